// Getting the facts of a tree: the same cold, warm, without a cache, on any number of threads and with a damaged cache; from the
// cache exactly when the content is the one that was cached.
#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "analyzer/base/version.h"
#include "analyzer/cache/block_arena.h"
#include "analyzer/cache/facts_cache.h"
#include "analyzer/cache/location.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/dump.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/reach.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/template_dump.h"
#include "analyzer/extract/template_extractor.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// A project on disk with a cache folder beside it.
struct Tree {
  TemporaryFolder folder;
  Configuration configuration;

  Tree() {
    configuration.root = folder.path() + "/project";
    configuration.cache_dir = folder.path() + "/cache";
    configuration.jobs = 1;
    write("app/__init__.py", "");
    write("app/models.py", "from django.db import models\nclass Book(models.Model):\n    name = models.TextField()\n");
    write("app/templates/list.html", "{% for x in xs %}{{ x.y }}{% endfor %}\n");
    write("app/jinja2/list.html", "{% for x in xs if x %}{{ x.y }}{% endfor %}\n");
    write("app/broken.py", "def f(:\n    pass\nx = = 1\nok = 1\n");
    write("app/latin.py", "# coding: latin-1\nname = 'caf\xe9'\n");
    write("app/bad.py", "name = 'caf\xe9'\n");
    write("app/binary.py", std::string("\0\1\2", 3));
    write("app/deep.py", std::string(3000, '[') + std::string(3000, ']') + "\n");
  }
  void write(const std::string& path, std::string_view text) const {
    write_text(configuration.root + "/" + path, text);
  }
  [[nodiscard]] Sources discovered() const {
    Result<Sources> sources = discover(configuration);
    REQUIRE(sources);
    return std::move(*sources);
  }
  [[nodiscard]] std::string cache() const { return cache_file(configuration, extraction_version()).value(); }

  /// Everything that extraction found, as text.
  [[nodiscard]] std::string taken() const { return taken(discovered()); }
  [[nodiscard]] std::string taken(const Sources& sources) const {
    const FactsTable table = extract_all(sources, *reach_everything(sources), configuration, {});
    std::string all;
    for (std::size_t i = 0; i < sources.files.size(); ++i)
      all += sources.files[i].path + " " + std::to_string(table.text_bytes[i]) + "\n" + dump_facts(table.python[i]) +
             dump_template(table.templates[i]);
    for (const Notification& notification : table.notifications)
      all += notification.path + ": " + std::to_string(static_cast<int>(notification.kind)) + " " +
             notification.message + (notification.incomplete ? " (incomplete)\n" : "\n");
    return all;
  }

  /// Writes the cache again with facts that no file of the tree has, as if every file had been looked at late.
  void poison() const {
    const auto cached = FactsCache::open(cache(), extraction_version());
    REQUIRE(cached);
    Extractor extractor;
    BlockArena arena;
    TemplateExtractor templates;
    const std::string_view python = arena.add(extractor.extract("poisoned = 1\n", 1000));
    const std::string_view html = arena.add(templates.extract("{{ poisoned }}", template_dialect("a.html")));
    std::vector<CacheRecord> records;
    for (const CacheEntry& entry : cached->entries()) {
      const std::string_view block = entry.language == Language::python ? python : html;
      CacheRecord& record = records.emplace_back(CacheRecord{cached->path(entry), block, entry});
      record.entry.checksum = 0;
      record.entry.outcome = Outcome::facts;
      record.entry.looked_ns += 3'600'000'000'000;
    }
    REQUIRE(write_cache(cache(), extraction_version(), records));
  }
};

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
  return found;
}

TEST_CASE("facts and notifications of a tree") {
  const std::string all = Tree().taken();
  CAPTURE(all);
  CHECK(count(all, "class_def \"Book\"") == 1);
  CHECK(count(all, "string \"caf\xc3\xa9\"") == 1);
  CHECK(count(all, "name \"ok\"") == 1);
  CHECK(count(all, "app/broken.py: ") == 1);
  CHECK(count(all, "line 1 is not valid Python, nor 1 more place; the rest is analysed") == 1);
  CHECK(count(all, "app/bad.py: ") == 1);
  CHECK(count(all, "app/binary.py: ") == 1);
  CHECK(count(all, "app/deep.py: ") == 1);
  CHECK(count(all, "(incomplete)") == 3);
}

TEST_CASE("cold, warm, without a cache and on 1, 2 or 8 threads everything is the same") {
  Tree tree;
  for (int i = 0; i < 40; ++i)
    tree.write("app/f" + std::to_string(i) + ".py",
               "def f" + std::to_string(i) + "(a):\n    return [a.b for c in a]\n");
  const std::string cold = tree.taken();
  for (const unsigned jobs : {1U, 2U, 8U}) {
    tree.configuration.jobs = jobs;
    CHECK(tree.taken() == cold);
    std::filesystem::remove(tree.cache());
    CHECK(tree.taken() == cold);
    tree.configuration.use_cache = false;
    CHECK(tree.taken() == cold);
    tree.configuration.use_cache = true;
  }
}

