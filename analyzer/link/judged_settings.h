// Which settings modules Django's own checks are judged by: those that a project is deployed with, each by itself.
// A tree may hold several projects: settings in one folder, and those that build on each other, belong to one.
// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "analyzer/discover/source_file.h"
#include "analyzer/model/settings.h"

namespace djvet {

/// `from` imports all names of `to`.
struct SettingsLink {
  FileId from;
  FileId to;
};

/// Sets each module's standing. Of a project, the modules for production are deployed; where there are none, what wsgi.py or
/// asgi.py names; where they name none, what other start-up modules name; never those for development, tests or examples.
/// Where a tree has none of all these, what Django is started with is judged, else every module.
/// Where the user names modules (Sources::deployed_settings) and the tree has one of them, these are deployed and no others.
/// Deployed modules bind INSTALLED_APPS and ROOT_URLCONF: others are a part of something, or serve nothing.
void judge_settings(const Sources& sources, std::span<const SettingsLink> links, std::vector<SettingsModule>& modules);

}  // namespace djvet
