#include "inject.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST 20 /* seconds that a run may take */

struct _ErpInject {
  char *library;
  char *base; /* has all below */
  char *folder;
  char *tally_file;
  char *said_file;
  ErpFaultTally *tally;
};

static const char *
reason_to_skip(const char *library) {
  const char *sanitized = g_getenv("ERP_SANITIZED");
  if (sanitized != NULL && !g_str_equal(sanitized, "no"))
    return "a sanitizer wants to be the first library";
  if (g_getenv("VALGRIND") != NULL && g_strcmp0(g_getenv("VALGRIND"), "0") != 0)
    return "valgrind brings its own memory";
#ifndef __GLIBC__
  return "calls are made to fail in the GNU C library only";
#endif
  return g_file_test(library, G_FILE_TEST_EXISTS) ? NULL : "the library was not built";
}

ErpInject *
erp_inject_new(void) {
  g_autofree char *library = g_test_build_filename(G_TEST_BUILT, "faults", "preload.so", NULL);
  const char *reason = reason_to_skip(library);
  if (reason != NULL) {
    g_test_skip(reason);
    return NULL;
  }
  ErpInject *inject = g_new0(ErpInject, 1);
  inject->library = g_canonicalize_filename(library, NULL);
  inject->base = g_dir_make_tmp("erplan-faults-XXXXXX", NULL);
  g_assert_nonnull(inject->base);
  inject->folder = g_build_filename(inject->base, "work", NULL);
  inject->tally_file = g_build_filename(inject->base, "tally", NULL);
  inject->said_file = g_build_filename(inject->base, "said", NULL);
  int fd = g_open(inject->tally_file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint(ftruncate(fd, sizeof(ErpFaultTally)), ==, 0);
  inject->tally = mmap(NULL, sizeof(ErpFaultTally), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true(inject->tally != MAP_FAILED);
  close(fd);
  erp_inject_clear(inject);
  return inject;
}

static void
remove_all(const char *name) {
  g_autoptr(GDir) dir =
      g_file_test(name, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(name, 0, NULL);
  for (const char *entry = dir != NULL ? g_dir_read_name(dir) : NULL; entry != NULL;
       entry = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(name, entry, NULL);
    remove_all(path);
  }
  g_remove(name);
}

void
erp_inject_clear(ErpInject *inject) {
  remove_all(inject->folder);
  g_assert_cmpint(g_mkdir(inject->folder, 0700), ==, 0);
}

void
erp_inject_free(ErpInject *inject) {
  if (inject == NULL)
    return;
  munmap(inject->tally, sizeof(ErpFaultTally));
  remove_all(inject->base);
  g_free(inject->library);
  g_free(inject->base);
  g_free(inject->folder);
  g_free(inject->tally_file);
  g_free(inject->said_file);
  g_free(inject);
}

const char *
erp_inject_folder(const ErpInject *inject) {
  return inject->folder;
}

ErpFaultTally *
erp_inject_tally(ErpInject *inject) {
  return inject->tally;
}

/* In the child. Memory that cannot be had ends a program with a signal, and no core is wanted. */
static void
become(const ErpInject *inject, const char *const *argv, const char *fault) {
  const struct rlimit no_core = {0, 0};
  int nothing = g_open("/dev/null", O_WRONLY, 0); /* its results are none of the test's */
  int said = g_open(inject->said_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  setrlimit(RLIMIT_CORE, &no_core);
  signal(SIGINT, SIG_DFL); /* whoever runs the tests in the background has it ignored */
  signal(SIGTERM, SIG_DFL);
  g_setenv("ERP_FAULT_TALLY", inject->tally_file, TRUE);
  g_setenv("LD_PRELOAD", inject->library, TRUE);
  g_unsetenv("ERP_FAULT");
  g_unsetenv("G_DEBUG"); /* what GLib warns of ends no program of a user */
  if (fault != NULL)
    g_setenv("ERP_FAULT", fault, TRUE);
  alarm(LONGEST);
  if (nothing >= 0 && dup2(nothing, STDOUT_FILENO) >= 0 && said >= 0 &&
      dup2(said, STDERR_FILENO) >= 0 && g_chdir(inject->folder) == 0)
    execv(argv[0], (char *const *) argv);
  _exit(127);
}

GPid
erp_inject_start(ErpInject *inject, const char *const *argv, const char *fault, gboolean armed) {
  memset(inject->tally, 0, sizeof *inject->tally);
  inject->tally->armed = armed;
  GPid child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0)
    become(inject, argv, fault);
  return child;
}

void
erp_inject_wait(ErpInject *inject, GPid child, ErpInjected *result) {
  while (waitpid(child, &result->status, 0) < 0)
    g_assert_cmpint(errno, ==, EINTR);
  g_assert_true(g_file_get_contents(inject->said_file, &result->said, NULL, NULL));
}

void
erp_injected_clear(ErpInjected *result) {
  g_clear_pointer(&result->said, g_free);
}

gboolean
erp_inject_is_want(const ErpInjected *result, gboolean for_ever) {
  int number = WIFSIGNALED(result->status) ? WTERMSIG(result->status) : 0;
  return number == SIGTRAP || number == SIGABRT || number == SIGALRM ||
         (for_ever && number == SIGSEGV);
}

guint
erp_inject_leftovers(const char *folder) {
  guint n = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL;
       name = g_dir_read_name(dir))
    n += g_str_has_prefix(name, ".erplan-");
  return n;
}

guint
erp_inject_step(guint calls, guint most) {
  return g_strcmp0(g_getenv("ERPLAN_FAULTS"), "all") == 0 ? 1 : MAX(calls / MAX(most, 1), 1);
}

const char *
erp_inject_word(ErpFaultFamily family) {
  static const char *const words[] = {ERP_FAULT_WORDS};
  return words[family];
}

#define ERROR(family, what)                                                                        \
  { #family "/" #what, ERP_FAULT_##family, G_STRINGIFY(what), 0 }
#define PASSING(family, what)                                                                      \
  { #family "/" #what, ERP_FAULT_##family, G_STRINGIFY(what), 2 }

const ErpInjectError erp_inject_errors[] = {
    ERROR(OPEN, EACCES),
    ERROR(OPEN, EMFILE),
    ERROR(OPEN, ENOSPC),
    ERROR(OPEN, EROFS),
    ERROR(RENAME, ENOENT),
    PASSING(OPEN, EINTR),
    ERROR(READ, EIO),
    PASSING(READ, EINTR),
    ERROR(WRITE, ENOSPC),
    ERROR(WRITE, EIO),
    ERROR(WRITE, EDQUOT),
    PASSING(WRITE, EINTR),
    ERROR(SYNC, EIO),
    PASSING(SYNC, EINTR),
    ERROR(CLOSE, EIO),
    PASSING(CLOSE, EINTR),
    ERROR(RENAME, EIO),
    ERROR(RENAME, EACCES),
    ERROR(LINK, EIO),
    ERROR(LINK, EPERM),
    ERROR(UNLINK, EIO),
    ERROR(MKDIR, EACCES),
    ERROR(CHMOD, EIO),
    ERROR(STAT, EIO),
    ERROR(STAT, EACCES),
    ERROR(STAT, ENOMEM),
    ERROR(READLINK, EIO),
    ERROR(FOLDER, EMFILE),
    ERROR(FOLDER, EIO),
    ERROR(LOCK, ENOLCK),
    ERROR(THREAD, EAGAIN),
    {"READ/short", ERP_FAULT_READ, "short", 0},
    {"WRITE/short", ERP_FAULT_WRITE, "short", 0},
};
const guint erp_inject_n_errors = G_N_ELEMENTS(erp_inject_errors);
