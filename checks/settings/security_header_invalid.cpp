// Reports values that browsers would not understand, which Django refuses to start with.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/findings/deploy_findings.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "security"};
constexpr Topic topics[] = {Topic::settings};
constexpr Reference references[] = {
    {"Django: System check framework, Security", "https://docs.djangoproject.com/en/5.2/ref/checks/#security"},
    {"Django: Content Security Policy", "https://docs.djangoproject.com/en/6.0/howto/csp/"},
};

constexpr auto referrer_policies =
    std::to_array<std::string_view>({"no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin",
                                     "same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url"});
constexpr auto opener_policies =
    std::to_array<std::string_view>({"same-origin", "same-origin-allow-popups", "unsafe-none"});
constexpr std::string_view csp_middleware = "django.middleware.csp.ContentSecurityPolicyMiddleware";
constexpr std::string_view csp_processor = "django.template.context_processors.csp";

Truth has_middleware(const SettingsReading& settings) {
  return settings.has("MIDDLEWARE", "django.middleware.security.SecurityMiddleware");
}

bool is_referrer_policy(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  text.remove_suffix(text.size() - std::min(text.find_last_not_of(" \t\n") + 1, text.size()));
  return std::ranges::find(referrer_policies, text) != referrer_policies.end();
}

/// A text of policies with commas between them, or a list.
Truth is_bad_referrer(const Constant& value) {
  if (value.is(Constant::Kind::none)) return Truth::no;
  if (value.is(Constant::Kind::string)) {
    for (std::size_t begin = 0; begin <= value.text.size();) {
      const std::size_t end = std::min(value.text.find(',', begin), value.text.size());
      if (!is_referrer_policy(std::string_view(value.text).substr(begin, end - begin))) return Truth::yes;
      begin = end + 1;
    }
    return Truth::no;
  }
  if (!value.is_sequence()) return Truth::unknown;
  for (const Constant& item : value.items)
    if (item.is(Constant::Kind::string) && std::ranges::find(referrer_policies, item.text) == referrer_policies.end())
      return Truth::yes;
  return value.open ? Truth::unknown : Truth::no;
}

Truth is_bad_opener(const Constant& value) {
  if (value.is(Constant::Kind::none)) return Truth::no;
  if (!value.is(Constant::Kind::string)) return is_truthy(value) == Truth::unknown ? Truth::unknown : Truth::yes;
  return truth(std::ranges::find(opener_policies, value.text) == opener_policies.end());
}

Truth bad_referrer(const SettingsReading& settings) {
  return both(has_middleware(settings), settings.holds("SECURE_REFERRER_POLICY", is_bad_referrer));
}
Truth bad_opener(const SettingsReading& settings) {
  return both(has_middleware(settings), settings.holds("SECURE_CROSS_ORIGIN_OPENER_POLICY", is_bad_opener));
}

Truth is_no_dict(const Constant& value) {
  const bool known = value.is(Constant::Kind::string) || value.is_sequence() || value.is(Constant::Kind::boolean) ||
                     value.is(Constant::Kind::integer);
  if (known) return Truth::yes;
  return value.is(Constant::Kind::dict) || value.is(Constant::Kind::none) ? Truth::no : Truth::unknown;
}
Truth bad_policy(const SettingsReading& settings) { return settings.holds("SECURE_CSP", is_no_dict); }
Truth bad_report(const SettingsReading& settings) { return settings.holds("SECURE_CSP_REPORT_ONLY", is_no_dict); }

bool is_nonce(const Constant& value) {
  return value.is(Constant::Kind::reference) && value.text == "django.utils.csp.CSP.NONCE";
}

Truth has_nonce(const Constant& policy) {
  if (policy.is(Constant::Kind::none)) return Truth::no;
  if (!policy.is(Constant::Kind::dict)) return Truth::unknown;
  bool known = !policy.open;
  for (const Constant& values : policy.items) {
    if (is_nonce(values) || std::ranges::any_of(values.items, is_nonce)) return Truth::yes;
    known = known && !values.open && !values.is(Constant::Kind::unknown);
  }
  return known ? Truth::no : Truth::unknown;
}

/// Whether some template engine has the processor that gives templates the nonce.
Truth is_processed(const Constant& engines) {
  if (!engines.is_sequence()) return Truth::unknown;
  Truth out = engines.open ? Truth::unknown : Truth::no;
  for (const Constant& engine : engines.items) {
    const Constant* options = engine.find("OPTIONS");
    const Constant* processors = options == nullptr ? nullptr : options->find("context_processors");
    const bool open = !engine.is(Constant::Kind::dict) || engine.open || (options != nullptr && options->open);
    if (processors != nullptr) out = any_of(out, has_item(*processors, csp_processor));
    else if (open) out = any_of(out, Truth::unknown);
  }
  return out;
}

Truth nonce_unused(const SettingsReading& settings) {
  const Truth nonce =
      any_of(settings.holds("SECURE_CSP", has_nonce), settings.holds("SECURE_CSP_REPORT_ONLY", has_nonce));
  return both(both(settings.has("MIDDLEWARE", csp_middleware), nonce),
              negated(settings.holds("TEMPLATES", is_processed)));
}

constexpr DeployRow rows[] = {
    {"security.E023", "SECURE_REFERRER_POLICY", "SECURE_REFERRER_POLICY holds what is no referrer policy",
     "SECURE_REFERRER_POLICY = \"same-origin\"", bad_referrer},
    {"security.E024", "SECURE_CROSS_ORIGIN_OPENER_POLICY", "SECURE_CROSS_ORIGIN_OPENER_POLICY is no opener policy",
     "SECURE_CROSS_ORIGIN_OPENER_POLICY = \"same-origin\"", bad_opener},
    {"security.E026", "SECURE_CSP", "SECURE_CSP is not a dict", "SECURE_CSP = {\"default-src\": [CSP.SELF]}",
     bad_policy},
    {"security.E026", "SECURE_CSP_REPORT_ONLY", "SECURE_CSP_REPORT_ONLY is not a dict",
     "SECURE_CSP_REPORT_ONLY = {\"default-src\": [CSP.SELF]}", bad_report},
    {"security.W027", "TEMPLATES", "The policy asks for a nonce, and no template engine gives it to templates",
     "\"django.template.context_processors.csp\", in the context processors", nonce_unused},
};

void run(const CheckContext& context, FindingSink& sink) { judge_rows(context, sink, rows); }

}  // namespace

extern constinit const Check security_header_invalid{
    .id = "security-header-invalid",
    .summary = "A setting of a security header has a value that Django refuses",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
