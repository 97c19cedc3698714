#include "session/folders.h"

#include <errno.h>
#include <stdlib.h>

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

char *
erp_canonical_name(const char *file) {
  char *real = realpath(file, NULL);
  if (real == NULL)
    return g_canonicalize_filename(file, NULL);
  char *name = g_strdup(real);
  free(real);
  return name;
}
