// The phases of a run, each a function from value to value, and run(), which calls them in their order.
//
//   1 discover  Configuration     -> Sources              analyzer/discover/discover.h
//   2 parse     source text       -> SyntaxTree           grammars/python.h         (inside extract_all, one file at a time)
//   3 extract   SyntaxTree        -> FileFacts            analyzer/extract/extract.h
//   4 link      FileFacts[]       -> ProjectModel         analyzer/link/link.h
//   5 infer     ProjectModel      -> Inference            analyzer/infer/inference.h
//   6 check     Inference         -> Finding[]            checks/
//   7 settle    Finding[]         -> Report               analyzer/findings/settle.h
//   8 render    Report            -> bytes                reporters/
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "analyzer/base/hash.h"
#include "analyzer/base/result.h"
#include "analyzer/cache/kept_facts.h"
#include "analyzer/config/configuration.h"
#include "analyzer/driver/reach.h"
#include "analyzer/extract/file_facts.h"
#include "analyzer/extract/manifest_facts.h"
#include "analyzer/extract/template_facts.h"
#include "analyzer/findings/registry.h"
#include "analyzer/findings/report.h"
#include "analyzer/infer/inference.h"
#include "analyzer/model/project_model.h"

namespace djvet {

/// One look into the folders of packages: which decide, with the project's files, what is read of them.
struct PackageProbe {
  enum class Sought : std::uint8_t { file, folder };
  enum class Found : std::uint8_t {
    nothing,
    something,  // that it is there is all that matters
    unread,     // a module that was left out for its stamp's size
    read,       // a module that was read, and left out
    taken,      // a module that is among Sources::files
  };
  SourceFile file;  // the stamp only of a module that was found
  Sought sought{};
  Found found{};
  Hash128 content;  // of what was read, as a cache knows it
};

/// The facts of every file, in file order, and the memory that they view (blocks of this run or a mapped cache).
struct FactsTable {
  std::vector<FileFacts> python;          // index = FileId; empty facts for templates and for files that were left out
  std::vector<TemplateFacts> templates;   // index = FileId; likewise empty for Python
  ManifestTable manifests;                // index = FileId; none for other files
  std::vector<std::uint64_t> text_bytes;  // size of each file's text
  std::vector<Stamp> stamps;              // what each file was when its facts were taken; empty for files without facts
  std::vector<Hash128> contents;          // of the project's files, as a cache knows them (content_seed of languages.h)
  std::vector<PackageProbe> probes;       // every one, sorted by path
  bool lasting = true;                    // false: may come out otherwise next time though no file changes
  std::size_t unread_tests = 0;           // files without facts because nothing reaches them: tests,
  std::size_t unread_others = 0;          // and others
  std::vector<Notification> notifications;
  std::shared_ptr<void> memory;
};

/// Called now and then from any thread with what is being done and how far it is; `of` 0: nobody knows. May be empty.
using Progress = std::function<void(std::string_view phase, std::size_t done, std::size_t of)>;

/// Phases 2 and 3 for all files that `reach` leads to, from the cache where a file is unchanged; on all cores. Same result
/// cold and warm. With `kept`, the cache is there and no file is written.
[[nodiscard]] FactsTable extract_all(const Sources& sources, Reach& reach, const Configuration& configuration,
                                     const Progress& progress, KeptFacts* kept = nullptr);

/// What the caller of a run looks at. A report alone may come from a cache.
enum class Needs : std::uint8_t { report, everything };

/// Everything that one run computed; each member views those above it. When the report alone was needed and is that of an
/// earlier run, there is neither model nor inference, and the facts are but stamps.
struct Run {
  std::unique_ptr<Sources> sources;
  std::unique_ptr<FactsTable> facts;
  std::unique_ptr<ProjectModel> model;
  std::unique_ptr<Inference> inference;
  bool imports_django = false;  // some file does
  Report report;
};

/// What a process that runs again and again has instead of files: those that are open in an editor, and instead of cache
/// files the facts of its last run.
struct Standing {
  std::shared_ptr<const OpenFiles> open_files;  // those that discovery doesn't find are left out; null: none
  KeptProject* kept = nullptr;                  // null: cache files are used
};

/// Phases 1 to 7; or 1 alone, where the report is needed and nothing has changed since it was made (recall.h): the same bytes.
/// An error only for the environment (a root that can't be read).
[[nodiscard]] Result<Run> run(const Configuration& configuration, std::span<const Registered> checks, Needs needs,
                              const Progress& progress = {}, const Standing& standing = {});

}  // namespace djvet
