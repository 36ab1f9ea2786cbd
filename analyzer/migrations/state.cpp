// Look-ups in states.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/state.h"

#include <algorithm>

namespace djvet {

const FieldState* ModelState::field(std::string_view wanted) const {
  const auto at = std::ranges::find(fields, wanted, &FieldState::name);
  return at == fields.end() ? nullptr : &*at;
}

FieldState* ModelState::field(std::string_view wanted) {
  const auto at = std::ranges::find(fields, wanted, &FieldState::name);
  return at == fields.end() ? nullptr : &*at;
}

bool ModelState::proxy() const {
  const auto at = options.find("proxy");
  return at != options.end() && at->second.is(Constant::Kind::boolean) && at->second.number != 0;
}

bool ModelState::managed() const {
  const auto at = options.find("managed");
  return at == options.end() || !at->second.is(Constant::Kind::boolean) || at->second.number != 0;
}

ModelState* ProjectState::find(std::string_view app, std::string_view name) {
  const auto at = models.find({std::string(app), lower_case(name)});
  return at == models.end() ? nullptr : &at->second;
}

const ModelState* ProjectState::find(std::string_view app, std::string_view name) const {
  const auto at = models.find({std::string(app), lower_case(name)});
  return at == models.end() ? nullptr : &at->second;
}

/// As Python's lower() does for ASCII; other letters stay, in names of both states alike.
std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

}  // namespace djvet
