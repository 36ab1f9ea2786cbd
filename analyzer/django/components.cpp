// Tables, sorted by name; packages whose every class is a view are told by their prefix.
// SPDX-License-Identifier: MIT
#include "analyzer/django/components.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

struct Row {
  std::string_view name;
  ComponentKind kind{};
};

constexpr std::array rows = std::to_array<Row>({
    {"django.contrib.admin.ModelAdmin", ComponentKind::admin},
    {"django.contrib.admin.StackedInline", ComponentKind::inline_admin},
    {"django.contrib.admin.TabularInline", ComponentKind::inline_admin},
    {"django.contrib.auth.admin.GroupAdmin", ComponentKind::admin},
    {"django.contrib.auth.admin.UserAdmin", ComponentKind::admin},
    {"django.contrib.auth.forms.AuthenticationForm", ComponentKind::form},
    {"django.contrib.auth.forms.BaseUserCreationForm", ComponentKind::model_form},
    {"django.contrib.auth.forms.PasswordChangeForm", ComponentKind::form},
    {"django.contrib.auth.forms.PasswordResetForm", ComponentKind::form},
    {"django.contrib.auth.forms.SetPasswordForm", ComponentKind::form},
    {"django.contrib.auth.forms.UserChangeForm", ComponentKind::model_form},
    {"django.contrib.auth.forms.UserCreationForm", ComponentKind::model_form},
    {"django.contrib.contenttypes.admin.GenericStackedInline", ComponentKind::inline_admin},
    {"django.contrib.contenttypes.admin.GenericTabularInline", ComponentKind::inline_admin},
    {"django.contrib.flatpages.admin.FlatPageAdmin", ComponentKind::admin},
    {"django.contrib.gis.admin.GISModelAdmin", ComponentKind::admin},
    {"django.contrib.gis.admin.OSMGeoAdmin", ComponentKind::admin},
    {"django.core.management.BaseCommand", ComponentKind::command},
    {"django.core.management.base.AppCommand", ComponentKind::command},
    {"django.core.management.base.BaseCommand", ComponentKind::command},
    {"django.core.management.base.LabelCommand", ComponentKind::command},
    {"django.core.management.base.NoArgsCommand", ComponentKind::command},
    {"django.core.management.templates.TemplateCommand", ComponentKind::command},
    {"django.forms.BaseForm", ComponentKind::form},
    {"django.forms.BaseModelForm", ComponentKind::model_form},
    {"django.forms.Form", ComponentKind::form},
    {"django.forms.ModelForm", ComponentKind::model_form},
    {"django.views.View", ComponentKind::view},
    {"rest_framework.serializers.BaseSerializer", ComponentKind::serializer},
    {"rest_framework.serializers.HyperlinkedModelSerializer", ComponentKind::model_serializer},
    {"rest_framework.serializers.ListSerializer", ComponentKind::serializer},
    {"rest_framework.serializers.ModelSerializer", ComponentKind::model_serializer},
    {"rest_framework.serializers.Serializer", ComponentKind::serializer},
    {"rest_framework.views.APIView", ComponentKind::api_view},
    {"rest_framework.viewsets.GenericViewSet", ComponentKind::viewset},
    {"rest_framework.viewsets.ModelViewSet", ComponentKind::viewset},
    {"rest_framework.viewsets.ReadOnlyModelViewSet", ComponentKind::viewset},
    {"rest_framework.viewsets.ViewSet", ComponentKind::viewset},
    {"rest_framework.viewsets.ViewSetMixin", ComponentKind::viewset},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::name));

}  // namespace

ComponentKind component_kind(std::string_view canonical) {
  if (canonical.starts_with("rest_framework.generics.")) return ComponentKind::api_view;
  const bool generic =
      canonical.starts_with("django.views.generic.") || canonical.starts_with("django.contrib.auth.views.");
  if (generic && canonical.ends_with("View")) return ComponentKind::view;
  const auto at = std::ranges::lower_bound(rows, canonical, {}, &Row::name);
  return at != rows.end() && at->name == canonical ? at->kind : ComponentKind::none;
}

RegisteringFunction registering_function(std::string_view canonical) {
  if (canonical == "django.contrib.admin.register") return RegisteringFunction::admin_register;
  if (canonical == "django.dispatch.receiver" || canonical == "django.dispatch.dispatcher.receiver")
    return RegisteringFunction::receiver;
  if (canonical == "celery.shared_task" || canonical == "celery.app.shared_task")
    return RegisteringFunction::shared_task;
  return RegisteringFunction::none;
}

bool is_signal(std::string_view canonical) {
  return canonical.starts_with("django.") && canonical.find(".signals.") != canonical.npos;
}

}  // namespace djvet
