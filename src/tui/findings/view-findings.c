#include "tui/views.h"

#include "tui/command/commands.h"
#include "tui/widget/browser.h"
#include "tui/findings/finding-acts.h"
#include "tui/findings/finding-groups.h"
#include "tui/recommend.h"
#include "tui/show.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpFindingRows *rows;
  ErpBrowser *browser;
  ErpList *list;  /* the browser's */
  guint grouping; /* 0 = none, else number + 1 of erp_finding_groupings() */
} View;

static const char *
row_id(guint row, gpointer user) {
  return erp_finding_row_id(user, row);
}

static int
find_row(const char *id, gpointer user) {
  return erp_finding_rows_find(user, id);
}

static const ErpFinding *
current(const View *view) {
  int row = erp_list_current(view->list);
  return row < 0 ? NULL : erp_finding_row(view->rows, (guint) row)->finding;
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  erp_finding_rows_fill(view->rows, erp_session_review(session), erp_session_stale(session));
  erp_list_set_rows(view->list, view->rows->rows->len);
}

/* Until there are other figures the rows stay. */
static void
changed(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  if (view->rows->review != erp_session_review(session))
    refresh(base);
  view->rows->stale = erp_session_stale(session);
}

static void
tell_selection(const View *view) {
  const ErpFinding *finding = current(view);
  if (finding == NULL)
    return;
  g_autofree char *path =
      erp_finding_object(finding, erp_session_plan(erp_tui_session(view->base.tui)));
  if (path != NULL)
    erp_tui_select(view->base.tui, path);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static char *
head_text(const View *view) {
  const guint *counts = view->rows->counts;
  guint n;
  const ErpFindingGrouping *groupings = erp_finding_groupings(&n);
  g_autofree char *shown = erp_list_count(view->list);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, _("Findings %s"), shown);
  if (view->grouping > 0)
    g_string_append_printf(text, _(" by %s"), _(groupings[view->grouping - 1].name));
  g_string_append_printf(text, _("  %u fail  %u warn"), counts[ERP_VERDICT_FAIL],
                         counts[ERP_VERDICT_WARN]);
  if (counts[ERP_VERDICT_NOT_ANSWERED] > 0)
    g_string_append_printf(text, _("  [%c] %u not answered"), view->rows->unanswered ? 'x' : ' ',
                           counts[ERP_VERDICT_NOT_ANSWERED]);
  g_string_append_printf(text, _("  [%c] %u passed  [%c] %u accepted"),
                         view->rows->passed ? 'x' : ' ', counts[ERP_VERDICT_PASS],
                         view->rows->accepted ? 'x' : ' ', view->rows->n_accepted);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
draw_head(const View *view, ErpCells *cells, ErpRect rect) {
  g_autofree char *head = head_text(view);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
  if (view->rows->review != NULL && !view->rows->stale)
    return;
  const char *state = _(" evaluating");
  int width = erp_cells_text_width(cells->charset, state);
  if (width < rect.width)
    erp_cells_text(cells, rect.x + rect.width - width, rect.y, width, ERP_STYLE_DIM, state);
}

static GArray *
details(guint row, gpointer user) {
  return erp_finding_explain(erp_finding_row(user, row)->finding);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 3)
    return;
  if (view->rows->question != NULL) {
    erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_TITLE,
                    _(view->rows->question->text));
    rect = (ErpRect){rect.x, rect.y + 1, rect.width, rect.height - 1};
  }
  draw_head(view, cells, rect);
  ErpRect body = {rect.x, rect.y + 1, rect.width, rect.height - 1};
  erp_browser_draw(view->browser, cells, body, view->rows->stale ? ERP_STYLE_DIM : ERP_STYLE_TEXT);
}

/* ---- accepting and answering ----------------------------------------------------------------- */

/* The marked findings, all of a closed heading, or the current one: those that are open, or those
 * that are accepted already. */
static GPtrArray *
chosen(const View *view, gboolean accepted) {
  GPtrArray *findings = g_ptr_array_new();
  g_autoptr(GArray) rows = erp_list_chosen(view->list);
  for (guint i = 0; i < rows->len; i++) {
    const ErpFinding *finding = erp_finding_row(view->rows, g_array_index(rows, guint, i))->finding;
    if (finding->accepted == accepted && finding->verdict > ERP_VERDICT_PASS)
      g_ptr_array_add(findings, (gpointer) finding);
  }
  return findings;
}

/* Accepts what is open; when nothing is, takes back. */
static void
accept(View *view) {
  ErpTui *tui = view->base.tui;
  g_autoptr(GPtrArray) open = chosen(view, FALSE);
  g_autoptr(GPtrArray) accepted = chosen(view, TRUE);
  if (open->len > 0) {
    erp_findings_ask_acceptance(tui, open);
    erp_list_clear_marks(view->list);
    return;
  }
  g_autoptr(ErpEdit) edit =
      erp_findings_take_back(accepted, erp_session_plan(erp_tui_session(tui)));
  if (edit != NULL && erp_tui_do(tui, edit))
    erp_list_clear_marks(view->list);
  else if (edit == NULL)
    erp_tui_status(tui, "%s", _("Only an open finding can be accepted"));
}

static void
answer(const View *view) {
  const ErpFinding *finding = current(view);
  if (finding != NULL)
    erp_findings_ask_answer(view->base.tui, finding);
}

/* ---- other commands -------------------------------------------------------------------------- */

/* The path of the object of the current finding, also as the selection; NULL, and the status line
 * says why, when there is none. Caller frees. */
