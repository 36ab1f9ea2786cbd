// What a project's own middleware does before it hands a request on: its attributes that it reads, which another middleware
// must have set by then.
// Invariant: a read that a guard may skip is left out: behind hasattr() or getattr() of the same name, in a `try`, behind an
// assignment to it, and all code that runs later (what follows get_response(), lambdas, nested functions).
// Source: Django 5.2, "Middleware", and django.utils.deprecation.MiddlewareMixin.
// Threads: any.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/project_model.h"

namespace djvet {

struct RequestRead {
  std::string_view attribute;  // a name of django/middleware.h
  FileId file;
  Span span;
};

/// In order of the source, each attribute once. `symbol` is a class or a factory function of the tree; nothing for others.
[[nodiscard]] std::vector<RequestRead> request_reads(const ProjectModel& model, const Symbol& symbol);

}  // namespace djvet
