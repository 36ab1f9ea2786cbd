// Edits of bytes in every encoding, diffs, and the replacement of files: what must stay as it was.
// SPDX-License-Identifier: MIT
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/fix/diff.h"
#include "analyzer/fix/edits.h"
#include "analyzer/fix/journal.h"
#include "analyzer/fix/write.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {FileId(0), {begin, end}, std::move(text)};
}

std::string bytes_after(std::string_view bytes, const std::vector<Edit>& edits) {
  const Result<std::string, NotEdited> after = edited_bytes(Language::python, bytes, edits);
  return after ? *after : "! " + after.error().reason;
}

struct Tree {
  TemporaryFolder folder;
  RootDirectory root = opened(folder.path());

  static RootDirectory opened(const std::string& path) {
    Result<RootDirectory> root = RootDirectory::open(path);
    REQUIRE(root.has_value());
    return std::move(*root);
  }
  [[nodiscard]] std::string at(const std::string& path) const { return folder.path() + "/" + path; }
  /// Empty when all went well.
  [[nodiscard]] std::string replace(const std::string& path, std::string_view before, std::string_view after) const {
    return change({{path, std::string(before), std::string(after)}});
  }
  [[nodiscard]] std::string create(const std::string& path, const std::string& text) const {
    return change({{path, std::nullopt, text}});
  }
  [[nodiscard]] std::string change(const std::vector<SourceChange>& changes) const {
    const std::optional<NotWritten> failed = change_together(root, changes);
    return failed ? failed->reason : "";
  }
  [[nodiscard]] std::string undo(const std::vector<SourceChange>& changes) const {
    const std::optional<NotWritten> failed = undo_together(root, changes);
    return failed ? failed->path + ": " + failed->reason : "";
  }
};

mode_t mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("edits are sorted, each once, and refused when they overlap") {
  const auto ordered = in_order({edit(8, 9, "c"), edit(0, 2, "a"), edit(2, 4, "b"), edit(0, 2, "a")});
  REQUIRE(ordered.has_value());
  REQUIRE(ordered->size() == 3);
  CHECK(edited_text("0123456789", *ordered) == "ab4567c9");
  CHECK_FALSE(in_order({edit(0, 3, "a"), edit(2, 4, "b")}).has_value());
  CHECK_FALSE(in_order({edit(2, 2, "a"), edit(2, 2, "b")}).has_value());
  CHECK_FALSE(in_order({edit(2, 2, "a"), edit(2, 4, "b")}).has_value());
  CHECK(in_order({edit(2, 4, "a"), edit(4, 4, "b")}).has_value());
  Edit elsewhere = edit(0, 3, "x");
  elsewhere.file = FileId(1);
  CHECK(in_order({edit(0, 3, "a"), elsewhere}).has_value());
}

TEST_CASE("an edit outside the text or inside a character is refused") {
  CHECK_FALSE(edited_text("abc", std::vector{edit(2, 4, "x")}).has_value());
  CHECK_FALSE(edited_text("a\u00e9c", std::vector{edit(2, 3, "x")}).has_value());
  CHECK(edited_text("abc", std::vector{edit(3, 3, "x")}) == "abcx");
}

TEST_CASE("a file keeps its encoding and its byte order mark") {
  CHECK(bytes_after("a = 1\n", {edit(4, 5, "2")}) == "a = 2\n");
  CHECK(bytes_after("\xef\xbb\xbf"
                    "a = 1\r\n",
                    {edit(4, 5, "2")}) ==
        "\xef\xbb\xbf"
        "a = 2\r\n");
  // The accent is two bytes of the text and one of the file.
  const std::string latin = "# coding: latin-1\ns = '\xe9'; a = 1\n";
  CHECK(bytes_after(latin, {edit(32, 33, "2")}) == "# coding: latin-1\ns = '\xe9'; a = 2\n");
  CHECK(bytes_after(latin, {edit(32, 33, "\u0416")}).starts_with("! "));
  CHECK(bytes_after("a = '\xff'\n", {edit(0, 1, "b")}).starts_with("! "));
}

TEST_CASE("newlines are those of the lines around") {
  CHECK(newline_at("a\r\nb\n", 0) == "\r\n");
  CHECK(newline_at("a\r\nb\n", 3) == "\n");
  CHECK(newline_at("a\rb", 0) == "\r");
  CHECK(newline_at("a\r\nb", 3) == "\r\n");
  CHECK(newline_at("a", 0) == "\n");
}

