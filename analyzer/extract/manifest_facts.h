// ManifestFacts: what one file says of the packages that a project needs, whatever the file's format; and the block of bytes
// that a cache keeps of it.
// Formats: requirements files (pip 24, "Requirements File Format"), pyproject.toml (PEP 621, PEP 735; Poetry, PDM, uv), setup.cfg
// (setuptools), Pipfile; lock files of Poetry, uv, PDM, Pipenv and PEP 751.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace djvet {

/// What a requirement is needed for, as far as the file says.
enum class RequirementGroup : std::uint8_t {
  main,        // to run
  optional,    // an extra that users of the package may ask for
  dev,         // to work on it
  test,        // likewise, by the group's or the file's name
  build,       // to build it
  constraint,  // not a requirement: the version, where something else requires it
  locked,      // what a lock file chose, for whatever group
};

/// One requirement. PEP 508.
struct Declaration {
  std::string name;       // normalized (PEP 503): "django-rest-auth"; empty: the file doesn't say
  std::string specifier;  // of versions, without blanks (PEP 440); empty: any, or what an URL has
  std::string marker;     // of the environment; empty: always
  RequirementGroup group = RequirementGroup::main;
  Span span;  // the requirement, without comments and hashes
  friend bool operator==(const Declaration&, const Declaration&) = default;
};

struct ManifestFacts {
  std::string project;  // the normalized name of the distribution that the file itself makes; empty: none
  std::vector<Declaration> declarations;  // in the order of the file
  std::vector<std::string> included;      // requirements files that it includes, as written: relative to its folder
  std::vector<std::string> django;        // releases in "Framework :: Django :: 4.2" classifiers
  bool complete = true;                   // all that it declares is above, but for what included files do
  std::uint32_t source_size = 0;          // bytes of the decoded text

  [[nodiscard]] std::string block() const;
  /// Nothing when the block is not what block() gives.
  [[nodiscard]] static std::optional<ManifestFacts> view(std::string_view block);
};

/// By the index of the file; none for files that are no manifests.
using ManifestTable = std::vector<std::shared_ptr<const ManifestFacts>>;

/// Reads a manifest; `path` tells the format. Any text gives facts: what isn't understood makes them incomplete.
[[nodiscard]] ManifestFacts read_manifest(std::string_view path, std::string_view text);

/// Lower case, runs of "-", "_" and "." as one "-" (PEP 503).
[[nodiscard]] std::string normalized_distribution(std::string_view name);

/// "Django[argon2]>=4.2,<5 ; python_version>'3'" (PEP 508), without span and group; nothing when it begins with no name.
[[nodiscard]] std::optional<Declaration> parse_requirement(std::string_view text);

}  // namespace djvet
