// What Django, REST framework and other packages do at run time with a project's classes, described in Python of our own
// (analyzer/django/described/): small classes and functions under the names of the real ones, which hold only what matters
// to queries: which methods are called, which rows are gone through, what is read from each. They are linked and evaluated
// like code of the project; nothing in them is ever run. A name that the real module has and the description doesn't stays
// outside the tree, unknown.
//
// What Python can't say is asked of inference by the functions of a module that exists nowhere, `djvet`
// (infer/evaluate_described.cpp). A class that a framework calls by itself has a method `djvet_run`.
// Source of each: the module of the same name in Django 5.2, Django REST framework 3.16, ... (named in the file's head).
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace djvet {

struct DescribedModule {
  std::string_view path;  // "django/views/generic.py" describes django.views.generic
  std::string_view text;
};

/// In path order.
[[nodiscard]] std::span<const DescribedModule> described_modules();

}  // namespace djvet
