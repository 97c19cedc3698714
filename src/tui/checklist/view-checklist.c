/* The readiness checklist and the Well-Architected pillars, answered by the rules. */
#include "tui/views.h"

#include "tui/checklist/checklist-rows.h"
#include "tui/command/commands.h"
#include "tui/widget/browser.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpChecklistRows *rows;
  ErpBrowser *browser;
} View;

static const char *
row_id(guint row, gpointer user) {
  return erp_checklist_row(user, row)->question->text;
}

static const ErpQuestion *
current(const View *view) {
  int row = erp_list_current(erp_browser_list(view->browser));
  return row < 0 ? NULL : erp_checklist_row(view->rows, (guint) row)->question;
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  erp_checklist_rows_fill(view->rows, erp_session_review(session), erp_session_stale(session));
  erp_list_set_rows(erp_browser_list(view->browser), view->rows->rows->len);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* How many questions have each verdict; principles are told by their own rows. */
static char *
head_text(const View *view) {
  guint counts[ERP_VERDICT_FAIL + 1] = {0}, n = 0;
  for (guint i = 0; view->rows->review != NULL && i < view->rows->rows->len; i++) {
    const ErpChecklistRow *row = erp_checklist_row(view->rows, i);
    if (!row->principle) {
      counts[row->summary.verdict]++;
      n++;
    }
  }
  g_autoptr(GString) text = g_string_new(_("Checklist"));
  if (n > 0)
    g_string_append_printf(
        text, ERP_NGETTEXT("  %u readiness question:", "  %u readiness questions:", n), n);
  for (guint v = G_N_ELEMENTS(counts); v-- > 0;)
    if (counts[v] > 0)
      g_string_append_printf(text, " %u %s", counts[v], erp_verdict_word((ErpVerdict) v));
  if (view->rows->review == NULL || view->rows->stale)
    g_string_append(text, _("  evaluating"));
  return g_strdup(text->str);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 2)
    return;
  g_autofree char *head = head_text(view);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
  ErpRect body = {rect.x, rect.y + 1, rect.width, rect.height - 1};
  erp_browser_draw(view->browser, cells, body, view->rows->stale ? ERP_STYLE_DIM : ERP_STYLE_TEXT);
}

/* ---- keys and commands ----------------------------------------------------------------------- */

static void
copy(View *view) {
  int row = erp_list_current(erp_browser_list(view->browser));
  if (row < 0)
    return;
  g_autoptr(GArray) paragraphs = erp_checklist_explain((guint) row, view->rows);
  g_autofree char *text = erp_paragraphs_text(paragraphs);
  erp_tui_copy(view->base.tui, text);
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  if (command == ERP_COMMAND_JUMP) {
    const ErpQuestion *question = current(view);
    if (question != NULL)
      erp_tui_push(base->tui, erp_view_findings_new(base->tui, question));
    return TRUE;
  }
  if (command == ERP_COMMAND_COPY) {
    copy(view);
    return TRUE;
  }
  return erp_browser_command(view->browser, command) != ERP_REACT_NONE;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  return erp_browser_handle(((View *) base)->browser, key);
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_browser_free(view->browser);
  erp_checklist_rows_free(view->rows);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "checklist",
    .title = N_("Checklist"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_checklist_new(ErpTui *tui) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->rows = erp_checklist_rows_new();
  guint n;
  const ErpColumn *columns = erp_checklist_columns(&n);
  const ErpRows rows = {.id = row_id, .user = view->rows};
  ErpList *list = erp_list_new(columns, n, &rows);
  erp_list_group(list, erp_checklist_sections());
  view->browser = erp_browser_new(list, erp_checklist_explain, view->rows);
  refresh(&view->base);
  return &view->base;
}
