// What says which migrations are new: lists of changed files, and git's index; and what SQL is made of.
// SPDX-License-Identifier: MIT
#include "analyzer/config/changed_files.h"
#include "analyzer/config/git_index.h"
#include "analyzer/django/schema_operations.h"
#include "analyzer/migrations/sql_statements.h"
#include "tests/support/catch.h"

namespace djvet::test {
namespace {

using Texts = std::vector<std::string>;

std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> static_cast<unsigned>(shift));
  return out;
}

std::string header(std::uint32_t version, std::uint32_t count) {
  return "DIRC" + big_endian(version) + big_endian(count);
}

/// What stands before the name: times, device, mode, owner, size, hash, flags.
std::string fixed_part(std::uint32_t mode, bool extended = false) {
  std::string out = std::string(24, '\0') + big_endian(mode) + std::string(12, '\0') + std::string(20, '\x11');
  out += extended ? std::string("\x40\x09\x00\x00", 4) : std::string("\x00\x09", 2);
  return out;
}

std::string entry(const std::string& name, std::uint32_t mode = 0100644, bool extended = false) {
  std::string out = fixed_part(mode, extended) + name;
  return out + std::string(8 - out.size() % 8, '\0');
}

}  // namespace

TEST_CASE("a list of changed files is read with and without statuses") {
  const ChangedFiles files = parse_changed_files(
      "A\tweb/shop/b.py\nM\tweb/shop/a.py\nD\tweb/shop/gone.py\nR087\tweb/shop/old.py\tweb/shop/new.py\r\n\nT\tx.py\n",
      "web/");
  CHECK(files.added == Texts{"shop/b.py", "shop/new.py"});
  CHECK(files.edited == Texts{"shop/a.py", "x.py"});
  CHECK(parse_changed_files("b.py\na.py", "").added == Texts{"a.py", "b.py"});
}

TEST_CASE("git's index is read in its three versions") {
  const auto two = parse_git_index(header(2, 3) + entry("a.py") + entry("shop/b.py") + entry("sub", 0160000));
  REQUIRE(two);
  CHECK(two->files == Texts{"a.py", "shop/b.py"});
  CHECK(two->folders == Texts{"sub/"});
  const auto three = parse_git_index(header(3, 2) + entry("a.py", 0100644, true) + entry("b.py"));
  REQUIRE(three);
  CHECK(three->files == Texts{"a.py", "b.py"});
  const std::string first = fixed_part(0100644) + std::string(1, '\0') + "shop/a.py" + std::string(1, '\0');
  const std::string second = fixed_part(0100644) + std::string(1, '\4') + "b.py" + std::string(1, '\0');
  const auto four = parse_git_index(header(4, 2) + first + second + "TREE and more");
  REQUIRE(four);
  CHECK(four->files == Texts{"shop/a.py", "shop/b.py"});
}

TEST_CASE("an index that is cut off or strange is none") {
  const std::string whole = header(2, 2) + entry("a.py") + entry("b.py");
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(parse_git_index(whole.substr(0, size)));
  CHECK_FALSE(parse_git_index(header(5, 0)));
  CHECK_FALSE(parse_git_index(header(2, 0xffffffffU) + entry("a.py")));
  const std::string too_much = fixed_part(0100644) + std::string(1, '\7') + "a" + std::string(1, '\0');
  CHECK_FALSE(parse_git_index(header(4, 1) + too_much));
}

TEST_CASE("SQL is split into statements of words, and what is quoted is none") {
  const std::vector<SqlStatement> found =
      split_sql("-- a; b\nselect 'x;''y' /* ; */ FROM \"t;\"; do $f$ begin; end $f$;;update a.b set c=$1");
  REQUIRE(found.size() == 3);
  CHECK(found[0] == SqlStatement{"SELECT", "''", "''", "FROM", "''"});
  CHECK(found[1] == SqlStatement{"DO", "''"});
  CHECK(found[2] == SqlStatement{"UPDATE", "A.B", "SET", "C", "=", "$1"});
  CHECK(split_sql("'open").size() == 1);
  CHECK(split_sql("").empty());
}

TEST_CASE("types of columns: what is written anew, and what is cut off") {
  const auto rewrites = [](Engine engine, const ColumnType& from, const ColumnType& to) {
    return rewrites_table(engine, from, to);
  };
  const Engine postgres = Engine::postgresql;
  CHECK_FALSE(rewrites(postgres, {"varchar", 40}, {"varchar", 60}));
  CHECK_FALSE(rewrites(postgres, {"varchar", 40}, {"text"}));
  CHECK_FALSE(rewrites(postgres, {"varchar", 40}, {"varchar"}));
  CHECK_FALSE(rewrites(postgres, {"text"}, {"varchar"}));
  CHECK_FALSE(rewrites(postgres, {"numeric", 9, 2}, {"numeric", 12, 2}));
  CHECK(rewrites(postgres, {"varchar"}, {"varchar", 60}));
  CHECK(rewrites(postgres, {"text"}, {"varchar", 60}));
  CHECK(rewrites(postgres, {"numeric", 9, 2}, {"numeric", 12, 3}));
  CHECK(rewrites(postgres, {"integer"}, {"bigint"}));
  CHECK(rewrites(Engine::mysql, {"varchar", 40}, {"longtext"}));
  CHECK(loses_values({"timestamp with time zone"}, {"date"}));
  CHECK(loses_values({"numeric", 9, 2}, {"integer"}));
  CHECK_FALSE(loses_values({"numeric", 9, 0}, {"bigint"}));
  CHECK_FALSE(loses_values({"interval"}, {"date"}));
  CHECK(engine_of("django.contrib.gis.db.backends.postgis") == postgres);
  CHECK(engine_of("django_prometheus.db.backends.mysql") == Engine::mysql);
  CHECK_FALSE(engine_of("djongo"));
}

}  // namespace djvet::test
