#include "session/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "session/folders.h"
#include "session/likeness.h"
#include "base/i18n.h"

#define NEW_FILE_MODE 0666
#define TEMPORARY ".erplan-XXXXXX"

static gboolean
fail(const char *file, int number, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("%s: cannot be written: %s"), file,
              g_strerror(number));
  return FALSE;
}

/* The file itself may be writable: what stands in the way is said. */
static gboolean
fail_in_folder(const char *file, int number, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT,
              _("%s: cannot be written: its folder takes no new file: %s"), file,
              g_strerror(number));
  return FALSE;
}

static gboolean
exists_already(const char *file, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_CHANGED,
              _("%s: exists already; choose another name or remove it first"), file);
  return FALSE;
}

/* What is to be saved: a text, or else whatever an open file holds. */
typedef struct {
  const char *name; /* as the user calls the file, for messages */
  GBytes *text;
  int fd;
} Source;

/* FALSE with errno set. */
static gboolean
write_piece(int fd, const char *p, gsize left) {
  while (left > 0) {
    ssize_t n = write(fd, p, left);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    p += n;
    left -= (gsize) n;
  }
  return TRUE;
}

/* Piece by piece: a file may be larger than memory. FALSE with errno set. */
static gboolean
copy_file(int to, int from) {
  char piece[1 << 16];
  for (off_t at = 0;;) {
    ssize_t n = pread(from, piece, sizeof piece, at);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return n == 0;
    if (!write_piece(to, piece, (gsize) n))
      return FALSE;
    at += n;
  }
}

/* FALSE with errno set. */
static gboolean
write_all(int fd, const Source *source) {
  if (source->text == NULL)
    return copy_file(fd, source->fd);
  gsize length = 0;
  const char *text = g_bytes_get_data(source->text, &length);
  return write_piece(fd, text, length);
}

/* Brings the rename itself to the disk. Not every file system can; the text is safe either way. */
static void
sync_folder(const char *file) {
  g_autofree char *folder = g_path_get_dirname(file);
  int fd = g_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0) {
    fsync(fd);
    close(fd);
  }
}

/* FALSE with errno set. */
static gboolean
sync_file(int fd) {
  int result;
  do
    result = fsync(fd);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

/* TRUE when all is on disk; else errno is set. `old` is the file to be replaced or NULL. */
static gboolean
fill_temporary(int fd, const Source *source, const char *old) {
  gboolean good =
      write_all(fd, source) && (old == NULL || erp_likeness_give(fd, old)) && sync_file(fd);
  int number = errno;
  if (close(fd) != 0 && good && errno != EINTR) /* after which it is closed all the same */
    return FALSE;
  errno = number;
  return good;
}

/* Gives the temporary file its name; else errno is set. A hard link refuses to replace anything;
 * where there are none the file was at least missing a moment ago. */
static gboolean
give_name(const char *temporary, const char *file, ErpSaveMode mode) {
  if (mode == ERP_SAVE_OVER)
    return g_rename(temporary, file) == 0;
  if (link(temporary, file) == 0) {
    g_unlink(temporary); /* the text has its name, whatever becomes of this one */
    return TRUE;
  }
  if (errno == EEXIST)
    return FALSE;
  return g_rename(temporary, file) == 0;
}

static gboolean
replace_now(const char *file, const Source *source, const char *old, ErpSaveMode mode,
            GError **error) {
  g_autofree char *folder = g_path_get_dirname(file);
  g_autofree char *temporary = g_build_filename(folder, TEMPORARY, NULL);
  int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, old != NULL ? 0600 : NEW_FILE_MODE);
  if (fd < 0)
    return fail_in_folder(source->name, errno, error);
  if (!fill_temporary(fd, source, old) || !give_name(temporary, file, mode)) {
    int number = errno;
    g_unlink(temporary);
    return number == EEXIST ? exists_already(source->name, error)
                            : fail(source->name, number, error);
  }
  sync_folder(file);
  return TRUE;
}

/* What asks the program to end waits until the temporary file is gone again. */
static void
hold_ends(sigset_t *before) {
  static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
  sigset_t ends;
  sigemptyset(&ends);
  for (guint i = 0; i < G_N_ELEMENTS(signals); i++)
    sigaddset(&ends, signals[i]);
  pthread_sigmask(SIG_BLOCK, &ends, before);
}

static gboolean
replace(const char *file, const Source *source, const char *old, ErpSaveMode mode, GError **error) {
  sigset_t before;
  hold_ends(&before);
  gboolean good = replace_now(file, source, old, mode, error);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return good;
}

int
erp_save_nameless(const char *file) {
  sigset_t before;
  g_autofree char *folder = g_path_get_dirname(file);
  g_autofree char *temporary = g_build_filename(folder, TEMPORARY, NULL);
  hold_ends(&before);
  int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
  int number = errno;
  if (fd >= 0)
    g_unlink(temporary);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = number;
  return fd;
}

static gboolean
write_directly(const char *file, const Source *source, GError **error) {
  int fd = g_open(file, O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return fail(source->name, errno, error);
  gboolean good = write_all(fd, source);
  int number = errno;
  if (close(fd) != 0 && good)
    return fail(source->name, errno, error);
  return good || fail(source->name, number, error);
}

static gboolean
save(const Source *source, ErpSaveMode mode, GError **error) {
  const char *file = source->name;
  struct stat status;
  g_autofree char *target = erp_link_target(file);
  if (target == NULL)
    return fail(file, errno, error);
  if (stat(target, &status) != 0)
    return errno == ENOENT ? replace(target, source, NULL, mode, error) : fail(file, errno, error);
  if (S_ISDIR(status.st_mode))
    return fail(file, EISDIR, error);
  if (!S_ISREG(status.st_mode))
    return write_directly(target, source, error);
  if (mode == ERP_SAVE_NEW)
    return exists_already(file, error);
  if (g_access(target, W_OK) != 0) /* a rename would get round a read-only file */
    return fail(file, errno, error);
  return replace(target, source, target, mode, error);
}

gboolean
erp_save(const char *file, GBytes *text, ErpSaveMode mode, GError **error) {
  return save(&(Source){.name = file, .text = text, .fd = -1}, mode, error);
}

gboolean
erp_save_file(const char *file, int fd, ErpSaveMode mode, GError **error) {
  return save(&(Source){.name = file, .fd = fd}, mode, error);
}
