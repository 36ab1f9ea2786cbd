// Each fault in the order in which Django's checks of the class come to it.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/field_options.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/model/project_model.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

bool is_one_of(std::string_view cls, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, cls) != names.end();
}

bool is_text(std::string_view cls) {
  return is_one_of(cls, {"CharField", "SlugField", "URLField", "EmailField", "CommaSeparatedIntegerField"});
}

bool is_integer(std::string_view cls) {
  return is_one_of(
      cls, {"IntegerField", "BigIntegerField", "SmallIntegerField", "PositiveIntegerField", "PositiveBigIntegerField",
            "PositiveSmallIntegerField", "AutoField", "BigAutoField", "SmallAutoField"});
}

/// int(value): a number, `bad` where it raises ValueError, nothing where that isn't known.
struct Number {
  bool known = false;
  bool bad = false;
  std::int64_t value = 0;
};
Number number_of(const Constant& of) {
  Number out;
  out.known = true;
  if (of.is(Kind::integer) || of.is(Kind::boolean)) {
    out.value = of.number;
  } else if (of.is(Kind::string)) {
    const bool digits =
        !of.text.empty() && of.text.size() < 10 && of.text.find_first_not_of("0123456789") == std::string::npos;
    if (digits) out.value = std::stoi(of.text);
    else if (of.text.find_first_of("0123456789") == std::string::npos) out.bad = true;
    else out.known = false;
  } else {
    out.known = false;
  }
  return out;
}

class Options {
 public:
  Options(const CheckContext& context, const StatedField& field, DjangoRange releases, std::optional<Engine> engine,
          std::vector<FieldFault>& out)
      : context_(context), field_(&field), releases_(releases), engine_(engine), out_(out) {}

  void judge() {
    common();
    if (is_text(field_->cls)) text_length();
    if (is_integer(field_->cls) && is_given(field_->argument("max_length")))
      say("fields.W122", "has a max_length, which {} ignores", "remove max_length");
    if (field_->cls == "DecimalField") decimal();
    if (field_->cls.ends_with("AutoField") && truth_of(field_->argument("primary_key")) == false)
      say("fields.E100", "is an {} and not the primary key", "set primary_key=True");
    if (field_->cls == "FilePathField" && truth_of(field_->argument("allow_files"), true) == false &&
        truth_of(field_->argument("allow_folders")) == false)
      say("fields.E140", "allows neither files nor folders", "set allow_files=True or allow_folders=True");
    if (field_->cls == "GenericIPAddressField" && truth_of(field_->argument("null")) == false &&
        truth_of(field_->argument("blank")) == true)
      say("fields.E150", "may be blank but not NULL, and stores blank values as NULL", "set null=True as well");
    if (is_one_of(field_->cls, {"DateField", "DateTimeField", "TimeField"})) dates();
    if (field_->cls == "BinaryField" && field_->argument("default").is(Kind::string))
      say("fields.E170", "has a text for a default, where it needs bytes", "write the default as b\"...\"");
    if (is_one_of(field_->cls, {"FileField", "ImageField"})) files();
  }

 private:
  /// `{}` in the words is the field's class.
  void say(std::string_view id, std::string_view what, std::string help) {
    FieldFault fault;
    fault.id = id;
    const std::size_t at = what.find("{}");
    fault.what.append(what.substr(0, at));
    if (at != std::string_view::npos) fault.what.append(field_->cls).append(what.substr(at + 2));
    fault.help = std::move(help);
    out_.push_back(std::move(fault));
  }

  void common() {
    const Constant& index = field_->argument("db_index");
    const bool number = index.is(Kind::integer) && index.number != 0 && index.number != 1;
    if (number || index.is(Kind::string) || index.is_sequence())
      say("fields.E006", "has a db_index that is neither True, False nor None", "set db_index=True");
    const bool key = truth_of(field_->argument("primary_key")) == true;
    if (key && truth_of(field_->argument("null")) == true && engine_ != Engine::oracle)
      say("fields.E007", "is the primary key and may be NULL", "remove null=True");
    if (refers_to_column())
      say("fields.E012", "has a db_default that refers to a column, which no database allows",
          "use constants and functions of the database, or a GeneratedField");
    const Constant& validators = field_->argument("validators");
    if (!validators.is_sequence()) return;
    for (const Constant& each : validators.items)
      if (each.is(Kind::none) || each.is(Kind::string) || each.is(Kind::integer) || each.is(Kind::boolean) ||
          each.is_sequence() || each.is(Kind::dict))
        return say("fields.E008", "has a validator that can't be called",
                   "list functions and instances of validator classes");
  }

