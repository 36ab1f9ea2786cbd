# Writes OUTPUT, the C++ file that holds extraction_version(): a hash over the FILES that decide what extraction writes.
# Run by the build as a script; FILES is separated by "|" and relative to SOURCE_DIR, so that every machine gets the same hash.
string(REPLACE "|" ";" files "${FILES}")
set(hashes "")
foreach(file IN LISTS files)
  file(SHA256 ${SOURCE_DIR}/${file} hash)
  string(APPEND hashes "${file} ${hash}\n")
endforeach()
string(SHA256 version "${hashes}")
string(SUBSTRING ${version} 0 16 version)
file(WRITE ${OUTPUT} "// Written by analyzer/base/extraction_version.cmake from the sources of extraction.
#include \"analyzer/base/version.h\"

namespace djvet {

std::uint64_t extraction_version() { return 0x${version}ULL; }

}  // namespace djvet
")
