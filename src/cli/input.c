#include "cli/input.h"

#include <stdio.h>

#include "base/escape.h"
#include "cli/command.h"
#include "plan/file.h"
#include "xml/reader.h"
#include "base/i18n.h"

static void
tell(GString *messages, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_string_append_printf(messages, "erplan: %s\n", safe);
}

void
erp_input_tell(ErpDiagList *diags, GString *messages) {
  erp_diag_list_sort(diags);
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    g_autofree char *line = erp_diag_format(erp_diag_list_get(diags, i));
    g_string_append_printf(messages, "erplan: %s\n", line);
  }
  guint dropped = erp_diag_list_dropped(diags);
  if (dropped == 0)
    return;
  g_autofree char *more = g_strdup_printf(
      ERP_NGETTEXT("%u further message not shown", "%u further messages not shown", dropped),
      dropped);
  tell(messages, more);
}

void
erp_input_print(ErpDiagList *diags) {
  g_autoptr(GString) messages = g_string_new(NULL);
  erp_input_tell(diags, messages);
  fputs(messages->str, stderr);
}

/* A number and the colon behind it; 0 and nothing taken when there is none. */
static guint
take_number(const char **text) {
  char *end = NULL;
  guint64 number = g_ascii_strtoull(*text, &end, 10);
  if (end == *text || *end != ':' || number > G_MAXUINT)
    return 0;
  *text = end + 1;
  return (guint) number;
}

/* What keeps a file from being read as XML, "FILE:LINE:COL: text", as a diagnostic. */
static void
add_error(ErpDiagList *diags, const char *file, const char *message) {
  const char *text = message;
  guint line = 0, column = 0;
  if (g_str_has_prefix(text, file) && text[strlen(file)] == ':') {
    text += strlen(file) + 1;
    line = take_number(&text);
    column = line == 0 ? 0 : take_number(&text);
    text += strspn(text, " ");
  }
  erp_diag_add(diags, ERP_SEVERITY_ERROR, "unreadable", line, column, NULL, "%s", text);
}

ErpPlan *
erp_input_read(const char *file, char **sha256, ErpDiagList *diags, GString *messages) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = erp_xml_load(file, &error);
  ErpPlan *plan = bytes == NULL ? NULL : erp_plan_parse(bytes, file, diags, &error);
  erp_input_tell(diags, messages);
  if (plan == NULL) {
    tell(messages, error->message);
    if (erp_diag_list_count(diags, ERP_SEVERITY_ERROR) == 0)
      add_error(diags, file, error->message);
  } else if (sha256 != NULL) {
    *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  }
  return plan;
}

ErpPlan *
erp_input_plan(const char *file, char **sha256) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GString) messages = g_string_new(NULL);
  ErpPlan *plan = erp_input_read(file, sha256, diags, messages);
  fputs(messages->str, stderr);
  return plan;
}
