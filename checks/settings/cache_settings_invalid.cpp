// Reports CACHES without the cache that Django itself uses, and caches in files that lie where they do harm.
// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: CACHES", "https://docs.djangoproject.com/en/5.2/ref/settings/#caches"},
    {"Django: System check framework, Caches", "https://docs.djangoproject.com/en/5.2/ref/checks/#caches"},
};

constexpr std::string_view in_files = "django.core.cache.backends.filebased.FileBasedCache";

Truth lacks_default(const SettingsReading& settings) { return negated(settings.has("CACHES", "default")); }

/// The absolute path that a value says, without a slash at its end; empty where it isn't one that can be compared.
std::string_view absolute(const Constant* value) {
  if (value == nullptr || !(value->is(Constant::Kind::string) || value->is(Constant::Kind::path))) return {};
  std::string_view path = value->text;
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const bool whole = path.starts_with('/') || path.starts_with(project_root_mark);
  return whole && path.find("..") == path.npos && path.find("/./") == path.npos ? path : std::string_view();
}

bool is_relative(const Constant& location) {
  if (!location.is(Constant::Kind::string) && !location.is(Constant::Kind::path)) return false;
  return !location.text.starts_with('/') && !location.text.starts_with(project_root_mark) &&
         location.text.find(':') != 1;
}

bool is_inside(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && (folder == "/" || path[folder.size()] == '/');
}

/// How Django says that a cache lies to a folder; empty where they are apart.
std::string_view relation_of(std::string_view cache, std::string_view folder) {
  if (cache.empty() || folder.empty()) return {};
  if (cache == folder) return "matches";
  if (is_inside(cache, folder)) return "is inside";
  return is_inside(folder, cache) ? "contains" : std::string_view();
}

std::vector<const Constant*> folders_of(const SettingsReading& settings, std::string_view name) {
  const Constant& value = settings.value(name);
  if (!value.is_sequence()) return {&value};
  std::vector<const Constant*> out;
  for (const Constant& item : value.items) {
    const bool pair = item.is_sequence() && item.items.size() == 2;
    out.push_back(pair ? &item.items[1] : &item);
  }
  return out;
}

void judge_location(DeployFindings& findings, const SettingsModule& module, const std::string& alias,
                    const Constant& location) {
  const SettingsReading plain(module, true);
  if (!location.file.valid() || location.span.end == location.span.begin) return;
  if (is_relative(location)) {
    Finding* finding =
        findings.report(module, "caches.W003", "CACHES", "The LOCATION of the cache " + alias + " is relative", true,
                        location.file, location.span);
    if (finding != nullptr) finding->help = "An absolute path, such as BASE_DIR / \"cache\"";
  }
  for (const std::string_view name : {"MEDIA_ROOT", "STATIC_ROOT", "STATICFILES_DIRS"}) {
    std::string_view relation;
    for (const Constant* folder : folders_of(plain, name))
      if (relation.empty()) relation = relation_of(absolute(&location), absolute(folder));
    if (relation.empty()) continue;
    const std::string message =
        "The LOCATION of the cache " + alias + " " + std::string(relation) + " " + std::string(name);
    Finding* finding = findings.report(module, "caches.W002", "CACHES", message, true, location.file, location.span);
    if (finding != nullptr) finding->help = "A folder that nothing else uses and no server serves";
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    if (module->find("CACHES") == nullptr) continue;
    Finding* finding = findings.judge(*module, "caches.E001", "CACHES", "CACHES has no \"default\"", lacks_default);
    if (finding != nullptr)
      finding->help = "\"default\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", ...}";
    const Constant& caches = SettingsReading(*module, true).value("CACHES");
    if (!caches.is(Constant::Kind::dict)) continue;
    for (std::size_t i = 0; i < caches.items.size(); ++i) {
      const Constant* backend = caches.items[i].find("BACKEND");
      const Constant* location = caches.items[i].find("LOCATION");
      if (backend == nullptr || !backend->is_text(in_files) || location == nullptr) continue;
      judge_location(findings, *module, "\"" + caches.keys[i].text + "\"", *location);
    }
  }
}

}  // namespace

extern constinit const Check cache_settings_invalid{
    .id = "cache-settings-invalid",
    .summary = "CACHES lacks the default cache, or keeps one in a folder that is relative or served",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
