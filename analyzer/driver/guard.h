// Keeps a fault inside a check (a bad memory access, a division by zero, endless recursion) from ending the run: the check's
// work on that file is given up, and the run goes on without it.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

namespace djvet {

/// From now on run_guarded() catches faults, and a fault elsewhere, or an abort, prints where it happened and ends the process
/// with exit code 5. Called once, by main: without it faults take their usual course.
void install_fault_handler();

/// Calls `body`, the work of a check on a file (empty: on the whole project). False when it faulted: then whatever it was
/// changing is in no defined state and must neither be read nor destroyed. The texts must outlive the call. Threads: any.
[[nodiscard]] bool run_guarded(std::string_view check, std::string_view path, const std::function<void()>& body);

}  // namespace djvet
