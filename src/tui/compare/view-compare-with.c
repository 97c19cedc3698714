/* What the plan is to be compared with: the saved file, another one, or itself some steps ago. */
#include "tui/app-private.h"

#include <string.h>

#include "tui/start/chooser.h"
#include "tui/views.h"
#include "base/i18n.h"

#define STEP "step:"

static ErpHistory *
history_of(ErpTui *tui) {
  return erp_document_history(erp_session_document(tui->session));
}

static void
add_steps(GPtrArray *rows, const ErpHistory *history) {
  guint here = erp_history_position(history);
  if (erp_history_length(history) > 0)
    g_ptr_array_add(rows,
                    erp_choice_new(NULL, _("The plan at an earlier or later step"), NULL, NULL));
  for (guint i = 0; i <= erp_history_length(history); i++) {
    if (i == here)
      continue;
    g_autofree char *id = g_strdup_printf(STEP "%u", i);
    const char *name = i == 0 ? _("As it was opened") : erp_history_label(history, i - 1);
    g_autofree char *label = g_strdup_printf("%3u  %s", i, name);
    g_ptr_array_add(rows, erp_choice_new(id, label, NULL, name));
  }
}

static GPtrArray *
make_rows(ErpTui *tui) {
  GPtrArray *rows = erp_choices_new();
  ErpHistory *history = history_of(tui);
  g_autofree char *name = erp_tui_plan_name(tui);
  const char *state = erp_history_is_modified(history) ? NULL : _("nothing changed since");
  g_ptr_array_add(rows, erp_choice_new("file", _("Another file"), "",
                                       _("A plan in another file: what would be different.")));
  g_ptr_array_add(rows, erp_choice_new("saved", _("What is saved"), state != NULL ? state : name,
                                       _("What has changed since the plan was saved or opened.")));
  add_steps(rows, history);
  return rows;
}

/* The other plan takes the place of this list. */
static void
show(ErpTui *tui, ErpPlan *other, ErpSide side, const char *name) {
  erp_tui_pop(tui);
  erp_tui_push(tui, erp_view_compare_new(tui, other, side, name));
}

static const ErpOpenOps open_ops = {
    .title = N_("Compare with"),
    .files = N_("Plans"),
    .ending = ".xml",
    .add_more = erp_add_recent,
    .take = erp_tui_try_compare,
};

static void
choose(ErpTui *tui, const char *id) {
  ErpHistory *history = history_of(tui);
  if (g_str_equal(id, "file")) {
    erp_tui_push(tui, erp_view_open_new(tui, &open_ops));
    return;
  }
  if (g_str_equal(id, "saved")) {
    show(tui, erp_history_saved(history), ERP_SIDE_A, _("as saved"));
    return;
  }
  guint step = (guint) g_ascii_strtoull(id + strlen(STEP), NULL, 10);
  g_autofree char *name = g_strdup_printf(_("step %u"), step);
  show(tui, erp_history_revision(history, step),
       step < erp_history_position(history) ? ERP_SIDE_A : ERP_SIDE_B, name);
}

static const ErpChooserOps ops = {
    .title = N_("Compare with"),
    .intro = N_("The plan is shown beside another one, A and B: the figures of both, and every "
                "record that differs, which can be taken from either side."),
    .rows = make_rows,
    .choose = choose,
};

ErpViewBase *
erp_view_compare_with_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}

char *
erp_tui_try_compare(ErpTui *tui, const char *file) {
  char *fault = NULL;
  g_autoptr(ErpPlan) other = erp_tui_read(file, &fault);
  if (other == NULL)
    return fault;
  g_autofree char *base = g_path_get_basename(file);
  g_autofree char *name = g_filename_display_name(base);
  while (erp_tui_context(tui) == ERP_CONTEXT_OPEN || erp_tui_context(tui) == ERP_CONTEXT_CHOICE)
    erp_tui_pop(tui);
  erp_tui_push(tui, erp_view_compare_new(tui, other, ERP_SIDE_B, name));
  return NULL;
}

void
erp_tui_compare(ErpTui *tui, const char *file) {
  if (file == NULL) {
    erp_tui_push(tui, erp_view_compare_with_new(tui));
    return;
  }
  g_autofree char *fault = erp_tui_try_compare(tui, file);
  if (fault != NULL)
    erp_tui_status(tui, "%s", fault);
}