static char *
select_object(const View *view) {
  const ErpFinding *finding = current(view);
  ErpTui *tui = view->base.tui;
  const ErpPlan *plan = erp_session_plan(erp_tui_session(tui));
  char *path = finding == NULL ? NULL : erp_finding_object(finding, plan);
  if (path != NULL)
    erp_tui_select(tui, path);
  else
    erp_tui_status(tui, "%s", _("This finding is about the plan as a whole"));
  return path;
}

static void
jump(const View *view) {
  g_autofree char *path = select_object(view);
  if (path != NULL)
    erp_tui_edit(view->base.tui, path);
}

/* The map knows places only: of what is part of one, that. FALSE = the application shows it. */
static gboolean
stay_off_map(const View *view) {
  g_autofree char *path = select_object(view);
  if (path == NULL)
    return TRUE;
  const ErpPlan *plan = erp_session_plan(erp_tui_session(view->base.tui));
  const ErpRecord *record = erp_plan_at_path(plan, path);
  while (erp_plan_parent(plan, record) != NULL)
    record = erp_plan_parent(plan, record);
  g_autofree char *place = erp_plan_path(plan, record);
  erp_tui_select(view->base.tui, place);
  return FALSE;
}

static const ErpResults *
fresh_results(const View *view) {
  ErpSession *session = erp_tui_session(view->base.tui);
  if (erp_session_results(session) != NULL && !erp_session_stale(session))
    return erp_session_results(session);
  erp_tui_status(view->base.tui, "%s", _("The figures are being worked out: try again"));
  return NULL;
}

static void
apply(const View *view) {
  const ErpFinding *finding = current(view);
  const ErpResults *results = fresh_results(view);
  if (finding == NULL || results == NULL)
    return;
  g_autofree char *path = erp_finding_object(finding, results->plan);
  guint32 site = path == NULL ? ERP_NONE : erp_network_node(results->network, path);
  g_autoptr(ErpEdit) edit =
      site < results->network->n_sites ? erp_recommend_edit_site(results, site) : NULL;
  if (edit != NULL)
    erp_tui_do(view->base.tui, edit);
  else
    erp_tui_status(view->base.tui, "%s",
                   _("No recommendation to apply here; the remedy says what to change"));
}

static void
apply_all(const View *view) {
  const ErpResults *results = fresh_results(view);
  guint n;
  if (results == NULL)
    return;
  g_autoptr(ErpEdit) edit = erp_recommend_edit_all(results, &n);
  if (edit != NULL)
    erp_tui_do(view->base.tui, edit);
  else
    erp_tui_status(view->base.tui, "%s", _("All traffic already goes the recommended way"));
}

static void
copy(const View *view) {
  const ErpFinding *finding = current(view);
  if (finding == NULL)
    return;
  g_autoptr(GArray) paragraphs = erp_finding_explain(finding);
  g_autofree char *details = erp_paragraphs_text(paragraphs);
  g_autofree char *text =
      g_strdup_printf("%s %s\n%s", erp_verdict_word(finding->verdict), finding->rule->id, details);
  erp_tui_copy(view->base.tui, text);
}

static void
group_next(View *view) {
  guint n;
  const ErpFindingGrouping *groupings = erp_finding_groupings(&n);
  view->grouping = (view->grouping + 1) % (n + 1);
  erp_list_group(view->list, view->grouping == 0 ? NULL : &groupings[view->grouping - 1].grouping);
}

static gboolean
run_own(View *view, guint command) {
  switch (command) {
  case ERP_COMMAND_GROUP:
    group_next(view);
    return TRUE;
  case ERP_COMMAND_JUMP:
    jump(view);
    return TRUE;
  case ERP_COMMAND_SHOW_ON_MAP:
    return stay_off_map(view);
  case ERP_COMMAND_ACCEPT_FINDING:
    accept(view);
    return TRUE;
  case ERP_COMMAND_ANSWER:
    answer(view);
    return TRUE;
  case ERP_COMMAND_SHOW_PASSED:
    view->rows->passed = !view->rows->passed;
    refresh(&view->base);
    return TRUE;
  case ERP_COMMAND_SHOW_UNANSWERED:
    view->rows->unanswered = !view->rows->unanswered;
    refresh(&view->base);
    return TRUE;
  case ERP_COMMAND_SHOW_ACCEPTED:
    view->rows->accepted = !view->rows->accepted;
    refresh(&view->base);
    return TRUE;
  case ERP_COMMAND_APPLY_RECOMMENDATION:
    apply(view);
    return TRUE;
  case ERP_COMMAND_APPLY_ALL:
    apply_all(view);
    return TRUE;
  case ERP_COMMAND_COPY:
    copy(view);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  gboolean done =
      run_own(view, command) || erp_browser_command(view->browser, command) != ERP_REACT_NONE;
  if (done && command != ERP_COMMAND_JUMP)
    tell_selection(view);
  return done;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  View *view = (View *) base;
  guint reaction = erp_browser_handle(view->browser, key);
  if (reaction != ERP_REACT_NONE)
    tell_selection(view);
  return reaction;
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_browser_free(view->browser);
  erp_finding_rows_free(view->rows);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "findings",
    .title = N_("Findings"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = changed,
    .free = free_view,
};

ErpViewBase *
erp_view_findings_new(ErpTui *tui, const ErpQuestion *question) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->rows = erp_finding_rows_new();
  view->rows->question = question;
  view->rows->passed = question != NULL;
  guint n;
  const ErpColumn *columns = erp_finding_columns(&n);
  ErpRows rows = {row_id, view->rows, find_row};
  view->list = erp_list_new(columns, n, &rows);
  view->browser = erp_browser_new(view->list, details, view->rows);
  refresh(&view->base);
  return &view->base;
}
