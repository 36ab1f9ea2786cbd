// Names that a file must import, as they stand in its imports afterwards.
// SPDX-License-Identifier: MIT
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/fix/edits.h"
#include "analyzer/fix/import_edits.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet {
namespace {

const Strategy::Import prefetch{"django.db.models", "Prefetch"};
const Strategy::Import coalesce{"django.db.models.functions", "Coalesce"};

/// The text with the imports, or "refused".
std::string importing(const std::string& text, const std::set<Strategy::Import>& imports) {
  const test::SmallProject project({{"views.py", text}});
  std::optional<std::vector<Edit>> edits =
      import_edits(project.model().facts(project.file("views.py")), text, FileId(0), imports);
  if (!edits) return "refused";
  const std::optional<std::vector<Edit>> ordered = in_order(std::move(*edits));
  return ordered ? edited_text(text, *ordered).value_or("refused") : "refused";
}

}  // namespace

TEST_CASE("a name joins the statement that imports from its module, in order") {
  CHECK(importing("from django.db.models import Count, Q\n", {prefetch}) ==
        "from django.db.models import Count, Prefetch, Q\n");
  CHECK(importing("from django.db.models import Q, F\n", {prefetch}) ==
        "from django.db.models import Q, F, Prefetch\n");
  CHECK(importing("from django.db.models import (\n    Count,\n    F,\n)\n", {prefetch}) ==
        "from django.db.models import (\n    Count,\n    F,\n    Prefetch,\n)\n");
  CHECK(importing("from django.db.models import (\r\n    Q,\r\n)\r\n", {prefetch}) ==
        "from django.db.models import (\r\n    Prefetch,\r\n    Q,\r\n)\r\n");
  CHECK(importing("from django.db.models import F  # columns\n", {prefetch}) == "refused");
}

TEST_CASE("a new statement stands with those of its package, before the project's own, behind the standard library's") {
  CHECK(importing("from django.conf import settings\n\nfrom .models import Book\n", {prefetch}) ==
        "from django.conf import settings\nfrom django.db.models import Prefetch\n\nfrom .models import Book\n");
  CHECK(importing("from django.urls import path\n", {prefetch, coalesce}) ==
        "from django.db.models import Prefetch\nfrom django.db.models.functions import Coalesce\n"
        "from django.urls import path\n");
  CHECK(importing("import csv\n\nfrom .models import Book\n", {prefetch}) ==
        "import csv\n\nfrom django.db.models import Prefetch\n\nfrom .models import Book\n");
  CHECK(importing("\"\"\"Views.\"\"\"\nfrom .models import Book\n", {prefetch, coalesce}) ==
        "\"\"\"Views.\"\"\"\nfrom django.db.models import Prefetch\nfrom django.db.models.functions import Coalesce\n\n"
        "from .models import Book\n");
}

TEST_CASE("imports below a condition or behind a semicolon are left alone") {
  CHECK(importing("if True:\n    from django.db.models import F\n", {prefetch}) ==
        "from django.db.models import Prefetch\n\nif True:\n    from django.db.models import F\n");
  CHECK(importing("x = 1; from .models import Book\n", {prefetch}) == "refused");
}

TEST_CASE("imports of a file that has none stand above its first statement") {
  const std::string import = "from django.db.models import Prefetch\n";
  CHECK(importing("x = 1\n", {prefetch}) == import + "\nx = 1\n");
  CHECK(importing("\"\"\"Text.\"\"\"\n\n\ndef f():\n    pass\n", {prefetch}) ==
        "\"\"\"Text.\"\"\"\n\n\n" + import + "\n\ndef f():\n    pass\n");
  CHECK(importing("#!/usr/bin/env python\n\n# Of this\nx = 1\n", {prefetch}) ==
        "#!/usr/bin/env python\n\n" + import + "\n# Of this\nx = 1\n");
  CHECK(importing("# Of the file\nx = 1\n", {prefetch}) == "# Of the file\n" + import + "\nx = 1\n");
  CHECK(importing("@f\nclass A:\n    pass\n", {prefetch}) == "refused");
}

TEST_CASE("imports stand behind those of the blocks before theirs, and above what may need them") {
  CHECK(
      importing("from os import path\nfrom shop import x\n\n\nclass A:\n    pass\n\n\nfrom django.db.models import F\n",
                {prefetch}) ==
      "from os import path\n\nfrom django.db.models import Prefetch\nfrom shop import x\n\n\nclass A:\n    pass\n\n\n"
      "from django.db.models import F\n");
}

}  // namespace djvet
