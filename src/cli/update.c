#include "cli/update.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/today.h"
#include "catalogue/catalogue.h"
#include "report/table-changes.h"
#include "report/tables.h"
#include "session/folders.h"
#include "session/save.h"
#include "xml/reader.h"
#include "base/i18n.h"

/* The table of the file, from which the catalogue can be loaded; it belongs to that. */
static ErpCatalogue *
load_new(const char *name, const char *file, ErpUpdateRead *read, GError **error) {
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  g_autoptr(GBytes) text = NULL;
  if (bytes != NULL)
    text = read != NULL ? read(bytes, file, error) : g_bytes_ref(bytes);
  if (text == NULL)
    return NULL;
  g_autofree char *today = erp_today();
  g_autofree char *shown = g_filename_display_basename(file);
  ErpTable *table = erp_table_read(name, read != NULL ? shown : file, text, today, error);
  return table != NULL ? erp_catalogue_load_with(table, error) : NULL;
}

static guint
count_required(const ErpCatalogue *catalogue) {
  guint n = 0;
  for (guint i = 0; i < catalogue->n_endpoint_sets; i++)
    n += catalogue->endpoint_sets[i].required;
  return n;
}

/* Fewer required sets than before are more likely half a list than less to reach. */
static void
warn_if_fewer(const ErpCatalogue *before, const ErpCatalogue *after) {
  guint was = count_required(before), now = count_required(after);
  if (now < was)
    erp_complain(_("warning: %u endpoint sets are required, in the table in use %u: is the list "
                   "complete?"),
                 now, was);
}

/* Asks on stderr, as stdout may be a file. Everything but a yes is a no. */
static gboolean
ask(const char *file) {
  char answer[16] = "";
  fprintf(stderr, _("Write %s? [y/N] "), file);
  fflush(stderr);
  if (fgets(answer, sizeof answer, stdin) == NULL)
    return FALSE;
  g_strstrip(answer);
  return g_ascii_strcasecmp(answer, "y") == 0 || g_ascii_strcasecmp(answer, "yes") == 0;
}

static ErpStatus
write_table(const ErpTable *table, const char *folder, const char *file) {
  g_autoptr(GError) error = NULL;
  char *text = erp_report_table(table, NULL, ERP_TABLE_TSV);
  g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
  if (!erp_make_folder(folder, &error) || !erp_save(file, bytes, ERP_SAVE_OVER, &error)) {
    erp_complain_error(error);
    return ERP_STATUS_OUTPUT;
  }
  erp_complain(_("wrote %s"), file);
  const char *elsewhere = g_getenv("ERPLAN_DATADIR");
  if (elsewhere != NULL && *elsewhere != '\0')
    erp_complain(_("it is not used as long as ERPLAN_DATADIR is set"));
  return ERP_STATUS_OK;
}

static ErpStatus
show_changes(const ErpTable *before, const ErpTable *after) {
  guint n;
  g_autofree char *changes = erp_table_changes_text(before, after, &n);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, _("%s: %s (was %s)"), after->name, after->date, before->date);
  g_string_append_c(text, '\n');
  g_string_append(text, n > 0 ? changes : _("The rows are the same.\n"));
  return erp_output_text(text->str);
}

ErpStatus
erp_update_table(const char *name, const char *file, ErpUpdateRead *read, gboolean yes) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) before = erp_catalogue_load(&error);
  if (before == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpCatalogue) after = load_new(name, file, read, &error);
  if (after == NULL) {
    erp_complain_error(error);
    return ERP_STATUS_INPUT;
  }
  const ErpTable *table = erp_catalogue_table(after, name, NULL);
  ErpStatus status = show_changes(erp_catalogue_table(before, name, NULL), table);
  if (status != ERP_STATUS_OK)
    return status;
  warn_if_fewer(before, after);
  g_autofree char *folder = erp_catalogue_user_folder();
  g_autofree char *base = g_strconcat(name, ".tsv", NULL);
  g_autofree char *target = g_build_filename(folder, base, NULL);
  if (yes || (isatty(STDIN_FILENO) && strcmp(file, "-") != 0 && ask(target)))
    return write_table(table, folder, target);
  erp_complain(_("nothing is written; --yes writes %s"), target);
  return ERP_STATUS_OK;
}
