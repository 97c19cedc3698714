/* What importing a file of another program would change, before it does. */
#include "tui/start/start.h"

#include <string.h>

#include "tui/app-private.h"
#include "tui/form/effect.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

/* What rates without a unit may be in, in the order they are gone through. */
static const char *const units[] = {NULL, "Mbps", "kbps", "Gbps", "bps"};

static guint
unit_place(const char *unit) {
  for (guint i = 1; i < G_N_ELEMENTS(units); i++)
    if (g_strcmp0(unit, units[i]) == 0)
      return i;
  return 0;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void
add_heading(GPtrArray *rows, const char *title, guint n) {
  g_autofree char *label = g_strdup_printf("%s: %u", title, n);
  g_ptr_array_add(rows, erp_choice_new(NULL, label, NULL, NULL));
}

/* What the figures would be, as far as they are known. Caller frees. */
static char *
effect(ErpTui *tui) {
  const ErpReview *before = erp_session_review(tui->session);
  const ErpReview *after = erp_session_previewed(tui->session);
  if (before == NULL || after == NULL || erp_session_preview_pending(tui->session))
    return g_strdup(_("Effect: being worked out…"));
  return erp_effect_text(before, after);
}

static void
add_import(ErpTui *tui, GPtrArray *rows, const ErpImportAnswer *answer) {
  g_autofree char *counts =
      g_strdup_printf(_("%s: %u added, %u changed, %u as before"), answer->format, answer->added,
                      answer->changed, answer->same);
  if (answer->after == NULL) {
    g_ptr_array_add(rows, erp_choice_new("nothing", _("Nothing would change"), counts, NULL));
    return;
  }
  g_autofree char *about = effect(tui);
  g_ptr_array_add(rows, erp_choice_new("import", _("Import it"), counts, about));
}

static void
add_unit(GPtrArray *rows, const ErpImportQuestion *asked) {
  g_autofree char *note = asked->rate_unit != NULL ? g_strdup_printf(_("in %s"), asked->rate_unit)
                                                   : g_strdup(_("left out"));
  g_ptr_array_add(rows, erp_choice_new("unit", _("Rates without a unit"), note,
                                       _("Enter goes through the units that they may be in.")));
}

static void
add_diags(GPtrArray *rows, const ErpDiagList *diags, guint unplaced) {
  guint n = erp_diag_list_count(diags, ERP_SEVERITY_NOTE);
  if (n > 0)
    add_heading(rows, _("Left out or guessed"), n);
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(diags, i);
    g_autofree char *id = g_strdup_printf("told %u", i);
    g_autofree char *place =
        diag->line > 0 ? g_strdup_printf(_("line %u"), diag->line) : g_strdup(_("the file"));
    g_ptr_array_add(rows, erp_choice_new(id, place, diag->text, diag->text));
  }
  if (unplaced > 0)
    add_heading(rows, _("Sites without coordinates, listed beside the map"), unplaced);
}

static void
add_changes(GPtrArray *rows, const ErpImportAnswer *answer) {
  g_auto(GStrv) lines = g_strsplit(answer->changes, "\n", -1);
  if (answer->changes[0] != '\0')
    add_heading(rows, _("Would be added or changed"), answer->n_changes);
  for (guint i = 0; answer->changes[0] != '\0' && lines[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf("change %u", i);
    g_ptr_array_add(rows, erp_choice_new(id, lines[i], NULL, lines[i]));
  }
}

static GPtrArray *
make_rows(ErpTui *tui) {
  GPtrArray *rows = erp_choices_new();
  const ErpImporter *importer = erp_session_importer(tui->session);
  const ErpImportQuestion *asked = erp_importer_asked(importer);
  const ErpImportAnswer *answer = erp_importer_answer(importer);
  if (asked == NULL)
    return rows;
  g_autofree char *name = g_filename_display_name(asked->file);
  g_ptr_array_add(rows, erp_choice_new(NULL, name, NULL, NULL));
  if (answer == NULL) {
    g_ptr_array_add(rows, erp_choice_new("wait", _("The file is being read…"), NULL, NULL));
  } else if (answer->fault != NULL) {
    g_ptr_array_add(
        rows, erp_choice_new("fault", _("It cannot be imported"), answer->fault, answer->fault));
  } else {
    add_import(tui, rows, answer);
    add_unit(rows, asked);
    add_diags(rows, answer->diags, answer->unplaced);
    add_changes(rows, answer);
  }
  return rows;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
next_unit(ErpTui *tui) {
  const ErpImportQuestion *asked = erp_importer_asked(erp_session_importer(tui->session));
  guint next = (unit_place(asked->rate_unit) + 1) % G_N_ELEMENTS(units);
  g_autofree char *file = g_strdup(asked->file);
  erp_session_ask_import(tui->session, &(ErpImportQuestion){file, units[next]});
  erp_tui_refresh(tui);
}

static void
import(ErpTui *tui) {
  const ErpImportAnswer *answer = erp_importer_answer(erp_session_importer(tui->session));
  g_autoptr(GError) error = NULL;
  if (answer == NULL || answer->after == NULL)
    return;
  g_autofree char *label = g_strdup(answer->label);
  g_autofree char *key = erp_keymap_first_key(tui->keymap, ERP_COMMAND_UNDO);
  if (!erp_session_import(tui->session, &error)) {
    erp_tui_status(tui, "%s", error->message);
    return;
  }
  erp_tui_run(tui, ERP_COMMAND_VIEW_MAP, NULL);
  erp_tui_status(tui, _("%s; %s takes that back"), label, key);
}

static void
choose(ErpTui *tui, const char *id) {
  if (g_str_equal(id, "unit"))
    next_unit(tui);
  else
    import(tui);
}

static void
closed(ErpTui *tui) {
  erp_session_ask_import(tui->session, NULL);
}

static const ErpChooserOps ops = {
    .title = N_("Import"),
    .intro = N_("Nothing is changed yet. Enter takes all of it over, as one step that can be taken "
                "back; Esc leaves the plan as it is."),
    .rows = make_rows,
    .choose = choose,
    .closed = closed,
};

ErpViewBase *
erp_view_import_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}

/* ---- the file -------------------------------------------------------------------------------- */

static char *
try_import(ErpTui *tui, const char *file) {
  if (!g_file_test(file, G_FILE_TEST_IS_REGULAR))
    return g_strdup_printf(_("%s is no file"), file);
  erp_session_ask_import(tui->session, &(ErpImportQuestion){file, NULL});
  if (erp_tui_context(tui) == ERP_CONTEXT_OPEN)
    erp_tui_pop(tui);
  erp_tui_push(tui, erp_view_import_new(tui));
  return NULL;
}

static const ErpOpenOps open_ops = {
    .title = N_("Import"),
    .files = N_("Files"),
    .take = try_import,
};

void
erp_tui_import(ErpTui *tui, const char *file) {
  if (file == NULL) {
    erp_tui_push(tui, erp_view_open_new(tui, &open_ops));
    return;
  }
  g_autofree char *fault = try_import(tui, file);
  if (fault != NULL)
    erp_tui_status(tui, "%s", fault);
}
