/* Preloaded into djvet: the call with the number $FAILING_CALL fails, of those that write, sync and name files; later ones too when
   $FAILING_ON is set, as on a disk that is full. Calls on standard output and error don't count. How many there were is written
   to the file $COUNTED_CALLS at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

static atomic_long calls;

static int fails(void) {
  const char* const wanted = getenv("FAILING_CALL");
  const long number = ++calls;
  if (wanted == NULL) return 0;
  if (number != atol(wanted) && (getenv("FAILING_ON") == NULL || number < atol(wanted))) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (file > 2 && fails()) return -1;
  return ((ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write"))(file, bytes, size);
}

int fsync(int file) {
  if (fails()) return -1;
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int renameat(int from, const char* old, int to, const char* fresh) {
  if (fails()) return -1;
  return ((int (*)(int, const char*, int, const char*))dlsym(RTLD_NEXT, "renameat"))(from, old, to, fresh);
}

int linkat(int from, const char* old, int to, const char* fresh, int flags) {
  if (fails()) return -1;
  return ((int (*)(int, const char*, int, const char*, int))dlsym(RTLD_NEXT, "linkat"))(from, old, to, fresh, flags);
}

__attribute__((destructor)) static void tell(void) {
  const char* const path = getenv("COUNTED_CALLS");
  FILE* const file = path == NULL ? NULL : fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", atomic_load(&calls));
  fclose(file);
}
