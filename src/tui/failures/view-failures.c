/* What single failures would do, the worst first, as they are tried in the background. */
#include "tui/views.h"

#include "base/escape.h"
#include "report/figures.h"
#include "tui/app-private.h"
#include "tui/show.h"
#include "tui/widget/list.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  GPtrArray *impacts;        /* ErpImpact, worst first; borrowed from the session */
  const ErpResults *results; /* of the plan with nothing lost; likewise */
  ErpList *list;
} View;

/* ---- columns --------------------------------------------------------------------------------- */

static const ErpImpact *
impact_of(guint row, gpointer user) {
  return ((const View *) user)->impacts->pdata[row];
}

static const ErpFailure *
failure_of(guint row, gpointer user) {
  return impact_of(row, user)->failure;
}

static const char *
row_id(guint row, gpointer user) {
  return failure_of(row, user)->word;
}

static char *
word_text(guint row, gpointer user) {
  return g_strdup(failure_of(row, user)->word);
}

static char *
name_text(guint row, gpointer user) {
  return g_strdup(failure_of(row, user)->name);
}

static char *
number(gint64 value) {
  return value == 0 ? g_strdup("-") : g_strdup_printf("%" G_GINT64_FORMAT, value);
}

static int
by_number(gint64 a, gint64 b) {
  return (a > b) - (a < b);
}

static char *
cut_text(guint row, gpointer user) {
  return number(impact_of(row, user)->users_cut);
}

static int
by_cut(guint a, guint b, gpointer user) {
  return by_number(impact_of(a, user)->users_cut, impact_of(b, user)->users_cut);
}

static ErpStyle
cut_style(guint row, gpointer user) {
  return impact_of(row, user)->n_cut > 0 ? ERP_STYLE_BAD : ERP_STYLE_TEXT;
}

static char *
worse_text(guint row, gpointer user) {
  return number(impact_of(row, user)->users_worse);
}

static int
by_worse(guint a, guint b, gpointer user) {
  return by_number(impact_of(a, user)->users_worse, impact_of(b, user)->users_worse);
}

static ErpStyle
worse_style(guint row, gpointer user) {
  return impact_of(row, user)->n_worse > 0 ? ERP_STYLE_WARN : ERP_STYLE_TEXT;
}

static char *
slower_text(guint row, gpointer user) {
  gint64 slower = impact_of(row, user)->slower;
  return slower == 0 ? g_strdup("-") : erp_show_time(slower, ERP_PROVENANCE_MEASURED);
}

static int
by_slower(guint a, guint b, gpointer user) {
  return by_number(impact_of(a, user)->slower, impact_of(b, user)->slower);
}

/* "! 93 % par-lon": the fullest of what carries more than before. */
static char *
fullest_text(guint row, gpointer user) {
  const ErpImpact *impact = impact_of(row, user);
  const ErpResults *results = ((const View *) user)->results;
  if (impact->busiest == ERP_NONE)
    return g_strdup("-");
  g_autofree char *use = erp_show_percent(impact->use);
  gunichar mark = erp_show_load_mark(results, impact->use);
  return g_strdup_printf("%c %s %s", (char) mark, use,
                         results->network->elements[impact->busiest].id);
}

static int
by_use(guint a, guint b, gpointer user) {
  const ErpImpact *x = impact_of(a, user), *y = impact_of(b, user);
  return by_number(x->busiest == ERP_NONE ? -1 : x->use, y->busiest == ERP_NONE ? -1 : y->use);
}

static ErpStyle
fullest_style(guint row, gpointer user) {
  const ErpImpact *impact = impact_of(row, user);
  return impact->busiest == ERP_NONE
             ? ERP_STYLE_TEXT
             : erp_show_load_style(((const View *) user)->results, impact->use);
}

static const ErpColumn columns[] = {
    {N_("what fails"), ERP_ALIGN_LEFT, 14, 0, word_text, NULL, NULL},
    {N_("users cut off"), ERP_ALIGN_RIGHT, 8, 0, cut_text, by_cut, cut_style},
    {N_("worse off"), ERP_ALIGN_RIGHT, 8, 0, worse_text, by_worse, worse_style},
    {N_("slower by"), ERP_ALIGN_RIGHT, 8, 0, slower_text, by_slower, NULL},
    {N_("fullest"), ERP_ALIGN_LEFT, 14, 0, fullest_text, by_use, fullest_style},
    {N_("name"), ERP_ALIGN_LEFT, 12, 1, name_text, NULL, NULL},
};

/* ---- rows ------------------------------------------------------------------------------------ */

