#include "session/likeness.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define ACCESS_LIST "system.posix_acl_access"

/* Whether the group is that of `old`. Only the superuser gives files away. */
static gboolean
give_owner(int fd, const struct stat *old) {
  return fchown(fd, old->st_uid, old->st_gid) == 0 || fchown(fd, (uid_t) -1, old->st_gid) == 0;
}

/* The group may do no more than everybody. */
static mode_t
without_group(mode_t mode) {
  mode_t group = mode & S_IRWXG & (mode_t) ((mode & S_IRWXO) << 3);
  return (mode & (S_IRWXU | S_IRWXO)) | group;
}

static gboolean
give_attribute(int fd, const char *old, const char *name) {
  ssize_t length = getxattr(old, name, NULL, 0);
  if (length < 0)
    return FALSE;
  g_autofree char *value = g_malloc((gsize) length + 1);
  length = getxattr(old, name, value, (gsize) length);
  return length >= 0 && fsetxattr(fd, name, value, (gsize) length, 0) == 0;
}

/* What the file system or the system's policy does not take is left out; FALSE when that is the
 * access control list, without which the bits of the group say something else. */
static gboolean
give_attributes(int fd, const char *old) {
  gboolean good = TRUE;
  ssize_t length = listxattr(old, NULL, 0);
  if (length <= 0)
    return TRUE;
  g_autofree char *names = g_malloc((gsize) length);
  length = listxattr(old, names, (gsize) length);
  for (const char *name = names; length > 0 && name < names + length; name += strlen(name) + 1)
    if (!give_attribute(fd, old, name) && strcmp(name, ACCESS_LIST) == 0)
      good = FALSE;
  return good;
}

gboolean
erp_likeness_give(int fd, const char *old) {
  struct stat status;
  if (stat(old, &status) != 0)
    return FALSE;
  if (give_owner(fd, &status) && fchmod(fd, status.st_mode & 07777) == 0 &&
      give_attributes(fd, old))
    return TRUE;
  return fchmod(fd, without_group(status.st_mode)) == 0;
}
