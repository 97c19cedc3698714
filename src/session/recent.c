#include "session/recent.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/today.h"
#include "session/folders.h"
#include "session/save.h"

static char *
list_file(const char *state_folder) {
  return g_build_filename(state_folder, "recent", NULL);
}

static gboolean
listed(const GPtrArray *files, const char *file) {
  for (guint i = 0; i < files->len; i++)
    if (strcmp(files->pdata[i], file) == 0)
      return TRUE;
  return FALSE;
}

static void
append_once(GPtrArray *files, const char *file) {
  if (files->len < ERP_RECENT_MAX && !listed(files, file))
    g_ptr_array_add(files, g_strdup(file));
}

/* Appends what is listed. FALSE when there is a list that cannot be read. */
static gboolean
load(const char *name, GPtrArray *files, GError **error) {
  g_autofree char *text = NULL;
  g_autoptr(GError) reason = NULL;
  if (!g_file_get_contents(name, &text, NULL, &reason)) {
    if (g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
      return TRUE;
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_OUTPUT, reason->message);
    return FALSE;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *file = g_filename_from_uri(lines[i], NULL, NULL);
    if (file != NULL)
      append_once(files, file);
  }
  return TRUE;
}

GPtrArray *
erp_recent_load(const char *state_folder) {
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *name = list_file(state_folder);
  load(name, files, NULL);
  return files;
}

char *
erp_file_date(const char *file) {
  GStatBuf status;
  return g_stat(file, &status) == 0 ? erp_date_and_time(status.st_mtime) : NULL;
}

gboolean
erp_recent_add(const char *state_folder, const char *file, GError **error) {
  g_autofree char *name = list_file(state_folder);
  g_autofree char *canonical = erp_canonical_name(file, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  append_once(files, canonical);
  if (!load(name, files, error)) /* it would be gone */
    return FALSE;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *uri = g_filename_to_uri(files->pdata[i], NULL, NULL);
    g_string_append_printf(text, "%s\n", uri);
  }
  g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
  return erp_make_folder(state_folder, error) && erp_save(name, bytes, ERP_SAVE_OVER, error);
}
