// The process's standard streams: what is printed is complete and harmless, or the caller learns that it isn't.
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "analyzer/base/result.h"

namespace djvet {

/// Gives closed standard streams a descriptor, so that no file that is opened later takes their number, and turns a reader
/// that goes away into a failed write. Call first.
void prepare_streams();

/// `djvet: WHERE: DETAIL` on standard error, escaped, one line.
void print_problem(const Problem& problem);
/// `djvet: TEXT` on standard error, escaped, one line.
void print_note(std::string_view text);

/// Writes `bytes`, as they are, to standard error; what can't be written there is lost.
void write_error(std::string_view bytes);

/// Writes all of `bytes`, as they are, to standard output. A reader that went away is no problem: it has read enough. Any
/// other failure is told on standard error. False when it failed.
[[nodiscard]] bool write_output(std::string_view bytes);

/// Should text for standard output have colours? By --no-color, NO_COLOR, FORCE_COLOR, else whether it is a terminal.
[[nodiscard]] bool output_has_color(bool no_color);
/// Columns of the terminal on standard output; 100 where it is none.
[[nodiscard]] unsigned output_width();
[[nodiscard]] bool error_is_terminal();

}  // namespace djvet
