// Names that join a statement stand in order where its names do; statements that are added in one place are one edit.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/import_edits.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analyzer/django/distributions.h"
#include "analyzer/django/python_modules.h"
#include "analyzer/fix/edits.h"

namespace djvet {
namespace {

using Names = std::vector<std::string>;

class ImportWriter {
 public:
  ImportWriter(const FileFacts& facts, std::string_view text, FileId file) : facts_(facts), text_(text), file_(file) {}

  /// Names of one module. False where they can't be written.
  [[nodiscard]] bool write(const std::string& module, const Names& names) {
    const std::vector<const Import*> there = statement_of(module);
    if (!there.empty()) return join(there, names);
    return add(module, names);
  }

  using Moved = Strategy::MovedImport;

  /// The names of one statement, some of which come from elsewhere.
  [[nodiscard]] bool move(const std::vector<const Import*>& names, const std::vector<Moved>& all,
                          std::set<Strategy::Import>& imports) {
    std::vector<const Moved*> moved;
    for (const Import* name : names) {
      const auto at = std::ranges::find(all, name->span, &Moved::span);
      moved.push_back(at == all.end() ? nullptr : &*at);
    }
    const bool whole = std::ranges::find(moved, nullptr) == moved.end();
    const bool top = is_top_level(*names.front());
    const auto elsewhere = [&](const Moved* name) {
      const std::vector<const Import*> there = statement_of(name->module);
      return top && ((!there.empty() && there.front() != names.front()) || is_there(*name, *names.front()));
    };
    const auto same_module = [&](const Moved* name) { return name->module == moved.front()->module; };
    const bool one_module = whole && std::ranges::all_of(moved, same_module);
    if (one_module && !elsewhere(moved.front())) return respell(names, moved);
    if (!top) return false;
    if (whole && !take_out(names)) return one_module && respell(names, moved);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (moved[i] != nullptr && !is_there(*moved[i], *names[i]))
        imports.insert({moved[i]->module, moved[i]->name + alias_of(*names[i])});
    return whole || take_out(names, moved);
  }

  /// The names of the statement that holds an import; empty where it isn't found.
  [[nodiscard]] std::vector<const Import*> names_beside(Span import) const {
    std::vector<const Import*> names;
    for (const Import& each : facts_.imports()) {
      if ((each.flags & import_from) == 0 || (each.flags & import_star) != 0) continue;
      const bool goes_on = !names.empty() && statement_begin(*names.back()) == statement_begin(each);
      if (!goes_on && std::ranges::any_of(names, [&](const Import* name) { return name->span == import; })) break;
      if (!goes_on) names.clear();
      names.push_back(&each);
    }
    const bool found = std::ranges::any_of(names, [&](const Import* name) { return name->span == import; });
    return found ? names : std::vector<const Import*>();
  }

  [[nodiscard]] std::vector<Edit> take() {
    for (const auto& [at, block] : blocks_)
      edits_.push_back({file_, {at, at}, std::string(block.before).append(block.lines).append(block.after)});
    blocks_.clear();
    return std::move(edits_);
  }

 private:
  /// Whether the module's top level imports the name already, bound as it is to be.
  [[nodiscard]] bool is_there(const Moved& moved, const Import& import) const {
    return std::ranges::any_of(facts_.imports(), [&](const Import& other) {
      const bool same =
          is_top_level(other) && facts_.text(other.module) == moved.module && facts_.text(other.name) == moved.name;
      const bool aliased = ((other.flags | import.flags) & import_aliased) != 0;
      return same && (!aliased || other.bound == import.bound);
    });
  }

  /// Behind the name and its alias.
  [[nodiscard]] std::uint32_t end_of(const Import& import) const {
    if ((import.flags & import_aliased) == 0) return import.span.end;
    const std::size_t as = text_.find("as", import.span.end);
    const std::string_view bound = facts_.text(import.bound);
    const std::size_t at = as == npos ? npos : text_.find(bound, as + 2);
    return static_cast<std::uint32_t>(at == npos ? import.span.end : at + bound.size());
  }