TEST_CASE("a cache that has nothing new is not written again") {
  const Tree tree;
  (void)tree.taken();
  const auto inode = [&] {
    struct stat status {};
    REQUIRE(::stat(tree.cache().c_str(), &status) == 0);
    return status.st_ino;
  };
  const auto first = inode();
  (void)tree.taken();
  CHECK(inode() == first);
  tree.write("app/new.py", "x = 1\n");
  (void)tree.taken();
  const auto second = inode();
  CHECK(second != first);
  std::filesystem::remove(tree.configuration.root + "/app/new.py");
  (void)tree.taken();
  CHECK(inode() != second);
}

TEST_CASE("an unchanged file is not opened") {
  const Tree tree;
  (void)tree.taken();
  tree.poison();
  const Sources sources = tree.discovered();
  std::filesystem::remove(tree.configuration.root + "/app/models.py");
  const std::string all = tree.taken(sources);
  CHECK(count(all, "\"poisoned\"") == sources.files.size());
  CHECK(count(all, "models.py: ") == 0);
}

TEST_CASE("a file changed so recently that its times say nothing is read again") {
  const Tree tree;
  (void)tree.taken();
  const Sources sources = tree.discovered();
  std::filesystem::remove(tree.configuration.root + "/app/models.py");
  CHECK(count(tree.taken(sources), "app/models.py: ") == 1);
}

TEST_CASE("a moved or touched file is taken by its content") {
  const Tree tree;
  (void)tree.taken();
  tree.poison();
  std::filesystem::rename(tree.configuration.root + "/app", tree.configuration.root + "/moved");
  tree.write("app/models.py", read_text(tree.configuration.root + "/moved/models.py"));
  const std::string all = tree.taken();
  CHECK(count(all, "\"poisoned\"") == tree.discovered().files.size());
}

TEST_CASE("other content with the same size and time of change is other content") {
  const Tree tree;
  const std::string path = tree.configuration.root + "/app/models.py";
  (void)tree.taken();
  tree.poison();
  struct stat before {};
  REQUIRE(::stat(path.c_str(), &before) == 0);
  std::string text = read_text(path);
  text.replace(text.find("Book"), 4, "Tome");
  write_text(path, text);
  const timespec times[] = {before.st_atim, before.st_mtim};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  const std::string all = tree.taken();
  CHECK(count(all, "class_def \"Tome\"") == 1);
  CHECK(count(all, "\"poisoned\"") == tree.discovered().files.size() - 1);
}

TEST_CASE("a file that took too long to parse is not cached: more time gives its facts") {
  Tree tree;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "x = [a.b(c) for d in e]\n";
  tree.write("app/long.py", text);
  tree.configuration.parse_budget_ms = 1;
  CHECK(count(tree.taken(), "app/long.py: 4 ") == 1);
  tree.configuration.parse_budget_ms = 60'000;
  const std::string all = tree.taken();
  CHECK(count(all, "app/long.py: ") == 0);
  CHECK(count(all, "list_comp ") == 20'000);
}

TEST_CASE("bits flipped in the cache change nothing", "[slow]") {
  const Tree tree;
  const std::string expected = tree.taken();
  const std::string good = read_text(tree.cache());
  std::mt19937 random(27);
  for (int round = 0; round < 100; ++round) {
    std::string bad = good;
    const std::size_t at = random() % bad.size();
    bad[at] = static_cast<char>(bad[at] ^ (1 << (random() % 8)));
    write_text(tree.cache(), bad);
    if (tree.taken() == expected) continue;
    CAPTURE(at);
    FAIL("a flipped bit shows");
  }
}

TEST_CASE("8 runs at once that share a cache agree") {
  Tree tree;
  const std::string expected = tree.taken();
  const Sources sources = tree.discovered();
  std::vector<std::string> results(8);
  for (int round = 0; round < 5; ++round) {
    if (round % 2 == 0) std::filesystem::remove(tree.cache());
    std::vector<std::jthread> runs;
    for (std::string& result : results) runs.emplace_back([&] { result = tree.taken(sources); });
    runs.clear();
    for (const std::string& result : results) CHECK(result == expected);
  }
}

TEST_CASE("a cache folder that can't be written to is mentioned only where the user chose it") {
  Tree tree;
  const std::string expected = tree.taken();
  tree.configuration.cache_dir = "/proc/djvet";
  const std::string mention = ": 11 the cache can't be written to the folder given by --cache-dir\n";
  std::string all = tree.taken();
  REQUIRE(count(all, mention) == 1);
  CHECK(all.erase(all.find(mention), mention.size()) == expected);
  tree.configuration.cache_dir.clear();
  const char* const old = std::getenv("XDG_CACHE_HOME");
  const std::string saved = old == nullptr ? "" : old;
  ::setenv("XDG_CACHE_HOME", "/proc/djvet", 1);
  CHECK(tree.taken() == expected);
  if (old == nullptr) ::unsetenv("XDG_CACHE_HOME");
  else ::setenv("XDG_CACHE_HOME", saved.c_str(), 1);
}

}  // namespace
}  // namespace djvet
