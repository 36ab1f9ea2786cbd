// From what can be taken back to what can't.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/loss_choices.h"

namespace djvet {

std::vector<Choice> loss_choices(const std::string& what, const std::string& renamed_to) {
  std::vector<Choice> choices;
  const bool renamed = !renamed_to.empty();
  if (renamed)
    choices.push_back({.title = "rename " + what + " to " + renamed_to,
                       .effect = "the values stay under the new name",
                       .effort = "low",
                       .risk = "code of the release before fails until all servers run the new one",
                       .reversible = true,
                       .recommended = true});
  choices.push_back({.title = "drop " + what + " in two releases",
                     .effect =
                         "the models lose it now (SeparateDatabaseAndState, state_operations alone), the database with "
                         "the next release",
                     .effort = "medium",
                     .risk = "low: until the second release it can be taken back",
                     .reversible = true,
                     .recommended = !renamed});
  choices.push_back({.title = "keep " + what,
                     .effect = "models and database stay as they were",
                     .effort = "low",
                     .risk = "none; what nobody needs stays",
                     .reversible = true});
  choices.push_back(
      {.title = "drop " + what + " now",
       .effect = "its values are gone with this deployment",
       .effort = "low",
       .risk = "the values are lost unless a backup has them, and servers that still run the old code fail",
       .reversible = false});
  return choices;
}

}  // namespace djvet
