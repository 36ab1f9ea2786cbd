// setup.cfg as setuptools reads it: sections of keys whose values go on in indented lines.
// SPDX-License-Identifier: MIT
#include <string>

#include "analyzer/extract/manifest_readers.h"

namespace djvet {
namespace {

constexpr std::string_view file_directive = "file:";

class Reading {
 public:
  Reading(std::string_view text, ManifestFacts& facts) : text_(text), facts_(facts) {}

  void run() {
    TextLines lines(text_);
    for (std::string_view line; lines.next(line);) {
      const std::string_view said = trimmed(line);
      if (said.empty() || said.starts_with('#') || said.starts_with(';')) continue;
      if (line[0] == ' ' || line[0] == '\t') {
        take(said);
      } else if (said.starts_with('[')) {
        section_ = said.substr(1, said.find(']') - 1);
        key_ = {};
      } else if (const std::size_t equals = said.find_first_of("=:"); equals != said.npos) {
        key_ = trimmed(said.substr(0, equals));
        take(trimmed(said.substr(equals + 1)));
      }
    }
  }

 private:
  /// One line of the value of the key.
  void take(std::string_view value) {
    if (value.empty()) return;
    if (section_ == "metadata" && key_ == "name") facts_.project = normalized_distribution(value);
    if (section_ == "metadata" && (key_ == "classifiers" || key_ == "classifier")) add_classifier(value, facts_);
    const bool extras = section_ == "options.extras_require";
    const bool options = section_ == "options";
    if (options && key_ == "install_requires") add(value, RequirementGroup::main);
    else if (options && key_ == "tests_require") add(value, RequirementGroup::test);
    else if (options && key_ == "setup_requires") add(value, RequirementGroup::build);
    else if (extras) add(value, group_called(key_, RequirementGroup::optional));
  }

  void add(std::string_view value, RequirementGroup group) {
    if (value.starts_with(file_directive)) {
      facts_.included.emplace_back(trimmed(value.substr(file_directive.size())));
      return;
    }
    const std::size_t comment = value.find(" #");
    value = trimmed(value.substr(0, comment));
    if (value.starts_with('%')) facts_.complete = false;
    else add_requirement(value, span_in(text_, value), group, facts_);
  }

  std::string_view text_;
  ManifestFacts& facts_;
  std::string_view section_;
  std::string_view key_;
};

}  // namespace

void read_setup_cfg(std::string_view text, ManifestFacts& facts) { Reading(text, facts).run(); }

}  // namespace djvet
