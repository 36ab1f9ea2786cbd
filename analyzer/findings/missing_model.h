// Whether a label that code names as a model ("shop.Author") names none that a running Django would find.
// Invariant: `yes` is certain. An app whose models aren't all in sight, and a name that occurs anywhere else in the project
// than as such a label, may be there.
// Source: Django 5.2, Apps.get_model and lazy_model_operation.
// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// Lifetime: one run of one check. Threads: one.
class MissingModels {
 public:
  enum class Why : std::uint8_t { there, no_model, no_app, abstract };

  explicit MissingModels(const CheckContext& context) : model_(context.model) {}

  /// Of a label as a field or a signal spells it; `from` is the model whose app a bare name means, or none.
  [[nodiscard]] Why why_missing(std::string_view label, ModelId from);
  /// Why, in words: `but shop has no model Autor`.
  [[nodiscard]] std::string said(Why why, std::string_view label, ModelId from) const;
  /// A model's name that may be meant; empty: none is near.
  [[nodiscard]] std::string meant(std::string_view label, ModelId from) const;

 private:
  struct Parts {
    std::string app;
    std::string name;
  };
  [[nodiscard]] Parts parts_of(std::string_view label, ModelId from) const;
  [[nodiscard]] bool is_app_of_project(std::string_view app) const;
  [[nodiscard]] bool is_app_of_django(std::string_view app) const;
  [[nodiscard]] bool is_mentioned(const std::string& name);
  [[nodiscard]] bool may_be_installed(std::string_view app) const;

  const ProjectModel& model_;
  std::map<std::string, bool> mentioned_;
};

}  // namespace djvet
