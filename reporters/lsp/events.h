// What happens to the server, in one queue: messages of the editor, and work that is done. Reading and analysing have threads of
// their own, so that the server can always answer.
// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "reporters/lsp/framing.h"

namespace djvet::lsp {

/// The editor's end of the stream is closed, or the process that the server belongs to is gone.
struct Gone {};
/// A piece of work is done: what is left of it runs on the thread that takes the event.
struct Done {
  std::function<void()> then;
};
using Event = std::variant<Frame, Gone, Done>;

/// Threads: any.
class Events {
 public:
  void put(Event event);
  using Time = std::chrono::steady_clock::time_point;
  /// Waits for the next one; nothing when none has come until then.
  [[nodiscard]] std::optional<Event> take(std::optional<Time> until);
  [[nodiscard]] bool is_empty() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable some_;
  std::deque<Event> events_;
};

/// Reads a descriptor to its end on a thread of its own; what it gives lives as long as the process.
class Reading {
 public:
  Reading(int in, Events& events) : in_(in), events_(events) {}
  void start();
  /// Ends, too, when this process is gone. 0: none.
  void watch(pid_t parent) { parent_ = parent; }

 private:
  void run();

  int in_;
  Events& events_;
  std::atomic<pid_t> parent_{0};
};

/// Does one piece of work at a time on a thread of its own.
class Worker {
 public:
  explicit Worker(Events& events) : events_(events) {}
  void start();
  [[nodiscard]] bool is_busy() const { return is_busy_; }
  /// Call when it isn't busy. `work` gives what is then to be done by the thread that takes events.
  void begin(std::function<std::function<void()>()> work);

 private:
  void run();

  Events& events_;
  bool is_busy_ = false;  // of the thread that takes events
  std::mutex mutex_;
  std::condition_variable some_;
  std::function<std::function<void()>()> work_;
};

}  // namespace djvet::lsp