static int
compare(gconstpointer a, gconstpointer b) {
  return erp_impact_compare(*(const ErpImpact *const *) a, *(const ErpImpact *const *) b);
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpTrials *trials = erp_session_trials(erp_tui_session(base->tui));
  guint done = trials != NULL ? erp_trials_state(trials).done : 0;
  if (done == view->impacts->len)
    return;
  view->results = erp_trials_results(trials);
  g_ptr_array_set_size(view->impacts, 0);
  for (guint i = 0; i < done; i++)
    g_ptr_array_add(view->impacts, (gpointer) erp_trials_get(trials, i));
  g_ptr_array_sort(view->impacts, compare); /* stable: as they were tried */
  erp_list_set_rows(view->list, done);
}

static const ErpImpact *
current(const View *view) {
  int row = erp_list_current(view->list);
  return row < 0 ? NULL : view->impacts->pdata[row];
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* How far it is; that it is of an older plan. Caller frees. */
static char *
say_state(const View *view) {
  ErpSession *session = erp_tui_session(view->base.tui);
  ErpTrials *trials = erp_session_trials(session);
  if (trials == NULL)
    return g_strdup("");
  ErpTrialsState state = erp_trials_state(trials);
  const char *older = erp_trials_plan(trials) != erp_session_plan(session)
                          ? _("; of the plan before it was changed")
                          : "";
  if (state.running)
    return g_strdup_printf(_("%u of %u tried, Esc stops%s"), state.done, state.all, older);
  if (state.partial)
    return g_strdup_printf(_("partial: %u of %u tried%s"), state.done, state.all, older);
  return g_strdup_printf(_("all %u tried%s"), state.all, older);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 2)
    return;
  g_autofree char *shown = erp_list_describe(view->list, cells->charset);
  g_autofree char *state = say_state(view);
  g_autofree char *head = g_strdup_printf(_("Single failures %s  %s"), shown, state);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
  erp_list_draw_focused(view->list, cells,
                        (ErpRect){rect.x, rect.y + 1, rect.width, rect.height - 1});
}

/* ---- keys and commands ----------------------------------------------------------------------- */

static void
try_again(View *view) {
  g_ptr_array_set_size(view->impacts, 0);
  erp_list_set_rows(view->list, 0);
  erp_session_try_failures(erp_tui_session(view->base.tui));
}

/* What it loses first, so that the map shows where. */
static gboolean
mark(const View *view) {
  const ErpImpact *impact = current(view);
  if (impact == NULL)
    return FALSE;
  if (impact->failure->outage->losses->len > 0)
    erp_tui_select(view->base.tui, g_array_index(impact->failure->outage->losses, ErpLoss, 0).path);
  erp_tui_set_outage(view->base.tui, impact->failure->outage);
  return TRUE;
}

/* Esc stops first and goes back only when nothing is going on. */
static gboolean
stop(const View *view) {
  ErpTrials *trials = erp_session_trials(erp_tui_session(view->base.tui));
  if (trials == NULL || !erp_trials_state(trials).running)
    return FALSE;
  erp_trials_stop(trials);
  return TRUE;
}

static void
copy_name(ErpTui *tui, const char *name) {
  g_autofree char *safe = erp_escape_text(name);
  erp_tui_copy(tui, safe);
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  const ErpImpact *impact = current(view);
  switch (command) {
  case ERP_COMMAND_BACK:
    return stop(view);
  case ERP_COMMAND_VIEW_FAILURES:
    try_again(view);
    return TRUE;
  case ERP_COMMAND_FAIL:
    mark(view);
    return TRUE;
  case ERP_COMMAND_SHOW_ON_MAP:
    return !mark(view); /* else the application shows it */
  case ERP_COMMAND_TRY_FAILURE:
    if (mark(view))
      erp_tui_run(base->tui, ERP_COMMAND_VIEW_MAP, NULL);
    return TRUE;
  case ERP_COMMAND_COPY:
    if (impact != NULL)
      copy_name(base->tui, impact->failure->name);
    return TRUE;
  default:
    return erp_list_command(view->list, command) != ERP_REACT_NONE;
  }
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  return erp_list_handle(((View *) base)->list, key);
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_session_end_trials(erp_tui_session(base->tui));
  erp_list_free(view->list);
  g_ptr_array_unref(view->impacts);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "failures",
    .title = N_("Failures"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_failures_new(ErpTui *tui) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->impacts = g_ptr_array_new();
  ErpRows rows = {.id = row_id, .user = view};
  view->list = erp_list_new(columns, G_N_ELEMENTS(columns), &rows);
  try_again(view);
  return &view->base;
}
