#include "session/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "xml/reader.h"
#include "base/i18n.h"

#define LOCK_TRIES 100 /* a file that is replaced each time */

gboolean
erp_kept_check(const char *file, GError **error) {
  struct stat status;
  if (stat(file, &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
              _("%s: is a pipe or a device, not a file that keeps what is in it; choose another"),
              file);
  return FALSE;
}

GBytes *
erp_kept_load(const char *file, GError **error) {
  return erp_kept_check(file, error) ? erp_xml_load(file, error) : NULL;
}

/* ---- one who saves at a time ---- */

static gboolean
is_still(int fd, const char *file) {
  struct stat open, named;
  return fstat(fd, &open) == 0 && stat(file, &named) == 0 && open.st_dev == named.st_dev &&
         open.st_ino == named.st_ino;
}

gboolean
erp_kept_lock(const char *file, int *lock, GError **error) {
  for (guint i = 0; i < LOCK_TRIES; i++) {
    *lock = g_open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (*lock < 0)
      return TRUE;
    if (flock(*lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
      break;
    if (is_still(*lock, file))
      return TRUE;
    close(*lock); /* of a file that was replaced meanwhile */
  }
  if (*lock >= 0)
    close(*lock);
  *lock = -1;
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
              _("%s: another program is saving it or keeps it locked; save again, or under another "
                "name"),
              file);
  return FALSE;
}

void
erp_kept_unlock(int lock) {
  if (lock >= 0)
    close(lock);
}
