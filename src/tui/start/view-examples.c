/* The plans that come with the program. They are opened as new plans without a file, so that
 * nothing is ever written over them. */
#include "tui/start/start.h"

#include "session/examples.h"
#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

static GPtrArray *
make_rows(ErpTui *tui G_GNUC_UNUSED) {
  GPtrArray *rows = erp_choices_new();
  g_autoptr(GPtrArray) examples = erp_examples_load();
  for (guint i = 0; i < examples->len; i++) {
    const ErpExample *example = examples->pdata[i];
    g_autofree char *base = g_path_get_basename(example->file);
    g_ptr_array_add(rows, erp_choice_new(example->file, example->name, base, example->about));
  }
  if (examples->len == 0)
    g_ptr_array_add(rows, erp_choice_new(NULL, _("No examples are installed."), NULL, NULL));
  return rows;
}

static void
choose(ErpTui *tui, const char *id) {
  erp_tui_leave(tui, ERP_NEXT_COPY, id);
}

static const ErpChooserOps ops = {
    .title = N_("Examples"),
    .intro = N_("Each is opened as a new plan of yours: the example itself is never changed."),
    .rows = make_rows,
    .choose = choose,
};

ErpViewBase *
erp_view_examples_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}
