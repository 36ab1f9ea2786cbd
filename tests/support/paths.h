// Where the tests find the repository and the program under test: paths the build passes in, absolute, without a trailing
// slash. Thread-safe; the text lives as long as the program.
#pragma once

#include <string_view>

namespace djvet {

// The root of the source tree; testdata is below it.
std::string_view source_dir();

// The djvet executable of the same build, for tests that run the command line.
std::string_view djvet_binary();

}  // namespace djvet
