// Walks directories from an explicit stack, each in sorted order, then the links that were met, and sorts what was
// found. A directory is opened by its path below the root, so that the depth of the tree costs no open files.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/discover.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/discover/beneath.h"
#include "analyzer/discover/classify.h"
#include "analyzer/discover/ignore_rules.h"

namespace djvet {
namespace {

constexpr std::size_t max_ignore_file = 256U << 10;         // bytes
constexpr std::uint64_t max_ignore_steps = 2'000'000'000U;  // comparisons in one run, some seconds of work

using Identity = std::pair<std::uint64_t, std::uint64_t>;  // device, inode

/// The ignore file of one directory and those above it.
struct IgnoreScope {
  std::shared_ptr<const IgnoreScope> above;
  std::size_t prefix = 0;  // bytes of a path that lead to the directory, with the slash
  IgnoreRules rules;
};

struct Directory {
  std::string path;  // empty: the root
  std::uint32_t depth = 0;
  Links links = Links::refuse;  // `inside` for what was reached through a link
  std::shared_ptr<const IgnoreScope> ignores;
};

struct Link {
  std::string path;
  std::uint32_t depth = 0;
  std::shared_ptr<const IgnoreScope> ignores;
};

/// The entries of one directory that may matter, each list sorted.
struct Entries {
  std::vector<std::string> files;  // with a source's name: regular files, and what is neither file, directory nor link
  std::vector<std::string> directories;
  std::vector<std::string> links;
  std::vector<std::string> compiled;  // modules that aren't source text
  bool is_environment = false;
  bool has_ignore_file = false;
  bool failed = false;
};

struct CloseStream {
  void operator()(DIR* stream) const { ::closedir(stream); }
};

std::string join(std::string_view directory, std::string_view name) {
  std::string path;
  path.reserve(directory.size() + 1 + name.size());
  if (!directory.empty()) path.append(directory).append("/");
  return path.append(name);
}

std::string over_limit(std::uint64_t size, std::uint64_t limit) {
  return std::to_string(size) + " bytes, more than max-file-size " + std::to_string(limit) + "; not read";
}

bool is_compiled_module(std::string_view name) {
  constexpr std::string_view suffixes[] = {".so", ".pyd", ".pyi", ".pyx", ".pyc"};
  return std::ranges::any_of(suffixes, [&](std::string_view suffix) { return name.ends_with(suffix); });
}

class Walk {
 public:
  Walk(const RootDirectory& root, const Configuration& configuration)
      : root_(root), configuration_(configuration), excluded_(joined_patterns(configuration.exclude)) {}

  Sources run() {
    stack_.push_back({});
    drain();
    // Links are taken last and in path order, so that a file is always listed under its own name when it has one.
    while (!links_.empty() && !full_) {
      std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) { return a.path < b.path; });
      for (const Link& link : std::exchange(links_, {})) {
        follow(link);
        drain();
      }
    }
    settle_roles();
    return finish();
  }

 private:
  static std::string joined_patterns(const std::vector<std::string>& patterns) {
    std::string text;
    for (const std::string& pattern : patterns) text.append(pattern).append("\n");
    return text;
  }

  void drain() {
    while (!stack_.empty() && !full_) {
      const Directory directory = std::move(stack_.back());
      stack_.pop_back();
      visit(directory);
    }
  }

  void visit(const Directory& directory) {
    Result<FileDescriptor, OpenError> opened = root_.open_below(directory.path, directory.links, Want::directory);
    if (!opened) return notify_unreadable(directory.path, opened.error().number);
    struct stat status {};
    if (::fstat(opened->get(), &status) != 0) return notify_unreadable(directory.path, errno);
    if (directory.links == Links::refuse) directories_.emplace_back(status.st_dev, status.st_ino);
    else if (!is_new(status, true)) return;
    DIR* const stream = ::fdopendir(opened->get());
    if (stream == nullptr) return notify_unreadable(directory.path, errno);
    (void)opened->release();  // the stream owns it now
    const std::unique_ptr<DIR, CloseStream> closer(stream);
    const Entries entries = list(stream, directory);
    if (entries.failed) notify_unreadable(directory.path, EIO);
    if (entries.is_environment && !directory.path.empty()) return;
    const std::shared_ptr<const IgnoreScope> ignores = scope_of(::dirfd(stream), directory, entries);
    for (const std::string& name : entries.files) add_file(::dirfd(stream), directory, name, ignores.get());
    for (auto name = entries.directories.rbegin(); name != entries.directories.rend(); ++name)
      add_directory(directory, *name, ignores);
    for (const std::string& name : entries.compiled) add_unread(join(directory.path, name));
    for (const std::string& name : entries.links)
      links_.push_back({join(directory.path, name), directory.depth, ignores});
  }

