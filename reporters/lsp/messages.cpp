// The depth is measured before anything is parsed, and lone surrogates, which editors do send, become U+FFFD: of one
// UTF-16 unit like them, so that positions stay.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/messages.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace djvet::lsp {
namespace {

using Json = nlohmann::json;

bool is_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > most_depth) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

/// The UTF-16 unit of an escape that begins at `at`; 0 where there is none.
unsigned unit_at(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
  unsigned unit = 0;
  for (const char c : text.substr(at + 2, 4)) {
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                               : -1;
    if (digit < 0) return 0;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

std::string with_whole_characters(std::string_view content) {
  std::string text(content);
  const auto is_high = [](unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_low = [](unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; };
  for (std::size_t at = text.find('\\'); at != text.npos && at + 1 < text.size(); at = text.find('\\', at)) {
    const unsigned unit = unit_at(text, at);
    if (is_high(unit) && is_low(unit_at(text, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      text.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += unit == 0 ? 2 : 6;
    }
  }
  return text;
}

const Json& at(const Json& from, std::string_view key) {
  static const Json nothing;
  if (!from.is_object()) return nothing;
  const auto found = from.find(key);
  return found == from.end() ? nothing : *found;
}

template <class... Keys>
const Json& at(const Json& from, std::string_view key, Keys... more) {
  return at(at(from, key), more...);
}

std::string text_of(const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); }

bool is_true(const Json& json) { return json.is_boolean() && json.get<bool>(); }

std::int64_t number_of(const Json& json) { return json.is_number_integer() ? json.get<std::int64_t>() : 0; }

/// What is no number of a line or character, is below 0 or beyond all texts, is brought into them.
std::uint32_t count_of(const Json& json) {
  constexpr std::uint64_t most = 0xffffffffU;
  if (json.is_number_unsigned()) return static_cast<std::uint32_t>(std::min(json.get<std::uint64_t>(), most));
  if (json.is_number_float() && json.get<double>() >= 1)
    return json.get<double>() >= static_cast<double>(most) ? most : static_cast<std::uint32_t>(json.get<double>());
  return 0;
}

Point point_of_json(const Json& json) { return {count_of(at(json, "line")), count_of(at(json, "character"))}; }

Range range_of_json(const Json& json) { return {point_of_json(at(json, "start")), point_of_json(at(json, "end"))}; }

/// The first encoding that the editor names and the server has.
Units units_of_client(const Json& encodings) {
  constexpr std::array<std::string_view, 3> names{"utf-8", "utf-16", "utf-32"};
  if (encodings.is_array())
    for (const Json& name : encodings) {
      const auto known = std::find(names.begin(), names.end(), text_of(name));
      if (known != names.end()) return static_cast<Units>(known - names.begin());
    }
  return Units::utf16;
}

std::vector<std::string> uris_of(const Json& folders) {
  std::vector<std::string> uris;
  if (!folders.is_array()) return uris;
  for (const Json& folder : folders)
    if (std::string uri = text_of(at(folder, "uri")); !uri.empty()) uris.push_back(std::move(uri));
  return uris;
}

Initialize read_initialize(const Json& params) {
  Initialize out;
  const Json& can = at(params, "capabilities");
  out.folders = uris_of(at(params, "workspaceFolders"));
  if (const std::string root = text_of(at(params, "rootUri")); out.folders.empty() && !root.empty())
    out.folders.push_back(root);
  out.units = units_of_client(at(can, "general", "positionEncodings"));
  out.versioned_edits = is_true(at(can, "workspace", "workspaceEdit", "documentChanges"));
  const Json& operations = at(can, "workspace", "workspaceEdit", "resourceOperations");
  out.creates_files =
      operations.is_array() && std::find(operations.begin(), operations.end(), Json("create")) != operations.end();
  out.registers_watches = is_true(at(can, "workspace", "didChangeWatchedFiles", "dynamicRegistration"));
  if (const Json& parent = at(params, "processId"); parent.is_number_integer()) out.parent = number_of(parent);
  return out;
}

AskActions read_actions(const Json& params, std::string uri) {
  AskActions out{std::move(uri), range_of_json(at(params, "range")), true};
  if (const Json& only = at(params, "context", "only"); only.is_array())
    out.quick_fixes = std::any_of(only.begin(), only.end(), [](const Json& kind) {
      const std::string name = text_of(kind);
      return name.empty() || name == "quickfix";
    });
  return out;
}

decltype(Message::body) read_document_message(std::string_view method, const Json& params) {
  const Json& document = at(params, "textDocument");
  std::string uri = text_of(at(document, "uri"));
  if (uri.empty()) return BadMessage{Code::invalid_params, "no textDocument.uri"};
  const std::int64_t version = number_of(at(document, "version"));
  if (method == "textDocument/didOpen") return OpenDocument{std::move(uri), version, text_of(at(document, "text"))};
  if (method == "textDocument/didClose") return CloseDocument{std::move(uri)};
  if (method == "textDocument/didSave") return FilesChanged{};
  if (method == "textDocument/hover") return AskHover{std::move(uri), point_of_json(at(params, "position"))};
  if (method == "textDocument/codeAction") return read_actions(params, std::move(uri));
  ChangeDocument change{std::move(uri), version, {}};
  const Json& changes = at(params, "contentChanges");
  if (!changes.is_array()) return BadMessage{Code::invalid_params, "no contentChanges"};
  for (const Json& one : changes) {
    const Json& range = at(one, "range");
    std::optional<Range> place;
    if (range.is_object()) place = range_of_json(range);
    change.changes.push_back({place, text_of(at(one, "text"))});
  }
  return change;
}

bool is_about_document(std::string_view method) {
  constexpr std::string_view methods[] = {"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
                                          "textDocument/didSave", "textDocument/hover",     "textDocument/codeAction"};
  return std::find(std::begin(methods), std::end(methods), method) != std::end(methods);
}

decltype(Message::body) read_body(const std::string& method, const Json& params) {
  if (is_about_document(method)) return read_document_message(method, params);
  if (method == "initialize") return read_initialize(params);
  if (method == "initialized") return Initialized{};
  if (method == "shutdown") return Shutdown{};
  if (method == "exit") return Exit{};
  if (method == "$/cancelRequest") return Cancel{at(params, "id").dump(-1, ' ', false, Json::error_handler_t::replace)};
  if (method == "workspace/didChangeWatchedFiles" || method == "workspace/didChangeConfiguration")
    return FilesChanged{};
  if (method == "workspace/didChangeWorkspaceFolders")
    return FoldersChanged{uris_of(at(params, "event", "added")), uris_of(at(params, "event", "removed"))};
  return Unknown{method};
}

}  // namespace

Message read_message(std::string_view content) {
  Message message;
  if (is_too_deep(content)) {
    message.body = BadMessage{Code::parse_error, "nested more than " + std::to_string(most_depth) + " deep"};
    return message;
  }
  const Json json = Json::parse(with_whole_characters(content), nullptr, false);
  if (json.is_discarded()) {
    message.body = BadMessage{Code::parse_error, "not JSON in UTF-8"};
    return message;
  }
  const Json& id = at(json, "id");
  if (id.is_string() || id.is_number_integer()) message.id = id.dump(-1, ' ', false, Json::error_handler_t::replace);
  const Json& method = at(json, "method");
  if (json.is_object() && method.is_string()) message.body = read_body(text_of(method), at(json, "params"));
  else if (json.is_object() && message.id && (json.contains("result") || json.contains("error"))) {
    message.id.reset();
    message.body = Unknown{};
  } else {
    message.body = BadMessage{Code::invalid_request, "neither a request nor a notification"};
  }
  return message;
}

}  // namespace djvet::lsp
