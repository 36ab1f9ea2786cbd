// Models of common packages, as rows of the same kind as Django's own.
// Source: the packages' own models under a running Django, printed by tests/support/describe_packages.py; the versions are in
// package_models.cpp.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "analyzer/django/described_models.h"

namespace djvet {

/// Sorted by path. Parsed when first asked for; lives as long as the program. Threads: any.
[[nodiscard]] std::span<const DescribedModel> package_models();

}  // namespace djvet
