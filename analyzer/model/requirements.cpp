// Bounds of specifiers, and the choice between what several sources say.
// SPDX-License-Identifier: MIT
#include "analyzer/model/requirements.h"

#include <algorithm>
#include <charconv>

#include "analyzer/model/project_model.h"

namespace djvet {
namespace {

/// "4.2.7": its numbers, and whether a wildcard or a letter ends them.
struct Version {
  std::vector<int> parts;
  bool wildcard = false;
  [[nodiscard]] int part(std::size_t i) const { return i < parts.size() ? parts[i] : 0; }
  [[nodiscard]] FeatureRelease release() const { return {part(0), part(1)}; }
  /// Whether anything below the feature release is said, other than zero.
  [[nodiscard]] bool has_patch() const {
    return parts.size() > 2 && std::any_of(parts.begin() + 2, parts.end(), [](int part) { return part != 0; });
  }
};

std::optional<Version> parse_version(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Version version;
  for (;;) {
    if (text.starts_with('*')) {
      version.wildcard = true;
      break;
    }
    int part = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (error != std::errc{} || end == text.data() || part < 0 || part > 1'000'000) break;
    version.parts.push_back(part);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  if (version.parts.empty()) return std::nullopt;
  return version;
}

FeatureRelease next_minor(FeatureRelease release) { return {release.major, release.minor + 1}; }
FeatureRelease next_major(FeatureRelease release) { return {release.major + 1, 0}; }

/// The upper bound of what agrees with the first `parts` numbers.
FeatureRelease after(const Version& version, std::size_t parts) {
  return parts <= 1 ? next_major(version.release()) : next_minor(version.release());
}

void raise(std::optional<FeatureRelease>& least, FeatureRelease release) {
  least = std::max(least.value_or(release), release);
}
void lower(std::optional<FeatureRelease>& below, FeatureRelease release) {
  below = std::min(below.value_or(release), release);
}

void apply(std::string_view clause, Releases& bounds) {
  const std::size_t digits = std::min(clause.find_first_not_of("<>=!~^"), clause.size());
  const std::string_view sign = clause.substr(0, digits);
  const std::string_view spelt = clause.substr(digits);
  const std::optional<Version> version = parse_version(spelt);
  if (!version || sign == "!=") return;
  const FeatureRelease release = version->release();
  if (sign == ">=" || sign == ">") return raise(bounds.least, release);
  if (sign == "<") return lower(bounds.below, version->has_patch() ? next_minor(release) : release);
  if (sign == "<=") return lower(bounds.below, next_minor(release));
  raise(bounds.least, release);
  if (sign == "^") {
    lower(bounds.below, version->part(0) == 0 && version->parts.size() > 1 ? next_minor(release) : next_major(release));
  } else if (sign == "~=") {
    lower(bounds.below, after(*version, version->parts.size() - 1));
  } else if (sign == "~") {
    lower(bounds.below, after(*version, version->parts.size()));
  } else if (version->wildcard) {
    lower(bounds.below, after(*version, version->parts.size()));
  } else {
    lower(bounds.below, next_minor(release));
    bounds.exact = spelt;
  }
}

/// What all of several together allow.
class Union {
 public:
  void add(const Releases& bounds, FileId file, Span span) {
    if (first_) {
      all_ = bounds;
      all_.file = file;
      all_.span = span;
      first_ = false;
      return;
    }
    if (!all_.least || !bounds.least) all_.least.reset();
    else all_.least = std::min(*all_.least, *bounds.least);
    if (!all_.below || !bounds.below) all_.below.reset();
    else all_.below = std::max(*all_.below, *bounds.below);
    if (all_.exact != bounds.exact) all_.exact.clear();
  }
  /// With the basis where there is any bound.
  [[nodiscard]] Releases take(Releases::Basis basis) {
    if (all_.least || all_.below) all_.basis = basis;
    return std::move(all_);
  }

 private:
  Releases all_;
  bool first_ = true;
};

template <class Row, class Name>
std::span<const Row> named(const std::vector<Row>& rows, std::string_view name, Name name_of) {
  const auto [first, last] = std::ranges::equal_range(rows, name, {}, name_of);
  return {first, last};
}

/// One version for all that pin it; else all that is declared. The group `main` counts alone where it says something.
Releases declared_releases(std::span<const Requirement> rows) {
  const auto said = [](const Requirement& row) { return !row.declared.specifier.empty(); };
  const auto in_main = [&](const Requirement& row) {
    return said(row) && row.declared.group == RequirementGroup::main;
  };
  const bool main_alone = std::ranges::any_of(rows, in_main);
  Union pins;
  Union ranges;
  for (const Requirement& row : rows) {
    if (main_alone && row.declared.group != RequirementGroup::main) continue;
    const Releases bounds = releases_in(row.declared.specifier);
    if (!bounds.exact.empty()) pins.add(bounds, row.file, row.declared.span);
    if (said(row) || row.declared.group == RequirementGroup::main) ranges.add(bounds, row.file, row.declared.span);
  }
  Releases pinned = pins.take(Releases::Basis::requirement);
  return pinned.exact.empty() ? ranges.take(Releases::Basis::requirement) : pinned;
}

Releases exactly(const std::string& version, Releases::Basis basis) {
  Releases releases = releases_in("==" + version);
  if (!releases.exact.empty()) releases.basis = basis;
  return releases;
}

}  // namespace

Releases releases_in(std::string_view specifier) {
  Releases bounds;
  if (specifier.find("||") != specifier.npos) return bounds;
  for (std::size_t begin = 0; begin < specifier.size();) {
    const std::size_t end = std::min(specifier.find(',', begin), specifier.size());
    apply(specifier.substr(begin, end - begin), bounds);
    begin = end + 1;
  }
  return bounds;
}

std::span<const Requirement> Requirements::declared_as(std::string_view name) const {
  return named(declared, name, [](const Requirement& row) -> std::string_view { return row.declared.name; });
}

std::span<const LockedVersion> Requirements::locked_as(std::string_view name) const {
  return named(locked, name, [](const LockedVersion& row) -> std::string_view { return row.name; });
}

const InstalledVersion* Requirements::installed_as(std::string_view name) const {
  const auto rows = named(installed, name, [](const InstalledVersion& row) -> std::string_view { return row.name; });
  return rows.empty() ? nullptr : &rows.front();
}

Releases Requirements::releases_of(std::string_view name) const {
  if (const InstalledVersion* row = installed_as(name))
    if (Releases releases = exactly(row->version, Releases::Basis::environment); !releases.exact.empty())
      return releases;
  Union chosen;
  for (const LockedVersion& row : locked_as(name))
    if (!row.version.empty()) chosen.add(exactly(row.version, Releases::Basis::lock), row.file, row.span);
  if (Releases releases = chosen.take(Releases::Basis::lock); releases.basis == Releases::Basis::lock) return releases;
  return declared_releases(declared_as(name));
}

Releases django_version(const ProjectModel& model) {
  const Requirements& requirements = model.requirements();
  Releases releases = requirements.releases_of("django");
  if (releases.basis != Releases::Basis::nothing) return releases;
  Union supported;
  for (const std::string& release : requirements.classifiers)
    if (release.find('.') != release.npos)
      supported.add(releases_in("==" + release + ".*"), requirements.classified, {});
  releases = supported.take(Releases::Basis::classifiers);
  releases.exact.clear();
  return releases;
}

}  // namespace djvet
