# Writes OUTPUT, the C++ file that holds the text of every description below FOLDER, by path.
# Run by the build as a script; FILES is separated by "|" and relative to FOLDER.
string(REPLACE "|" ";" files "${FILES}")
set(rows "")
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} text)
  string(APPEND rows "    {\"${file}\", R\"djvet(${text})djvet\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by analyzer/django/embed.cmake from the files of analyzer/django/described/.
#include \"analyzer/django/described.h\"

namespace djvet {

namespace {

constexpr DescribedModule modules[] = {
${rows}};

}  // namespace

std::span<const DescribedModule> described_modules() { return modules; }

}  // namespace djvet
")
