// The main function of every test executable, alone in its file because it is the slowest one to compile.
// Catch2 v3 brings its own main in a library; then this file is empty.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
