#include "base/diag.h"

#include <string.h>

#include "base/escape.h"

#include "base/i18n.h"

enum {
  MAX_KEPT = 1000,
  MAX_TEXT = 2000, /* bytes: a message quotes what stands in the file, however long that is */
};

struct _ErpDiagList {
  char *file;
  GPtrArray *entries; /* of ErpDiag */
  guint counts[ERP_SEVERITY_ERROR + 1];
};

static void
diag_free(gpointer data) {
  ErpDiag *diag = data;
  g_free(diag->file);
  g_free(diag->object);
  g_free(diag->text);
  g_free(diag);
}

ErpDiagList *
erp_diag_list_new(const char *file) {
  ErpDiagList *list = g_new0(ErpDiagList, 1);
  list->file = g_strdup(file);
  list->entries = g_ptr_array_new_with_free_func(diag_free);
  return list;
}

void
erp_diag_list_free(ErpDiagList *list) {
  if (list == NULL)
    return;
  g_free(list->file);
  g_ptr_array_unref(list->entries);
  g_free(list);
}

/* A text with its middle left out when it is too long: places stand at its beginning, remedies at
 * its end. */
static char *
shorten(char *text) {
  gsize length = strlen(text);
  if (length <= MAX_TEXT)
    return text;
  const char *end = g_utf8_find_prev_char(text, text + MAX_TEXT / 2);
  const char *rest = g_utf8_find_next_char(text + length - MAX_TEXT / 4, NULL);
  char *shorter = g_strdup_printf("%.*s … %s", (int) (end - text), text, rest);
  g_free(text);
  return shorter;
}

void
erp_diag_add(ErpDiagList *list, ErpSeverity severity, const char *code, guint line, guint column,
             const char *object, const char *format, ...) {
  g_return_if_fail(list != NULL && severity <= ERP_SEVERITY_ERROR && code != NULL);

  list->counts[severity]++;
  if (list->entries->len >= MAX_KEPT)
    return;

  ErpDiag *diag = g_new0(ErpDiag, 1);
  diag->severity = severity;
  diag->code = code;
  diag->file = g_strdup(list->file);
  diag->line = line;
  diag->column = column;
  diag->object = object == NULL ? NULL : shorten(g_strdup(object));
  va_list args;
  va_start(args, format);
  diag->text = shorten(g_strdup_vprintf(format, args));
  va_end(args);
  g_ptr_array_add(list->entries, diag);
}

void
erp_diag_list_repeat(ErpDiagList *list, const ErpDiagList *said) {
  for (guint i = 0; i < said->entries->len; i++) {
    const ErpDiag *diag = erp_diag_list_get(said, i);
    erp_diag_add(list, diag->severity, diag->code, diag->line, diag->column, diag->object, "%s",
                 diag->text);
  }
  for (guint i = 0; i <= ERP_SEVERITY_ERROR; i++) /* those that were only counted */
    list->counts[i] += said->counts[i];
  for (guint i = 0; i < said->entries->len; i++)
    list->counts[erp_diag_list_get(said, i)->severity]--;
}

guint
erp_diag_list_length(const ErpDiagList *list) {
  return list->entries->len;
}

const ErpDiag *
erp_diag_list_get(const ErpDiagList *list, guint i) {
  g_return_val_if_fail(i < list->entries->len, NULL);
  return g_ptr_array_index(list->entries, i);
}

guint
erp_diag_list_count(const ErpDiagList *list, ErpSeverity at_least) {
  guint n = 0;
  for (guint severity = at_least; severity <= ERP_SEVERITY_ERROR; severity++)
    n += list->counts[severity];
  return n;
}

guint
erp_diag_list_dropped(const ErpDiagList *list) {
  return erp_diag_list_count(list, ERP_SEVERITY_NOTE) - list->entries->len;
}

static int
compare_numbers(guint a, guint b) {
  return (a > b) - (a < b);
}

static gint
compare_diags(gconstpointer pa, gconstpointer pb) {
  const ErpDiag *a = *(const ErpDiag *const *) pa;
  const ErpDiag *b = *(const ErpDiag *const *) pb;
  int order = compare_numbers(a->line, b->line);
  if (order == 0)
    order = compare_numbers(a->column, b->column);
  if (order == 0)
    order = strcmp(a->code, b->code);
  if (order == 0)
    order = strcmp(a->text, b->text);
  return order;
}

void
erp_diag_list_sort(ErpDiagList *list) {
  g_ptr_array_sort(list->entries, compare_diags);
}

static const char *
severity_word(ErpSeverity severity) {
  switch (severity) {
  case ERP_SEVERITY_NOTE:
    return _("note");
  case ERP_SEVERITY_WARNING:
    return _("warning");
  case ERP_SEVERITY_ERROR:
    return _("error");
  }
  g_return_val_if_reached("");
}

char *
erp_diag_format(const ErpDiag *diag) {
  GString *out = g_string_new(NULL);
  if (diag->file != NULL) {
    g_autofree char *file = erp_escape_text(diag->file);
    g_string_append_printf(out, "%s:", file);
  }
  if (diag->line > 0) {
    g_string_append_printf(out, "%u:", diag->line);
    if (diag->column > 0)
      g_string_append_printf(out, "%u:", diag->column);
  }
  if (out->len > 0)
    g_string_append_c(out, ' ');
  g_autofree char *text = erp_escape_text(diag->text);
  g_string_append_printf(out, "%s: %s", severity_word(diag->severity), text);
  return g_string_free(out, FALSE);
}
