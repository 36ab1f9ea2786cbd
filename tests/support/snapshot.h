// Compares text with a file below testdata/. With DJVET_UPDATE=1 in the environment the file is written instead.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace djvet {

/// `path` is relative to testdata/. Fails the running test at the first line that differs, or when the file is missing.
void check_snapshot(std::string_view path, std::string_view actual);

}  // namespace djvet
