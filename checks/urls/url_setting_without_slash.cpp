// Reports STATIC_URL and MEDIA_URL without the slash at their end that Django puts paths behind.
// SPDX-License-Identifier: MIT
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/findings/check.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"urls", "settings", "system-check"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: STATIC_URL", "https://docs.djangoproject.com/en/5.2/ref/settings/#static-url"},
    {"Django: System checks of URLs", "https://docs.djangoproject.com/en/5.2/ref/checks/#urls"},
};

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> reported;  // a base module's setting is that of each variant
  for (const SettingsModule& settings : context.model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    for (const std::string_view name : {"STATIC_URL", "MEDIA_URL"}) {
      const Setting* setting = settings.find(name);
      if (setting == nullptr || !setting->value.is(Constant::Kind::string)) continue;
      const std::string& value = setting->value.text;
      if (value.empty() || value.ends_with("/") || value.find(project_root_mark) != std::string::npos) continue;
      const bool placed = setting->value.file.valid();
      const FileId file = placed ? setting->value.file : setting->file;
      const Span span = placed ? setting->value.span : setting->span;
      if (!file.valid() || !reported.emplace(file, span.begin).second) continue;
      Finding* finding =
          report_system_check(context, sink, "urls.E006", file, span, std::string(name) + " doesn't end with a slash");
      if (finding == nullptr) continue;
      finding->help = "write `" + std::string(name) + " = \"" + value + "/\"`";
      // Unsafe: code may add the slash itself.
      const std::optional<Span> end = placed ? part_of_string(span, value, value.size(), 0) : std::nullopt;
      const bool own = file == setting->file && setting->span.contains(span);
      if (end && own)
        finding->strategies.push_back(replacing(file, *end, "/", Safety::unsafe, "write `" + value + "/`"));
      finding->properties.push_back({"setting", {std::string(name)}});
    }
  }
}

}  // namespace

extern constinit const Check url_setting_without_slash{.id = "url-setting-without-slash",
                                                       .summary = "STATIC_URL or MEDIA_URL doesn't end with a slash",
                                                       .severity = Severity::error,
                                                       .confidence = Confidence::high,
                                                       .fix = FixKind::unsafe,
                                                       .since = "0.1",
                                                       .tags = tags,
                                                       .reads = topics,
                                                       .references = references,
                                                       .run = run};

}  // namespace djvet::checks