  static Entries list(DIR* stream, const Directory& directory) {
    Entries entries;
    for (;;) {
      errno = 0;
      const dirent* const entry = ::readdir(stream);
      if (entry == nullptr) {
        entries.failed = errno != 0;
        break;
      }
      sort_entry(entries, ::dirfd(stream), *entry, directory.path);
    }
    std::sort(entries.files.begin(), entries.files.end());
    std::sort(entries.directories.begin(), entries.directories.end());
    std::sort(entries.links.begin(), entries.links.end());
    return entries;
  }

  static void sort_entry(Entries& entries, int parent, const dirent& entry, std::string_view directory) {
    const std::string_view name = entry.d_name;
    if (name == "pyvenv.cfg" || name == "conda-meta") entries.is_environment = true;
    if (name == ".gitignore") entries.has_ignore_file = true;
    if (name.starts_with('.')) return;
    unsigned char type = entry.d_type;
    if (type == DT_UNKNOWN) type = look_up_type(parent, entry.d_name);
    if (type == DT_DIR) {
      if (!is_skipped_directory(name)) entries.directories.emplace_back(name);
    } else if (type == DT_LNK) {
      if (!is_skipped_directory(name)) entries.links.emplace_back(name);
    } else if (language_of(directory, name)) {
      entries.files.emplace_back(name);
    } else if (is_compiled_module(name)) {
      entries.compiled.emplace_back(name);
    }
  }

