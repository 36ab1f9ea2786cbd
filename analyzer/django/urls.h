// What URLconfs are written with: the functions that make patterns, decorators that keep the view they are given, and the
// URLconfs of Django and REST framework that projects include.
// Source: Django 5.2, "django.urls functions for use in URLconfs", "View decorators"; earlier spellings are those of the
// releases that had them. Django REST framework 3.16, "Format suffixes".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace djvet {

enum class UrlFunction : std::uint8_t {
  none,
  path,               // path(route, view, kwargs, name)
  regex,              // re_path(), url()
  include,            // include(urlconf, namespace)
  language_patterns,  // i18n_patterns(*patterns)
  patterns,           // patterns(prefix, *patterns), until Django 1.10
  debug_only,         // static(), staticfiles_urlpatterns(): patterns in DEBUG only
  format_suffixes,    // format_suffix_patterns(patterns): each once more with a suffix
  text,               // gettext(): its argument
  keeps_view,         // a decorator: called with a view it is the same view, called with options it is such a decorator
  makes_decorator,    // called with options it is such a decorator: user_passes_test(), cache_page()
  wraps,              // functools.wraps(view) and update_wrapper(wrapper, view)
  partial,            // functools.partial(view, ...)
  app_config,         // apps.get_app_config(label)
};

/// By canonical name (see names.h).
[[nodiscard]] UrlFunction url_function(std::string_view canonical);

struct DescribedUrl {
  bool regex = false;
  std::string_view route;
  std::string_view name;
  std::string_view callback;  // dotted path
};

struct DescribedUrlConf {
  std::string_view module;
  std::string_view app_name;
  std::span<const DescribedUrl> urls;
};

/// A URLconf that is outside the tree, by its module; nothing when no table has it.
[[nodiscard]] const DescribedUrlConf* described_urlconf(std::string_view module);

inline constexpr std::string_view admin_site_class = "django.contrib.admin.AdminSite";
inline constexpr std::string_view admin_site =
    "django.contrib.admin.site";  // the default one, in the namespace "admin"

}  // namespace djvet
