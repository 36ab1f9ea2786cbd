// Threads take the next index from one shared counter, in small blocks, until none is left.
// SPDX-License-Identifier: MIT
#include "analyzer/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace djvet {

void parallel_for(std::size_t count, unsigned workers, const std::function<void(unsigned, std::size_t)>& body) {
  const std::size_t used = std::min<std::size_t>(workers, count);
  if (used <= 1) {
    for (std::size_t i = 0; i < count; ++i) body(0, i);
    return;
  }
  constexpr std::size_t block = 4;
  std::atomic<std::size_t> next{0};
  const auto work = [&](unsigned worker) {
    for (;;) {
      const std::size_t first = next.fetch_add(block);
      if (first >= count) return;
      for (std::size_t i = first; i < std::min(first + block, count); ++i) body(worker, i);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned worker = 1; worker < used; ++worker) threads.emplace_back(work, worker);
  work(0);
}

}  // namespace djvet
