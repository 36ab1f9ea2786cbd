// The text of migrations: how black lays Python out, how repr() writes values, and how Django numbers, names and optimizes.
// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "analyzer/migrations/merge_migrations.h"
#include "analyzer/migrations/migration_plan.h"
#include "analyzer/migrations/migration_source.h"
#include "analyzer/migrations/operations.h"
#include "analyzer/migrations/python_code.h"
#include "analyzer/migrations/python_values.h"
#include "tests/support/catch.h"

namespace djvet {
namespace {

std::string laid_out(const PythonCode& code, std::size_t indentation = 0) {
  std::string out;
  lay_out(code, indentation, ",", out);
  return out;
}

PythonCode labelled(std::string label, PythonCode code) {
  code.label = std::move(label);
  return code;
}

Operation operation(Operation::Kind kind, std::string model, std::string name = {}) {
  Operation out;
  out.kind = kind;
  out.model = std::move(model);
  out.name = std::move(name);
  return out;
}

Operation add_field(std::string model, std::string name, const std::string& to = {}) {
  Operation out = operation(Operation::Kind::add_field, std::move(model), name);
  FieldState field;
  field.name = std::move(name);
  Constant target;
  target.kind = Constant::Kind::string;
  target.text = to;
  if (!to.empty()) field.parts.set("to", target);
  out.fields.push_back(std::move(field));
  return out;
}

std::string names_of(const std::vector<Operation>& operations) {
  std::string out;
  for (const Operation& each : operations) {
    out += (out.empty() ? "" : " ") + name_fragment(each) + "(";
    for (const FieldState& field : each.fields) out += field.name + ",";
    out += ")";
  }
  return out;
}

}  // namespace

TEST_CASE("code that fits stays on its line") {
  CHECK(laid_out(python_group("models.F", '(', {python_atom("\"a\"")})) == "models.F(\"a\"),\n");
  CHECK(laid_out(python_group("", '(', {python_atom("1")})) == "(1,),\n");
  CHECK(laid_out(python_group("", '[')) == "[],\n");
  const std::string exact(88 - 4, 'a');
  CHECK(laid_out(python_group("f", '(', {python_atom(exact)})) == "f(" + exact + "),\n");
  CHECK(laid_out(python_group("f", '(', {python_atom(exact + "a")})) == "f(\n    " + exact + "a\n),\n");
}

TEST_CASE("arguments share a line of their own where they fit, items of displays never") {
  const std::string half(40, 'a');
  const std::vector<PythonCode> two{labelled("x=", python_atom(half)), labelled("y=", python_atom(half.substr(6)))};
  CHECK(laid_out(python_group("ff", '(', two), 4) ==
        "    ff(\n        x=" + half + ", y=" + half.substr(6) + "\n    ),\n");
  CHECK(laid_out(python_group("", '[', two), 8) ==
        "        [\n            x=" + half + ",\n            y=" + half.substr(6) + ",\n        ],\n");
  const std::vector<PythonCode> wide{python_atom(half), python_atom(half + half)};
  CHECK(laid_out(python_group("f", '(', wide)) == "f(\n    " + half + ",\n    " + half + half + ",\n),\n");
}

TEST_CASE("a comma behind the last item keeps every item on its line") {
  PythonCode list = python_group("", '[', {python_atom("1")});
  list.exploded = true;
  CHECK(laid_out(labelled("x=", list)) == "x=[\n    1,\n],\n");
  CHECK(laid_out(python_group("f", '(', {list})) == "f(\n    [\n        1,\n    ]\n),\n");
}

TEST_CASE("a wide character takes two columns") {
  std::string wide = "\"";
  for (int i = 0; i < 42; ++i) wide += "本";
  wide += "\"";
  CHECK(laid_out(python_group("f", '(', {python_atom(wide)})) == "f(\n    " + wide + "\n),\n");
}

TEST_CASE("texts are quoted as repr() and black do") {
  CHECK(python_string("a") == "\"a\"");
  CHECK(python_string("it's") == "\"it's\"");
  CHECK(python_string("say \"a\"") == "'say \"a\"'");
  CHECK(python_string("it's \"a\"") == "'it\\'s \"a\"'");
  CHECK(python_string("it's 'a' \"") == "\"it's 'a' \\\"\"");
  CHECK(python_string("a\\\n\t\x01") == "\"a\\\\\\n\\t\\x01\"");
  CHECK(python_string("grün 本") == "\"grün 本\"");
  CHECK(python_string("a\u00a0b\u200b") == "\"a\\xa0b\\u200b\"");
  CHECK_FALSE(python_string("\U0001fae8").has_value());
}

TEST_CASE("floats are written as repr() does, exponents as black does") {
  CHECK(python_float(0.1) == "0.1");
  CHECK(python_float(1e-7) == "1e-07");
  CHECK(python_float(0.0001) == "0.0001");
  CHECK(python_float(-2.5e20) == "-2.5e20");
  CHECK(python_float(100000) == "100000.0");
  CHECK(python_float(1e16) == "1e16");
  CHECK(python_float(123456789012345.0) == "123456789012345.0");
}

TEST_CASE("numbers begin a migration's name, or end that of a squashed one") {
  CHECK(migration_number("0007_title") == 7);
  CHECK(migration_number("0001_squashed_0012_more") == 12);
  CHECK(migration_number("initial") == -1);
  CHECK(migration_number("20240101") == 20240101);
}

TEST_CASE("a name holds as many operations as fit") {
  using Kind = Operation::Kind;
  CHECK(suggested_name({add_field("book", "ISBN")}) == "book_isbn");
  CHECK(suggested_name({operation(Kind::create_model, "Book"), operation(Kind::alter_options, "author")}) ==
        "book_alter_author_options");
  CHECK(suggested_name({operation(Kind::remove_index, "book", "by-title.x")}) == "remove_book_by_title_x");
  const std::vector<Operation> many(6, add_field("abcdefghi", "jk"));
  CHECK(suggested_name(many) == "abcdefghi_jk_abcdefghi_jk_abcdefghi_jk_abcdefghi_jk_and_more");
}

TEST_CASE("merge migrations are named by what they merge") {
  CHECK(merge_name({"0002_a", "0003_b"}) == "0004_merge_0002_a_0003_b");
  CHECK(merge_name({"a", "b"}) == "0002_merge_a_b");
  const std::string longer(30, 'x');
  CHECK(merge_name({"0002_" + longer, "0002_y" + longer}) == "0003_merge_0002_" + longer + "_and_more");
  CHECK(merge_source({{"shop", "0002_a"}, {"shop", "0002_b"}}) ==
        "# Generated by djvet\n\nfrom django.db import migrations\n\n\nclass Migration(migrations.Migration):\n\n"
        "    dependencies = [\n        (\"shop\", \"0002_a\"),\n        (\"shop\", \"0002_b\"),\n    ]\n\n"
        "    operations = []\n");
}

TEST_CASE("what is added to a new model goes into it, unless something between refers to the model") {
  using Kind = Operation::Kind;
  const Operation book = operation(Kind::create_model, "Book"), author = operation(Kind::create_model, "Author");
  CHECK(names_of(optimized({book, author, add_field("book", "author", "shop.author")}, "shop")) ==
        "author() book(author,)");
  CHECK(names_of(optimized(
            {author, add_field("author", "book", "shop.book"), book, add_field("book", "author", "shop.author")},
            "shop")) == "author(book,) book(author,)");
  const Operation index = operation(Kind::remove_index, "shelf", "i");
  CHECK(names_of(optimized({book, index, add_field("book", "a")}, "shop")) == "book() remove_shelf_i() book_a(a,)");
}

}  // namespace djvet
