// Values from environment variables: open, with the default as the alternative that holds where the environment says nothing.
// Booleans are either of two whatever the environment says.
// SPDX-License-Identifier: MIT
#include "analyzer/django/environment.h"

#include <algorithm>

#include "analyzer/link/evaluate/interpreter.h"

namespace djvet {
namespace {

using Kind = Datum::Kind;

std::string variable_of(const Datum* name) {
  return name != nullptr && name->is(Kind::text) ? name->text : std::string();
}

EnvironmentCast cast_of(const Datum& cast) {
  if (!cast.is(Kind::external)) return EnvironmentCast::other;
  if (cast.text == "builtins.bool") return EnvironmentCast::boolean;
  if (cast.text == "builtins.int") return EnvironmentCast::integer;
  if (cast.text == "builtins.float") return EnvironmentCast::floating;
  if (cast.text == "builtins.str") return EnvironmentCast::text;
  return cast.text == "builtins.list" ? EnvironmentCast::list : EnvironmentCast::other;
}

}  // namespace

Datum Interpreter::from_environment(const Datum& fallback, std::string variable) const {
  return environment_is_clear_ ? fallback : Datum::environment(fallback, std::move(variable));
}

void Interpreter::record_read(const std::string& variable, const Datum* fallback, Origin origin) {
  if (reads_ == nullptr || variable.empty()) return;
  EnvironmentRead read;
  read.variable = variable;
  read.fallback.kind = Constant::Kind::absent;
  if (fallback != nullptr) read.fallback = constant(*fallback);
  read.origin = origin;
  reads_->push_back(std::move(read));
}

/// An unknown default is none: `os.environ[...]`.
Datum Interpreter::environment_variable(const Datum& name, const Datum& fallback, Origin origin) {
  if (!name.is(Kind::text)) return from_environment(fallback, "");
  const ProgramFrame& set = *state_.frames.at(environment_);
  const auto own = set.names.find(name.text);
  if (own != set.names.end()) return own->second.value;
  record_read(name.text, fallback.is(Kind::unknown) ? nullptr : &fallback, origin);
  return from_environment(fallback, name.text);
}

void Interpreter::set_environment(const Datum& name, const Datum& value, bool unless_set) {
  if (!name.is(Kind::text)) return;
  ProgramFrame& set = writable(environment_);
  const std::string_view key = kept(name.text);
  if (unless_set && set.names.contains(key)) return;
  set.names[key] = {unless_set ? from_environment(value, name.text) : value, {}};
}

std::optional<Datum> Interpreter::environment_call(std::string_view dotted, const CallArguments& arguments) {
  const Datum* name = arguments.get(0, "key");
  if (dotted == "os.environ.setdefault" && arguments.positional.size() == 2) {
    set_environment(arguments.positional[0], arguments.positional[1], true);
    return environment_variable(arguments.positional[0], {}, arguments.origin);
  }
  const std::size_t dot = dotted.rfind('.');
  const std::optional<EnvironmentLibrary> library = environment_library(dotted);
  if (library == EnvironmentLibrary::os) {
    const Datum* fallback = arguments.get(1, "default");
    return environment_variable(name == nullptr ? Datum() : *name,
                                fallback == nullptr ? Datum::of(Kind::none) : *fallback, arguments.origin);
  }
  if (library == EnvironmentLibrary::database_url) {
    const Datum* variable = arguments.get(0, "env");
    const std::string read = variable == nullptr ? "DATABASE_URL" : variable_of(variable);
    record_read(read, arguments.keyword("default"), arguments.origin);
    return Datum::environment({}, read);
  }
  const bool is_function = dotted == "decouple.config" || dotted == "environs.env";
  if (library && is_function) {
    ObjectBody reader;
    reader.kind = BodyKind::instance;
    reader.callee = dotted;
    return environment_method(reader, "", arguments);
  }
  if (dot != std::string_view::npos &&
      environment_library(dotted.substr(0, dot))) {  // env.bool(...) of a module's own reader
    ObjectBody reader;
    reader.kind = BodyKind::instance;
    reader.callee = dotted.substr(0, dot);
    return environment_method(reader, dotted.substr(dot + 1), arguments);
  }
  return std::nullopt;
}

/// A default as `cast` turns it into what the reader gives. decouple casts it, the other libraries leave it as it is.
Datum Interpreter::cast_environment(const Datum& value, const Datum* cast, const CallArguments& arguments) {
  (void)arguments;
  if (cast == nullptr) return value;
  if (const ObjectBody* body = single_body(*cast);
      body != nullptr && body->callee == "decouple.Csv" && body->items.empty()) {
    return for_each_alternative(value, [&](const Datum& each) {
      if (!each.is(Kind::text)) return Datum();
      std::vector<Datum> items;
      for (std::size_t begin = 0; begin <= each.text.size();) {
        const std::size_t end = std::min(each.text.find(',', begin), each.text.size());
        std::string item = each.text.substr(begin, end - begin);
        begin = end + 1;
        item.erase(0, std::min(item.find_first_not_of(" \t\n"), item.size()));
        item.erase(item.find_last_not_of(" \t\n") + 1);
        if (!item.empty()) items.push_back(Datum::string(std::move(item)));
      }
      return make_list(std::move(items));
    });
  }
  if (cast_of(*cast) == EnvironmentCast::boolean)
    return for_each_alternative(value, [&](const Datum& each) {
      if (!each.is(Kind::text)) {
        const std::optional<bool> is = truth(each);
        return is ? Datum::boolean(*is) : Datum();
      }
      const std::optional<bool> is = environment_truth(each.text);
      return is ? Datum::boolean(*is) : Datum();
    });
  CallArguments one;
  one.positional = {value};
  return call({}, *cast, one);
}

Datum Interpreter::environment_method(const ObjectBody& reader, std::string_view name, const CallArguments& arguments) {
  const std::optional<EnvironmentLibrary> library = environment_library(reader.callee);
  if (!library) return {};
  if (name == "read_env" || name == "read_envfile") return Datum::of(Kind::none);
  if (name == "prefixed" || name == "seal" || name == "parser") return {};
  const Datum* variable = arguments.get(0, library == EnvironmentLibrary::django_environ ? "var" : "name");
  const bool plain = name.empty() || name == "get_value";
  const Datum* cast = plain ? arguments.get(library == EnvironmentLibrary::decouple ? 2 : 1, "cast") : nullptr;
  const std::size_t default_position = plain && library == EnvironmentLibrary::django_environ ? 2 : 1;
  const Datum* given = arguments.get(default_position, "default");
  Datum fallback = given == nullptr ? Datum() : *given;
  EnvironmentCast kind = cast != nullptr ? cast_of(*cast) : environment_cast(name);
  // Env(DEBUG=(bool, False)) says what a variable is, and its default.
  for (std::size_t i = 0; i < reader.keys.size() && variable != nullptr && plain; ++i) {
    if (!reader.keys[i].is(Kind::text) || !same(reader.keys[i], *variable)) continue;
    const std::optional<std::vector<Datum>> pair = iterated(reader.items[i]);
    kind = cast_of(pair && pair->size() == 2 ? (*pair)[0] : reader.items[i]);
    if (pair && pair->size() == 2 && given == nullptr) fallback = (*pair)[1];
  }
  record_read(variable_of(variable), fallback.is(Kind::unknown) && given == nullptr ? nullptr : &fallback,
              arguments.origin);
  // Without a cast, the type of a default that is a bool is what the environment's text is turned into.
  const bool smart = plain && cast == nullptr && library == EnvironmentLibrary::django_environ;
  if (smart && fallback.is(Kind::boolean)) kind = EnvironmentCast::boolean;
  if (library == EnvironmentLibrary::decouple) fallback = cast_environment(fallback, cast, arguments);
  if (kind == EnvironmentCast::other && library != EnvironmentLibrary::decouple && !fallback.is(Kind::none))
    fallback = {};
  if (kind == EnvironmentCast::boolean && !environment_is_clear_) {
    const Datum either_one = Datum::either_way();
    Datum out = fallback.is(Kind::unknown) ? either_one : either(fallback, either_one);
    out.text = variable_of(variable);
    return out;
  }
  return from_environment(fallback, variable_of(variable));
}

}  // namespace djvet
