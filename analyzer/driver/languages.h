// What differs between the languages that djvet reads: how bytes become text, text a block of facts, and a block something that
// the later phases can ask. Adding a language adds a line to each function here.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/cache/facts_cache.h"
#include "analyzer/config/configuration.h"
#include "analyzer/discover/source_file.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/extract/extract.h"
#include "analyzer/extract/template_extractor.h"

namespace djvet {

/// Sets the hash of equal bytes apart where they would give other facts: by language, and by what of the path decides.
[[nodiscard]] std::uint64_t content_seed(const SourceFile& file);

/// What came of the bytes of one file.
struct Extracted {
  Outcome outcome{};
  std::string_view block;  // facts, or why there are none; valid until the next call
  bool lasting = true;     // false: may come out otherwise next time (the parse ran out of time), so it is not cached
};

/// Extraction for every language. Holds parsers and buffers: one for each thread.
class LanguageExtractor {
 public:
  [[nodiscard]] Extracted extract(const SourceFile& file, std::string_view bytes, const Configuration& configuration);

 private:
  [[nodiscard]] Extracted refuse(Outcome outcome, std::string message);

  Extractor python_;
  TemplateExtractor templates_;
  std::string refusal_;
  std::string manifest_;
};

/// Puts the result of one file in its place in the table; the block must outlive it. False when the block is not what
/// extraction writes. Called for different files from different threads.
[[nodiscard]] bool put_facts(const SourceFile& file, FileId id, Outcome outcome, std::string_view block,
                             FactsTable& table);

/// What a reader must know of one file, given its result: the same for facts of this run and of a cache. `text` gives the
/// file's decoded text, or nothing when it has changed; it is asked for only where a place has to be named.
void add_notifications(const SourceFile& file, FileId id, Outcome outcome, std::string_view block,
                       const FactsTable& table, const std::function<std::string()>& text,
                       std::vector<Notification>& notifications);

}  // namespace djvet
