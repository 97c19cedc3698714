#include "session/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "session/save.h"
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

char *
erp_kept_hash(const char *file) {
  g_autoptr(GBytes) bytes = erp_kept_load(file, NULL);
  return bytes != NULL ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes) : NULL;
}

/* ---- one who saves at a time ---- */

static gboolean
is_still(int fd, const char *file) {
  struct stat open, named;
  return fstat(fd, &open) == 0 && stat(file, &named) == 0 && open.st_dev == named.st_dev &&
         open.st_ino == named.st_ino;
}

/* Keeps others who ask from saving the file until `*lock` is closed. -1: nobody is kept out, as
 * there is no such file or its file system has no locks. */
static gboolean
lock_file(const char *file, int *lock, GError **error) {
  for (guint i = 0; i < LOCK_TRIES; i++) {
    *lock = g_open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    if (*lock < 0)
      return TRUE;
    if (flock(*lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
      break;
    if (is_still(*lock, file))
      return TRUE;
    close(*lock); /* of a file that was replaced meanwhile */
    *lock = -1;
  }
  if (*lock >= 0)
    close(*lock);
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFUSED,
              _("%s: another program is saving it or keeps it locked; save again, or under another "
                "name"),
              file);
  return FALSE;
}

static gboolean
check_holds(const char *file, const char *wanted, GError **error) {
  g_autofree char *hash = erp_kept_hash(file);
  if (g_strcmp0(hash, wanted) == 0)
    return TRUE;
  if (hash == NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_CHANGED,
                _("%s: was removed or made unreadable since it was read; save under another name"),
                file);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_CHANGED,
                _("%s: was changed by someone else since it was read; read it again, or save under "
                  "another name"),
                file);
  return FALSE;
}

gboolean
erp_kept_save(const char *file, const char *hash, GBytes *text, GError **error) {
  int lock;
  if (!lock_file(file, &lock, error))
    return FALSE;
  gboolean good = check_holds(file, hash, error) && erp_kept_check(file, error) &&
                  erp_save(file, text, hash != NULL ? ERP_SAVE_OVER : ERP_SAVE_NEW, error);
  if (lock >= 0)
    close(lock);
  return good;
}
