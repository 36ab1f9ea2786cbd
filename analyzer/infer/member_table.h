// What classes have under a name, looked up once: behind find() lies the whole order of a class's bases.
// Answers are the project's alone, so one table may serve many evaluators.
// Threads: one table a thread. Lifetime: what is given out lives until the next forget_many().
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzer/infer/surroundings.h"

namespace djvet {

struct Member {
  ClassId owner;  // none: no class of the tree has it
  Symbol symbol;
};

class MemberTable {
 public:
  explicit MemberTable(const Surroundings& around) : around_(around) {}

  /// A name in a class's order of bases and their descriptions, or only behind one of its classes.
  const Member& find(ClassId cls, std::string_view name, ClassId after = {});
  /// Surroundings::overridden().
  bool is_overridden(ClassId cls, std::string_view name);
  /// Drops everything when much is held.
  void forget_many();

 private:
  struct Asked {
    ClassId cls;
    ClassId after;
    std::string_view name;
  };
  struct Key {
    ClassId cls;
    ClassId after;
    std::string name;
    operator Asked() const { return {cls, after, name}; }
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const Asked& asked) const;
  };
  struct Same {
    using is_transparent = void;
    bool operator()(const Asked& one, const Asked& other) const {
      return one.cls == other.cls && one.after == other.after && one.name == other.name;
    }
  };

  const Surroundings& around_;
  std::unordered_map<Key, Member, Hash, Same> members_;
  std::unordered_map<Key, bool, Hash, Same> overridden_;
};

}  // namespace djvet