  static unsigned char look_up_type(int parent, const char* name) {
    struct stat status {};
    if (::fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return DT_UNKNOWN;
    return S_ISDIR(status.st_mode) ? DT_DIR : S_ISLNK(status.st_mode) ? DT_LNK : DT_REG;
  }

  std::shared_ptr<const IgnoreScope> scope_of(int descriptor, const Directory& directory, const Entries& entries) {
    if (!entries.has_ignore_file) return directory.ignores;
    const FileDescriptor file(
        ::openat(descriptor, ".gitignore", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return directory.ignores;
    std::string text(max_ignore_file, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
      const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
      if (got <= 0) break;
      size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    add_ignored_names(text);
    IgnoreRules rules(text);
    if (rules.empty()) return directory.ignores;
    const std::size_t prefix = directory.path.empty() ? 0 : directory.path.size() + 1;
    return std::make_shared<const IgnoreScope>(IgnoreScope{directory.ignores, prefix, std::move(rules)});
  }

  void add_unread(std::string_view path) {
    const std::size_t name = path.rfind('/') + 1;
    found_.unread_modules.emplace_back(path.substr(0, path.find('.', name)));
  }

  void add_ignored_names(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = text.substr(begin, end - begin);
      line = line.substr(0, line.find_last_not_of(" \t\r/") + 1);
      line = line.substr(line.rfind('/') + 1);
      if (!line.empty() && !line.starts_with('#') && !line.starts_with('!')) found_.ignored_names.emplace_back(line);
      begin = end + 1;
    }
  }

  bool is_ignored(const IgnoreScope* scope, std::string_view path, bool is_directory) {
    if (ignore_steps_ < max_ignore_steps && excluded_.decide(path, is_directory, ignore_steps_) == Ignored::yes)
      return true;
    for (; scope != nullptr && ignore_steps_ < max_ignore_steps; scope = scope->above.get()) {
      const Ignored decision = scope->rules.decide(path.substr(scope->prefix), is_directory, ignore_steps_);
      if (decision != Ignored::undecided) return decision == Ignored::yes;
    }
    return false;
  }

  void add_directory(const Directory& parent, const std::string& name,
                     const std::shared_ptr<const IgnoreScope>& ignores) {
    std::string path = join(parent.path, name);
    if (is_ignored(ignores.get(), path, true)) return add_unread(path);
    if (parent.depth >= configuration_.max_directory_depth) return notify_depth(std::move(path));
    stack_.push_back({std::move(path), parent.depth + 1, parent.links, ignores});
  }

  void add_file(int parent, const Directory& directory, const std::string& name, const IgnoreScope* ignores) {
    std::string path = join(directory.path, name);
    if (full_) return;
    if (is_ignored(ignores, path, false)) return add_unread(path);
    struct stat status {};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno != ENOENT) notify_unreadable(path, errno);
      return;
    }
    if (!S_ISREG(status.st_mode)) return notify_not_regular(std::move(path));
    if (directory.links == Links::inside && !is_new(status, false)) return;
    take(std::move(path), *language_of(directory.path, name), status);
  }

  /// Lists a regular file; `path` was not listed before.
  void take(std::string path, Language language, const struct stat& status) {
    const Stamp stamp = stamp_of(status);
    if (stamp.size > configuration_.max_file_size) {
      if (language == Language::manifest) return;  // nothing is analysed in it: no gap in what is
      notify(NotificationKind::too_large, std::move(path), over_limit(stamp.size, configuration_.max_file_size), true);
      return;
    }
    if (found_.files.size() >= configuration_.max_files) {
      full_ = true;
      notify(NotificationKind::too_many_files, {},
             "more than max-files " + std::to_string(configuration_.max_files) + " source files; the rest is not read",
             true);
      return;
    }
    found_.files.push_back({std::move(path), language, Role::code, stamp});
  }

  /// Takes up what a link leads to, when that is below the root and has not been seen.
  void follow(const Link& link) {
    if (full_) return;
    const std::size_t slash = link.path.rfind('/');
    const std::string_view directory =
        slash == std::string::npos ? std::string_view() : std::string_view(link.path).substr(0, slash);
    const std::string_view name =
        slash == std::string::npos ? link.path : std::string_view(link.path).substr(slash + 1);
    const std::optional<Language> language = language_of(directory, name);
    const Result<Resolved, OpenError> target = root_.resolve(link.path, Links::inside);
    const bool is_directory = target && S_ISDIR(target->status.st_mode);
    if (!is_directory && !language) return;  // nothing that would have been read
    if (is_ignored(link.ignores.get(), link.path, is_directory)) return add_unread(link.path);
    if (!target) add_unread(link.path);
    if (!target) return notify_link(link.path, target.error().number);
    if (is_directory) {
      if (is_below_skipped(target->path)) return;
      if (link.depth >= configuration_.max_directory_depth) return notify_depth(link.path);
      stack_.push_back({link.path, link.depth + 1, Links::inside, link.ignores});
    } else if (S_ISREG(target->status.st_mode)) {
      if (is_new(target->status, false)) take(link.path, *language, target->status);
    } else {
      notify_not_regular(link.path);
    }
  }

  /// Whether a path leads through a directory that is never walked under its own name.
  static bool is_below_skipped(std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = path.rfind('/');
      if (is_skipped_directory(slash == std::string_view::npos ? path : path.substr(slash + 1))) return true;
      path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    }
    return false;
  }

  /// Whether the walk has not come by this file or directory; remembers that it has now.
  bool is_new(const struct stat& status, bool is_directory) {
    std::set<Identity>& seen = is_directory ? seen_directories_ : seen_files_;
    if (is_directory) {
      seen.insert(directories_.begin(), directories_.end());
      directories_.clear();
    } else {
      for (; files_seen_ < found_.files.size(); ++files_seen_)
        seen.emplace(found_.files[files_seen_].stamp.device, found_.files[files_seen_].stamp.inode);
    }
    return seen.emplace(status.st_dev, status.st_ino).second;
  }

  void notify(NotificationKind kind, std::string path, std::string message, bool incomplete) {
    found_.notifications.push_back({kind, std::move(path), std::move(message), incomplete});
  }
  void notify_unreadable(const std::string& path, int failure) {
    notify(NotificationKind::unreadable, path, std::string(describe_error(failure)) + "; not read", true);
  }
  void notify_not_regular(std::string path) {
    notify(NotificationKind::not_regular, std::move(path), "is not a regular file; not read", true);
  }
  void notify_depth(std::string path) {
    notify(NotificationKind::too_deep, std::move(path),
           "deeper than max-directory-depth " + std::to_string(configuration_.max_directory_depth) + "; not read",
           true);
  }
  void notify_link(const std::string& path, int failure) {
    if (failure == EXDEV)
      return notify(NotificationKind::outside_root, path, "is a link that leads outside the project root; not read",
                    true);
    if (failure == ENOENT || failure == ENOTDIR || failure == ELOOP)
      return notify(NotificationKind::unreadable, path, "is a link that leads to no file", false);
    notify_unreadable(path, failure);
  }

