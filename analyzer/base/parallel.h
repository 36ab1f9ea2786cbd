// Runs a function for every index of a range on several threads. Which thread takes which index is not determined, so
// the function must write only to its own index's place; the caller then reads the places in order.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace djvet {

/// Calls `body(worker, index)` once for every index in [0, count); worker is in [0, workers). With workers <= 1 everything
/// runs on the calling thread. `body` must not throw. Returns when every call has returned.
void parallel_for(std::size_t count, unsigned workers,
                  const std::function<void(unsigned worker, std::size_t index)>& body);

}  // namespace djvet
