// Requirements: the packages that the project declares, that its lock files chose, and that are installed in its environment;
// and which releases of one of them, Django first of all, the project may run with.
// Sources of the rules: PEP 440 (versions and specifiers), PEP 503 (names), Poetry 1.8 "Version constraints" (^, ~).
// Lifetime: a value, views nothing. Threads: const, any.
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/ids.h"
#include "analyzer/base/span.h"
#include "analyzer/extract/manifest_facts.h"

namespace djvet {

class ProjectModel;

/// 4.2 of 4.2.7.
struct FeatureRelease {
  int major = 0;
  int minor = 0;
  friend constexpr auto operator<=>(const FeatureRelease&, const FeatureRelease&) = default;
};

/// The releases of a package that the project may run with, from the surest thing that says so.
struct Releases {
  enum class Basis {
    nothing,      // nobody says
    classifiers,  // "Framework :: Django :: 4.2"
    requirement,  // what is declared for running it; of other groups where that says nothing
    lock,         // lock files
    environment,  // what is installed
  };
  Basis basis = Basis::nothing;
  std::optional<FeatureRelease> least;  // none: no lower bound is known
  std::optional<FeatureRelease> below;  // the first that is too new; none: no upper bound is known
  std::string exact;                    // "4.2.7", when there is one version alone
  FileId file;                          // with `span`: what says so; none for the environment
  Span span;

  /// Every release that the project may run with is this one or later; likewise earlier. Both false where nobody says.
  [[nodiscard]] bool certainly_at_least(FeatureRelease release) const { return least && *least >= release; }
  [[nodiscard]] bool certainly_below(FeatureRelease release) const { return below && *below <= release; }
};

struct Requirement {
  Declaration declared;  // with the place in `file`, and without group `locked`
  FileId file;           // a manifest, or a setup.py
};

struct LockedVersion {
  std::string name;  // normalized
  std::string version;
  FileId file;
  Span span;
};

struct InstalledVersion {
  std::string name;  // normalized
  std::string version;
};

class Requirements {
 public:
  /// All sorted by name, then file and place. Requirements files that another one includes for working on the project alone
  /// keep their own group.
  std::vector<Requirement> declared;
  std::vector<LockedVersion> locked;
  std::vector<InstalledVersion> installed;
  std::vector<std::string> own;          // names of distributions that manifests of the tree make; sorted
  std::vector<std::string> classifiers;  // releases of Django that they support
  FileId classified;                     // the manifest that says so
  std::vector<FileId> manifests;         // all that were read, setup.py among them; in path order
  bool has_environment = false;          // `installed` is all that there is
  bool complete = true;                  // all that is declared is in `declared`; where nothing is, too

  /// By normalized name; empty where there is none.
  [[nodiscard]] std::span<const Requirement> declared_as(std::string_view name) const;
  [[nodiscard]] std::span<const LockedVersion> locked_as(std::string_view name) const;
  [[nodiscard]] const InstalledVersion* installed_as(std::string_view name) const;

  /// Of one package, by its normalized name.
  [[nodiscard]] Releases releases_of(std::string_view name) const;
};

/// Which Djangos the project may run with.
[[nodiscard]] Releases django_version(const ProjectModel& model);

/// The bounds that a specifier sets: ">=4.2,<5" is from 4.2 to below 5.0; "==4.2.*" to below 4.3; "^4.2" to below 5.0. Only
/// `least`, `below` and `exact` are set. What it excludes by "!=" isn't said.
[[nodiscard]] Releases releases_in(std::string_view specifier);

/// All of it as text, for `djvet dump --phase requirements`.
[[nodiscard]] std::string dump_requirements(const ProjectModel& model);

}  // namespace djvet
