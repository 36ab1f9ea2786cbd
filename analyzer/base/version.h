// The version of djvet, as the build states it in project(), and that of extraction, as the build computes it.
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

}  // namespace djvet
