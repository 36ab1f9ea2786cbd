// The version of djvet, as the build states it in project(), and those of extraction and analysis, as the build computes them.
// Every surface that names a version reads it here. Thread-safe; the text lives as long as the program.
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

// "MAJOR.MINOR.PATCH", ASCII, no prefix.
std::string_view version();

// A hash of the sources that decide what extraction writes (phases 1 to 3 and the grammars): equal versions write equal
// facts for equal text, so a cache of another version is never read.
std::uint64_t extraction_version();

// A hash of the sources that decide what a report says (phases 1 to 7, the checks and the grammars): equal versions report the
// same for the same project and configuration, so a report of another version is never read.
std::uint64_t analysis_version();

}  // namespace djvet
