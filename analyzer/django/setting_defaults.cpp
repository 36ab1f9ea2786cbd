// One row for each setting, by name.
// SPDX-License-Identifier: MIT
#include "analyzer/django/setting_defaults.h"

#include <algorithm>
#include <array>
#include <vector>

namespace djvet {
namespace {

using Kind = Constant::Kind;

struct Row {
  std::string_view name;
  Kind kind{};
  std::int64_t number = 0;
  std::string_view text;
};

constexpr auto rows = std::to_array<Row>({
    {"ALLOWED_HOSTS", Kind::list, 0, ""},
    {"CSRF_COOKIE_SECURE", Kind::boolean, 0, ""},
    {"CSRF_FAILURE_VIEW", Kind::string, 0, "django.views.csrf.csrf_failure"},
    {"CSRF_TRUSTED_ORIGINS", Kind::list, 0, ""},
    {"CSRF_USE_SESSIONS", Kind::boolean, 0, ""},
    {"DEBUG", Kind::boolean, 0, ""},
    {"EMAIL_BACKEND", Kind::string, 0, "django.core.mail.backends.smtp.EmailBackend"},
    {"INSTALLED_APPS", Kind::list, 0, ""},
    {"LANGUAGE_CODE", Kind::string, 0, "en-us"},
    {"MEDIA_ROOT", Kind::string, 0, ""},
    {"MIDDLEWARE", Kind::list, 0, ""},
    {"SECRET_KEY", Kind::string, 0, ""},
    {"SECRET_KEY_FALLBACKS", Kind::list, 0, ""},
    {"SECURE_CONTENT_TYPE_NOSNIFF", Kind::boolean, 1, ""},
    {"SECURE_CROSS_ORIGIN_OPENER_POLICY", Kind::string, 0, "same-origin"},
    {"SECURE_CSP", Kind::dict, 0, ""},
    {"SECURE_CSP_REPORT_ONLY", Kind::dict, 0, ""},
    {"SECURE_HSTS_INCLUDE_SUBDOMAINS", Kind::boolean, 0, ""},
    {"SECURE_HSTS_PRELOAD", Kind::boolean, 0, ""},
    {"SECURE_HSTS_SECONDS", Kind::integer, 0, ""},
    {"SECURE_REFERRER_POLICY", Kind::string, 0, "same-origin"},
    {"SECURE_SSL_REDIRECT", Kind::boolean, 0, ""},
    {"SESSION_COOKIE_HTTPONLY", Kind::boolean, 1, ""},
    {"SESSION_COOKIE_SECURE", Kind::boolean, 0, ""},
    {"SESSION_ENGINE", Kind::string, 0, "django.contrib.sessions.backends.db"},
    {"SITE_ID", Kind::none, 0, ""},
    {"STATICFILES_DIRS", Kind::list, 0, ""},
    {"STATIC_ROOT", Kind::none, 0, ""},
    {"TEMPLATES", Kind::list, 0, ""},
    {"USE_I18N", Kind::boolean, 1, ""},
    {"X_FRAME_OPTIONS", Kind::string, 0, "DENY"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::name));

constexpr auto languages = std::to_array<std::string_view>(
    {"af",    "ar",    "ar-dz", "ast", "az",      "be", "bg",    "bn",      "br",     "bs", "ca",    "ckb",   "cs",
     "cy",    "da",    "de",    "dsb", "el",      "en", "en-au", "en-gb",   "eo",     "es", "es-ar", "es-co", "es-mx",
     "es-ni", "es-ve", "et",    "eu",  "fa",      "fi", "fr",    "fy",      "ga",     "gd", "gl",    "he",    "hi",
     "hr",    "hsb",   "ht",    "hu",  "hy",      "ia", "id",    "ig",      "io",     "is", "it",    "ja",    "ka",
     "kab",   "kk",    "km",    "kn",  "ko",      "ky", "lb",    "lt",      "lv",     "mk", "ml",    "mn",    "mr",
     "ms",    "my",    "nb",    "ne",  "nl",      "nn", "os",    "pa",      "pl",     "pt", "pt-br", "ro",    "ru",
     "sk",    "sl",    "sq",    "sr",  "sr-latn", "sv", "sw",    "ta",      "te",     "tg", "th",    "tk",    "tr",
     "tt",    "udm",   "ug",    "uk",  "ur",      "uz", "vi",    "zh-hans", "zh-hant"});
static_assert(std::ranges::is_sorted(languages));

std::vector<Constant> make_all() {
  std::vector<Constant> out;
  for (const Row& row : rows) {
    Constant& value = out.emplace_back();
    value.kind = row.kind;
    value.number = row.number;
    value.text = row.text;
  }
  return out;
}

}  // namespace

const Constant* default_setting(std::string_view name) {
  static const std::vector<Constant> values = make_all();
  const auto* row = std::ranges::lower_bound(rows, name, {}, &Row::name);
  return row != rows.end() && row->name == name ? &values[static_cast<std::size_t>(row - rows.begin())] : nullptr;
}

std::span<const std::string_view> default_languages() { return languages; }

}  // namespace djvet
