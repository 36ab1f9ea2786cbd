// Reading below a root: ordinary files, files that change, and everything that must not be read.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/source_reader.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <string>

#include "analyzer/base/parallel.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::uint64_t limit = 1U << 20;

struct Place {
  TemporaryFolder folder;
  SourceReader reader = opened(folder.path());

  static SourceReader opened(const std::string& root) {
    Result<SourceReader> reader = SourceReader::open(root);
    REQUIRE(reader.has_value());
    return std::move(*reader);
  }
  [[nodiscard]] std::string at(const std::string& path) const { return folder.path() + "/" + path; }
  void link(const std::string& path, const std::string& target) const {
    REQUIRE(::symlink(target.c_str(), at(path).c_str()) == 0);
  }
  [[nodiscard]] Result<RawSource, Notification> read(const std::string& path, std::uint64_t most = limit) const {
    return reader.read(SourceFile{path}, most);
  }
  /// The bytes, or "!" and the notification's kind as a number.
  [[nodiscard]] std::string outcome(const std::string& path, std::uint64_t most = limit) const {
    Result<RawSource, Notification> source = read(path, most);
    if (source) return source->bytes;
    CHECK(source.error().path == path);
    CHECK(source.error().incomplete);
    return refused(source.error().kind);
  }
  static std::string refused(NotificationKind kind) { return "!" + std::to_string(static_cast<int>(kind)); }
};

