// The registry is the folder checks/: a row for each source file, in path order, with the page beside it byte for byte.
#include "analyzer/findings/registry.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"

namespace djvet {
namespace {

std::vector<std::filesystem::path> check_sources() {
  std::vector<std::filesystem::path> sources;
  const std::filesystem::path folder = std::filesystem::path(source_dir()) / "checks";
  for (const auto& family : std::filesystem::directory_iterator(folder)) {
    if (!family.is_directory()) continue;
    for (const auto& file : std::filesystem::directory_iterator(family.path())) {
      if (file.path().extension() == ".cpp") sources.push_back(file.path());
    }
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

TEST_CASE("the registry has one row for each source file below checks/") {
  const std::vector<std::filesystem::path> sources = check_sources();
  REQUIRE(registry().size() == sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Registered& row = registry()[i];
    std::filesystem::path page = sources[i];
    CAPTURE(page.string());
    std::string id = page.stem().string();
    std::replace(id.begin(), id.end(), '_', '-');
    CHECK(row.check->id == id);
    CHECK(row.family == page.parent_path().filename().string());
    CHECK(row.page == read_bytes(page.replace_extension(".md")));
  }
}

}  // namespace
}  // namespace djvet
