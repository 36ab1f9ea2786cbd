// Layers of settings -> Configuration: the command line over the configuration file over the defaults.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "analyzer/config/configuration.h"
#include "analyzer/config/settings.h"
#include "analyzer/findings/registry.h"

namespace djvet {

/// What holds where nobody says anything: every key but the lists has a value, the one that Configuration begins with.
[[nodiscard]] Settings default_settings();

/// One layer out of two. A key that `above` says replaces that of `below`, with three exceptions: a `select` above also
/// drops the `ignore` and `extend-select` below, while `ignore`, `extend-select` and `exclude` above otherwise add to those
/// below. Options of checks are replaced one by one.
[[nodiscard]] Settings layered(const Settings& below, const Settings& above);

/// The ids of the checks that run, sorted.
[[nodiscard]] std::vector<std::string> selected_checks(const Settings& settings, std::span<const Registered> checks);

/// What a run does with settings that lie over the defaults. Selectors must be known.
[[nodiscard]] Configuration configuration_of(const Settings& settings, std::span<const Registered> checks);

/// The same as the text of a djvet.toml, with a comment on each key that tells where its value comes from.
[[nodiscard]] std::string render_configuration(const Settings& settings, std::span<const Registered> checks);

}  // namespace djvet
