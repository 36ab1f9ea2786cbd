#!/bin/sh
# Formats djvet's C++ in place, or with --check names the files that would change.
# usage: tests/format.sh [CLANG_FORMAT] [--check]
set -eu
cd "$(dirname "$0")/.."
tool=clang-format-14 mode=-i
for argument; do
  case $argument in
    --check) mode='--dry-run --Werror' ;;
    *) tool=$argument ;;
  esac
done
# testdata/ holds no C++ of ours; node_modules/ holds other people's.
find analyzer checks grammars reporters tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print |
  LC_ALL=C sort | xargs "$tool" $mode