  /// Whether the db_default is written with F(): it is evaluated where there is no row.
  bool refers_to_column() const {
    if (field_->field == nullptr) return false;
    const Field& field = *field_->field;
    const FileFacts& facts = context_.model.facts(field.file);
    for (const NodeId child : facts.children(field.call)) {
      if (facts.kind(child) != NodeKind::keyword || facts.text_of(child) != "db_default") continue;
      for (NodeId node = child + 1; node < child + facts.node(child).size(); ++node)
        if (facts.kind(node) == NodeKind::call &&
            context_.model.resolve(field.file, field.scope, node + 1).is_external("django.db.models.F"))
          return true;
    }
    return false;
  }

  void text_length() {
    const Constant& length = field_->argument("max_length");
    if (is_left_out(length)) {
      const bool defaults =
          field_->cls != "CharField" && field_->cls != "CommaSeparatedIntegerField" && length.is(Kind::absent);
      if (!defaults && !takes_unlimited()) say("fields.E120", "is a {} without max_length", "set max_length");
    } else if (length.is(Kind::boolean) || length.is(Kind::string) || length.is(Kind::floating) ||
               (length.is(Kind::integer) && length.number <= 0)) {
      say("fields.E121", "has a max_length that is no positive integer", "set max_length to a positive integer");
    }
  }

  /// Whether the database may have texts without a limit: PostgreSQL since Django 4.2, SQLite since 5.2.
  bool takes_unlimited() const {
    if (!engine_) return releases_.last >= DjangoRelease{4, 2};
    if (*engine_ == Engine::postgresql) return releases_.last >= DjangoRelease{4, 2};
    return *engine_ == Engine::sqlite && releases_.last >= DjangoRelease{5, 2};
  }

  void decimal() {
    const Constant& places = field_->argument("decimal_places");
    const Constant& digits = field_->argument("max_digits");
    bool sound = true;
    if (!is_left_out(places)) {
      const Number number = number_of(places);
      sound = number.known && !number.bad && number.value >= 0;
      if (number.known && !sound)
        say("fields.E131", "has decimal_places that is no natural number", "set decimal_places to 0 or more");
    }
    if (!is_left_out(digits)) {
      const Number number = number_of(digits);
      const bool good = number.known && !number.bad && number.value > 0;
      if (number.known && !good)
        say("fields.E133", "has max_digits that is no positive integer", "set max_digits to 1 or more");
      sound = sound && good;
    }
    if (is_left_out(places) || is_left_out(digits)) return missing_precision(places, digits);
    if (sound && number_of(places).value > number_of(digits).value)
      say("fields.E134", "has more decimal_places than max_digits",
          "max_digits counts the digits behind the point too");
  }

  /// Both, until Django 6.1; from then on both or none where the database has numbers without precision.
  void missing_precision(const Constant& places, const Constant& digits) {
    const bool no_places = is_left_out(places);
    const bool no_digits = is_left_out(digits);
    const bool old = releases_.last < DjangoRelease{6, 1};
    const bool exact = engine_ == Engine::mysql || (engine_ == Engine::oracle && old);
    const std::string help = "set max_digits and decimal_places";
    if (old || exact) {
      if (no_places) say("fields.E130", "is a {} without decimal_places", help);
      if (no_digits) say("fields.E132", "is a {} without max_digits", help);
    } else if (no_places != no_digits && is_known_other(no_places ? digits : places)) {
      say("fields.E135", no_places ? "has max_digits without decimal_places" : "has decimal_places without max_digits",
          help);
    }
  }

  static bool is_known_other(const Constant& other) { return is_given(other); }

  void dates() {
    int given = 0;
    for (const std::string_view option : {"auto_now", "auto_now_add"}) {
      const Constant& value = field_->argument(option);
      if (is_given(value) && !(value.is(Kind::boolean) && value.number == 0)) ++given;
    }
    const Constant& preset = field_->argument("default");
    if (!preset.is(Kind::absent) && !preset.is(Kind::unknown)) ++given;
    if (given > 1)
      say("fields.E160", "has more than one of auto_now, auto_now_add and default", "keep the one that is meant");
  }

  void files() {
    const Constant& key = field_->argument("primary_key");
    if (!key.is(Kind::absent) && !(key.is(Kind::unknown) && field_->arguments.find("primary_key") == nullptr))
      say("fields.E201", "is a {} with primary_key, which it can't be", "remove primary_key");
    const Constant& folder = field_->argument("upload_to");
    if (folder.is(Kind::string) && folder.text.starts_with('/'))
      say("fields.E202", "has an absolute upload_to, where a path below MEDIA_ROOT is needed",
          "remove the leading slash");
  }

  const CheckContext& context_;
  const StatedField* field_;
  DjangoRange releases_;
  std::optional<Engine> engine_;
  std::vector<FieldFault>& out_;
};

}  // namespace

FieldOptions::FieldOptions(const CheckContext& context)
    : context_(context), releases_(django_releases(context)), engine_(only_engine(context)) {}

std::vector<FieldFault> FieldOptions::faults_of(const StatedField& field) const {
  std::vector<FieldFault> out;
  if (!field.cls.empty()) Options(context_, field, releases_, engine_, out).judge();
  return out;
}

}  // namespace djvet
