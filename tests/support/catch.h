// The one include for tests: Catch2 of either major version, as the system has it.
// Tests use only what both have: TEST_CASE, SECTION, CHECK, REQUIRE, INFO, CAPTURE. No generators, no benchmarks.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
