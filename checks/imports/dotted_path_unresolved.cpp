// Reports strings of settings that Django imports and that lead to no module, or to no name in it: of the project itself, or of
// Django where the release that removed it is certain.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/suggest.h"
#include "analyzer/django/removed_names.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/dotted_strings.h"
#include "analyzer/findings/judged_imports.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/module_names.h"
#include "analyzer/model/requirements.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"imports", "settings"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Settings", "https://docs.djangoproject.com/en/5.2/ref/settings/"},
    {"Django: Configuring applications",
     "https://docs.djangoproject.com/en/5.2/ref/applications/#configuring-applications"},
};

bool is_dotted(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return c == '.' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

class Judging {
 public:
  Judging(const ProjectModel& model, FindingSink& sink)
      : model_(model), names_(model), django_(django_version(model)), sink_(sink) {}

  void judge(const SettingsModule& settings) {
    for (const DottedString& string : dotted_strings(settings)) {
      if (!is_dotted(string.text) || !judges_imports_of(model_, string.file)) continue;
      if (!seen_.emplace(string.file, string.span.begin).second) continue;
      if (string.text.starts_with("django.")) judge_django(string);
      else judge(string, settings.file);
    }
  }

 private:
  void judge(const DottedString& string, FileId settings) {
    // An app may be a class that is looked up in a module; a module is nothing else.
    const ModuleNames::Search search = string.row->kind == DottedKind::module
                                           ? names_.find_module(string.text, settings)
                                           : names_.find_path(string.text, settings);
    if (search.answer != ModuleNames::Answer::absent) return;
    const std::string where = module_name(search.module);
    std::string message(string.row->setting);
    message.append(" names ").append(string.text).append(", but ");
    message += where.empty() ? "there is no " + search.missing : where + " has no " + search.missing;
    Finding& finding = sink_.report(string.file, string.span, std::move(message));
    fill(string, finding);
    const std::vector<std::string_view> known = names_beside(search);
    const std::string near(closest(search.missing, known));
    finding.help = near.empty() ? where_defined(search) : "Did you mean " + near + "?";
    if (!near.empty() && only_near(search.missing, known) == near) correct(string, search.missing, near, finding);
    if (search.module.valid()) finding.notes.push_back({search.module, {0, 0}, "where it would have to be"});
  }

  void judge_django(const DottedString& string) {
    if (string.row->setting == "DATABASES" && is_renamed_engine(string.text)) return;
    const std::optional<RemovedName> removed = removed_django_name(string.text);
    if (!removed || django_.basis == Releases::Basis::classifiers) return;
    if (!django_.certainly_at_least({removed->major, removed->minor})) return;
    std::string message(string.row->setting);
    message.append(" names ").append(string.text).append(", which is gone since Django ");
    message += std::to_string(removed->major) + "." + std::to_string(removed->minor);
    Finding& finding = sink_.report(string.file, string.span, std::move(message));
    fill(string, finding);
    if (!removed->replacement.empty()) finding.help = "Use " + std::string(removed->replacement) + " instead";
    if (django_.file.valid()) finding.notes.push_back({django_.file, django_.span, "the Django that is asked for"});
  }

  static void fill(const DottedString& string, Finding& finding) {
    finding.properties.push_back({"setting", {std::string(string.row->setting)}});
    finding.properties.push_back({"path", {std::string(string.text)}});
  }

  std::string module_name(FileId file) const {
    const Module* module = file.valid() ? model_.module_of(file) : nullptr;
    return module == nullptr ? std::string() : module->dotted;
  }

  /// The modules and names among which the missing one would be.
  std::vector<std::string_view> names_beside(const ModuleNames::Search& search) const {
    std::vector<std::string_view> candidates;
    if (!search.folder.empty()) candidates = names_.modules_in(search.folder);
    if (search.is_name && search.module.valid()) {
      const std::vector<std::string_view> names = names_.names_in(search.module);
      candidates.insert(candidates.end(), names.begin(), names.end());
    }
    return candidates;
  }

  /// The one module of the project that defines the name.
  std::string where_defined(const ModuleNames::Search& search) const {
    if (!search.is_name) return {};
    const std::vector<FileId> definers = names_.definers_of(search.missing, 2);
    if (definers.size() != 1) return {};
    return module_name(definers[0]) + " defines it: " + module_name(definers[0]) + "." + search.missing;
  }

  /// Writes the other name into the string.
  static void correct(const DottedString& string, std::string_view missing, const std::string& near, Finding& finding) {
    std::size_t at = 0;
    while (at < string.text.size() && string.text.substr(at, string.text.find('.', at) - at) != missing) {
      const std::size_t dot = string.text.find('.', at);
      at = dot == string.text.npos ? string.text.size() : dot + 1;
    }
    const std::optional<Span> span = part_of_string(string.span, string.text, at, missing.size());
    if (!span) return;
    finding.strategies.push_back(replacing(string.file, *span, near, Safety::unsafe, "write `" + near + "`"));
  }

  const ProjectModel& model_;
  ModuleNames names_;
  Releases django_;
  FindingSink& sink_;
  std::set<std::pair<FileId, std::uint32_t>> seen_;  // a base module's strings are those of each variant
};

void run(const CheckContext& context, FindingSink& sink) {
  Judging judging(context.model, sink);
  for (const SettingsModule& settings : context.model.settings())
    if (!context.model.sources().files[settings.file.index()].is_dependency()) judging.judge(settings);
}

}  // namespace

extern constinit const Check dotted_path_unresolved{
    .id = "dotted-path-unresolved",
    .summary = "A setting names a module, class or function that doesn't exist",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
