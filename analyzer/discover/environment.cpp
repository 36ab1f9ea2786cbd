// One search for both ways in: below the root for an environment that is found, below "/" for one that the user names. Lines
// of .pth files are taken where they are plain folders; those that Python would execute are left alone.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/environment.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "analyzer/discover/beneath.h"

namespace djvet {
namespace {

constexpr std::size_t max_path_files = 64;        // .pth files of one folder
constexpr std::size_t max_text_size = 64U << 10;  // bytes of a .pth file or a pyvenv.cfg
constexpr std::size_t max_folders = 64;
constexpr std::size_t max_names = 100'000;  // of one directory that are looked at

using Version = std::pair<int, int>;

struct CloseStream {
  void operator()(DIR* stream) const { ::closedir(stream); }
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::string join(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path.append(name);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_within(std::string_view path, std::string_view folder) {
  return folder.empty() || path == folder || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

/// "python3.11", "python3.11.exe", "3.11.2": the two numbers behind `prefix`.
std::optional<Version> version_in(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  Version version;
  const auto [dot, error] = std::from_chars(text.data(), text.data() + text.size(), version.first);
  if (error != std::errc{} || dot == text.data() + text.size() || *dot != '.') return std::nullopt;
  if (std::from_chars(dot + 1, text.data() + text.size(), version.second).ec != std::errc{}) return std::nullopt;
  return version;
}

std::string python_name(Version version) {
  return "python" + std::to_string(version.first) + "." + std::to_string(version.second);
}

/// What lies below one directory: paths are relative to it, and links are followed where they stay below it.
class Below {
 public:
  explicit Below(RootDirectory root) : root_(std::move(root)) {}

  [[nodiscard]] bool is_directory(const std::string& path) const {
    return root_.open_below(path, Links::inside, Want::directory).has_value();
  }
  [[nodiscard]] bool is_file(const std::string& path) const {
    return root_.open_below(path, Links::inside, Want::file).has_value();
  }
  /// Device and inode; equal ones are one directory.
  [[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> identity(const std::string& path) const {
    const Result<FileDescriptor, OpenError> opened = root_.open_below(path, Links::inside, Want::directory);
    struct stat status {};
    if (!opened || ::fstat(opened->get(), &status) != 0) return std::nullopt;
    return std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino);
  }
  /// The names in a directory, sorted; none when there is no such directory.
  [[nodiscard]] std::vector<std::string> names_in(const std::string& path) const {
    std::vector<std::string> names;
    Result<FileDescriptor, OpenError> opened = root_.open_below(path, Links::inside, Want::directory);
    if (!opened) return names;
    const std::unique_ptr<DIR, CloseStream> stream(::fdopendir(opened->get()));
    if (stream == nullptr) return names;
    (void)opened->release();  // the stream owns it now
    while (const dirent* entry = names.size() < max_names ? ::readdir(stream.get()) : nullptr)
      names.emplace_back(entry->d_name);
    std::sort(names.begin(), names.end());
    return names;
  }
  /// At most max_text_size bytes of a regular file; empty when it can't be read.
  [[nodiscard]] std::string text(const std::string& path) const {
    const Result<FileDescriptor, OpenError> opened = root_.open_below(path, Links::inside, Want::file);
    if (!opened) return {};
    std::string bytes(max_text_size, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
      const ssize_t got = ::read(opened->get(), bytes.data() + size, bytes.size() - size);
      if (got <= 0) break;
      size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return bytes;
  }
  [[nodiscard]] const std::string& path() const { return root_.path(); }

 private:
  RootDirectory root_;
};

/// The value of a key of pyvenv.cfg ("key = value"), or nothing.
std::string value_of(std::string_view text, std::string_view key) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t equals = line.find('=');
    if (equals != line.npos && trimmed(line.substr(0, equals)) == key)
      return std::string(trimmed(line.substr(equals + 1)));
    begin = end + 1;
  }
  return {};
}

/// Collects the folders of one environment.
class Search {
 public:
  /// `root`: the project's, absolute. `inside`: `below` is that root.
  Search(const Below& below, std::string root, bool inside) : below_(below), root_(std::move(root)), inside_(inside) {}

  [[nodiscard]] std::vector<PackageFolder> take() {
    for (PackageFolder& folder : folders_) list(folder);
    return std::move(folders_);
  }
  [[nodiscard]] bool found() const { return !folders_.empty(); }
  [[nodiscard]] std::vector<PackageFolder>& folders() { return folders_; }

  /// Takes the folders below a prefix (what Python calls sys.prefix), and those that their .pth files name.
  void add_prefix(const std::string& prefix, std::optional<Version> wanted) {
    const std::string settings = below_.text(join(prefix, "pyvenv.cfg"));
    for (const char* key : {"version", "version_info"})
      if (const auto said = version_in(value_of(settings, key), "")) wanted = said;
    const std::size_t first = folders_.size();
    const std::optional<Version> version = choose(prefix, wanted);
    if (version) {
      const std::string python = python_name(*version);
      add(join(prefix, "local/lib/" + python + "/dist-packages"));
      for (const char* lib : {"lib/", "lib64/"}) add(join(prefix, lib + python + "/site-packages"));
    }
    add(join(prefix, "lib/python3/dist-packages"));
    add(join(prefix, "Lib/site-packages"));
    for (std::size_t i = first, end = folders_.size(); i < end; ++i)
      add_path_files(std::string(folders_[i].path), prefix);  // a copy: folders_ grows
    const bool system_too = value_of(settings, "include-system-site-packages") == "true";
    const std::string home = value_of(settings, "home");
    if (system_too && !inside_ && home.starts_with('/')) add_prefix(std::string(folder_of(home).substr(1)), version);
  }

 private:
  /// What the names in a folder say of modules and distributions. A folder that is no package is one for Python too.
  void list(PackageFolder& folder) const {
    std::string_view path = folder.path;
    if (!inside_ && path.starts_with('/')) path.remove_prefix(1);
    for (const std::string& name : below_.names_in(std::string(path))) {
      if (name.ends_with(".dist-info") || name.ends_with(".egg-info") || name.ends_with(".egg"))
        folder.distributions.push_back(distribution_of(name));
      else if (const std::string_view stem = std::string_view(name).substr(0, name.find('.')); is_module(name, stem))
        folder.modules.emplace_back(stem);
    }
    std::ranges::sort(folder.modules);
    const auto [same, end] = std::ranges::unique(folder.modules);
    folder.modules.erase(same, end);
    std::ranges::sort(folder.distributions);
  }

  static bool is_module(std::string_view name, std::string_view stem) {
    constexpr std::array<std::string_view, 5> suffixes = {".py", ".pyc", ".so", ".pyd", ".pyi"};
    if (stem.empty()) return false;
    return stem == name ||
           std::ranges::any_of(suffixes, [&](std::string_view suffix) { return name.ends_with(suffix); });
  }

  /// "django_rest-3.15.dist-info", "Name-1.0-py3.11.egg-info"
  static Distribution distribution_of(std::string_view name) {
    name = name.substr(0, name.rfind('.'));
    const std::size_t dash = name.find('-');
    Distribution found;
    found.name = name.substr(0, dash);
    if (dash != name.npos) found.version = name.substr(dash + 1, name.find('-', dash + 1) - dash - 1);
    return found;
  }

  /// The wanted version where it is there, else the highest.
  [[nodiscard]] std::optional<Version> choose(const std::string& prefix, std::optional<Version> wanted) const {
    std::optional<Version> highest;
    for (const char* lib : {"lib", "lib64"})
      for (const std::string& name : below_.names_in(join(prefix, lib)))
        if (const auto version = version_in(name, "python"); version && python_name(*version) == name) {
          if (version == wanted) return wanted;
          if (!highest || *version > *highest) highest = version;
        }
    return highest;
  }

  [[nodiscard]] std::string absolute(std::string_view path) const {
    return std::string(inside_ ? root_ : "").append("/").append(path);
  }

  void add(const std::string& path, std::string_view called = {}) {
    const auto identity = below_.identity(path);
    if (!identity || folders_.size() >= max_folders) return;
    if (std::find(seen_.begin(), seen_.end(), *identity) != seen_.end()) return;
    seen_.push_back(*identity);
    const std::string name(called.empty() ? name_of(path) : called);
    const auto same = [&](const PackageFolder& folder) {
      return folder.shown == "<" + name + ">" || folder.shown.starts_with("<" + name + "-");
    };
    const auto others = std::count_if(folders_.begin(), folders_.end(), same);
    const std::string number = others == 0 ? "" : "-" + std::to_string(others + 1);
    folders_.push_back({"<" + name + number + ">", path, inside_, {}, {}});
  }

  /// Editable installs. What lies in the project is its own already, unless it lies in the environment's folder.
  void add_path_files(const std::string& folder, const std::string& prefix) {
    std::size_t read = 0;
    for (const std::string& name : below_.names_in(folder)) {
      if (!name.ends_with(".pth") || name.starts_with('.') || ++read > max_path_files) continue;
      const std::string text = below_.text(join(folder, name));
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        add_line(trimmed(std::string_view(text).substr(begin, end - begin)), folder, prefix);
        begin = end + 1;
      }
    }
  }

  void add_line(std::string_view line, const std::string& folder, const std::string& prefix) {
    if (line.empty() || line.starts_with('#') || line.starts_with("import ") || line.starts_with("import\t")) return;
    if (line.find('\0') != line.npos) return;
    std::string path;
    if (!line.starts_with('/')) path = join(folder, line);
    else if (!inside_) path = line.substr(1);
    else if (line != root_ && is_within(line, root_)) path = line.substr(root_.size() + 1);
    else return;
    const std::optional<std::string> real = real_path(absolute(path));
    if (!real) return;
    const std::optional<std::string> environment = real_path(absolute(prefix));
    const bool own = environment && *real != *environment && is_within(*real, *environment);
    if (!own && (is_within(*real, root_) || is_within(root_, *real))) return;
    add(path, "editable");
  }

  const Below& below_;
  std::string root_;
  bool inside_;
  std::vector<PackageFolder> folders_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> seen_;
};

}  // namespace

std::vector<PackageFolder> find_environment(const std::string& root) {
  Result<RootDirectory> opened = RootDirectory::open(root);
  if (!opened) return {};
  const Below below(std::move(*opened));
  for (const char* name : {".venv", "venv", "env"}) {
    if (!below.is_file(std::string(name) + "/pyvenv.cfg")) continue;
    Search search(below, below.path(), true);
    search.add_prefix(name, std::nullopt);
    if (search.found()) return search.take();
  }
  return {};
}

Result<std::vector<PackageFolder>, std::string> open_environment(const std::string& root, const std::string& path) {
  Result<RootDirectory> opened = RootDirectory::open("/");
  struct stat status {};
  if (!opened || ::lstat(path.c_str(), &status) != 0) return std::string("does not exist");
  // A virtual environment's interpreter is a link to another one, which may not be on this machine: its own folder counts
  // first. Behind the links the name tells the version: /usr/bin/python3 is python3.11.
  const std::string real = real_path(path).value_or(path);
  const Below below(std::move(*opened));
  Search search(below, real_path(root).value_or(root), false);
  if (below.is_directory(real.substr(1))) {
    search.add_prefix(real.substr(1), std::nullopt);
  } else {
    std::string_view given = path;
    while (given.ends_with('/')) given.remove_suffix(1);
    for (const std::string_view file : {given, std::string_view(real)}) {
      for (const std::string_view prefix : {folder_of(folder_of(file)), folder_of(file)})
        if (!search.found() && !prefix.empty())
          search.add_prefix(std::string(prefix.substr(1)), version_in(name_of(real), "python"));
    }
  }
  for (PackageFolder& folder : search.folders()) folder.path.insert(0, "/");
  if (!search.found()) return std::string("has no folder of installed packages");
  return search.take();
}

}  // namespace djvet
