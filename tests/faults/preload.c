/* A library to be preloaded: makes calls of the C library fail, as faults.h tells. Where the C
 * library is another one than glibc it does nothing. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include "faults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __GLIBC__

#define SHOWN __attribute__((visibility("default")))
#define DO_SHORT (-1)

static ErpFaultTally *tally;
static uint32_t family = ERP_FAULT_LAST, first, last;
static int what; /* errno, DO_SHORT, or 0 = a signal */
static int signal_number;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

static void
read_fault(const char *text) {
  static const char *const words[] = {ERP_FAULT_WORDS};
  static const char by_signal[] = "signal:";
  char *rest;
  if (text == NULL)
    return;
  size_t length = strcspn(text, " ");
  for (uint32_t i = 0; i < ERP_FAULT_LAST; i++)
    if (strlen(words[i]) == length && strncmp(words[i], text, length) == 0)
      family = i;
  first = (uint32_t) strtoul(text + length, &rest, 10);
  last = (uint32_t) strtoul(rest, &rest, 10);
  rest += strspn(rest, " ");
  if (strncmp(rest, by_signal, strlen(by_signal)) == 0)
    signal_number = (int) strtol(rest + strlen(by_signal), NULL, 10);
  else
    what = strcmp(rest, "short") == 0 ? DO_SHORT : (int) strtol(rest, NULL, 10);
}

__attribute__((constructor)) static void
begin(void) {
  const char *name = getenv("ERP_FAULT_TALLY");
  int fd = name != NULL ? (int) syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0)
    return;
  void *map = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  read_fault(getenv("ERP_FAULT"));
  unsetenv("LD_PRELOAD"); /* other programs are not meant */
  if (map != MAP_FAILED)
    tally = map;
}

static int
falls(uint32_t of) {
  uint32_t n = __atomic_add_fetch(&tally->calls[of], 1, __ATOMIC_SEQ_CST);
  return family == of && n >= first && (last == 0 || n <= last);
}

/* 0 = go on; DO_SHORT; or an errno, which is set. */
static int
fault(uint32_t of) {
  if (tally == NULL || tally->armed == 0)
    return 0;
  int now = falls(of);
  if (of != ERP_FAULT_MEMORY)
    now |= falls(ERP_FAULT_ANY);
  if (!now)
    return 0;
  __atomic_add_fetch(&tally->hits, 1, __ATOMIC_SEQ_CST);
  if (what == 0)
    kill(getpid(), signal_number); /* the process, as others would; any thread may take it */
  else if (what != DO_SHORT)
    errno = what;
  return what;
}

#define NEXT(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

/* A function whose failure is -1. */
#define WRAP(of, name, parameters, arguments)                                                      \
  SHOWN int name parameters {                                                                      \
    return fault(of) > 0 ? -1 : NEXT(name) arguments;                                              \
  }

/* ---- files ---- */

#define WRAP_OPEN(name, parameters, ...)                                                           \
  SHOWN int name parameters {                                                                      \
    mode_t mode = 0;                                                                               \
    if ((flags & (O_CREAT | __O_TMPFILE)) != 0) {                                                  \
      va_list rest;                                                                                \
      va_start(rest, flags);                                                                       \
      mode = va_arg(rest, mode_t);                                                                 \
      va_end(rest);                                                                                \
    }                                                                                              \
    return fault(ERP_FAULT_OPEN) > 0 ? -1 : NEXT(name)(__VA_ARGS__, flags, mode);                  \
  }
WRAP_OPEN(open, (const char *file, int flags, ...), file)
WRAP_OPEN(open64, (const char *file, int flags, ...), file)
WRAP_OPEN(openat, (int folder, const char *file, int flags, ...), folder, file)
WRAP_OPEN(openat64, (int folder, const char *file, int flags, ...), folder, file)

#define WRAP_FOPEN(name)                                                                           \
  SHOWN FILE *name(const char *file, const char *mode) {                                           \
    return fault(ERP_FAULT_OPEN) > 0 ? NULL : NEXT(name)(file, mode);                              \
  }
WRAP_FOPEN(fopen)
WRAP_FOPEN(fopen64)

SHOWN ssize_t
read(int fd, void *to, size_t length) {
  int fails = fault(ERP_FAULT_READ);
  return fails > 0 ? -1 : NEXT(read)(fd, to, fails == DO_SHORT && length > 1 ? length / 2 : length);
}

SHOWN ssize_t __read_chk(int fd, void *to, size_t length, size_t room);
SHOWN ssize_t
__read_chk(int fd, void *to, size_t length, size_t room) {
  return length > room ? (abort(), -1) : read(fd, to, length);
}

SHOWN ssize_t
pread64(int fd, void *to, size_t length, off64_t at) {
  int fails = fault(ERP_FAULT_READ);
  return fails > 0
             ? -1
             : NEXT(pread64)(fd, to, fails == DO_SHORT && length > 1 ? length / 2 : length, at);
}

