// What component readers share: the model that an expression names, members of a class by its order, texts.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/link/relation_builder.h"
#include "analyzer/model/components.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/resolver.h"
#include "analyzer/model/tables.h"

namespace djvet {

class ComponentReader {
 public:
  /// `model` needs its classes, models and settings.
  ComponentReader(const ProjectModel& model, UserModels& users) : model_(model), users_(users), resolver_(model) {}

  /// The model that an expression is: a class, get_user_model(), apps.get_model("shop", "Book"), a setting.
  [[nodiscard]] ModelId model_at(const Expression& place);
  /// The model whose manager a queryset starts with.
  [[nodiscard]] ModelId queryset_model(const Expression& place);
  [[nodiscard]] ModelId model_of(const Symbol& symbol, FileId from);
  /// What a class or its bases bind a name to as an expression; not valid for definitions and what is not known.
  [[nodiscard]] Expression member(ClassId cls, std::string_view name) const;
  /// A literal text, also through names; nothing for others.
  [[nodiscard]] std::optional<std::string> text(const Expression& place) const;
  /// The class of the tree that an expression names, or none.
  [[nodiscard]] ClassId class_at(const Expression& place) const;
  [[nodiscard]] Symbol symbol_at(const Expression& place) const;
  /// The elements of a list or tuple, sums and aliases of such included. False when there may be more.
  bool elements(const Expression& list, std::vector<Expression>& out) const;
  /// Whether a symbol is a value made by calling this class outside the tree, or a subclass of it.
  [[nodiscard]] bool is_instance(const Symbol& symbol, std::string_view external) const;
  [[nodiscard]] bool inherits(ClassId cls, std::string_view external) const;

  [[nodiscard]] const ProjectModel& model() const { return model_; }
  [[nodiscard]] const Resolver& resolver() const { return resolver_; }

 private:
  const ProjectModel& model_;
  UserModels& users_;
  Resolver resolver_;
};

/// The keyword argument of a call, or the positional one at `position` (no_position: none); 0 when it isn't there.
inline constexpr std::size_t no_position = static_cast<std::size_t>(-1);
[[nodiscard]] NodeId argument(const FileFacts& facts, NodeId call, std::size_t position, std::string_view name);

}  // namespace djvet