TEST_CASE("spans move with the edits before them and grow with those inside") {
  const std::vector<Edit> edits = {edit(2, 2, "xx"), edit(6, 8, "")};
  CHECK(moved({0, 1}, edits) == Span{0, 1});
  CHECK(moved({0, 4}, edits) == Span{0, 6});
  CHECK(moved({3, 5}, edits) == Span{5, 7});
  CHECK(moved({8, 9}, edits) == Span{8, 9});
}

TEST_CASE("a diff has the changed lines and three around them, and knows a missing newline") {
  const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15";
  const std::vector<Edit> edits = {edit(8, 9, "five\nand a half"), edit(34, 35, "6")};
  const std::string after = edited_text(text, edits).value();
  CHECK(unified_diff("a b.py", text, edits, text, after) ==
        "--- a b.py\n+++ a b.py\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+and a half\n 6\n 7\n 8\n"
        "@@ -12,4 +13,4 @@\n 12\n 13\n 14\n-15\n\\ No newline at end of file\n+16\n\\ No newline at end of file\n");
  const std::vector<Edit> near = {edit(0, 1, "one"), edit(4, 6, "")};
  const std::string shorter = edited_text(text, near).value();
  CHECK(unified_diff("x\ny", text, near, text, shorter) ==
        "--- \"x\\012y\"\n+++ \"x\\012y\"\n@@ -1,6 +1,5 @@\n-1\n+one\n 2\n-3\n 4\n 5\n 6\n");
}

TEST_CASE("a file is replaced whole and keeps its mode") {
  const Tree place;
  write_text(place.at("shop/views.py"), "old\n");
  REQUIRE(::chmod(place.at("shop/views.py").c_str(), 0640) == 0);
  CHECK(place.replace("shop/views.py", "old\n", "new\n").empty());
  CHECK(read_text(place.at("shop/views.py")) == "new\n");
  CHECK(mode_of(place.at("shop/views.py")) == 0640);
  CHECK(files_below(place.folder.path()) == std::vector<std::string>{"shop/views.py"});
}

TEST_CASE("a file that has changed, is gone or may not be written stays as it is") {
  const Tree place;
  write_text(place.at("views.py"), "newer\n");
  CHECK(place.replace("views.py", "old\n", "new\n") == "it has changed since it was read");
  CHECK(place.replace("views.py", "neuer\n", "new\n") == "it has changed since it was read");
  CHECK(place.replace("gone.py", "old\n", "new\n") == "does not exist");
  REQUIRE(::chmod(place.at("views.py").c_str(), 0444) == 0);
  CHECK(place.replace("views.py", "newer\n", "new\n") == "it is read-only");
  CHECK(read_text(place.at("views.py")) == "newer\n");
  CHECK(files_below(place.folder.path()) == std::vector<std::string>{"views.py"});
}

TEST_CASE("nothing is written through links or outside the root") {
  const Tree place;
  const TemporaryFolder outside;
  write_text(outside.path() + "/secret.py", "old\n");
  write_text(place.at("inside.py"), "old\n");
  std::filesystem::create_symlink(outside.path() + "/secret.py", place.at("file.py"));
  std::filesystem::create_directory_symlink(outside.path(), place.at("folder"));
  std::filesystem::create_symlink("inside.py", place.at("near.py"));
  for (const char* path : {"file.py", "folder/secret.py", "near.py"})
    CHECK(place.replace(path, "old\n", "new\n") ==
          "it is a link or lies behind one, and nothing is written through links");
  CHECK_FALSE(
      place.replace("../" + std::filesystem::path(outside.path()).filename().string() + "/secret.py", "old\n", "new\n")
          .empty());
  // A name of the same file elsewhere keeps the old content.
  std::filesystem::create_hard_link(outside.path() + "/secret.py", place.at("hard.py"));
  CHECK(place.replace("hard.py", "old\n", "new\n").empty());
  CHECK(read_text(outside.path() + "/secret.py") == "old\n");
  CHECK(read_text(place.at("inside.py")) == "old\n");
}

TEST_CASE("a new file never takes the place of another, nor leaves the root") {
  const Tree tree;
  write_text(tree.at("app/there.py"), "old");
  std::filesystem::create_directory_symlink(tree.at("app"), tree.at("link"));
  CHECK(tree.create("app/new.py", "new\n").empty());
  CHECK(read_text(tree.at("app/new.py")) == "new\n");
  CHECK((mode_of(tree.at("app/new.py")) & 0111) == 0);
  CHECK_FALSE(tree.create("app/new.py", "other").empty());
  CHECK_FALSE(tree.create("app/there.py", "other").empty());
  CHECK(read_text(tree.at("app/there.py")) == "old");
  CHECK_FALSE(tree.create("link/other.py", "other").empty());
  CHECK_FALSE(tree.create("../other.py", "other").empty());
  CHECK_FALSE(tree.create("absent/other.py", "other").empty());
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(tree.at("app"))) ++files;
  CHECK(files == 2);
}

