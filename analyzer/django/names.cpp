// Tables of module prefixes, longest match first.
// SPDX-License-Identifier: MIT
#include "analyzer/django/names.h"

#include <algorithm>
#include <array>
#include <span>

namespace djvet {
namespace {

struct Prefix {
  std::string_view from;  // ends with a dot
  std::string_view to;
};

/// Sorted; where one prefix starts another, the longer one wins. A path continues with the name itself.
constexpr std::array prefixes = std::to_array<Prefix>({
    {"django.apps.config.", "django.apps."},
    {"django.apps.registry.", "django.apps."},
    {"django.conf.LazySettings.", "django.conf.settings."},
    {"django.contrib.admin.decorators.", "django.contrib.admin."},
    {"django.contrib.admin.filters.", "django.contrib.admin."},
    {"django.contrib.admin.options.", "django.contrib.admin."},
    {"django.contrib.admin.sites.", "django.contrib.admin."},
    {"django.contrib.contenttypes.generic.", "django.contrib.contenttypes.fields."},
    {"django.contrib.postgres.fields.array.", "django.contrib.postgres.fields."},
    {"django.contrib.postgres.fields.citext.", "django.contrib.postgres.fields."},
    {"django.contrib.postgres.fields.hstore.", "django.contrib.postgres.fields."},
    {"django.contrib.postgres.fields.jsonb.", "django.contrib.postgres.fields."},
    {"django.contrib.postgres.fields.ranges.", "django.contrib.postgres.fields."},
    {"django.core.urlresolvers.", "django.urls."},
    {"django.db.models.aggregates.", "django.db.models."},
    {"django.db.models.base.", "django.db.models."},
    {"django.db.models.constraints.", "django.db.models."},
    {"django.db.models.deletion.", "django.db.models."},
    {"django.db.models.enums.", "django.db.models."},
    {"django.db.models.expressions.", "django.db.models."},
    {"django.db.models.fields.", "django.db.models."},
    {"django.db.models.fields.composite.", "django.db.models."},
    {"django.db.models.fields.files.", "django.db.models."},
    {"django.db.models.fields.generated.", "django.db.models."},
    {"django.db.models.fields.json.", "django.db.models."},
    {"django.db.models.fields.proxy.", "django.db.models."},
    {"django.db.models.fields.related.", "django.db.models."},
    {"django.db.models.fields.subclassing.", "django.db.models."},
    {"django.db.models.functions.comparison.", "django.db.models.functions."},
    {"django.db.models.functions.datetime.", "django.db.models.functions."},
    {"django.db.models.functions.math.", "django.db.models.functions."},
    {"django.db.models.functions.text.", "django.db.models.functions."},
    {"django.db.models.functions.window.", "django.db.models.functions."},
    {"django.db.models.indexes.", "django.db.models."},
    {"django.db.models.lookups.", "django.db.models."},
    {"django.db.models.manager.", "django.db.models."},
    {"django.db.models.query.", "django.db.models."},
    {"django.db.models.query_utils.", "django.db.models."},
    {"django.forms.fields.", "django.forms."},
    {"django.forms.forms.", "django.forms."},
    {"django.forms.formsets.", "django.forms."},
    {"django.forms.models.", "django.forms."},
    {"django.forms.widgets.", "django.forms."},
    {"django.http.request.", "django.http."},
    {"django.http.response.", "django.http."},
    {"django.test.client.", "django.test."},
    {"django.test.testcases.", "django.test."},
    {"django.test.utils.", "django.test."},
    {"django.urls.base.", "django.urls."},
    {"django.urls.conf.", "django.urls."},
    {"django.urls.resolvers.", "django.urls."},
    {"django.views.View", "django.views.generic.View"},
    {"django.views.generic.base.", "django.views.generic."},
    {"django.views.generic.dates.", "django.views.generic."},
    {"django.views.generic.detail.", "django.views.generic."},
    {"django.views.generic.edit.", "django.views.generic."},
    {"django.views.generic.list.", "django.views.generic."},
    {"rest_framework.fields.", "rest_framework.serializers."},
    {"rest_framework.relations.", "rest_framework.serializers."},
    {"wagtail.core.", "wagtail."},
    {"wagtail.models.pages.", "wagtail.models."},
    {"wagtail.wagtailcore.", "wagtail."},
});

/// What django.contrib.gis.db.models defines itself; everything else in it is django.db.models.
constexpr std::array gis_names = std::to_array<std::string_view>({
    "BaseSpatialField",
    "Collect",
    "Extent",
    "Extent3D",
    "GeometryCollectionField",
    "GeometryField",
    "LineStringField",
    "MakeLine",
    "MultiLineStringField",
    "MultiPointField",
    "MultiPolygonField",
    "PointField",
    "PolygonField",
    "RasterField",
    "Union",
});

bool is_gis_name(std::string_view name) { return std::ranges::binary_search(gis_names, name); }

constexpr std::string_view gis = "django.contrib.gis.db.models.";

/// Packages whose classes can be bases without hiding fields, managers or queryset methods from the reader of the tree.
constexpr std::array plain_packages = std::to_array<std::string_view>({
    "abc",
    "builtins",
    "collections",
    "contextlib",
    "dataclasses",
    "datetime",
    "decimal",
    "django",
    "enum",
    "functools",
    "html",
    "io",
    "json",
    "logging",
    "rest_framework",
    "string",
    "threading",
    "typing",
    "typing_extensions",
    "unittest",
    "uuid",
});

constexpr std::array builtins = std::to_array<std::string_view>({
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "Ellipsis",
    "Exception",
    "FileNotFoundError",
    "IOError",
    "ImportError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RecursionError",
    "RuntimeError",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "TimeoutError",
    "TypeError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__import__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
});

static_assert(std::ranges::is_sorted(gis_names));
static_assert(std::ranges::is_sorted(plain_packages));
static_assert(std::ranges::is_sorted(builtins));
static_assert(std::ranges::is_sorted(prefixes, {}, &Prefix::from));

std::string_view top_of(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

}  // namespace

std::string canonical_name(std::string_view dotted) {
  if (dotted.starts_with(gis)) {
    const std::string_view name = dotted.substr(gis.size());
    const std::string_view last = name.substr(name.rfind('.') + 1);
    return std::string(is_gis_name(last) ? gis : std::string_view("django.db.models.")) + std::string(last);
  }
  const std::string_view top = top_of(dotted);
  if (top != "django" && top != "rest_framework" && top != "wagtail") return std::string(dotted);
  // A path that is itself a module of the table stays, for what is read from it to match the longer prefix.
  const auto module = std::ranges::find_if(prefixes, [&](const Prefix& prefix) {
    return prefix.from.size() == dotted.size() + 1 && prefix.from.starts_with(dotted);
  });
  if (module != prefixes.end()) return std::string(dotted);
  // The longest prefix of a path sorts last among those that start it, so the first match walking back is the longest.
  auto at = std::ranges::upper_bound(prefixes, dotted, {}, &Prefix::from);
  while (at != prefixes.begin()) {
    --at;
    if (dotted.starts_with(at->from)) return std::string(at->to) + std::string(dotted.substr(at->from.size()));
    if (top_of(at->from) != top) break;
  }
  return std::string(dotted);
}

bool is_described_class(std::string_view canonical) {
  return std::ranges::binary_search(plain_packages, top_of(canonical));
}

bool is_always_external(std::string_view top_level_name) {
  return top_level_name == "django" || top_level_name == "rest_framework" || top_level_name == "djvet";
}

bool is_builtin(std::string_view name) { return std::ranges::binary_search(builtins, name); }

}  // namespace djvet
