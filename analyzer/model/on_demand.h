// A part of the ProjectModel that is made when it is first asked for, by a function that link/ gives.
// Threads: any number may ask; one makes it while the others wait.
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <mutex>

namespace djvet {

class ProjectModel;

template <class Part>
class OnDemand {
 public:
  using Make = Part (*)(const ProjectModel&);

  OnDemand() = default;
  explicit OnDemand(Make make) : make_(make), state_(std::make_unique<State>()) {}

  /// The part of this model, which must be the one for which the function is.
  [[nodiscard]] const Part& of(const ProjectModel& model) const {
    std::call_once(state_->once, [&] { state_->part = std::make_unique<Part>(make_(model)); });
    return *state_->part;
  }

 private:
  struct State {
    std::once_flag once;
    std::unique_ptr<Part> part;
  };
  Make make_ = nullptr;
  std::unique_ptr<State> state_;
};

}  // namespace djvet
