// The rows.
// SPDX-License-Identifier: MIT
#include "analyzer/django/dotted_settings.h"

#include <array>

namespace djvet {
namespace {

constexpr std::array rows = {
    DottedSetting{"ASGI_APPLICATION", "", DottedKind::object},
    DottedSetting{"AUTHENTICATION_BACKENDS", "*", DottedKind::object},
    DottedSetting{"AUTH_PASSWORD_VALIDATORS", "*.NAME", DottedKind::object},
    DottedSetting{"CACHES", "*.BACKEND", DottedKind::object},
    DottedSetting{"CHANNEL_LAYERS", "*.BACKEND", DottedKind::object},
    DottedSetting{"CSRF_FAILURE_VIEW", "", DottedKind::object},
    DottedSetting{"DATABASES", "*.ENGINE", DottedKind::module},
    DottedSetting{"DATABASE_ROUTERS", "*", DottedKind::object},
    DottedSetting{"DEFAULT_EXCEPTION_REPORTER", "", DottedKind::object},
    DottedSetting{"DEFAULT_EXCEPTION_REPORTER_FILTER", "", DottedKind::object},
    DottedSetting{"DEFAULT_FILE_STORAGE", "", DottedKind::object},
    DottedSetting{"EMAIL_BACKEND", "", DottedKind::object},
    DottedSetting{"FILE_UPLOAD_HANDLERS", "*", DottedKind::object},
    DottedSetting{"FORM_RENDERER", "", DottedKind::object},
    DottedSetting{"INSTALLED_APPS", "*", DottedKind::app},
    DottedSetting{"LOGGING", "filters.*.()", DottedKind::object},
    DottedSetting{"LOGGING", "formatters.*.()", DottedKind::object},
    DottedSetting{"LOGGING", "formatters.*.class", DottedKind::object},
    DottedSetting{"LOGGING", "handlers.*.class", DottedKind::object},
    DottedSetting{"MESSAGE_STORAGE", "", DottedKind::object},
    DottedSetting{"MIDDLEWARE", "*", DottedKind::object},
    DottedSetting{"MIDDLEWARE_CLASSES", "*", DottedKind::object},
    DottedSetting{"PASSWORD_HASHERS", "*", DottedKind::object},
    DottedSetting{"REST_FRAMEWORK", "*_CLASS", DottedKind::object},
    DottedSetting{"REST_FRAMEWORK", "*_CLASSES.*", DottedKind::object},
    DottedSetting{"REST_FRAMEWORK", "*_FUNCTION", DottedKind::object},
    DottedSetting{"REST_FRAMEWORK", "*_HANDLER", DottedKind::object},
    DottedSetting{"REST_FRAMEWORK", "*_USER", DottedKind::object},
    DottedSetting{"ROOT_URLCONF", "", DottedKind::module},
    DottedSetting{"SESSION_ENGINE", "", DottedKind::module},
    DottedSetting{"SESSION_SERIALIZER", "", DottedKind::object},
    DottedSetting{"STATICFILES_FINDERS", "*", DottedKind::object},
    DottedSetting{"STATICFILES_STORAGE", "", DottedKind::object},
    DottedSetting{"STORAGES", "*.BACKEND", DottedKind::object},
    DottedSetting{"TEMPLATES", "*.BACKEND", DottedKind::object},
    DottedSetting{"TEMPLATES", "*.OPTIONS.builtins.*", DottedKind::module},
    DottedSetting{"TEMPLATES", "*.OPTIONS.context_processors.*", DottedKind::object},
    DottedSetting{"TEMPLATES", "*.OPTIONS.environment", DottedKind::object},
    DottedSetting{"TEMPLATES", "*.OPTIONS.libraries.*", DottedKind::module},
    DottedSetting{"TEMPLATE_CONTEXT_PROCESSORS", "*", DottedKind::object},
    DottedSetting{"TEST_RUNNER", "", DottedKind::object},
    DottedSetting{"WSGI_APPLICATION", "", DottedKind::object},
};

}  // namespace

std::span<const DottedSetting> dotted_settings() { return rows; }

bool is_renamed_engine(std::string_view path) { return path == "django.db.backends.postgresql_psycopg2"; }

}  // namespace djvet