long resident_kilobytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("a file's bytes come as they are, with the stamp they had") {
  const Place place;
  for (const std::string& bytes :
       {std::string(), std::string("x = 1\n"), std::string("a\r\nb\rc\n\xff\x00z", 9), std::string(300'000, 'q')}) {
    write_text(place.at("shop/models.py"), bytes);
    const Result<RawSource, Notification> source = place.read("shop/models.py");
    REQUIRE(source.has_value());
    CHECK(source->bytes == bytes);
    CHECK(source->stamp.size == bytes.size());
    struct stat status {};
    REQUIRE(::stat(place.at("shop/models.py").c_str(), &status) == 0);
    CHECK(source->stamp == stamp_of(status));
  }
}

TEST_CASE("the limit of size holds to the byte") {
  const Place place;
  write_text(place.at("a.py"), std::string(100, 'a'));
  CHECK(place.outcome("a.py", 100) == std::string(100, 'a'));
  CHECK(place.outcome("a.py", 99) == Place::refused(NotificationKind::too_large));
}

TEST_CASE("a file larger than it says is read to the limit and no further") {
  const Result<SourceReader> reader = SourceReader::open("/proc/self");
  REQUIRE(reader.has_value());
  const Result<RawSource, Notification> maps = reader->read(SourceFile{"maps"}, limit);  // reports 0 bytes
  REQUIRE(maps.has_value());
  CHECK(maps->bytes.size() > 1000);
  const Result<RawSource, Notification> cut = reader->read(SourceFile{"maps"}, 10);
  REQUIRE_FALSE(cut.has_value());
  CHECK(cut.error().kind == NotificationKind::too_large);
}

TEST_CASE("a huge sparse file costs no memory") {
  const Place place;
  const int file = ::open(place.at("huge.py").c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(::ftruncate(file, 60 << 20) == 0);
  ::close(file);
  const long before = resident_kilobytes();
  CHECK(place.outcome("huge.py", 2 << 20) == Place::refused(NotificationKind::too_large));
  CHECK(resident_kilobytes() - before < 4096);
}

TEST_CASE("what is no regular file is not read and nothing waits") {
  const Place place;
  REQUIRE(::mkfifo(place.at("pipe.py").c_str(), 0600) == 0);
  std::filesystem::create_directory(place.at("folder.py"));
  place.link("linked.py", "pipe.py");
  CHECK(place.outcome("pipe.py") == Place::refused(NotificationKind::not_regular));
  CHECK(place.outcome("linked.py") == Place::refused(NotificationKind::not_regular));
  CHECK(place.outcome("folder.py") == Place::refused(NotificationKind::not_regular));
  CHECK(place.outcome("nowhere.py") == Place::refused(NotificationKind::unreadable));
  CHECK(place.outcome("nowhere/a.py") == Place::refused(NotificationKind::unreadable));
}

TEST_CASE("a read never leaves the root") {
  const TemporaryFolder outside;
  write_text(outside.path() + "/secret.py", "secret = 1\n");
  const std::string sibling = "../" + outside.path().substr(outside.path().rfind('/') + 1);
  const Place place;
  write_text(place.at("sub/a.py"), "a = 1\n");
  place.link("zero.py", "/dev/zero");
  place.link("absolute.py", outside.path() + "/secret.py");
  place.link("relative.py", sibling + "/secret.py");
  place.link("folder", outside.path());
  place.link("sub/climb", "../" + sibling);
  for (const std::string& path :
       {std::string("zero.py"), std::string("absolute.py"), std::string("relative.py"), std::string("folder/secret.py"),
        std::string("sub/climb/secret.py"), sibling + "/secret.py"}) {
    INFO(path);
    CHECK(place.outcome(path) == Place::refused(NotificationKind::outside_root));
  }
  // A root whose name begins like this one's is another place.
  const std::string twin = place.folder.path() + "-twin";
  write_text(twin + "/secret.py", "secret = 1\n");
  place.link("twin.py", twin + "/secret.py");
  CHECK(place.outcome("twin.py") == Place::refused(NotificationKind::outside_root));
  std::filesystem::remove_all(twin);
}

TEST_CASE("links inside the root are followed, absolute ones too; cycles end") {
  const Place place;
  write_text(place.at("store/deep/a.py"), "a = 1\n");
  place.link("relative.py", "store/deep/a.py");
  place.link("absolute.py", place.at("store/deep/a.py"));
  place.link("folder", place.at("store"));
  place.link("store/up", "..");
  place.link("chain.py", "folder/up/relative.py");
  place.link("self.py", "self.py");
  place.link("ping", "pong");
  place.link("pong", "ping");
  for (const char* path : {"relative.py", "absolute.py", "folder/deep/a.py", "store/up/relative.py", "chain.py",
                           "store/./deep/../deep/a.py"}) {
    INFO(path);
    CHECK(place.outcome(path) == "a = 1\n");
  }
  CHECK(place.outcome("self.py") == Place::refused(NotificationKind::unreadable));
  CHECK(place.outcome("ping/a.py") == Place::refused(NotificationKind::unreadable));
}

TEST_CASE("a path longer than the kernel takes is read part by part") {
  const Place place;
  const std::string name(200, 'd');
  std::string path;
  int directory = ::open(place.folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 40; ++depth) {
    REQUIRE(::mkdirat(directory, name.c_str(), 0700) == 0);
    const int next = ::openat(directory, name.c_str(), O_RDONLY | O_DIRECTORY);
    ::close(directory);
    directory = next;
    path += name + '/';
  }
  const int file = ::openat(directory, "a.py", O_WRONLY | O_CREAT, 0600);
  REQUIRE(::write(file, "a = 1\n", 6) == 6);
  ::close(file);
  ::close(directory);
  CHECK(place.outcome(path + "a.py") == "a = 1\n");
  CHECK(place.outcome(path + "b.py") == Place::refused(NotificationKind::unreadable));
}

TEST_CASE("names of any bytes can be read") {
  const Place place;
  for (const std::string name : {"a\nb.py", "esc\x1b[31m.py", "\xff\xfe.py", " .py"}) {
    write_text(place.at(name), name);
    CHECK(place.outcome(name) == name);
  }
}

TEST_CASE("a file that can't be opened is said") {
  if (::geteuid() == 0) return;  // root reads everything
  const Place place;
  write_text(place.at("closed.py"), "x = 1\n");
  REQUIRE(::chmod(place.at("closed.py").c_str(), 0) == 0);
  CHECK(place.outcome("closed.py") == Place::refused(NotificationKind::unreadable));
}

TEST_CASE("decoded text is given only for the content that was analysed") {
  const Place place;
  const SourceFile file{"a.py"};
  write_text(place.at("a.py"), "# coding: latin-1\n\xe9\n");
  const Result<RawSource, Notification> source = place.reader.read(file, limit);
  REQUIRE(source.has_value());
  CHECK(place.reader.decoded(file, limit, &source->stamp) == "# coding: latin-1\né\n");
  write_text(place.at("a.py"), "# coding: latin-1\n\xe9\xe9\n");
  CHECK_FALSE(place.reader.decoded(file, limit, &source->stamp).has_value());
  CHECK(place.reader.decoded(file, limit) == "# coding: latin-1\néé\n");
  write_text(place.at("a.py"), "\xe9\n");
  CHECK_FALSE(place.reader.decoded(file, limit).has_value());
  write_text(place.at("templates/a.html"), "\xef\xbb\xbf# coding: latin-1");
  CHECK(place.reader.decoded(SourceFile{"templates/a.html", Language::django_template}, limit) == "# coding: latin-1");
}

TEST_CASE("a problem of decoding becomes a notification of the file") {
  const Notification binary = not_decoded("a.py", {DecodeProblemKind::binary, "holds a NUL byte", 3});
  CHECK(binary == Notification{NotificationKind::not_text, "a.py", "holds a NUL byte; not analysed", true});
  const Notification bytes = not_decoded("a.py", {DecodeProblemKind::invalid_bytes, "is not UTF-8 (byte 3)", 3});
  CHECK(bytes == Notification{NotificationKind::bad_encoding, "a.py", "is not UTF-8 (byte 3); not analysed", true});
}

TEST_CASE("random bytes are refused by decoding, whatever they are") {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    std::string bytes(20'000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 255 + 1);
    CHECK_FALSE(decode(Language::python, bytes).has_value());
    CHECK_FALSE(decode(Language::django_template, bytes).has_value());
  }
}

TEST_CASE("many threads read through one reader") {
  const Place place;
  for (int i = 0; i < 64; ++i) write_text(place.at(std::to_string(i) + ".py"), std::string(1000 + i, 'x'));
  std::vector<std::size_t> sizes(640);
  parallel_for(sizes.size(), 4, [&](unsigned, std::size_t i) {
    const Result<RawSource, Notification> source = place.reader.read(SourceFile{std::to_string(i % 64) + ".py"}, limit);
    sizes[i] = source ? source->bytes.size() : 0;
  });
  for (std::size_t i = 0; i < sizes.size(); ++i) CHECK(sizes[i] == 1000 + i % 64);
}

TEST_CASE("a root that is no folder is a problem that names it") {
  const TemporaryFolder folder;
  write_text(folder.path() + "/file", "");
  const Result<SourceReader> reader = SourceReader::open(folder.path() + "/file");
  REQUIRE_FALSE(reader.has_value());
  CHECK(reader.error() ==
        Problem{ProblemKind::input, folder.path() + "/file", "is not a directory; give an existing folder"});
}

}  // namespace djvet
