// A cache that has seen many versions of a project is worth exactly what no cache is: after each of a series of random
// edits, additions, removals and renames, the warm run says what a run without a cache says, byte for byte.
// SPDX-License-Identifier: MIT
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

class Editor {
 public:
  Editor(std::string root, unsigned seed) : root_(std::move(root)), random_(seed) {}

  /// One edit; what it was, for a message.
  std::string edit() {
    const std::vector<std::string> files = files_below(root_);
    const std::string file = files[below(files.size())];
    const std::string path = root_ + "/" + file;
    switch (below(8)) {
      case 0: std::filesystem::remove(path); return "removed " + file;
      case 1: std::filesystem::rename(path, path + ".py"); return "renamed " + file;
      case 2:
        std::filesystem::copy_file(path, root_ + "/copy" + std::to_string(below(1000)) + ".py",
                                   std::filesystem::copy_options::overwrite_existing);
        return "copied " + file;
      default: write_text(path, changed(read_text(path))); return "changed " + file;
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string changed(std::string text) {
    if (text.empty()) return "x = 1\n";
    const std::size_t at = below(text.size());
    const std::size_t length = 1 + below(40);
    switch (below(5)) {
      case 0: return text.erase(at, length);
      case 1: return text.insert(at, text.substr(below(text.size()), length));
      case 2: return text.insert(at, "\n");
      case 3: text[at] = static_cast<char>(' ' + below(95)); return text;  // same size
      default: return text + "\n\nfor row in Book.objects.all():\n    print(row.publisher.name)\n";
    }
  }

  std::string root_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("after any edit the warm run is the cold one") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const TemporaryFolder folder;
    const std::string root = folder.path() + "/project";
    const std::string from = std::string(source_dir()) + "/testdata/projects/bookshop";
    for (const std::string& file : files_below(from))
      if (!file.ends_with(".sqlite3")) write_text(root + "/" + file, read_text(from + "/" + file));
    Configuration cached = full_configuration(root);
    cached.use_cache = true;
    cached.cache_dir = folder.path() + "/cache";
    Editor editor(root, seed);
    std::string history;
    for (int step = 0; step < 15; ++step) {
      history += editor.edit() + "; ";
      const std::string cold = rendered_by_all(run_project(full_configuration(root)).report);
      const std::string warm = rendered_by_all(run_project(cached, Needs::report).report);
      INFO("seed " << seed << ": " << history << "\n" << first_difference(cold, warm));
      REQUIRE(cold == warm);
    }
  }
}

}  // namespace djvet
