/* The plan as a file for other programs: in which format, under which name. */
#include "tui/start/start.h"

#include <string.h>

#include "session/exporter.h"
#include "session/kept.h"
#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

enum { SHOWN_LINES = 8, SHOWN_BYTES = 60 }; /* of what would be written */

typedef struct {
  GBytes *text;
  char *file; /* that would be overwritten */
} Writing;

static void
free_writing(gpointer user) {
  Writing *writing = user;
  g_bytes_unref(writing->text);
  g_free(writing->file);
  g_free(writing);
}

static void
write_to(ErpTui *tui, const char *file, GBytes *text, ErpSaveMode mode) {
  g_autoptr(GError) error = NULL;
  if (erp_kept_check(file, &error) && erp_save(file, text, mode, &error))
    erp_tui_status(tui, _("Exported to %s"), file);
  else
    erp_tui_status(tui, "%s", error->message);
}

static void
answer_overwrite(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  const Writing *writing = user;
  if (answer == 1)
    write_to(tui, writing->file, writing->text, ERP_SAVE_OVER);
}

static void
answer_name(ErpTui *tui, int answer, const char *file, gpointer user) {
  const Writing *writing = user;
  if (answer < 0 || file == NULL || *file == '\0')
    return;
  if (!g_file_test(file, G_FILE_TEST_EXISTS)) {
    write_to(tui, file, writing->text, ERP_SAVE_NEW);
    return;
  }
  const char *const buttons[] = {_("Cancel"), _("Overwrite"), NULL};
  g_autofree char *question = g_strdup_printf(_("%s exists. Overwrite it?"), file);
  Writing *over = g_new(Writing, 1);
  *over = (Writing){g_bytes_ref(writing->text), g_strdup(file)};
  erp_tui_ask(tui, erp_dialog_new_question(_("Export"), question, buttons), answer_overwrite, over,
              free_writing);
}

/* ---- what would be written ------------------------------------------------------------------- */

/* How much it is, and how it begins. Caller frees. */
static char *
preview(const ErpExportChoice *choice, GBytes *bytes) {
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *whole = g_strndup(data, size);
  g_auto(GStrv) lines = g_strsplit(whole, "\n", SHOWN_LINES + 1);
  g_autofree char *amount = g_format_size(size);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, _("%s, %s; it begins:"), choice->title, amount);
  g_string_append(text, "\n\n");
  for (guint i = 0; i < SHOWN_LINES && lines[i] != NULL; i++) {
    g_autofree char *line = g_strndup(lines[i], SHOWN_BYTES);
    g_autofree char *valid = g_utf8_make_valid(line, -1);
    g_string_append_printf(text, "%s\n", valid);
  }
  g_string_append_printf(text, "\n%s", _("Name of the file:"));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Beside the plan's file, with another ending. Caller frees. */
static char *
usual_name(ErpTui *tui, const ErpExportChoice *choice) {
  const char *file = erp_document_file(erp_session_document(tui->session));
  g_autofree char *name = g_strdup(file != NULL ? file : "plan");
  if (g_str_has_suffix(name, ".xml"))
    name[strlen(name) - strlen(".xml")] = '\0';
  return g_strdup_printf("%s.%s", name, choice->word);
}

static void
ask_name(ErpTui *tui, guint number) {
  ErpExportChoice choice;
  if (!erp_export_choice(number, &choice))
    return;
  Writing *writing = g_new0(Writing, 1);
  writing->text = erp_session_export(tui->session, number);
  g_autofree char *text = preview(&choice, writing->text);
  g_autofree char *name = usual_name(tui, &choice);
  erp_tui_ask(tui, erp_dialog_new_prompt(_("Export"), text, name), answer_name, writing,
              free_writing);
}

/* ---- formats --------------------------------------------------------------------------------- */

static GPtrArray *
make_rows(ErpTui *tui G_GNUC_UNUSED) {
  GPtrArray *rows = erp_choices_new();
  ErpExportChoice choice;
  for (guint i = 0; erp_export_choice(i, &choice); i++) {
    g_autofree char *id = g_strdup_printf("%u", i);
    const char *note = choice.detail != NULL ? choice.detail : choice.about;
    g_ptr_array_add(rows, erp_choice_new(id, choice.title, note, choice.about));
  }
  return rows;
}

static void
choose(ErpTui *tui, const char *id) {
  guint number = (guint) g_ascii_strtoull(id, NULL, 10);
  erp_tui_pop(tui);
  ask_name(tui, number);
}

static const ErpChooserOps ops = {
    .title = N_("Export"),
    .intro = N_("The plan and what follows from it, as a file for other programs. How it begins is "
                "shown before it is written."),
    .rows = make_rows,
    .choose = choose,
};

/* The first format whose files end so. */
static gboolean
find_choice(const char *file, guint *number) {
  const char *dot = strrchr(file, '.');
  ErpExportChoice choice;
  for (*number = 0; dot != NULL && erp_export_choice(*number, &choice); (*number)++)
    if (g_ascii_strcasecmp(dot + 1, choice.word) == 0)
      return TRUE;
  return FALSE;
}

void
erp_tui_export(ErpTui *tui, const char *file) {
  guint number;
  if (file == NULL) {
    erp_tui_push(tui, erp_view_chooser_new(tui, &ops));
    return;
  }
  if (!find_choice(file, &number)) {
    erp_tui_status(tui, _("No format has files that end as %s does; :export shows them"), file);
    return;
  }
  g_autoptr(GBytes) text = erp_session_export(tui->session, number);
  answer_name(tui, 0, file, &(Writing){text, NULL});
}
