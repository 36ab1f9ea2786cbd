// Opens, looks at what was opened, then reads up to one byte more than allowed to learn whether there is more.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/source_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "analyzer/base/hash.h"

namespace djvet {
namespace {

Notification not_opened(const SourceFile& file, int failure) {
  NotificationKind kind = NotificationKind::unreadable;
  if (failure == EXDEV) kind = NotificationKind::outside_root;
  if (failure == EINVAL || failure == EISDIR || failure == ENXIO) kind = NotificationKind::not_regular;
  const std::string_view reason = failure == ENXIO ? describe_error(EINVAL) : describe_error(failure);
  return {kind, file.path, std::string(reason) + "; not read", true};
}

Notification too_large(const SourceFile& file, std::uint64_t max_size) {
  return {NotificationKind::too_large, file.path,
          "more than max-file-size " + std::to_string(max_size) + " bytes; not read", true};
}

}  // namespace

Result<DecodedText, DecodeProblem> decode(Language language, std::string_view bytes) {
  return language == Language::python ? decode_python(bytes) : decode_template(bytes);
}

Notification not_decoded(const std::string& path, const DecodeProblem& problem) {
  const bool binary = problem.kind == DecodeProblemKind::binary;
  return {binary ? NotificationKind::not_text : NotificationKind::bad_encoding, path,
          problem.message + "; not analysed", true};
}

Stamp stamp_of_open(std::string_view bytes) {
  const Hash128 hash = hash128(bytes);
  constexpr std::uint64_t no_device = std::uint64_t{1} << 63U;
  return {bytes.size(), 0, 0, hash.low, hash.high | no_device};
}

Result<SourceReader> SourceReader::open(const std::string& root) {
  Result<RootDirectory> opened = RootDirectory::open(root);
  if (!opened) return opened.error();
  return SourceReader(std::move(*opened));
}

Result<SourceReader> SourceReader::open(const Sources& sources) {
  Result<SourceReader> reader = open(sources.root);
  if (!reader) return reader;
  reader->put_before(sources.open_files);
  for (const PackageFolder& folder : sources.package_folders) {
    Packages packages{folder.shown, folder.path, std::nullopt, folder.inside};
    if (!folder.inside)
      if (Result<RootDirectory> opened = RootDirectory::open(folder.path)) packages.folder = std::move(*opened);
    reader->packages_.push_back(std::move(packages));
  }
  return reader;
}

Result<FileDescriptor, OpenError> SourceReader::open(const SourceFile& file, Want want) const {
  if (!file.is_dependency()) return root_.open_below(file.path, Links::inside, want);
  if (file.package_folder > packages_.size()) return OpenError{ENOENT};
  const Packages& packages = packages_[file.package_folder - 1U];
  const std::string_view path = std::string_view(file.path).substr(packages.shown.size() + 1);
  if (packages.inside)
    return root_.open_below(std::string(packages.below_root).append("/").append(path), Links::inside, want);
  if (!packages.folder) return OpenError{ENOENT};
  return packages.folder->open_below(path, Links::inside, want);
}

/// The bytes that an editor holds of it; null: the file's own count.
const std::string* SourceReader::held(const SourceFile& file) const {
  if (open_files_ == nullptr || file.is_dependency()) return nullptr;
  const auto found = open_files_->find(file.path);
  return found == open_files_->end() ? nullptr : &found->second;
}

std::optional<Stamp> SourceReader::stamp(const SourceFile& file) const {
  if (const std::string* const bytes = held(file)) return stamp_of_open(*bytes);
  const Result<FileDescriptor, OpenError> opened = open(file, Want::file);
  struct stat status {};
  if (!opened || ::fstat(opened->get(), &status) != 0) return std::nullopt;
  return stamp_of(status);
}

Result<RawSource, Notification> SourceReader::read(const SourceFile& file, std::uint64_t max_size) const {
  if (const std::string* const bytes = held(file)) {
    if (bytes->size() > max_size) return too_large(file, max_size);
    return RawSource{*bytes, stamp_of_open(*bytes)};
  }
  const Result<FileDescriptor, OpenError> opened = open(file, Want::file);
  if (!opened) return not_opened(file, opened.error().number);
  struct stat status {};
  if (::fstat(opened->get(), &status) != 0) return not_opened(file, errno);
  RawSource source;
  source.stamp = stamp_of(status);
  if (source.stamp.size > max_size) return too_large(file, max_size);
  std::string& bytes = source.bytes;
  bytes.resize(source.stamp.size + 1);  // the byte more sees the end of the file in the same call
  std::size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(opened->get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return not_opened(file, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > max_size) return too_large(file, max_size);
    if (size == bytes.size()) bytes.resize(std::min<std::uint64_t>(max_size, std::uint64_t{size} * 2) + 1);
  }
  bytes.resize(size);
  return source;
}

std::optional<std::string> SourceReader::decoded(const SourceFile& file, std::uint64_t max_size,
                                                 const Stamp* expected) const {
  Result<RawSource, Notification> source = read(file, max_size);
  if (!source || (expected != nullptr && source->stamp != *expected)) return std::nullopt;
  Result<DecodedText, DecodeProblem> text = decode(file.language, source->bytes);
  if (!text) return std::nullopt;
  return std::move(*text).take();
}

}  // namespace djvet