TEST_CASE("a new file's diff adds all of its lines") {
  CHECK(new_file_diff("a/b.py", "x\ny\n") == "--- /dev/null\n+++ a/b.py\n@@ -0,0 +1,2 @@\n+x\n+y\n");
}

TEST_CASE("changes are made together or not at all, and taken back") {
  const Tree tree;
  write_text(tree.at("a.py"), "a");
  write_text(tree.at("b.py"), "b");
  write_text(tree.at("c.py"), "c");
  const std::vector<SourceChange> unit = {
      {"a.py", "a", "A"}, {"b.py", "b", "B"}, {"new.py", std::nullopt, "N"}, {"c.py", "c", std::nullopt}};
  const auto now = [&] { return files_below(tree.folder.path()); };
  SECTION("one that can't be keeps the others from it") {
    write_text(tree.at("new.py"), "theirs");
    CHECK_FALSE(tree.change(unit).empty());
    CHECK(now() == std::vector<std::string>{"a.py", "b.py", "c.py", "new.py"});
    CHECK(read_text(tree.at("a.py")) + read_text(tree.at("b.py")) == "ab");
    CHECK(read_text(tree.at("new.py")) == "theirs");
  }
  SECTION("all of them, and back") {
    CHECK(tree.change(unit).empty());
    CHECK(now() == std::vector<std::string>{"a.py", "b.py", "new.py"});
    CHECK(read_text(tree.at("a.py")) + read_text(tree.at("b.py")) + read_text(tree.at("new.py")) == "ABN");
    CHECK(tree.undo(unit).empty());
    CHECK(now() == std::vector<std::string>{"a.py", "b.py", "c.py"});
    CHECK(read_text(tree.at("a.py")) + read_text(tree.at("b.py")) + read_text(tree.at("c.py")) == "abc");
    CHECK(tree.undo(unit).empty());
  }
  SECTION("half of them were made by a process that ended") {
    write_text(tree.at("a.py"), "A");
    write_text(tree.at(".b.py.djvet-17-3.tmp"), "B");
    CHECK(tree.undo(unit).empty());
    CHECK(now() == std::vector<std::string>{"a.py", "b.py", "c.py"});
    CHECK(read_text(tree.at("a.py")) == "a");
  }
  SECTION("what has changed since isn't taken back, nor what goes with it") {
    CHECK(tree.change(unit).empty());
    write_text(tree.at("b.py"), "edited");
    CHECK(tree.undo(unit) == "b.py: it has changed since it was fixed");
    CHECK(read_text(tree.at("a.py")) + read_text(tree.at("b.py")) + read_text(tree.at("new.py")) == "AeditedN");
  }
}

TEST_CASE("a journal is read as it was written, the newest first, and only by its own project") {
  const TemporaryFolder folder;
  const std::string place = folder.path() + "/state/djvet/undo";
  CHECK_FALSE(last_journal(place, "/shop").has_value());
  for (const std::string text : {"one", "two\xff", "three"}) {
    Journal journal{"", {{{"a.py", text, "A"}, {"new.py", std::nullopt, ""}}, {{"gone.py", "", std::nullopt}}}};
    CHECK_FALSE(keep_journal(place, "/shop", journal).has_value());
  }
  CHECK_FALSE(last_journal(place, "/shop2").has_value());
  std::optional<Journal> last = last_journal(place, "/shop");
  REQUIRE(last.has_value());
  CHECK(last->units[0][0].before == "three");
  CHECK(last->units[0][1].before == std::nullopt);
  CHECK(last->units[1][0].after == std::nullopt);
  CHECK((mode_of(place) & 077) == 0);
  write_text(place + "/" + last->name, read_text(place + "/" + last->name) + " ");
  last = last_journal(place, "/shop");
  REQUIRE(last.has_value());
  CHECK(last->units[0][0].before == "two\xff");
  drop_journal(place, *last);
  CHECK(last_journal(place, "/shop")->units[0][0].before == "one");
  for (int i = 0; i < 30; ++i) {
    Journal journal;
    CHECK_FALSE(keep_journal(place, "/shop", journal).has_value());
  }
  CHECK(files_below(place).size() == 20);
}

}  // namespace djvet
