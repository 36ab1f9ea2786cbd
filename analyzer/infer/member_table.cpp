// Walks a class's order of bases for a name that wasn't asked for before.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/member_table.h"

#include <functional>
#include <optional>
#include <utility>

#include "analyzer/model/resolver.h"

namespace djvet {

std::size_t MemberTable::Hash::operator()(const Asked& asked) const {
  constexpr std::size_t odd = 0x9E3779B97F4A7C15ULL;  // 2^64 divided by the golden ratio: spreads small numbers
  const std::size_t classes = (std::size_t{asked.cls.value} << 32U) | asked.after.value;
  return std::hash<std::string_view>{}(asked.name) ^ (classes * odd);
}

const Member& MemberTable::find(ClassId cls, std::string_view name, ClassId after) {
  const Asked asked{cls, after, name};
  if (const auto known = members_.find(asked); known != members_.end()) return known->second;
  Member& member = members_[Key{cls, after, std::string(name)}];
  const Resolver resolver(around_.model);
  bool behind = !after.valid();
  for (const ClassId owner : around_.model.cls(cls).behaviour) {
    if (behind) {
      if (std::optional<Symbol> found = resolver.own_member(owner, name)) {
        member = {owner, std::move(*found)};
        break;
      }
    }
    behind = behind || owner == after;
  }
  return member;
}

bool MemberTable::is_overridden(ClassId cls, std::string_view name) {
  const Asked asked{cls, {}, name};
  if (const auto known = overridden_.find(asked); known != overridden_.end()) return known->second;
  return overridden_[Key{cls, {}, std::string(name)}] = around_.overridden(cls, name);
}

void MemberTable::forget_many() {
  constexpr std::size_t many = 20'000;
  if (members_.size() + overridden_.size() < many) return;
  members_.clear();
  overridden_.clear();
}

}  // namespace djvet
