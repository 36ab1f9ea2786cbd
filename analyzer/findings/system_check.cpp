// Settings modules are asked in the order of the model; those that nothing is judged by have no say.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/system_check.h"

#include <algorithm>

#include "analyzer/model/project_model.h"
#include "analyzer/model/requirements.h"

namespace djvet {
namespace {

bool may_hold(const Constant& value, std::string_view id) {
  if (value.is(Constant::Kind::several))
    return value.open || std::ranges::any_of(value.items, [&](const Constant& each) { return may_hold(each, id); });
  if (!value.is_sequence()) return value.is(Constant::Kind::unknown) || value.is(Constant::Kind::call);
  return value.open || std::ranges::any_of(value.items, [&](const Constant& item) {
           return item.is_text(id) || item.is(Constant::Kind::unknown) || item.is(Constant::Kind::several);
         });
}

Severity severity_of_id(std::string_view id) {
  const std::size_t dot = id.rfind('.');
  const char letter = dot + 1 < id.size() ? id[dot + 1] : 'W';
  if (letter == 'E' || letter == 'C') return Severity::error;
  return letter == 'W' ? Severity::warning : Severity::note;
}

}  // namespace

DjangoRange django_releases(const CheckContext& context) {
  const Releases said = django_version(context.model);
  DjangoRange range = any_django;
  const auto release = [](int major, int minor) {
    return DjangoRelease{static_cast<std::int16_t>(major), static_cast<std::int16_t>(minor)};
  };
  if (said.least) range.first = release(said.least->major, said.least->minor);
  // Classifiers are seldom up to date, and what no release before 2.0 shares with later ones isn't of interest.
  if (said.basis == Releases::Basis::classifiers || !said.below || said.below->major < 2) return range;
  constexpr int last_minor = 2;  // 4.2 is followed by 5.0
  const FeatureRelease below = *said.below;
  range.last = below.minor == 0 ? release(below.major - 1, last_minor) : release(below.major, below.minor - 1);
  return range;
}

bool may_silence(const SettingsModule& settings, std::string_view id) {
  const Setting* setting = settings.find("SILENCED_SYSTEM_CHECKS");
  return setting == nullptr ? false : may_hold(setting->value, id);
}

bool is_system_check_heard(const CheckContext& context, std::string_view id) {
  if (!has_system_check(django_releases(context), id)) return false;
  bool judged = false;
  for (const SettingsModule& settings : context.model.settings()) {
    if (settings.standing == SettingsStanding::none) continue;
    if (!may_silence(settings, id)) return true;
    judged = true;
  }
  return !judged;
}

Finding* report_system_check(const CheckContext& context, FindingSink& sink, std::string_view id, FileId file,
                             Span span, std::string message) {
  if (!is_system_check_heard(context, id)) return nullptr;
  Finding& finding = sink.report(file, span, std::move(message));
  finding.severity = severity_of_id(id);
  finding.properties.push_back({"djangoCheck", {std::string(id)}});
  return &finding;
}

}  // namespace djvet
