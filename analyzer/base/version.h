// The version of djvet, as the build states it in project(); every surface that names a version reads it here.
// Thread-safe; the text lives as long as the program.
#pragma once

#include <string_view>

namespace djvet {

// "MAJOR.MINOR.PATCH", ASCII, no prefix.
std::string_view version();

}  // namespace djvet