  /// " as name", or nothing.
  [[nodiscard]] std::string alias_of(const Import& import) const {
    return (import.flags & import_aliased) != 0 ? " as " + std::string(facts_.text(import.bound)) : std::string();
  }

  /// Module and names in their places.
  [[nodiscard]] bool respell(const std::vector<const Import*>& names, const std::vector<const Moved*>& moved) {
    const std::string_view module = facts_.text(names.front()->module);
    const std::size_t begin = statement_begin(*names.front()) + std::string_view("from ").size();
    if (text_.substr(begin, module.size()) != module) return false;
    const auto at = static_cast<std::uint32_t>(begin);
    edits_.push_back({file_, {at, at + static_cast<std::uint32_t>(module.size())}, moved.front()->module});
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view name = facts_.text(names[i]->name);
      const std::uint32_t start = names[i]->span.begin;
      if (text_.substr(start, name.size()) != name) return false;
      edits_.push_back({file_, {start, start + static_cast<std::uint32_t>(name.size())}, moved[i]->name});
    }
    return true;
  }

  /// A statement that has its lines for itself, with them.
  [[nodiscard]] bool take_out(const std::vector<const Import*>& names) {
    const std::size_t begin = statement_begin(*names.front());
    std::size_t end = end_of(*names.back());
    if (text_.substr(begin, names.front()->span.begin - begin).find('(') != npos) end = text_.find(')', end) + 1;
    if (end == 0 || line_begin(begin) != begin) return false;
    const std::size_t tail = line_end(end);
    if (text_.substr(end, tail - end).find_first_not_of(" \t") != npos) return false;
    if (text_.substr(begin, tail - begin).find('#') != npos || tail == text_.size()) return false;
    const std::size_t next = tail + newline_at(text_, tail).size();
    edits_.push_back({file_, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)}, {}});
    return true;
  }

  /// Some of the names with a comma each; the first one that stays is there to tell which.
  [[nodiscard]] bool take_out(const std::vector<const Import*>& names, const std::vector<const Moved*>& moved) {
    bool behind_one = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (moved[i] == nullptr) {
        behind_one = true;
        continue;
      }
      const Span span = behind_one ? Span{end_of(*names[i - 1]), end_of(*names[i])}
                                   : Span{names[i]->span.begin, names[i + 1]->span.begin};
      if (text_.substr(span.begin, span.size()).find('#') != npos) return false;
      edits_.push_back({file_, span, {}});
    }
    return true;
  }

  struct Block {
    std::string lines;
    std::string_view before, after;
  };

  /// The names of the first statement of the module's top level that imports names from a module.
  [[nodiscard]] std::vector<const Import*> statement_of(std::string_view module) const {
    std::vector<const Import*> names;
    for (const Import& import : facts_.imports()) {
      const bool fits = is_in_head(import) && (import.flags & import_from) != 0 && (import.flags & import_star) == 0 &&
                        facts_.text(import.module) == module;
      if (fits && (names.empty() || same_statement(*names.back(), import))) names.push_back(&import);
    }
    return names;
  }

  [[nodiscard]] static bool is_top_level(const Import& import) {
    return import.scope == 0 && (import.flags & (import_type_checking | import_guarded | import_conditional)) == 0;
  }

  /// Between two names of one statement there is nothing but commas, blanks and remarks.
  [[nodiscard]] bool same_statement(const Import& one, const Import& next) const {
    if (next.span.begin < one.span.end) return false;
    return text_.substr(one.span.end, next.span.begin - one.span.end).find("import") == npos;
  }

  /// Each name goes before the first one that it is sorted before, where they are sorted; else behind the last.
  [[nodiscard]] bool join(const std::vector<const Import*>& there, const Names& names) {
    const auto name_of = [&](const Import* import) { return facts_.text(import->name); };
    const bool sorted = std::ranges::is_sorted(there, {}, name_of);
    std::map<std::uint32_t, std::string> inserted;
    for (const std::string& name : names) {
      const auto next =
          sorted ? std::ranges::find_if(there, [&](const Import* one) { return name_of(one) > name; }) : there.end();
      if (next != there.end()) {
        const std::uint32_t at = (*next)->span.begin;
        inserted[at].append(name).append(",").append(own_line(at) ? line_before(at) : " ");
        continue;
      }
      const Span last{there.back()->span.begin, end_of(*there.back())};
      if (text_.substr(last.end, line_end(last.end) - last.end).find('#') != npos) return false;
      inserted[last.end].append(",").append(own_line(last.begin) ? line_before(last.begin) : " ").append(name);
    }
    for (auto& [at, text] : inserted) edits_.push_back({file_, {at, at}, std::move(text)});
    return true;
  }

  /// A statement of its own: before the first import that is sorted behind it, in the block of its kind, else behind the blocks
  /// that stand before it.
  [[nodiscard]] bool add(const std::string& module, const Names& names) {
    std::string line = "from " + module + " import ";
    for (const std::string& name : names) line.append(&name == &names.front() ? "" : ", ").append(name);
    const auto root = [](std::string_view dotted) { return dotted.substr(0, dotted.find('.')); };
    const Import *before = nullptr, *kin = nullptr, *last = nullptr;
    for (const Import& import : facts_.imports()) {
      if (!is_in_head(import)) continue;
      const std::string_view other = facts_.text(import.module);
      const bool related = root(other) == root(module);
      if (related && other > module && before == nullptr) before = &import;
      if (related) kin = &import;
      if (rank(other) <= rank(module)) last = &import;
    }
    if (before != nullptr) return insert(*before, line, "");
    if (kin != nullptr) return insert_behind(*kin, line, "");
    if (last != nullptr)
      return insert_behind(*last, line, rank(facts_.text(last->module)) == rank(module) ? "" : newline());
    const auto first = std::ranges::find_if(facts_.imports(), [&](const Import& import) { return is_in_head(import); });
    return first != facts_.imports().end() ? insert(*first, line, newline()) : add_first(line);
  }

  /// Above the first statement behind the module's docstring, with the remarks on that unless they are those of the file.
  [[nodiscard]] bool add_first(const std::string& line) {
    const NodeId module = facts_.scopes()[0].node;
    for (const NodeId statement : facts_.children(module)) {
      const NodeKind kind = facts_.kind(statement);
      if (kind == NodeKind::string || kind == NodeKind::string_concat) continue;
      if (kind == NodeKind::import_stmt || facts_.kind(statement + 1) == NodeKind::decorator) return false;
      std::size_t at = facts_.span(statement).begin;
      if (line_begin(at) != at) return false;
      const auto remark_above = [&](std::size_t from) {
        return from > 0 && text_[line_begin(from - newline().size())] == '#';
      };
      std::size_t above = at;
      while (remark_above(above)) above = line_begin(above - newline().size());
      if (above > 0) at = above;
      const bool defines = kind == NodeKind::class_def || kind == NodeKind::function_def;
      Block& block = blocks_[static_cast<std::uint32_t>(at)];
      block.lines.append(line).append(newline());
      blank_ = defines ? std::string(newline()).append(newline()) : std::string(newline());
      block.after = blank_;
      return true;
    }
    return false;
  }

  /// The blocks of imports in their order: the future, the standard library, packages, the project, its own package.
  [[nodiscard]] static int rank(std::string_view module) {
    const std::string_view top = module.substr(0, module.find('.'));
    if (top.empty()) return 4;
    if (top == "__future__") return 0;
    if (is_standard_module(top)) return 1;
    return top == "django" || !distributions_of(top).empty() ? 2 : 3;
  }

  /// Before the first class and function of the module, which may need what is imported.
  [[nodiscard]] bool is_in_head(const Import& import) const {
    return is_top_level(import) && (facts_.scopes().size() < 2 || import.node < facts_.scopes()[1].node);
  }

  [[nodiscard]] std::uint32_t statement_begin(const Import& import) const {
    const std::string_view before = text_.substr(0, import.span.begin);
    const std::size_t keyword = (import.flags & import_from) != 0 ? before.rfind("from ") : before.rfind("import ");
    return static_cast<std::uint32_t>(keyword == npos ? import.span.begin : keyword);
  }

  /// Statements that are added in one place are one block; `blank` sets it off from what follows.
  [[nodiscard]] bool insert(const Import& import, const std::string& line, std::string_view blank) {
    const std::size_t at = line_begin(statement_begin(import));
    // A statement that doesn't begin its line, as behind a semicolon, is in the way.
    if (text_.substr(at, 5) != "from " && text_.substr(at, 7) != "import ") return false;
    Block& block = blocks_[static_cast<std::uint32_t>(at)];
    block.lines.append(line).append(newline());
    block.after = blank;
    return true;
  }

  /// Behind the line that a statement ends, which may have brackets; `blank` sets it off from what stands before.
  [[nodiscard]] bool insert_behind(const Import& import, const std::string& line, std::string_view blank) {
    std::size_t end = end_of(import);
    const std::size_t begin = statement_begin(import);
    const std::string_view statement = text_.substr(begin, end - begin);
    if (text_.substr(line_begin(begin), begin - line_begin(begin)).find_first_not_of(" \t") != npos) return false;
    if (statement.find('(') != npos) end = text_.find(')', end);
    if (end == npos || text_.substr(begin, line_end(end) - begin).find(';') != npos) return false;
    const auto at = static_cast<std::uint32_t>(line_end(end));
    if (at > 0 && text_[at - 1] == '\\') return false;
    Block& block = blocks_[at];
    block.before = blank;
    block.lines.append(newline()).append(line);
    return true;
  }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const {
    const std::size_t newline = at == 0 ? npos : text_.find_last_of("\r\n", at - 1);
    return newline == npos ? 0 : newline + 1;
  }
  [[nodiscard]] std::size_t line_end(std::size_t at) const {
    return std::min(text_.find_first_of("\r\n", at), text_.size());
  }
  [[nodiscard]] bool own_line(std::size_t at) const {
    return text_.substr(line_begin(at), at - line_begin(at)).find_first_not_of(" \t") == npos;
  }
  /// The newline and the white space that a name on a line of its own stands behind.
  [[nodiscard]] std::string line_before(std::size_t at) const {
    return std::string(newline()).append(text_.substr(line_begin(at), at - line_begin(at)));
  }
  [[nodiscard]] std::string_view newline() const { return newline_at(text_, 0); }

  static constexpr std::size_t npos = std::string_view::npos;
  const FileFacts& facts_;
  std::string_view text_;
  FileId file_;
  std::vector<Edit> edits_;
  std::string blank_;                      // below imports where there were none
  std::map<std::uint32_t, Block> blocks_;  // statements of their own, by the place where they begin
};

}  // namespace

std::optional<std::vector<Edit>> import_edits(const FileFacts& facts, std::string_view text, FileId file,
                                              const std::set<Strategy::Import>& imports) {
  std::map<std::string, Names> modules;
  for (const Strategy::Import& import : imports) modules[import.module].push_back(import.name);
  ImportWriter writer(facts, text, file);
  for (const auto& [module, names] : modules)
    if (!writer.write(module, names)) return std::nullopt;
  return writer.take();
}

std::optional<std::vector<Edit>> move_imports(const FileFacts& facts, std::string_view text,
                                              const std::vector<Strategy::MovedImport>& moved,
                                              std::set<Strategy::Import>& imports) {
  if (text.size() != facts.source_size()) return std::nullopt;
  ImportWriter writer(facts, text, moved.front().file);
  std::set<const Import*> done;  // asked, never gone through
  for (const Strategy::MovedImport& one : moved) {
    const std::vector<const Import*> names = writer.names_beside(one.span);
    if (names.empty()) return std::nullopt;
    if (done.insert(names.front()).second && !writer.move(names, moved, imports)) return std::nullopt;
  }
  return writer.take();
}

}  // namespace djvet
