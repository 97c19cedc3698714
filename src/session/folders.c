#include "session/folders.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

static char *
own_folder(const char *base, const char *below_home) {
  if (g_path_is_absolute(base))
    return g_build_filename(base, "erplan", NULL);
  return g_build_filename(g_get_home_dir(), below_home, "erplan", NULL);
}

char *
erp_state_folder(void) {
  return own_folder(g_get_user_state_dir(), ".local/state");
}

char *
erp_config_folder(void) {
  return own_folder(g_get_user_config_dir(), ".config");
}

gboolean
erp_make_folder(const char *folder, GError **error) {
  if (g_mkdir_with_parents(folder, 0700) == 0)
    return TRUE;
  int number = errno;
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("%s: the folder cannot be made: %s"), folder,
              g_strerror(number));
  return FALSE;
}

/* As realpath(), in memory of GLib's. */
static char *
real_path(const char *file) {
  char *real = realpath(file, NULL);
  int number = errno;
  char *copy = g_strdup(real);
  free(real);
  errno = number;
  return copy;
}

/* Leaves errno as it is. */
static gboolean
is_no_link(const char *file) {
  struct stat status;
  int number = errno;
  gboolean is_other = lstat(file, &status) == 0 && !S_ISLNK(status.st_mode);
  errno = number;
  return is_other;
}

/* What a link holds; "" when there is none of that name, or something else. NULL with errno set
 * when that cannot be told. */
static char *
read_link(const char *file) {
  char text[PATH_MAX];
  ssize_t n = readlink(file, text, sizeof text);
  if (n < 0 && (errno == ENOENT || errno == EINVAL))
    n = 0;
  return n >= 0 ? g_strndup(text, (gsize) n) : NULL;
}

char *
erp_link_target(const char *file) {
  char *real = real_path(file);
  if (real != NULL)
    return real;
  if (errno != ENOENT) /* as where the folders above may not be read */
    return is_no_link(file) ? g_strdup(file) : NULL;
  /* /dev/stdout can be opened though its links lead to no name: only what is missing is followed.
   * Links in a ring are an error of their own, so this comes to an end. */
  struct stat status;
  if (stat(file, &status) == 0)
    return g_strdup(file);
  g_autofree char *link = errno == ENOENT ? read_link(file) : NULL;
  if (link == NULL)
    return NULL;
  if (link[0] == '\0')
    return g_strdup(file);
  g_autofree char *folder = g_path_get_dirname(file);
  g_autofree char *next =
      g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
  return erp_link_target(next);
}

char *
erp_canonical_name(const char *file, int *doubt) {
  g_autofree char *target = erp_link_target(file);
  int number = target != NULL ? 0 : errno;
  const char *name = target != NULL ? target : file;
  g_autofree char *folder = g_path_get_dirname(name);
  g_autofree char *base = g_path_get_basename(name);
  g_autofree char *real = real_path(folder);
  if (real == NULL)
    number = errno;
  if (doubt != NULL)
    *doubt = number;
  return real != NULL ? g_build_filename(real, base, NULL) : g_canonicalize_filename(name, NULL);
}
