#include "session/remembered.h"

#include <string.h>

#include "session/folders.h"
#include "session/save.h"

static char *
file_in(const char *state_folder) {
  return g_build_filename(state_folder, "remembered", NULL);
}

/* Empty when there is none, or none that is understood; NULL when it cannot be read. */
static GKeyFile *
load(const char *state_folder) {
  g_autofree char *file = file_in(state_folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(GKeyFile) all = g_key_file_new();
  if (!g_key_file_load_from_file(all, file, G_KEY_FILE_NONE, &error) &&
      error->domain == G_FILE_ERROR && error->code != G_FILE_ERROR_NOENT)
    return NULL;
  return g_steal_pointer(&all);
}

char *
erp_remembered(const char *state_folder, const char *group, const char *key) {
  g_autoptr(GKeyFile) all = load(state_folder);
  return all != NULL ? g_key_file_get_string(all, group, key, NULL) : NULL;
}

void
erp_remember(const char *state_folder, const char *group, const char *key, const char *value) {
  g_autoptr(GKeyFile) all = load(state_folder);
  if (all == NULL) /* the rest would be gone */
    return;
  g_autofree char *old = g_key_file_get_string(all, group, key, NULL);
  if (g_strcmp0(old, value) == 0 || !erp_make_folder(state_folder, NULL))
    return;
  g_key_file_set_string(all, group, key, value);
  gsize length;
  char *text = g_key_file_to_data(all, &length, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
  g_autofree char *file = file_in(state_folder);
  erp_save(file, bytes, ERP_SAVE_OVER, NULL);
}
