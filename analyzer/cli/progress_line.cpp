// Carriage return and "erase to end of line" (ECMA-48 EL) redraw the line in place.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/progress_line.h"

#include <string>

#include "analyzer/base/escape.h"
#include "analyzer/cli/console.h"

namespace djvet {

ProgressLine::ProgressLine(bool on) : on_(on), next_(Clock::now() + std::chrono::milliseconds(500)) {}

ProgressLine::~ProgressLine() {
  if (drawn_) write_error("\r\x1b[K");
}

void ProgressLine::show(std::string_view phase, std::size_t done, std::size_t of) {
  if (!on_) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock.owns_lock()) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  drawn_ = true;
  std::string line = "\r\x1b[Kdjvet: " + escaped(phase);
  if (of > 0) line += " " + std::to_string(done) + "/" + std::to_string(of);
  write_error(line);
}

}  // namespace djvet
