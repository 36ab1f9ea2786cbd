// What an editor says, as values: one struct for each method that the server knows. Reading is total: whatever bytes come,
// there is a message, and what a method lacks makes it a BadMessage.
// Source: Language Server Protocol 3.17; JSON-RPC 2.0.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reporters/lsp/text_document.h"

namespace djvet::lsp {

/// Error codes of JSON-RPC and the protocol.
enum class Code : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  not_initialized = -32002,
  cancelled = -32800,
};

/// What the editor can do, and where it works.
struct Initialize {
  std::vector<std::string> folders;  // URIs
  Units units = Units::utf16;
  bool versioned_edits = false;  // WorkspaceEdit.documentChanges
  bool creates_files = false;    // within them
  bool registers_watches = false;
  std::optional<std::int64_t> parent;  // the process to end with
};
struct Initialized {};
struct Shutdown {};
struct Exit {};
struct Cancel {
  std::string id;  // as Message::id
};
struct OpenDocument {
  std::string uri;
  std::int64_t version = 0;
  std::string text;
};
struct ChangeDocument {
  std::string uri;
  std::int64_t version = 0;
  std::vector<Change> changes;
};
struct CloseDocument {
  std::string uri;
};
/// Something in the file system is another: a saved document, files that the editor watches, a configuration.
struct FilesChanged {};
struct FoldersChanged {
  std::vector<std::string> added, removed;  // URIs
};
struct AskHover {
  std::string uri;
  Point at;
};
struct AskActions {
  std::string uri;
  Range range;
  bool quick_fixes = true;  // are among the kinds that are asked for
};
/// A method that the server doesn't have, or an answer.
struct Unknown {
  std::string method;
};
struct BadMessage {
  Code code{};
  std::string text;
};

struct Message {
  std::optional<std::string> id;  // of a request: a number or string as JSON text
  std::variant<Initialize, Initialized, Shutdown, Exit, Cancel, OpenDocument, ChangeDocument, CloseDocument,
               FilesChanged, FoldersChanged, AskHover, AskActions, Unknown, BadMessage>
      body;
};

/// Nesting beyond `most_depth` is no message of the protocol.
inline constexpr std::size_t most_depth = 128;

/// `content` is that of one message, any bytes. Threads: any.
[[nodiscard]] Message read_message(std::string_view content);

}  // namespace djvet::lsp
