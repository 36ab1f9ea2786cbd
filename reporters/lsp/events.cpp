// The threads are never joined: they end with the process.
// SPDX-License-Identifier: MIT
#include "reporters/lsp/events.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>
#include <utility>

namespace djvet::lsp {

void Events::put(Event event) {
  const std::lock_guard lock(mutex_);
  events_.push_back(std::move(event));
  some_.notify_one();
}

std::optional<Event> Events::take(std::optional<Time> until) {
  std::unique_lock lock(mutex_);
  const auto is_there = [&] { return !events_.empty(); };
  if (!until) some_.wait(lock, is_there);
  else if (!some_.wait_until(lock, *until, is_there)) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

bool Events::is_empty() const {
  const std::lock_guard lock(mutex_);
  return events_.empty();
}

void Reading::start() {
  std::thread([this] { run(); }).detach();
}

void Reading::run() {
  constexpr int look_ms = 1000;
  FrameReader frames;
  std::array<char, 65536> buffer{};
  for (;;) {
    pollfd waiting{in_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, look_ms);
    const pid_t parent = parent_;
    if (parent > 0 && ::kill(parent, 0) != 0 && errno == ESRCH) break;
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = ::read(in_, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    for (Frame& frame : frames.take({buffer.data(), static_cast<std::size_t>(got)})) events_.put(std::move(frame));
  }
  events_.put(Gone{});
}

void Worker::start() {
  std::thread([this] { run(); }).detach();
}

void Worker::begin(std::function<std::function<void()>()> work) {
  is_busy_ = true;
  const std::lock_guard lock(mutex_);
  work_ = std::move(work);
  some_.notify_one();
}

void Worker::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    some_.wait(lock, [&] { return work_ != nullptr; });
    const std::function<std::function<void()>()> work = std::exchange(work_, nullptr);
    lock.unlock();
    events_.put(Done{[this, then = work()] {
      is_busy_ = false;
      then();
    }});
  }
}

}  // namespace djvet::lsp
