#include "tui/views.h"

#include "base/today.h"
#include "tui/command/commands.h"
#include "tui/widget/dialog.h"
#include "tui/findings/finding-groups.h"
#include "tui/recommend.h"
#include "tui/show.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpFindingRows *rows;
  ErpList *list;
  guint grouping; /* 0 = none, else number + 1 of erp_finding_groupings() */
} View;

static const char *
row_id(guint row, gpointer user) {
  return erp_finding_row(user, row)->id;
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

static guint
count_verdicts(const View *view, guint counts[ERP_VERDICT_FAIL + 1]) {
  guint n, accepted = 0;
  const ErpRuleSummary *rules =
      view->rows->review == NULL ? NULL : erp_review_rules(view->rows->review, &n);
  for (guint i = 0; rules != NULL && i < n; i++) {
    accepted += rules[i].n_accepted;
    for (guint v = 0; v <= ERP_VERDICT_FAIL; v++)
      counts[v] += rules[i].counts[v];
  }
  return accepted;
}

static char *
head_text(const View *view) {
  guint counts[ERP_VERDICT_FAIL + 1] = {0}, n;
  guint accepted = count_verdicts(view, counts);
  const ErpFindingGrouping *groupings = erp_finding_groupings(&n);
  g_autofree char *shown = erp_list_count(view->list);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, _("Findings %s"), shown);
  if (view->grouping > 0)
    g_string_append_printf(text, _(" by %s"), _(groupings[view->grouping - 1].name));
  g_string_append_printf(text, _("  %u fail  %u warn"), counts[ERP_VERDICT_FAIL],
                         counts[ERP_VERDICT_WARN]);
  if (counts[ERP_VERDICT_NOT_ANSWERED] > 0)
    g_string_append_printf(text, _("  %u not answered"), counts[ERP_VERDICT_NOT_ANSWERED]);
  g_string_append_printf(text, _("  [%c] %u passed  [%c] %u accepted"),
                         view->rows->passed ? 'x' : ' ', counts[ERP_VERDICT_PASS],
                         view->rows->accepted ? 'x' : ' ', accepted);
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

/* A label and its wrapped text; returns the row after it. */
static int
draw_paragraph(ErpCells *cells, ErpRect rect, int y, const ErpParagraph *paragraph,
               ErpStyle style) {
  const int indent = MIN(10, rect.width / 2);
  int end = rect.y + rect.height;
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, paragraph->text, rect.width - indent);
  if (y < end)
    erp_cells_field(cells, rect.x, y, indent - 1, ERP_STYLE_HEADING, paragraph->label);
  for (char **line = lines; *line != NULL && y < end; line++, y++)
    erp_cells_text(cells, rect.x + indent, y, rect.width - indent, style, *line);
  return y;
}

static void
draw_details(const View *view, ErpCells *cells, ErpRect rect) {
  const ErpFinding *finding = current(view);
  if (finding == NULL)
    return;
  ErpStyle style = view->rows->stale ? ERP_STYLE_DIM : ERP_STYLE_TEXT;
  g_autoptr(GArray) paragraphs = erp_finding_explain(finding);
  int y = rect.y;
  for (guint i = 0; i < paragraphs->len; i++)
    y = draw_paragraph(cells, rect, y, &g_array_index(paragraphs, ErpParagraph, i), style);
}

/* The list keeps the larger part; below 12 rows there is no room for the details. */
static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 2)
    return;
  draw_head(view, cells, rect);
  int details = rect.height < 12 ? 0 : MIN(rect.height / 2, 14);
  ErpRect list = {rect.x, rect.y + 1, rect.width, rect.height - 1 - details};
  erp_list_draw_focused(view->list, cells, list);
  if (view->rows->review != NULL && view->rows->rows->len == 0 && list.height > 1)
    erp_cells_text(cells, list.x + 2, list.y + 1, list.width - 2, ERP_STYLE_DIM,
                   _("Nothing to report."));
  if (details == 0)
    return;
  int y = list.y + list.height;
  erp_cells_line(cells, rect.x, y, rect.width, FALSE, ERP_STYLE_BORDER);
  draw_details(view, cells, (ErpRect){rect.x, y + 1, rect.width, details - 1});
}

/* ---- accepting and answering ----------------------------------------------------------------- */

/* What a dialog needs to know later: the finding may be another object by then. */
typedef struct {
  char *rule, *object, *reason;
} Question;

static void
free_question(gpointer data) {
  Question *question = data;
  g_free(question->rule);
  g_free(question->object);
  g_free(question->reason);
  g_free(question);
}

static Question *
new_question(const ErpFinding *finding, const char *reason) {
  Question *question = g_new0(Question, 1);
  question->rule = g_strdup(finding->rule->id);
  question->object = g_strdup(finding->object);
  question->reason = g_strdup(reason);
  return question;
}

/* A finding with only what an edit is made from. */
static ErpFinding
subject_of(const Question *question) {
  return (ErpFinding){.rule = erp_rules_find(question->rule, NULL), .object = question->object};
}

static void
answer_until(ErpTui *tui, int answer, const char *text, gpointer user) {
  const Question *question = user;
  if (answer < 0)
    return;
  ErpFinding finding = subject_of(question);
  g_autoptr(GError) error = NULL;
  g_autofree char *until = g_strstrip(g_strdup(text != NULL ? text : ""));
  g_autoptr(ErpEdit) edit =
      erp_finding_accept(&finding, question->reason, g_get_user_name(), until, &error);
  if (edit != NULL)
    erp_tui_do(tui, edit);
  else
    erp_tui_status(tui, "%s", error->message);
}

