# Writes OUTPUT, the C++ file that holds FUNCTION, one of the versions of analyzer/base/version.h: a hash over FILES, the
# sources that decide what that version stands for.
# Run by the build as a script; FILES is separated by "|" and relative to SOURCE_DIR, so that every machine gets the same hash.
string(REPLACE "|" ";" files "${FILES}")
set(hashes "")
foreach(file IN LISTS files)
  file(SHA256 ${SOURCE_DIR}/${file} hash)
  string(APPEND hashes "${file} ${hash}\n")
endforeach()
string(SHA256 version "${hashes}")
string(SUBSTRING ${version} 0 16 version)
file(WRITE ${OUTPUT} "// Written by analyzer/base/source_version.cmake from the sources that this version stands for.
#include \"analyzer/base/version.h\"

namespace djvet {

std::uint64_t ${FUNCTION}() { return 0x${version}ULL; }

}  // namespace djvet
")
