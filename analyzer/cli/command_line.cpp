// The only file that includes CLI11. The first word chooses the command; the command's own options are then parsed alone, so
// that a path may be named like a command. Help is rendered here, the same with every version of the library.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/command_line.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include <CLI/CLI.hpp>

#include "analyzer/base/suggest.h"
#include "analyzer/config/selection.h"
#include "analyzer/fix/ignore_comments.h"

namespace djvet {
namespace {

using Words = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view synopsis;
  std::string_view summary;
  Arguments (*parse)(const Command& command, const Words& words, std::span<const Registered> checks);
};

TextArguments complaint(std::string text) { return {std::move(text), TextArguments::Kind::complaint}; }

/// Pads to the column where descriptions begin.
std::string row(std::string left, std::string_view description) {
  constexpr std::size_t column = 32;
  left.insert(0, "  ");
  if (left.size() + 2 > column) return left + "\n" + std::string(column, ' ') + std::string(description) + "\n";
  left.resize(column, ' ');
  return left + std::string(description) + "\n";
}

std::string option_row(const CLI::Option& option) {
  std::string left;
  for (const std::string& name : option.get_snames()) left += (left.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) left += (left.empty() ? "--" : ", --") + name;
  if (left.empty()) left = option.get_type_name();
  else if (option.get_items_expected_max() > 0) left += " " + option.get_type_name();
  return row(left, option.get_description());
}

std::string help_of(const Command& command, const CLI::App& app) {
  std::string out = "Usage: djvet " + std::string(command.name) + std::string(command.synopsis) + "\n\n";
  out += std::string(command.summary) + ".\n";
  std::vector<std::string> groups;
  for (const CLI::Option* option : app.get_options())
    if (std::find(groups.begin(), groups.end(), option->get_group()) == groups.end())
      groups.push_back(option->get_group());
  for (const std::string& group : groups) {
    out += "\n" + group + ":\n";
    for (const CLI::Option* option : app.get_options())
      if (option->get_group() == group) out += option_row(*option);
  }
  return out;
}

/// One command's options, and what is wrong with the words that are parsed by them.
class Parser {
 public:
  explicit Parser(const Command& command) : command_(command) {
    app_.set_help_flag();
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  void group(const char* name) { app_.option_defaults()->group(name); }
  void flag(const char* names, bool& out, const std::string& description) { app_.add_flag(names, out, description); }
  template <class Text>
  CLI::Option* text(const char* names, Text& out, const char* placeholder, const std::string& description) {
    return app_.add_option(names, out, description)->type_name(placeholder);
  }
  void choice(const char* names, std::string& out, const std::vector<std::string>& words, const char* placeholder,
              const std::string& description) {
    text(names, out, placeholder, description);
    choices_.push_back({names, &out, words});
  }
  /// An option that may be repeated and takes one value each time.
  CLI::Option* list(const std::string& names, Words& out, const char* placeholder, const std::string& description) {
    return app_.add_option(names, out, description)
        ->type_name(placeholder)
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  /// The words that belong to no option.
  void positionals(const char* name, Words& out, const char* placeholder, const std::string& description) {
    app_.add_option(name, out, description)
        ->type_name(placeholder)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  /// Nothing when all went well; else help, or what is wrong.
  std::optional<TextArguments> parse(Words words) {
    bool help = false;
    group("Other");
    flag("-h,--help", help, "show this text");
    std::reverse(words.begin(), words.end());
    try {
      app_.parse(words);
    } catch (const CLI::ExtrasError&) {
      if (!help) return unexpected(app_.remaining());
    } catch (const CLI::ArgumentMismatch& error) {
      if (!help) return complaint(option_in(error.what()) + " needs a value");
    } catch (const CLI::ParseError& error) {
      if (!help) return complaint(lowered(error.what()) + see_help());
    }
    if (help) return TextArguments{help_of(command_, app_)};
    for (const Choice& choice : choices_)
      if (std::find(choice.words.begin(), choice.words.end(), *choice.value) == choice.words.end())
        return wrong_choice(choice);
    return std::nullopt;
  }

 private:
  struct Choice {
    std::string_view option;
    const std::string* value;
    Words words;
  };

  [[nodiscard]] std::string see_help() const {
    return " (djvet " + std::string(command_.name) + " --help lists the options)";
  }

  /// The library's messages begin with the option they are about.
  static std::string option_in(std::string_view message) { return std::string(message.substr(0, message.find(':'))); }

  static std::string lowered(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  [[nodiscard]] TextArguments unexpected(const Words& words) const {
    const std::string word = words.empty() ? "" : words.front().substr(0, words.front().find('='));
    if (!word.starts_with("-")) return complaint("unexpected argument \"" + word + "\"" + see_help());
    Words names;
    for (const CLI::Option* option : app_.get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string suggestion = did_you_mean(word, views);
    return complaint("unknown option \"" + word + "\"" + (suggestion.empty() ? see_help() : suggestion));
  }

  static TextArguments wrong_choice(const Choice& choice) {
    const std::vector<std::string_view> views(choice.words.begin(), choice.words.end());
    std::string all;
    for (const std::string& word : choice.words) all += (all.empty() ? "" : ", ") + word;
    const std::string suggestion = did_you_mean(*choice.value, views);
    return complaint(std::string(choice.option) + ": \"" + *choice.value + "\" is none of " + all + suggestion);
  }

  const Command& command_;
  CLI::App app_;
  std::vector<Choice> choices_;
};

/// The keys of configuration as options, each kept as text until all words are parsed.
class SettingOptions {
 public:
  explicit SettingOptions(std::span<const Registered> checks) : checks_(checks) {}

  void add(Parser& parser) {
    for (const Key& key : setting_keys()) {
      const std::string name = "--" + std::string(key.name);
      const std::string summary(key.summary);
      if (std::holds_alternative<Strings Settings::*>(key.member)) {
        CLI::Option* option = parser.list(name, lists_[&key],
                                          key.globs     ? "GLOB"
                                          : key.modules ? "MODULE"
                                                        : "ID",
                                          summary);
        if (!key.globs) option->delimiter(',');
      } else if (!std::holds_alternative<std::optional<std::vector<PerFileIgnore>> Settings::*>(key.member) &&
                 !std::holds_alternative<std::optional<std::vector<QueryBudget>> Settings::*>(key.member)) {
        const bool number = std::holds_alternative<std::optional<std::uint64_t> Settings::*>(key.member);
        const bool path = std::holds_alternative<std::optional<std::string> Settings::*>(key.member);
        parser.list(name, lists_[&key], number ? "N" : path ? "PATH" : "NAME", summary);
      }
    }
  }

  /// The settings, or what is wrong with the first value that is wrong.
  Result<Settings, std::string> settings() const {
    Settings settings;
    for (const Key& key : setting_keys()) {
      const auto words = lists_.find(&key);
      if (words == lists_.end() || words->second.empty()) continue;
      std::string wrong =
          std::visit([&](auto member) { return read(key, words->second, settings.*member); }, key.member);
      if (!wrong.empty()) return "--" + std::string(key.name) + wrong;
      settings.origins.emplace(key.name, "command line");
    }
    return settings;
  }

 private:
  std::string read(const Key& key, const Words& words, Strings& out) const {
    for (const std::string& word : words) {
      const std::optional<std::string> wrong = key.globs     ? glob_fault(word)
                                               : key.modules ? module_fault(word)
                                                             : selector_fault(checks_, word);
      if (wrong) return ": " + (key.globs || key.modules ? in_quotes(word) + " " + *wrong : *wrong);
    }
    out = words;
    return "";
  }
  static std::string read(const Key&, const Words& words, std::optional<std::string>& out) {
    out = words.back();
    return out->empty() ? ": \"\" is no path" : "";
  }
  static std::string read(const Key&, const Words& words, std::optional<Severity>& out) {
    out = severity_of(words.back());
    return out ? "" : " must be note, warning or error, not \"" + words.back() + "\"";
  }
  static std::string read(const Key&, const Words& words, std::optional<Confidence>& out) {
    out = confidence_of(words.back());
    return out ? "" : " must be low, medium or high, not \"" + words.back() + "\"";
  }
  static std::string read(const Key& key, const Words& words, std::optional<std::uint64_t>& out) {
    const Result<std::uint64_t, std::string> number = number_of(key, words.back());
    if (!number) return " " + number.error();
    out = *number;
    return "";
  }
  static std::string read(const Key&, const Words&, std::optional<std::vector<PerFileIgnore>>&) { return ""; }
  static std::string read(const Key&, const Words&, std::optional<std::vector<QueryBudget>>&) { return ""; }

  std::span<const Registered> checks_;
  std::map<const Key*, Words> lists_;  // keyed by place in the table, which is its order
};

/// The options of every command that analyses a project.
class InputOptions {
 public:
  explicit InputOptions(std::span<const Registered> checks) : settings_(checks) {}

  void add(Parser& parser, InputArguments& out) {
    parser.group("Arguments");
    parser.positionals("paths", out.paths, "PATH", "projects, folders or files; without one, the working directory");
    parser.group("Configuration");
    settings_.add(parser);
    parser.text("--config", out.config_file, "FILE",
                "read this file instead of the nearest pyproject.toml or djvet.toml");
    parser.group("Running");
    parser.text("-j,--jobs", jobs_, "N", "threads; without it, as many as there are processors");
    parser.text("--cache-dir", out.cache_dir, "DIR", "keep what was read here instead of in the user's cache folder");
    parser.flag("--no-cache", out.no_cache, "read everything anew and keep nothing");
    parser.text("--today", today_, "DAY", "the day by which `until=` is judged; without it, the clock's, in UTC");
    parser.flag("-q,--quiet", out.quiet, "no progress and no notes");
    parser.flag("-v,--verbose", out.verbose, "tell which project and configuration are used");
  }

  std::optional<TextArguments> finish(InputArguments& out) const {
    Result<Settings, std::string> settings = settings_.settings();
    if (!settings) return complaint(settings.error());
    out.settings = std::move(*settings);
    if (today_) {
      out.today = parse_day(*today_);
      if (!out.today) return complaint("--today must be a day such as 2027-01-31, not " + in_quotes(*today_));
    }
    if (jobs_) {
      constexpr Key bounds{.name = "jobs", .summary = {}, .member = &Settings::max_files, .least = 1, .most = 256};
      const Result<std::uint64_t, std::string> number = number_of(bounds, *jobs_);
      if (!number) return complaint("--jobs " + number.error());
      out.jobs = static_cast<unsigned>(*number);
    }
    return std::nullopt;
  }

 private:
  SettingOptions settings_;
  std::optional<std::string> jobs_;
  std::optional<std::string> today_;
};

/// A last day that is yet to come.
std::optional<TextArguments> read_until(const std::optional<std::string>& said, std::optional<Day> today,
                                        std::optional<Day>& out) {
  if (!said) return std::nullopt;
  out = parse_day(*said);
  if (!out) return complaint("--until must be a day such as 2027-01-31, not " + in_quotes(*said));
  if (*out < (today ? *today : clock_day())) return complaint("--until " + *said + " is over");
  return std::nullopt;
}

std::optional<TextArguments> finish_ignoring(const std::optional<std::string>& until, CheckArguments& out) {
  if (out.add_ignore && (out.fix || out.show_fixes || out.undo || out.unsafe_fixes))
    return complaint("--add-ignore goes with none of the options for fixes but --diff");
  if (!out.add_ignore && (until || !out.reason.empty())) return complaint("--reason and --until go with --add-ignore");
  if (const auto fault = reason_fault(out.reason)) return complaint("--reason " + *fault);
  return read_until(until, out.input.today, out.until);
}

Arguments parse_check(const Command& command, const Words& words, std::span<const Registered> checks) {
  CheckArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.choice("--output-format", out.output_format, {"text", "concise", "json", "sarif", "github"}, "NAME",
                "of standard output: text, concise, json, sarif or github");
  parser.list("-o,--output-file", out.output_files, "FILE",
              "write this file too (.txt, .json, .sarif); may be repeated");
  parser.flag("--statistics", out.statistics, "count findings by check and level");
  parser.flag("--show-gaps", out.show_gaps, "list where the analysis gave up, and why");
  parser.flag("--no-color", out.no_color, "no colours, as with NO_COLOR in the environment");
  parser.group("Changes");
  parser.text(
      "--since", out.since, "REF",
      "report what touches files that changed since the branch left this revision of git, of the whole project's "
      "analysis; what is new counts as with --changes");
  parser.text("--changes", out.changes, "FILE",
              "what came since the last release, as `git diff --name-status` writes it; - reads standard input. The "
              "migrations that are new there are checked, instead of each app's last one");
  parser.flag("--every-migration", out.every_migration, "check every migration as if it were about to be released");
  parser.group("Old findings");
  parser.text("--baseline", out.baseline, "FILE",
              "leave out the findings in this file instead of those in the project's djvet-baseline.json");
  parser.flag("--no-baseline", out.no_baseline, "leave none out");
  std::optional<std::string> until;
  parser.flag("--add-ignore", out.add_ignore,
              "write a comment that suppresses it beside each finding; with --diff, print what would be written");
  parser.text("--reason", out.reason, "TEXT", "of --add-ignore: why, at the end of each comment");
  parser.text("--until", until, "DAY", "of --add-ignore: the last day on which the comments hold");
  parser.group("Fixing");
  parser.flag("--fix", out.fix, "write the fixes that were tried and verified, and report what is left");
  parser.flag("--unsafe-fixes", out.unsafe_fixes, "also those that code out of sight may not suit; look at them");
  parser.flag("--diff", out.diff, "print the fixes as a diff instead of a report; write nothing");
  parser.flag("--show-fixes", out.show_fixes, "report which findings have a verified fix; write nothing");
  parser.flag("--undo", out.undo, "take the last --fix or --add-ignore back, then the one before it; check nothing");
  parser.group("Exit code");
  parser.flag("--exit-zero", out.exit_zero, "0 even with findings");
  parser.flag("--allow-incomplete", out.allow_incomplete, "0 or 1 even if something could not be analysed");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (out.fix + out.diff + out.show_fixes + out.undo > 1)
    return complaint("--fix, --diff, --show-fixes and --undo exclude each other");
  if (auto text = finish_ignoring(until, out)) return *text;
  if ((out.changes ? 1 : 0) + (out.since ? 1 : 0) + (out.every_migration ? 1 : 0) > 1)
    return complaint("--changes, --since and --every-migration exclude each other");
  if (out.baseline && out.no_baseline) return complaint("--baseline and --no-baseline exclude each other");
  if (out.unsafe_fixes && !out.fix && !out.diff && !out.show_fixes)
    return complaint("--unsafe-fixes goes with --fix, --diff or --show-fixes");
  return out;
}

Arguments parse_explain(const Command& command, const Words& words, std::span<const Registered> checks) {
  ExplainArguments out;
  Words ids;
  Parser parser(command);
  parser.group("Arguments");
  parser.positionals("id", ids, "ID [PATH:LINE]", "a check, and the place of one of its findings");
  parser.group("Output");
  parser.flag("--json", out.json, "as one JSON object");
  if (auto text = parser.parse(words)) return *text;
  if (ids.empty() || ids.size() > 2)
    return complaint("explain takes the id of one check, for example " +
                     std::string(checks.empty() ? "ID" : checks.front().check->id) +
                     ", and perhaps the place of a finding, PATH:LINE");
  out.check = ids.front();
  if (ids.size() == 1) return out;
  const std::size_t colon = ids.back().rfind(':');
  constexpr Key bounds{.name = "line", .summary = {}, .member = &Settings::max_files, .least = 1, .most = 1U << 30U};
  const Result<std::uint64_t, std::string> line =
      colon == std::string::npos ? std::string("is missing") : number_of(bounds, ids.back().substr(colon + 1));
  if (!line) return complaint(in_quotes(ids.back()) + " must be a place such as shop/views.py:12");
  out.input.paths = {ids.back().substr(0, colon)};
  out.line = static_cast<std::uint32_t>(*line);
  return out;
}

Arguments parse_escalate(const Command& command, const Words& words, std::span<const Registered> checks) {
  EscalateArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Which packets");
  out.level = "all";
  parser.choice("--level", out.level, {"all", "L2", "L3", "L4"}, "LEVEL", "only of one level: L2, L3 or L4");
  parser.text("--to", out.addressee, "NAME", "only those for one addressee, as the configuration names them");
  parser.group("Output");
  parser.choice("--format", out.format, {"markdown", "json"}, "NAME", "markdown or json");
  parser.text("--split", out.split, "DIR", "write a file for each packet into this folder");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (out.level == "all") out.level.clear();
  return out;
}

Arguments parse_outcomes(const Command& command, const Words& words, std::span<const Registered> checks) {
  OutcomesArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  return out;
}

Arguments parse_dump(const Command& command, const Words& words, std::span<const Registered> checks) {
  DumpArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  out.phase = "model";
  parser.choice("--phase", out.phase,
                {"facts", "model", "settings", "urls", "components", "loaders", "accesses", "drift", "requirements",
                 "templates", "django"},
                "NAME",
                "facts, model, settings, urls, components, loaders, accesses, drift, requirements, templates or django "
                "(the models "
                "as a running Django describes them)");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  return out;
}

Arguments parse_graph(const Command& command, const Words& words, std::span<const Registered> checks) {
  GraphArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.choice("--format", out.format, {"dot", "mermaid", "json"}, "NAME", "dot (Graphviz), mermaid or json");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  return out;
}

Arguments parse_migrations(const Command& command, const Words& words, std::span<const Registered> checks) {
  MigrationsArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.choice("--format", out.format, {"text", "dot", "mermaid", "json"}, "NAME",
                "text, dot (Graphviz), mermaid or json");
  parser.text("--app", out.app, "LABEL", "only the migrations of this app");
  parser.text(
      "--at", out.at, "APP.NAME",
      "instead of the graph, the models as they are behind this migration, as JSON; the beginning of the name will do");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (!out.at.empty() && (out.format == "dot" || out.format == "mermaid" || !out.app.empty()))
    return complaint("--at prints one state as JSON: it goes with neither --app nor pictures");
  return out;
}

Arguments parse_cost(const Command& command, const Words& words, std::span<const Registered> checks) {
  CostArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.choice("--format", out.format, {"text", "json", "markdown"}, "NAME", "text, json or markdown");
  parser.flag("--summary", out.summary, "of text, only the formulas");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  return out;
}

Arguments parse_baseline(const Command& command, const Words& words, std::span<const Registered> checks) {
  BaselineArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.text("--file", out.file, "FILE", "instead of djvet-baseline.json in the project's root");
  parser.flag("--add", out.add, "take new findings in too, where the baseline is there already");
  std::optional<std::string> until;
  parser.text("--until", until, "DAY",
              "the last day on which the baseline holds; then its findings are reported again");
  if (words.empty() || words.front() != "write") {
    if (auto text = parser.parse(words); text && text->kind == TextArguments::Kind::help) return *text;
    return complaint("baseline takes the word write: djvet baseline write [PATH...]");
  }
  if (auto text = parser.parse(Words(words.begin() + 1, words.end()))) return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (auto text = read_until(until, out.input.today, out.until)) return *text;
  return out;
}

Arguments parse_init(const Command& command, const Words& words, std::span<const Registered> checks) {
  InitArguments out;
  std::optional<std::string> most;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output");
  parser.flag("--write", out.write, "write what is proposed; nothing that is there is overwritten");
  parser.text("--most", most, "N", "findings of a check that stays on without an error among them; 10");
  if (auto text = parser.parse(words)) return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (!most) return out;
  constexpr Key bounds{.name = "most", .summary = {}, .member = &Settings::max_files, .least = 0, .most = 1'000'000};
  const Result<std::uint64_t, std::string> number = number_of(bounds, *most);
  if (!number) return complaint("--most " + number.error());
  out.most = static_cast<std::size_t>(*number);
  return out;
}

Arguments parse_config(const Command& command, const Words& words, std::span<const Registered> checks) {
  ConfigArguments out;
  Parser parser(command);
  InputOptions input(checks);
  input.add(parser, out.input);
  parser.group("Output of djvet config env");
  parser.choice("--format", out.format, {"text", "json"}, "NAME", "text or json");
  out.environment = !words.empty() && words.front() == "env";
  out.schema = !words.empty() && words.front() == "schema";
  if (auto text = parser.parse(out.environment || out.schema ? Words(words.begin() + 1, words.end()) : words))
    return *text;
  if (auto text = input.finish(out.input)) return *text;
  if (out.schema && words.size() > 1) return complaint("`djvet config schema` takes neither paths nor options");
  if (!out.environment && out.format != "text") return complaint("--format goes with `djvet config env` alone");
  return out;
}

Arguments parse_docs(const Command& command, const Words& words, std::span<const Registered>) {
  DocsArguments out;
  bool check = false;
  out.folder = ".";
  Parser parser(command);
  parser.group("Mode");
  parser.flag("--write", out.write, "write the tables");
  parser.flag("--check", check, "exit with 1 when a table is out of date");
  parser.group("Where");
  parser.text("--folder", out.folder, "DIR", "the root of djvet's sources; without it, the working directory");
  if (auto text = parser.parse(words)) return *text;
  if (out.write == check) return complaint("docs takes one of --write and --check");
  return out;
}

Arguments parse_new_check(const Command& command, const Words& words, std::span<const Registered>) {
  NewCheckArguments out;
  Words names;
  out.folder = ".";
  Parser parser(command);
  parser.group("Arguments");
  parser.positionals("name", names, "FAMILY/NAME", "for example orm/unbounded-queryset");
  parser.group("Where");
  parser.text("--folder", out.folder, "DIR", "the root of djvet's sources; without it, the working directory");
  if (auto text = parser.parse(words)) return *text;
  if (names.size() != 1) return complaint("new-check takes one FAMILY/NAME, for example orm/unbounded-queryset");
  out.name = names.front();
  return out;
}

Arguments parse_clean(const Command& command, const Words& words, std::span<const Registered>) {
  CleanArguments out;
  Parser parser(command);
  parser.group("Where");
  parser.text("--cache-dir", out.cache_dir, "DIR", "instead of the user's cache folder");
  if (auto text = parser.parse(words)) return *text;
  return out;
}

/// What a check is given, but for what is printed: editors say which folders to look at.
Arguments parse_server(const Command& command, const Words& words, std::span<const Registered> checks) {
  ServerArguments out;
  Parser parser(command);
  SettingOptions settings(checks);
  bool stdio = false;
  parser.group("Configuration");
  settings.add(parser);
  parser.text("--config", out.config_file, "FILE",
              "read this file instead of the nearest pyproject.toml or djvet.toml");
  parser.group("Old findings");
  parser.text("--baseline", out.baseline, "FILE",
              "leave out the findings in this file instead of those in the project's djvet-baseline.json");
  parser.flag("--no-baseline", out.no_baseline, "leave none out");
  parser.group("Connection");
  parser.flag("--stdio", stdio, "standard input and output, which is what it uses anyway");
  if (auto text = parser.parse(words)) return *text;
  if (out.baseline && out.no_baseline) return complaint("--baseline and --no-baseline exclude each other");
  Result<Settings, std::string> read = settings.settings();
  if (!read) return complaint(read.error());
  out.settings = std::move(*read);
  return out;
}

Arguments parse_version(const Command& command, const Words& words, std::span<const Registered>) {
  Parser parser(command);
  if (auto text = parser.parse(words)) return *text;
  return VersionArguments{};
}

constexpr std::array<Command, 16> commands{{
    {"check", " [OPTIONS] [PATH...]", "Reads Django projects and reports what it finds", parse_check},
    {"cost", " [OPTIONS] [PATH...]", "Tells how many queries each URL, task and command runs, as a formula",
     parse_cost},
    {"baseline", " write [OPTIONS] [PATH]",
     "Keeps today's findings in a file, so that only new ones are reported; later, takes out those that are gone",
     parse_baseline},
    {"init", " [OPTIONS] [PATH]", "Measures a project and proposes a configuration and a baseline to begin with",
     parse_init},
    {"explain", " [OPTIONS] ID [PATH:LINE]",
     "Tells what a check finds, why it matters and what to write instead; or why a finding has its level",
     parse_explain},
    {"escalate", " [OPTIONS] [PATH...]", "Writes what others need to settle the findings that no fix settles",
     parse_escalate},
    {"outcomes", " [OPTIONS] [PATH]",
     "Keeps in a file how findings ended, so that those that come back are known, and prints a summary",
     parse_outcomes},
    {"config", " [env|schema] [OPTIONS] [PATH...]",
     "Prints the configuration in effect, what settings read of the environment, or a JSON schema of [tool.djvet]",
     parse_config},
    {"graph", " [OPTIONS] [PATH...]", "Prints the models of a project and their relations", parse_graph},
    {"migrations", " [OPTIONS] [PATH...]",
     "Prints the graph of a project's migrations, or the models behind one of them", parse_migrations},
    {"dump", " [OPTIONS] [PATH...]", "Prints what one phase of the analysis computed", parse_dump},
    {"server", " [OPTIONS]",
     "Tells editors what it finds while people type: a language server on standard input and output", parse_server},
    {"clean", " [OPTIONS]", "Removes the caches of all projects", parse_clean},
    {"docs", " --write|--check", "Keeps the tables of checks in djvet's own documentation", parse_docs},
    {"new-check", " FAMILY/NAME", "Begins a check: its source, its page and two test cases", parse_new_check},
    {"version", "", "Prints the version", parse_version},
}};

std::string overview() {
  std::string out =
      "Usage: djvet [COMMAND] [OPTIONS] [PATH...]\n\nFinds what will hurt a Django code base in production, without "
      "running it.\n\nCommands:\n";
  for (const Command& command : commands) out += row(std::string(command.name), command.summary);
  out +=
      "\nThe command is check when the first word is a path or an option. djvet COMMAND --help lists a command's "
      "options.\n";
  return out;
}

const Command* command_named(std::string_view name) {
  const auto* found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& each) { return each.name == name; });
  return found == commands.end() ? nullptr : found;
}

}  // namespace

Arguments parse_command_line(std::span<const std::string> words, std::span<const Registered> checks) {
  if (words.empty()) return TextArguments{overview(), TextArguments::Kind::no_command};
  const std::string& first = words.front();
  if (first == "-h" || first == "--help") return TextArguments{overview()};
  if (first == "-V" || first == "--version") return VersionArguments{};
  const Words rest(words.begin() + 1, words.end());
  if (first == "help") {
    const Command* topic = rest.empty() ? nullptr : command_named(rest.front());
    return topic ? topic->parse(*topic, {"--help"}, checks) : TextArguments{overview()};
  }
  if (const Command* command = command_named(first)) return command->parse(*command, rest, checks);
  std::error_code error;
  if (!first.starts_with("-") && !std::filesystem::exists(first, error)) {
    std::vector<std::string_view> names;
    for (const Command& command : commands) names.push_back(command.name);
    if (const std::string_view meant = closest(first, names); !meant.empty())
      return complaint("\"" + first + "\" is neither a command nor a path; did you mean \"" + std::string(meant) +
                       "\"?");
  }
  return commands.front().parse(commands.front(), Words(words.begin(), words.end()), checks);
}

}  // namespace djvet
