// Phase 1: what the user configured -> the files that the run reads, with their language, role and stamp.
// Nothing is read but directories and ignore files; nothing outside the root is opened, whatever links the tree holds.
// The result depends on the tree and the configuration alone: not on the order of directory entries, nor on time.
// SPDX-License-Identifier: MIT
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/config/configuration.h"
#include "analyzer/discover/source_file.h"

namespace djvet {

/// Walks `configuration.root`. When it names a file, `Sources::root` is the directory that holds it and `files` has
/// that one.
///
/// Taken up: regular files that language_of (classify.h) knows, at most `max_files` of them, none above
/// `max_file_size`. Not walked: is_skipped_directory, directories that hold `pyvenv.cfg` or `conda-meta` (virtual
/// environments; the root itself is walked even then), what `configuration.exclude` or a `.gitignore` of the tree
/// excludes (both in the language of gitignore(5); `exclude` is anchored at the root and can't be taken back by an
/// ignore file), and directories more than `max_directory_depth` deep. Links are followed where they stay below the
/// root and lead to what the walk hasn't seen under its own name, in path order; so no file is listed twice through
/// links and a cycle ends.
///
/// Notifications (paths relative to the root): unreadable, too_large, too_deep, too_many_files, outside_root (a link
/// with a source's name), not_regular (likewise a FIFO, socket or device), nothing_to_check, ignore_limit. All but the
/// last two and links to nothing make the run incomplete. An error only when the root itself can't be read. Threads:
/// any.
[[nodiscard]] Result<Sources> discover(const Configuration& configuration);

}  // namespace djvet
