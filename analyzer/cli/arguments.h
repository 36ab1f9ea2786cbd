// What the command line says, one struct for each command, and the commands themselves.
// Texts are arguments as they were given: any bytes. They reach a terminal only through console.h, which escapes them.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/base/day.h"
#include "analyzer/config/settings.h"

namespace djvet {

/// What every command that analyses a project takes.
struct InputArguments {
  std::vector<std::string> paths;          // empty: the working directory
  Settings settings;                       // those that the command line says
  std::optional<std::string> config_file;  // instead of the one that is found
  std::optional<Day> today;                // without it, what the clock says
  unsigned jobs = 0;                       // 0: as many as there are processors
  std::optional<std::string> cache_dir;
  bool no_cache = false;
  bool quiet = false;
  bool verbose = false;
};

struct CheckArguments {
  InputArguments input;
  std::string output_format = "text";     // of standard output
  std::vector<std::string> output_files;  // each in the format of its suffix
  std::optional<std::string> changes;     // a file that lists what came since the last release
  std::optional<std::string> since;       // a revision, instead of such a file
  bool every_migration = false;
  std::optional<std::string> baseline;  // a file; without it, the one in the root, if there is one
  bool no_baseline = false;
  bool exit_zero = false;
  bool allow_incomplete = false;
  bool statistics = false;
  bool show_gaps = false;
  bool no_color = false;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;
  bool show_fixes = false;
  bool undo = false;
  bool add_ignore = false;
  std::string reason;        // of the comments that --add-ignore writes
  std::optional<Day> until;  // likewise
};

struct ExplainArguments {
  InputArguments input;  // its path that of the place
  std::string check;
  bool json = false;
  std::uint32_t line = 0;  // of the finding to explain; 0: the check alone
};

struct EscalateArguments {
  InputArguments input;
  std::string format = "markdown";
  std::string level;      // "L2" to "L4"; empty: all
  std::string addressee;  // empty: all
  std::string split;      // a folder for one file for each packet; empty: all to standard output
};

struct OutcomesArguments {
  InputArguments input;
};

struct DumpArguments {
  InputArguments input;
  std::string phase;
};

struct GraphArguments {
  InputArguments input;
  std::string format = "dot";
};

struct MigrationsArguments {
  InputArguments input;
  std::string format = "text";
  std::string app;  // a label; empty: all apps
  std::string at;   // the migration whose state is shown; empty: the graph
};

struct CostArguments {
  InputArguments input;
  std::string format = "text";
  bool summary = false;
};

struct BaselineArguments {
  InputArguments input;
  std::optional<std::string> file;  // without it, the one in the root
  bool add = false;                 // new findings too, where the file is there already
  std::optional<Day> until;         // the last day on which it holds; without it, that of the file
};

struct InitArguments {
  InputArguments input;
  bool write = false;     // else print
  std::size_t most = 10;  // findings of a check that stays on
};

struct ConfigArguments {
  InputArguments input;
  bool environment = false;  // instead of djvet's configuration, what the project's settings read of the environment
  bool schema = false;       // instead of it, a JSON schema of what may be configured
  std::string format = "text";
};

struct DocsArguments {
  bool write = false;  // else compare
  std::string folder;  // the root of djvet's sources
};

struct NewCheckArguments {
  std::string name;  // family/stem-with-dashes
  std::string folder;
};

struct CleanArguments {
  std::optional<std::string> cache_dir;
};

struct ServerArguments {
  Settings settings;
  std::optional<std::string> config_file;
  std::optional<std::string> baseline;
  bool no_baseline = false;
};

struct VersionArguments {};

/// Only text to print: help that was asked for, help for want of a command, or one line about what is wrong.
struct TextArguments {
  enum class Kind { help, no_command, complaint };
  std::string text;
  Kind kind = Kind::help;
};

using Arguments =
    std::variant<CheckArguments, ExplainArguments, EscalateArguments, OutcomesArguments, DumpArguments, GraphArguments,
                 MigrationsArguments, CostArguments, BaselineArguments, InitArguments, ConfigArguments, DocsArguments,
                 NewCheckArguments, CleanArguments, ServerArguments, VersionArguments, TextArguments>;

/// Each does its command and gives the exit code. All but the first run in milliseconds or end with run().
[[nodiscard]] int execute(const CheckArguments& arguments);
[[nodiscard]] int execute(const ExplainArguments& arguments);
[[nodiscard]] int execute(const EscalateArguments& arguments);
[[nodiscard]] int execute(const OutcomesArguments& arguments);
[[nodiscard]] int execute(const DumpArguments& arguments);
[[nodiscard]] int execute(const GraphArguments& arguments);
[[nodiscard]] int execute(const MigrationsArguments& arguments);
[[nodiscard]] int execute(const CostArguments& arguments);
[[nodiscard]] int execute(const BaselineArguments& arguments);
[[nodiscard]] int execute(const InitArguments& arguments);
[[nodiscard]] int execute(const ConfigArguments& arguments);
[[nodiscard]] int execute(const DocsArguments& arguments);
[[nodiscard]] int execute(const NewCheckArguments& arguments);
[[nodiscard]] int execute(const CleanArguments& arguments);
[[nodiscard]] int execute(const ServerArguments& arguments);
[[nodiscard]] int execute(const VersionArguments& arguments);
[[nodiscard]] int execute(const TextArguments& arguments);

}  // namespace djvet
