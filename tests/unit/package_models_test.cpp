// The table of packages' models: well formed, closed under its own names, and in force where a project uses a package.
#include "analyzer/django/package_models.h"

#include <algorithm>
#include <set>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

std::set<std::string> labels() {
  std::set<std::string> out{"AUTH_USER_MODEL", "self", "?"};
  for (const DescribedModel& model : described_models())
    if (!model.abstract) out.insert(std::string(model.label) + "." + std::string(model.name));
  return out;
}

/// What no table describes: an index of searches, which nothing but its own package reads.
bool is_left_out(std::string_view label) { return label == "wagtailsearch.IndexEntry"; }

}  // namespace

TEST_CASE("every row of the packages' table names what there is") {
  REQUIRE(package_models().size() > 150);
  CHECK(std::ranges::is_sorted(package_models(), std::ranges::less_equal{}, &DescribedModel::path));
  CHECK(std::ranges::is_sorted(described_models(), std::ranges::less{}, &DescribedModel::path));
  const std::set<std::string> known = labels();
  for (const DescribedModel& model : package_models()) {
    INFO(model.path);
    CHECK(model.abstract == model.label.empty());
    CHECK(model.abstract == model.app.empty());
    for (const std::string_view base : model.bases) {
      INFO(base);
      REQUIRE(described_model(base) != nullptr);
      CHECK(described_model(base)->abstract);
    }
    for (const DescribedRelation& relation : model.relations) {
      INFO(relation.name << " to " << relation.to);
      const bool targets = relation.kind != FieldKind::generic_foreign_key && relation.kind != FieldKind::tags;
      CHECK((!targets || known.contains(std::string(relation.to)) || is_left_out(relation.to)));
      CHECK(targets == !relation.to.empty());
    }
  }
}

TEST_CASE("the table is read word by word") {
  const DescribedModel* const email = described_model("allauth.account.models.EmailAddress");
  REQUIRE(email != nullptr);
  CHECK(email->app == "allauth.account");
  CHECK(email->label == "account");
  CHECK(email->name == "EmailAddress");
  REQUIRE(email->columns.size() == 4);
  REQUIRE(email->relations.size() == 1);
  CHECK(email->relations[0].to == "AUTH_USER_MODEL");
  CHECK_FALSE(email->relations[0].nullable);
  const DescribedModel* const page = described_model("wagtail.models.Page");
  REQUIRE(page != nullptr);
  CHECK(page->app == "wagtail");
  CHECK(page->label == "wagtailcore");
  const auto owner = std::ranges::find(page->relations, "owner", &DescribedRelation::name);
  REQUIRE(owner != page->relations.end());
  CHECK(owner->related_name == "owned_pages");
  CHECK(owner->nullable);
  const auto revisions = std::ranges::find(page->relations, "_revisions", &DescribedRelation::name);
  REQUIRE(revisions != page->relations.end());
  CHECK(revisions->kind == FieldKind::generic_relation);
  CHECK(revisions->query_name == "page");
  CHECK(described_model("mptt.models.MPTTModel")->open);
  CHECK(described_model("polymorphic.models.PolymorphicModel")->special_manager);
}

TEST_CASE("models of a package exist where the project installs it, or imports it and its settings are not known") {
  const SmallProject installed(
      {{"config/settings.py", "INSTALLED_APPS = ['django.contrib.auth', 'allauth.account']\n"}});
  CHECK(installed.hop("account.EmailAddress", "user") == "user -> auth.User");
  CHECK(installed.hop("auth.User", "emailaddress_set") == "emailaddress_set <- account.EmailAddress many");
  CHECK_FALSE(installed.model().find_model("taggit.Tag").valid());
  const SmallProject imports({{"shop/views.py", "from allauth.account.models import EmailAddress\n"}});
  CHECK(imports.hop("account.EmailAddress", "user") == "user -> auth.User");
  CHECK_FALSE(imports.model().find_model("reversion.Version").valid());
  const SmallProject extends({{"shop/models.py",
                               "from django_otp.models import Device\n"
                               "class Phone(Device):\n    pass\n"}});
  CHECK(extends.hop("shop.Phone", "user") == "user -> auth.User");
  CHECK(extends.hop("auth.User", "phone_set") == "phone_set <- shop.Phone many");
}

}  // namespace djvet::test
