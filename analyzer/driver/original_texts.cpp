// One file is read at a time.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/original_texts.h"

#include <utility>

namespace djvet {

const OriginalTexts::Original& OriginalTexts::operator[](FileId file) const {
  const std::lock_guard lock(mutex_);
  const auto [entry, is_new] = read_.try_emplace(file);
  Original& original = entry->second;
  const SourceFile& source = sources_.files[file.index()];
  if (!is_new || source.is_dependency()) return original;
  Result<RawSource, Notification> raw = reader_.read(source, max_source_size);
  if (!raw || raw->stamp != facts_.stamps[file.index()]) return original;
  Result<DecodedText, DecodeProblem> text = decode(source.language, raw->bytes);
  if (!text) return original;
  original.text = std::move(*text).take();
  original.bytes = std::move(raw->bytes);
  return original;
}

}  // namespace djvet
