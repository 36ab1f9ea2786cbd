// Reports language codes that Django refuses, and a LANGUAGE_CODE that is not among LANGUAGES.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/django/setting_defaults.h"
#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: LANGUAGE_CODE", "https://docs.djangoproject.com/en/5.2/ref/settings/#language-code"},
    {"Django: System check framework, Translation", "https://docs.djangoproject.com/en/5.2/ref/checks/#translation"},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// How many characters of a kind `text` begins with.
std::size_t run_of(std::string_view text, bool (*is_kind)(char)) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_kind) - text.begin());
}

/// Django 5.2, django/utils/translation/trans_real.py, language_code_re:
/// ^[a-z]{2,8}(?:-[a-z0-9]{1,8})*(?:@[a-z0-9]{1,20})?$, whatever the case.
bool is_language_code(std::string_view text) {
  std::size_t length = run_of(text, is_letter);
  if (length < 2 || length > 8) return false;
  text.remove_prefix(length);
  while (text.starts_with('-')) {
    length = run_of(text.substr(1), is_letter_or_digit);
    if (length < 1 || length > 8) return false;
    text.remove_prefix(length + 1);
  }
  if (text.empty()) return true;
  return text.front() == '@' && text.size() >= 2 && text.size() <= 21 &&
         run_of(text.substr(1), is_letter_or_digit) == text.size() - 1;
}

Truth is_bad_code(const Constant& value) {
  if (value.is(Constant::Kind::string)) return truth(!is_language_code(value.text));
  return is_truthy(value) == Truth::unknown ? Truth::unknown : Truth::yes;
}

Truth bad_code(const SettingsReading& settings) { return settings.holds("LANGUAGE_CODE", is_bad_code); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The codes of LANGUAGES; false where they aren't all known.
bool read_codes(const SettingsReading& settings, std::vector<std::string>& codes) {
  if (settings.find("LANGUAGES") == nullptr) {
    codes.assign(default_languages().begin(), default_languages().end());
    return true;
  }
  const Constant& languages = settings.value("LANGUAGES");
  if (!languages.is_sequence() || languages.open) return false;
  for (const Constant& pair : languages.items) {
    if (!pair.is_sequence() || pair.items.empty() || !pair.items[0].is(Constant::Kind::string)) return false;
    codes.push_back(pair.items[0].text);
  }
  return true;
}

/// Django 5.2, trans_real.get_supported_language_variant: the code, what it begins with, or any that begins like it.
Truth is_not_supported(const SettingsReading& settings) {
  const Truth translated = settings.truthy("USE_I18N");
  const Constant& code = settings.value("LANGUAGE_CODE");
  std::vector<std::string> codes;
  if (!code.is(Constant::Kind::string) || code.text.empty() || !read_codes(settings, codes)) return Truth::unknown;
  const std::string wanted = lower(code.text);
  if (wanted.starts_with("zh")) return Truth::unknown;  // Django knows other names for these
  const std::string generic = wanted.substr(0, wanted.find('-'));
  for (const std::string& known : codes) {
    const bool prefix = wanted == known || wanted.starts_with(known + "-");
    if (prefix || known == generic || known.starts_with(generic + "-")) return Truth::no;
  }
  return translated;
}

void judge_list(DeployFindings& findings, const SettingsModule& module, std::string_view name, std::string_view id) {
  const Constant& list = SettingsReading(module, true).value(name);
  if (!list.is_sequence()) return;
  for (const Constant& item : list.items) {
    const bool pair = item.is_sequence() && !item.items.empty();
    const Constant& code = pair ? item.items[0] : item;
    if (!code.file.valid() || code.span.end == code.span.begin || is_bad_code(code) != Truth::yes) continue;
    Finding* finding = findings.report(module, id, name, std::string(name) + " holds what is no language code", true,
                                       code.file, code.span);
    if (finding != nullptr) finding->help = "A code such as \"de\" or \"pt-br\"";
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  DeployFindings findings(context, sink);
  for (const SettingsModule* module : findings.modules()) {
    if (Finding* finding =
            findings.judge(*module, "translation.E001", "LANGUAGE_CODE", "LANGUAGE_CODE is no language code", bad_code))
      finding->help = "A code such as \"de\" or \"pt-br\"";
    judge_list(findings, *module, "LANGUAGES", "translation.E002");
    judge_list(findings, *module, "LANGUAGES_BIDI", "translation.E003");
    if (Finding* finding = findings.judge(*module, "translation.E004", "LANGUAGE_CODE",
                                          "LANGUAGE_CODE is not among LANGUAGES", is_not_supported))
      finding->help = "Add it to LANGUAGES";
  }
}

}  // namespace

extern constinit const Check language_settings_invalid{
    .id = "language-settings-invalid",
    .summary = "A language code is malformed, or LANGUAGE_CODE is not among LANGUAGES",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