  /// Gives each file its role; a directory called `vendor` or `settings` that holds a Django app is just an app.
  void settle_roles() {
    AppDirectories apps;
    for (const SourceFile& file : found_.files) {
      const std::size_t slash = file.path.rfind('/');
      if (slash == std::string::npos || !marks_app(std::string_view(file.path).substr(slash + 1))) continue;
      const std::string_view directory = std::string_view(file.path).substr(0, slash);
      const std::string_view name = directory.substr(directory.rfind('/') + 1);
      if (name == "vendor" || name == "settings") apps.emplace(directory);
    }
    for (SourceFile& file : found_.files) file.role = role_of(file.path, apps);
  }

  Sources finish() {
    if (ignore_steps_ >= max_ignore_steps)
      notify(NotificationKind::ignore_limit, {},
             "exclude and the ignore files hold too many patterns; not all were applied", false);
    if (std::ranges::all_of(found_.files, [](const SourceFile& file) { return file.language == Language::manifest; }))
      notify(NotificationKind::nothing_to_check, {}, "no Python file or template below the project root", false);
    std::sort(found_.files.begin(), found_.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    std::sort(found_.notifications.begin(), found_.notifications.end(),
              [](const Notification& a, const Notification& b) {
                return std::tie(a.path, a.kind, a.message) < std::tie(b.path, b.kind, b.message);
              });
    for (std::vector<std::string>* names : {&found_.unread_modules, &found_.ignored_names}) {
      std::ranges::sort(*names);
      names->erase(std::unique(names->begin(), names->end()), names->end());
    }
    found_.root = root_.path();
    return std::move(found_);
  }

  const RootDirectory& root_;
  const Configuration& configuration_;
  IgnoreRules excluded_;
  std::uint64_t ignore_steps_ = 0;
  std::vector<Directory> stack_;
  std::vector<Link> links_;
  std::vector<Identity> directories_;  // walked, not yet in seen_directories_
  std::set<Identity> seen_directories_;
  std::set<Identity> seen_files_;
  std::size_t files_seen_ = 0;  // files of found_ that are in seen_files_
  bool full_ = false;
  Sources found_;
};

/// The one file that the user named; its links were followed already.
Result<Sources> discover_file(const std::string& real, const Configuration& configuration) {
  const std::size_t slash = real.rfind('/');
  const Result<RootDirectory> root = RootDirectory::open(slash == 0 ? "/" : real.substr(0, slash));
  if (!root) return root.error();
  const std::string name = real.substr(slash + 1);
  struct stat status {};
  if (::fstatat(root->descriptor(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return Problem{ProblemKind::input, configuration.root, std::string(describe_error(errno))};
  if (!S_ISREG(status.st_mode))
    return Problem{ProblemKind::input, configuration.root, "is not a regular file; give a folder or a source file"};
  Sources sources;
  sources.root = root->path();
  const Stamp stamp = stamp_of(status);
  if (stamp.size > configuration.max_file_size)
    sources.notifications.push_back(
        {NotificationKind::too_large, name, over_limit(stamp.size, configuration.max_file_size), true});
  else sources.files.push_back({name, language_of_named_file(name), role_of(name), stamp});
  return sources;
}

}  // namespace

Result<Sources> discover(const Configuration& configuration) {
  const std::optional<std::string> real = real_path(configuration.root);
  if (!real) {
    const bool denied = errno == EACCES;
    const std::string_view remedy =
        denied ? "; give read permission to it and the folders above" : "; give an existing folder or file";
    return Problem{ProblemKind::input, configuration.root, std::string(describe_error(errno)) + std::string(remedy)};
  }
  struct stat status {};
  if (::stat(real->c_str(), &status) == 0 && !S_ISDIR(status.st_mode)) return discover_file(*real, configuration);
  const Result<RootDirectory> root = RootDirectory::open(*real);
  if (!root) return Problem{ProblemKind::input, configuration.root, root.error().detail};
  return Walk(*root, configuration).run();
}

}  // namespace djvet
