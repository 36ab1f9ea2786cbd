// Header lines are read when all of them are there; the content is waited for without any room set aside for it.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/framing.h"

#include <charconv>

namespace djvet::lsp {
namespace {

constexpr std::string_view length_name = "Content-Length:";
constexpr std::string_view header_end = "\r\n\r\n";

bool equal_but_for_case(std::string_view text, std::string_view name) {
  if (text.size() != name.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (lower(text[i]) != lower(name[i])) return false;
  }
  return true;
}

/// The number behind the name; nothing where there is none, or anything else.
std::optional<std::size_t> length_in(std::string_view line) {
  line.remove_prefix(length_name.size());
  while (line.starts_with(' ')) line.remove_prefix(1);
  while (line.ends_with(' ')) line.remove_suffix(1);
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
  if (line.empty() || error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return length;
}

struct Header {
  std::optional<std::size_t> length;
  bool is_sound = true;
};

Header read_header(std::string_view lines) {
  Header header;
  while (!lines.empty()) {
    const std::size_t end = lines.find("\r\n");
    const std::string_view line = lines.substr(0, end);
    lines = end == lines.npos ? std::string_view() : lines.substr(end + 2);
    if (equal_but_for_case(line.substr(0, length_name.size()), length_name)) {
      header.length = length_in(line);
      header.is_sound &= header.length.has_value();
    } else if (line.find(':') == line.npos) {
      header.is_sound = false;
    }
  }
  return header;
}

}  // namespace

std::vector<Frame> FrameReader::take(std::string_view bytes) {
  waiting_ += bytes;
  std::vector<Frame> frames;
  while (std::optional<Frame> frame = next()) frames.push_back(std::move(*frame));
  return frames;
}

Frame FrameReader::lost(std::string fault) {
  is_lost_ = true;
  return {"", std::move(fault)};
}

/// Skips to what may be the next message; what could be the beginning of it stays.
bool FrameReader::find_again() {
  const std::size_t found = waiting_.find(length_name);
  if (found == waiting_.npos) {
    if (waiting_.size() >= length_name.size()) waiting_.erase(0, waiting_.size() - length_name.size() + 1);
    return false;
  }
  waiting_.erase(0, found);
  is_lost_ = false;
  return true;
}

std::optional<Frame> FrameReader::next() {
  if (is_lost_ && !find_again()) return std::nullopt;
  if (!in_content_) {
    const std::size_t end = waiting_.find(header_end);
    if (end == waiting_.npos && waiting_.size() <= most_header) return std::nullopt;
    if (end == waiting_.npos || end > most_header) {
      waiting_.erase(0, 1);
      return lost("the header is longer than " + std::to_string(most_header) + " bytes");
    }
    const Header header = read_header(std::string_view(waiting_).substr(0, end));
    if (!header.is_sound || !header.length || *header.length > most_content) {
      waiting_.erase(0, header.length ? end + header_end.size() : 1);
      if (header.length && *header.length > most_content)
        return lost("a message may have at most " + std::to_string(most_content) + " bytes");
      return lost("the header has no Content-Length");
    }
    waiting_.erase(0, end + header_end.size());
    length_ = *header.length;
    in_content_ = true;
  }
  if (waiting_.size() < length_) return std::nullopt;
  Frame frame{waiting_.substr(0, length_), ""};
  waiting_.erase(0, length_);
  in_content_ = false;
  return frame;
}

std::string framed(std::string_view content) {
  return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + std::string(content);
}

}  // namespace djvet::lsp