/* A year from today. */
static char *
in_a_year(void) {
  g_autofree char *today = erp_today();
  g_autofree char *noon = g_strdup_printf("%sT12:00:00Z", today);
  g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(noon, NULL);
  g_autoptr(GDateTime) later = g_date_time_add_years(day, 1);
  return g_date_time_format(later, "%Y-%m-%d");
}

static void
answer_reason(ErpTui *tui, int answer, const char *text, gpointer user) {
  const Question *question = user;
  if (answer < 0)
    return;
  if (text == NULL || *text == '\0') {
    erp_tui_status(tui, "%s", _("Nothing accepted: an acceptance needs a reason"));
    return;
  }
  ErpFinding finding = subject_of(question);
  g_autofree char *until = in_a_year();
  erp_tui_ask(tui,
              erp_dialog_new_prompt(_("Accept finding"),
                                    _("Last day it holds (YYYY-MM-DD; empty: for good):"), until),
              answer_until, new_question(&finding, text), free_question);
}

static void
ask_acceptance(const View *view) {
  const ErpFinding *finding = current(view);
  ErpTui *tui = view->base.tui;
  if (finding == NULL)
    return;
  if (finding->verdict <= ERP_VERDICT_PASS || finding->accepted) {
    erp_tui_status(tui, "%s", _("Only an open finding can be accepted"));
    return;
  }
  g_autofree char *text =
      g_strdup_printf(_("Why is %s accepted for %s?"), finding->rule->id,
                      finding->object != NULL ? finding->object : _("the plan"));
  erp_tui_ask(tui, erp_dialog_new_prompt(_("Accept finding"), text, NULL), answer_reason,
              new_question(finding, NULL), free_question);
}

static void
answer_declaration(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  static const char *const values[] = {NULL, "yes", "no", "na"};
  if (answer < 1 || answer >= (int) G_N_ELEMENTS(values))
    return;
  ErpFinding finding = subject_of(user);
  g_autofree char *today = erp_today();
  g_autoptr(ErpEdit) edit = erp_finding_answer(&finding, erp_session_plan(erp_tui_session(tui)),
                                               values[answer], g_get_user_name(), today);
  erp_tui_do(tui, edit);
}

static void
ask_declaration(const View *view) {
  const ErpFinding *finding = current(view);
  ErpTui *tui = view->base.tui;
  if (finding == NULL)
    return;
  g_autofree char *text =
      g_strdup_printf(_("%s: %s"), finding->rule->id, _(finding->rule->condition));
  const char *const buttons[] = {_("Cancel"), _("Yes"), _("No"), _("Does not apply"), NULL};
  erp_tui_ask(tui, erp_dialog_new_question(_("Answer"), text, buttons), answer_declaration,
              new_question(finding, NULL), free_question);
}

/* ---- other commands -------------------------------------------------------------------------- */

/* On the map what has a place there; the form for everything else. */
static void
jump(const View *view) {
  const ErpFinding *finding = current(view);
  ErpTui *tui = view->base.tui;
  const ErpPlan *plan = erp_session_plan(erp_tui_session(tui));
  g_autofree char *path = finding == NULL ? NULL : erp_finding_object(finding, plan);
  if (path == NULL) {
    erp_tui_status(tui, "%s", _("This finding is about the plan as a whole"));
    return;
  }
  erp_tui_select(tui, path);
  ErpKind kind = erp_plan_at_path(plan, path)->kind;
  if (kind == ERP_KIND_SITE || kind == ERP_KIND_WAN_LINK || kind == ERP_KIND_PEERING_LOCATION)
    erp_tui_push(tui, erp_view_map_new(tui));
  else
    erp_tui_edit(tui, path);
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
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "%s %s\n", erp_verdict_word(finding->verdict), finding->rule->id);
  for (guint i = 0; i < paragraphs->len; i++) {
    const ErpParagraph *paragraph = &g_array_index(paragraphs, ErpParagraph, i);
    g_string_append_printf(text, "%s: %s\n", paragraph->label, paragraph->text);
  }
  erp_tui_copy(view->base.tui, text->str);
}

static void
step(const View *view, ErpKeyCode code) {
  const ErpKey key = {.code = code};
  erp_list_handle(view->list, &key);
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
  case ERP_COMMAND_ACCEPT_FINDING:
    ask_acceptance(view);
    return TRUE;
  case ERP_COMMAND_ANSWER:
    ask_declaration(view);
    return TRUE;
  case ERP_COMMAND_SHOW_PASSED:
    view->rows->passed = !view->rows->passed;
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
  case ERP_COMMAND_NEXT:
    step(view, ERP_KEY_DOWN);
    return TRUE;
  case ERP_COMMAND_PREVIOUS:
    step(view, ERP_KEY_UP);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  gboolean done = run_own(view, command) || erp_list_command(view->list, command) != ERP_REACT_NONE;
  if (done && command != ERP_COMMAND_JUMP)
    tell_selection(view);
  return done;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  View *view = (View *) base;
  guint reaction = erp_list_handle(view->list, key);
  if (reaction != ERP_REACT_NONE)
    tell_selection(view);
  return reaction;
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_list_free(view->list);
  erp_finding_rows_free(view->rows);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "findings",
    .title = N_("Findings"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_findings_new(ErpTui *tui) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->rows = erp_finding_rows_new();
  guint n;
  const ErpColumn *columns = erp_finding_columns(&n);
  ErpRows rows = {row_id, view->rows};
  view->list = erp_list_new(columns, n, &rows);
  refresh(&view->base);
  return &view->base;
}
