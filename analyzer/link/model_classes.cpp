// Classes are found by name, and their labels by the files that they stand in.
// SPDX-License-Identifier: MIT
#include "analyzer/link/model_classes.h"

#include <algorithm>

#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

constexpr std::string_view standard_user = "django.contrib.auth.models.User";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

}  // namespace

std::optional<Ancestor> ModelClasses::find(FileId file, std::string_view function, std::string_view label) {
  if (!function.ends_with("get_user_model")) return labelled(label);
  const std::string user = users_.label_for(file);
  if (user == "auth.User") return Ancestor{{}, standard_user};
  return user.empty() ? std::nullopt : labelled(user);
}

/// Whether Meta.app_label puts a class elsewhere, or may.
bool ModelClasses::has_other_label(ClassId cls, std::string_view label) const {
  const Resolver resolver(model_);
  const std::optional<Symbol> meta = resolver.own_member(cls, "Meta");
  if (!meta || meta->kind != Symbol::Kind::cls || !meta->cls.valid()) return false;
  const std::optional<Symbol> said = resolver.own_member(meta->cls, "app_label");
  if (!said) return false;
  const FileFacts& facts = model_.facts(said->file);
  return said->kind != Symbol::Kind::value || facts.kind(said->node) != NodeKind::string ||
         facts.text_of(said->node) != label;
}

std::optional<Ancestor> ModelClasses::labelled(std::string_view label) {
  const std::size_t dot = label.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  if (by_name_.empty())
    for (std::size_t i = 0; i < model_.classes().size(); ++i) {
      const Class& cls = model_.classes()[i];
      const FileFacts& facts = model_.facts(cls.file);
      if (facts.scopes()[cls.scope].parent == 0)
        by_name_[lower(facts.text(facts.scopes()[cls.scope].name))].push_back(ClassId(i));
    }
  const auto named = by_name_.find(lower(label.substr(dot + 1)));
  if (named == by_name_.end()) return std::nullopt;
  const std::string_view app = label.substr(0, dot);
  std::vector<ClassId> candidates;
  for (const ClassId cls : named->second) {
    const FileId file = model_.cls(cls).file;
    const auto is_model = [](const std::string& base) {
      return base == "django.db.models.Model" || described_model(base) != nullptr;
    };
    if (std::ranges::none_of(model_.cls(cls).external_bases, is_model)) continue;
    if (labels_.label_of(file) == app && !has_other_label(cls, app) &&
        model_.sources().files[file.index()].role != Role::test)
      candidates.push_back(cls);
  }
  const auto keep = [&](auto&& wanted) {
    if (candidates.size() > 1) std::erase_if(candidates, [&](ClassId id) { return !wanted(id); });
  };
  keep([&](ClassId id) { return apps_.of(model_.cls(id).file).presence(id, app) == Presence::yes; });
  keep([&](ClassId id) { return !model_.sources().files[model_.cls(id).file.index()].is_dependency(); });
  if (candidates.size() != 1) return std::nullopt;
  return Ancestor{candidates[0], {}};
}

}  // namespace djvet
