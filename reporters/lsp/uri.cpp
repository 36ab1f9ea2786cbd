// Query and fragment are cut off, as they name nothing in the file system.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/uri.h"

#include <filesystem>

#include "reporters/places.h"

namespace djvet::lsp {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char byte = text[at];
    if (byte == '%') {
      const int high = at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? digit_of(text[at + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<char>(high * 16 + low);
      at += 2;
    }
    if (byte == '\0') return std::nullopt;
    out += byte;
  }
  return out;
}

}  // namespace

std::optional<std::string> path_of_uri(std::string_view uri) {
  constexpr std::string_view scheme = "file://";
  if (!uri.starts_with(scheme)) return std::nullopt;
  uri.remove_prefix(scheme.size());
  const std::size_t slash = uri.find('/');
  if (slash == uri.npos) return std::nullopt;
  const std::string_view host = uri.substr(0, slash);
  if (!host.empty() && host != "localhost") return std::nullopt;
  uri = uri.substr(slash, uri.find_first_of("?#") - slash);
  std::optional<std::string> path = decoded(uri);
  if (!path) return std::nullopt;
  std::string normal = std::filesystem::path(*path).lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

std::string uri_of_path(std::string_view path) { return "file://" + uri_of(path); }

}  // namespace djvet::lsp
