// URIs of documents, as editors spell them <-> absolute paths of this machine.
// Source: RFC 3986; RFC 8089 for file URIs.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace djvet::lsp {

/// The absolute path of a file URI of this machine, in normal form. Nothing for other schemes and hosts, for a "%" without two
/// digits, a NUL, or a path that isn't absolute.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);

/// `path` is absolute.
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace djvet::lsp
