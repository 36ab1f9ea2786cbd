// What findings have in common that stand for one of Django's system checks: their property `djangoCheck`, and when they are
// not reported: where every settings module that Django is started with silences the id (SILENCED_SYSTEM_CHECKS), or where no
// version of Django that may be in use has it.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/django/system_checks.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/settings.h"

namespace djvet {

/// The releases of Django that the project may run with.
[[nodiscard]] DjangoRange django_releases(const CheckContext& context);

/// Whether Django would tell a user of `id` ("fields.E120"): for a check that has much to do before it finds anything.
[[nodiscard]] bool is_system_check_heard(const CheckContext& context, std::string_view id);

/// A finding that stands for `id`, with Django's severity for it (E and C: error, W: warning, others: note), or null where
/// Django wouldn't tell a user of it. As FindingSink::report: to be filled further until the next one.
[[nodiscard]] Finding* report_system_check(const CheckContext& context, FindingSink& sink, std::string_view id,
                                           FileId file, Span span, std::string message);

/// Whether a settings module may silence a check: an entry that isn't known may be any.
[[nodiscard]] bool may_silence(const SettingsModule& settings, std::string_view id);

}  // namespace djvet
