// Two tables.
// Sources: Python's os, logging and http modules; django/contrib/messages/constants.py; django/conf/global_settings.py.
// SPDX-License-Identifier: MIT
#include "analyzer/django/constants.h"

#include <algorithm>
#include <array>
#include <utility>

namespace djvet {
namespace {

using TextRow = std::pair<std::string_view, std::string_view>;
using IntegerRow = std::pair<std::string_view, int>;

constexpr auto texts = std::to_array<TextRow>({
    {"os.curdir", "."},
    {"os.extsep", "."},
    {"os.linesep", "\n"},
    {"os.name", "posix"},
    {"os.pardir", ".."},
    {"os.path.curdir", "."},
    {"os.path.pardir", ".."},
    {"os.path.sep", "/"},
    {"os.pathsep", ":"},
    {"os.sep", "/"},
});

constexpr auto integers = std::to_array<IntegerRow>({
    {"django.contrib.messages.DEBUG", 10},
    {"django.contrib.messages.ERROR", 40},
    {"django.contrib.messages.INFO", 20},
    {"django.contrib.messages.SUCCESS", 25},
    {"django.contrib.messages.WARNING", 30},
    {"django.contrib.messages.constants.DEBUG", 10},
    {"django.contrib.messages.constants.ERROR", 40},
    {"django.contrib.messages.constants.INFO", 20},
    {"django.contrib.messages.constants.SUCCESS", 25},
    {"django.contrib.messages.constants.WARNING", 30},
    {"logging.CRITICAL", 50},
    {"logging.DEBUG", 10},
    {"logging.ERROR", 40},
    {"logging.INFO", 20},
    {"logging.NOTSET", 0},
    {"logging.WARN", 30},
    {"logging.WARNING", 30},
});

template <class Value, class Table>
std::optional<Value> find(const Table& table, std::string_view dotted) {
  const auto row = std::ranges::find(table, dotted, [](const auto& each) { return each.first; });
  return row == table.end() ? std::nullopt : std::optional<Value>(row->second);
}

}  // namespace

std::optional<std::string_view> known_text(std::string_view dotted) { return find<std::string_view>(texts, dotted); }

std::optional<int> known_integer(std::string_view dotted) { return find<int>(integers, dotted); }

}  // namespace djvet
