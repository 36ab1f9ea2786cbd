// The table of formats.
// SPDX-License-Identifier: MIT
#include "reporters/reporter.h"

#include <array>

#include "analyzer/base/require.h"

namespace djvet {

namespace {

using Renderer = std::string(const Report&, const RenderOptions&);

constexpr std::array<std::string_view, 5> names{"text", "concise", "json", "sarif", "github"};
constexpr std::array<Renderer*, 5> renderers{render_text, render_concise, render_json, render_sarif, render_github};

}  // namespace

std::string render(const Report& report, Format format, const RenderOptions& options) {
  const auto index = static_cast<std::size_t>(format);
  require(index < renderers.size(), "a format has a renderer");
  return renderers[index](report, options);
}

std::optional<Format> format_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Format>(i);
  return std::nullopt;
}

std::span<const std::string_view> format_names() { return names; }

}  // namespace djvet