SHOWN ssize_t
pread(int fd, void *to, size_t length, off_t at) {
  return pread64(fd, to, length, at);
}

SHOWN ssize_t __pread64_chk(int fd, void *to, size_t length, off64_t at, size_t room);
SHOWN ssize_t
__pread64_chk(int fd, void *to, size_t length, off64_t at, size_t room) {
  return length > room ? (abort(), -1) : pread64(fd, to, length, at);
}

SHOWN ssize_t
write(int fd, const void *from, size_t length) {
  int fails = fault(ERP_FAULT_WRITE);
  return fails > 0 ? -1
                   : NEXT(write)(fd, from, fails == DO_SHORT && length > 1 ? length / 2 : length);
}

/* As the system does: the descriptor is gone even so. */
SHOWN int
close(int fd) {
  int fails = fault(ERP_FAULT_CLOSE);
  int result = NEXT(close)(fd);
  if (fails > 0)
    errno = fails;
  return fails > 0 ? -1 : result;
}

/* Nobody pulls the plug while calls fail, so nothing is brought to a disk. */
SHOWN int
fsync(int fd) {
  if (fault(ERP_FAULT_SYNC) > 0 || fcntl(fd, F_GETFD) < 0)
    return -1;
  return family == ERP_FAULT_LAST ? NEXT(fsync)(fd) : 0;
}

WRAP(ERP_FAULT_RENAME, rename, (const char *from, const char *to), (from, to))
WRAP(ERP_FAULT_LINK, link, (const char *from, const char *to), (from, to))
WRAP(ERP_FAULT_LINK, linkat, (int a, const char *from, int b, const char *to, int flags),
     (a, from, b, to, flags))
WRAP(ERP_FAULT_UNLINK, unlink, (const char *file), (file))
WRAP(ERP_FAULT_MKDIR, mkdir, (const char *folder, mode_t mode), (folder, mode))
WRAP(ERP_FAULT_CHMOD, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(ERP_FAULT_CHMOD, fchown, (int fd, uid_t owner, gid_t group), (fd, owner, group))
WRAP(ERP_FAULT_STAT, stat, (const char *file, struct stat *status), (file, status))
WRAP(ERP_FAULT_STAT, lstat, (const char *file, struct stat *status), (file, status))
WRAP(ERP_FAULT_STAT, fstat, (int fd, struct stat *status), (fd, status))
WRAP(ERP_FAULT_STAT, stat64, (const char *file, struct stat64 *status), (file, status))
WRAP(ERP_FAULT_STAT, lstat64, (const char *file, struct stat64 *status), (file, status))
WRAP(ERP_FAULT_STAT, fstat64, (int fd, struct stat64 *status), (fd, status))
WRAP(ERP_FAULT_STAT, access, (const char *file, int mode), (file, mode))
WRAP(ERP_FAULT_LOCK, flock, (int fd, int how), (fd, how))

SHOWN char *
realpath(const char *file, char *room) {
  return fault(ERP_FAULT_STAT) > 0 ? NULL : NEXT(realpath)(file, room);
}

SHOWN ssize_t
readlink(const char *file, char *to, size_t length) {
  return fault(ERP_FAULT_READLINK) > 0 ? -1 : NEXT(readlink)(file, to, length);
}

SHOWN ssize_t __readlink_chk(const char *file, char *to, size_t length, size_t room);
SHOWN ssize_t
__readlink_chk(const char *file, char *to, size_t length, size_t room) {
  return length > room ? (abort(), -1) : readlink(file, to, length);
}

SHOWN DIR *
opendir(const char *folder) {
  return fault(ERP_FAULT_FOLDER) > 0 ? NULL : NEXT(opendir)(folder);
}

#define WRAP_READDIR(name, entry)                                                                  \
  SHOWN struct entry *name(DIR *folder) {                                                          \
    return fault(ERP_FAULT_FOLDER) > 0 ? NULL : NEXT(name)(folder);                                \
  }
WRAP_READDIR(readdir, dirent)
WRAP_READDIR(readdir64, dirent64)

/* ---- threads and memory ---- */

SHOWN int
pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*run)(void *), void *user) {
  int fails = fault(ERP_FAULT_THREAD);
  return fails > 0 ? fails : NEXT(pthread_create)(thread, how, run, user);
}

SHOWN void *
malloc(size_t size) {
  return fault(ERP_FAULT_MEMORY) > 0 ? NULL : __libc_malloc(size);
}

SHOWN void *
calloc(size_t n, size_t size) {
  return fault(ERP_FAULT_MEMORY) > 0 ? NULL : __libc_calloc(n, size);
}

SHOWN void *
realloc(void *old, size_t size) {
  return fault(ERP_FAULT_MEMORY) > 0 ? NULL : __libc_realloc(old, size);
}

#endif
