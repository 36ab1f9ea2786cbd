// One line for each thing, indented below the module it belongs to.
// SPDX-License-Identifier: MIT
#include "analyzer/model/dump.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace djvet {
namespace {

std::string_view kind_name(RelationKind kind) {
  constexpr std::array<std::string_view, 5> names{"ForeignKey", "OneToOneField", "ManyToManyField", "GenericForeignKey",
                                                  "GenericRelation"};
  return names[static_cast<std::size_t>(kind)];
}

class Dump {
 public:
  explicit Dump(const ProjectModel& model) : model_(model) {}

  std::string run() {
    for (std::size_t i = 0; i < model_.sources().files.size(); ++i) file(FileId(i));
    out_ += "outside the tree\n";
    for (std::size_t i = 0; i < model_.models().size(); ++i)
      if (!model_.models()[i].cls.valid()) describe(ModelId(i));
    for (const SettingsModule& settings : model_.settings()) describe(settings);
    return std::move(out_);
  }

 private:
  void file(FileId file) {
    if (model_.sources().files[file.index()].is_description()) return;
    const Module* module = model_.module_of(file);
    if (module == nullptr && model_.sources().files[file.index()].language != Language::python) return;
    out_ += model_.sources().files[file.index()].path;
    if (module != nullptr) out_ += " = " + module->dotted;
    out_ += '\n';
    for (; next_class_ < model_.classes().size() && model_.classes()[next_class_].file == file; ++next_class_) {
      const Class& cls = model_.classes()[next_class_];
      describe(cls);
      if (cls.model.valid()) describe(cls.model);
    }
  }

  void describe(const Class& cls) {
    out_ += "  class " + cls.qualified;
    for (std::size_t i = 1; i < cls.mro.size(); ++i) out_ += (i == 1 ? " < " : ", ") + model_.cls(cls.mro[i]).qualified;
    for (const std::string& base : cls.external_bases) out_ += " ~ " + base;
    out_ += cls.open ? " (open)\n" : "\n";
  }

  void describe(ModelId id) {
    const Model& model = model_.model(id);
    out_ += "    model " + model.label();
    if (model.abstract) out_ += " abstract";
    if (model.proxy) out_ += " proxy";
    if (model.open) out_ += " open";
    out_ += "\n      columns";
    for (const std::string& column : model.columns) out_ += " " + column;
    out_ += "\n      managers";
    for (const Manager& manager : model.managers) {
      out_ += " " + manager.name;
      if (manager.cls.valid()) out_ += "=" + model_.cls(manager.cls).qualified;
      if (manager.queryset.valid() && manager.queryset != manager.cls)
        out_ += "+" + model_.cls(manager.queryset).qualified;
      if (!manager.known) out_ += "?";
    }
    out_ += '\n';
    for (const Relation& relation : model_.relations())
      if (relation.source == id) describe(relation);
  }

  void describe(const Relation& relation) {
    out_ += "      " + relation.field + ": " + std::string(kind_name(relation.kind)) + " -> " + relation.target_name;
    if (relation.kind != RelationKind::generic_foreign_key && !relation.target.valid()) out_ += " (not known)";
    if (!relation.accessor.empty()) out_ += " ." + relation.accessor;
    if (!relation.query_name.empty()) out_ += " __" + relation.query_name;
    if (!relation.through.empty()) out_ += " through " + relation.through;
    if (relation.nullable) out_ += " null";
    if (relation.parent_link) out_ += " parent";
    out_ += '\n';
  }

  void describe(const SettingsModule& settings) {
    out_ += "settings " + settings.dotted + "\n";
    std::vector<std::string> names;
    for (const auto& [name, list] : settings.lists) names.push_back(name);
    std::ranges::sort(names);
    for (const std::string& name : names) {
      const SettingList& list = settings.lists.at(name);
      out_ += "  " + name + (list.known ? "" : " (not all known)") + "\n";
      for (const SettingList::Item& item : list.items) out_ += "    " + item.value + "\n";
    }
    names.clear();
    for (const auto& [name, text] : settings.strings) names.push_back(name);
    std::ranges::sort(names);
    for (const std::string& name : names) out_ += "  " + name + " = \"" + settings.strings.at(name) + "\"\n";
  }

  const ProjectModel& model_;
  std::string out_;
  std::size_t next_class_ = 0;
};

}  // namespace

std::string dump_model(const ProjectModel& model) { return Dump(model).run(); }

}  // namespace djvet
