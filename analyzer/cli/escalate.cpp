// `djvet escalate`: packets for the findings that no fix settles.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "analyzer/base/version.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/cli/output_file.h"
#include "analyzer/cli/tried_run.h"
#include "analyzer/findings/registry.h"
#include "reporters/packets.h"

namespace djvet {
namespace {

/// One file for each packet, named such that the folder is in the packets' order of levels. Those of an earlier run with the
/// same packets are written anew.
std::optional<Problem> split(std::span<const Packet> packets, const std::string& folder, bool json) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Problem{ProblemKind::output, folder, "can't be made: " + error.message()};
  for (const Packet& packet : packets) {
    const std::string name = std::string(to_string(packet.level)) + "-" + std::string(packet.check) + "-" + packet.id +
                             (json ? ".json" : ".md");
    const std::string bytes = json ? packets_json({&packet, 1}, version()) : packet_markdown(packet);
    if (std::optional<Problem> problem = replace_output_file(folder + "/" + name, bytes)) return problem;
  }
  return std::nullopt;
}

}  // namespace

int execute(const EscalateArguments& arguments) {
  const Result<TriedRun> tried = tried_run(arguments.input, [](const Run&, const Finding&) { return true; });
  if (!tried) {
    print_problem(tried.error());
    return exit_usage;
  }
  std::vector<Packet> packets = packets_of({tried->run.report, registry(), tried->configuration.addressees});
  std::erase_if(packets, [&](const Packet& packet) {
    return (!arguments.level.empty() && to_string(packet.level) != arguments.level) ||
           (!arguments.addressee.empty() && packet.addressee != arguments.addressee);
  });
  const bool json = arguments.format == "json";
  if (!arguments.split.empty()) {
    if (const std::optional<Problem> problem = split(packets, arguments.split, json)) {
      print_problem(*problem);
      return exit_usage;
    }
    print_note("wrote " + std::to_string(packets.size()) + (packets.size() == 1 ? " packet to " : " packets to ") +
               arguments.split);
    return exit_clean;
  }
  return write_output(json ? packets_json(packets, version()) : packets_markdown(packets)) ? exit_clean : exit_usage;
}

}  // namespace djvet
