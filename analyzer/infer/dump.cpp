// Writes each access with the expressions that it stands on.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/dump.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "analyzer/infer/site_text.h"

namespace djvet {

std::string dump_accesses(const ProjectModel& model, const Inference& inference) {
  constexpr std::array<std::string_view, 4> kinds{"to-one", "to-many", "deferred", "query"};
  std::string out;
  const auto& files = model.sources().files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const Access& access : inference.accesses(FileId(i))) {
      const Span span = span_of(model, access.access);
      fmt::format_to(std::back_inserter(out), "{}:{}-{} {} {} {} loops={} {}\n", files[i].path, span.begin, span.end,
                     kinds[static_cast<std::size_t>(access.kind)],
                     access.model.valid() ? model.model(access.model).label() : "-",
                     access.path.empty() ? "-" : access.path, access.loops, spelling_of(model, access.access));
    }
  }
  return out;
}

}  // namespace djvet
