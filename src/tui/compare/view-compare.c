/* The plan beside another one: the figures of both, and what lies between them. */
#include "tui/views.h"

#include "plan/take.h"
#include "tui/command/commands.h"
#include "tui/compare/compare-measures.h"
#include "tui/compare/compare-rows.h"
#include "tui/widget/browser.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpPlan *other; /* the plan that stays as it is */
  char *name;     /* of it */
  ErpSide side;   /* where it stands */
  ErpPlan *began; /* this plan when the comparison began */
  ErpCompareRows *rows;
  ErpBrowser *browser;
  ErpList *list;             /* the browser's */
  ErpDifference *difference; /* or NULL: not worked out yet */
  ErpCompareMeasures measures;
  ErpList *figures;     /* of the measures */
  ErpRect figures_rect; /* as drawn last */
  gboolean on_figures;  /* they have the keys */
} View;

/* Below so many rows only the part that has the keys is shown. */
enum { SPLIT = 12 };

static const char *
row_id(guint row, gpointer user) {
  return erp_compare_row(user, row)->path;
}

static const char *
figure_id(guint row, gpointer user) {
  return erp_compare_measure_word(user, row);
}

static ErpSide
opposite(ErpSide side) {
  return side == ERP_SIDE_A ? ERP_SIDE_B : ERP_SIDE_A;
}

static void
fill(View *view) {
  ErpSide mine = opposite(view->side);
  ErpPlan *plans[ERP_SIDES], *since[ERP_SIDES];
  plans[view->side] = since[view->side] = view->other;
  plans[mine] = erp_session_plan(erp_tui_session(view->base.tui));
  since[mine] = view->began;
  erp_compare_rows_fill(view->rows, plans, since);
  erp_list_set_rows(view->list, view->rows->rows->len);
}

/* Of A and B; NULL where it is worked out still, or is that of another plan than the one here. */
static void
find_reviews(const View *view, const ErpReview *reviews[ERP_SIDES]) {
  ErpSession *session = erp_tui_session(view->base.tui);
  const ErpEvaluation *beside = erp_session_beside(session);
  gboolean here = beside != NULL && beside->plan == view->other;
  reviews[view->side] = here ? beside->review : NULL;
  reviews[opposite(view->side)] = erp_session_stale(session) ? NULL : erp_session_review(session);
}

static void
compare(View *view) {
  const ErpReview *reviews[ERP_SIDES] = {NULL};
  find_reviews(view, reviews);
  const ErpReview *a = reviews[ERP_SIDE_A], *b = reviews[ERP_SIDE_B];
  if (view->difference != NULL && view->difference->before == a && view->difference->after == b)
    return;
  g_clear_pointer(&view->difference, erp_difference_free);
  if (a != NULL && b != NULL)
    view->difference = erp_difference_new(a, b);
  view->measures.difference = view->difference;
  erp_compare_measures_fill(&view->measures);
  erp_list_set_rows(view->figures, view->measures.n);
}

/* A selection that moved is told here as well: only another plan makes other rows. */
static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  if (erp_tui_top(base->tui) == base) /* again, after another comparison above this one */
    erp_session_set_beside(session, view->other);
  compare(view);
  if (view->rows->plans[opposite(view->side)] != erp_session_plan(session))
    fill(view);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* "A contoso.xml *   B contoso-2027.xml" */
static char *
say_sides(const View *view) {
  ErpTui *tui = view->base.tui;
  ErpDocument *document = erp_session_document(erp_tui_session(tui));
  g_autofree char *plan = erp_tui_plan_name(tui);
  gboolean modified = erp_history_is_modified(erp_document_history(document));
  g_autofree char *mine = g_strdup_printf(_("%s%s (this plan)"), plan, modified ? " *" : "");
  const char *names[ERP_SIDES];
  names[view->side] = view->name;
  names[opposite(view->side)] = mine;
  return g_strdup_printf("A  %s    B  %s", names[ERP_SIDE_A], names[ERP_SIDE_B]);
}

/* What is left of the rectangle below the two names and the figures. */
static ErpRect
draw_figures(View *view, ErpCells *cells, ErpRect rect) {
  g_autofree char *sides = say_sides(view);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, sides);
  ErpRect rest = {rect.x, rect.y + 1, rect.width, rect.height - 1};
  int wanted = (int) view->measures.n + 1;
  int height = rect.height >= SPLIT ? CLAMP(wanted, 2, rect.height / 3)
               : view->on_figures   ? rest.height
                                    : 0;
  view->figures_rect = (ErpRect){rest.x, rest.y, rest.width, height};
  if (view->difference == NULL && height > 0)
    erp_cells_text(cells, rest.x + 2, rest.y, rest.width - 2, ERP_STYLE_DIM, _("evaluating"));
  else if (view->on_figures)
    erp_list_draw_focused(view->figures, cells, view->figures_rect);
  else if (height > 0)
    erp_list_draw(view->figures, cells, view->figures_rect);
  rest.y += height;
  rest.height -= height;
  return rest;
}

static void
draw_head(const View *view, ErpCells *cells, ErpRect rect) {
  g_autofree char *shown = erp_list_describe(view->list, cells->charset);
  g_autofree char *head =
      g_strdup_printf(_("Differences %s  [%c] only what differs: %u of %u"), shown,
                      view->rows->all ? ' ' : 'x', view->rows->n_differ, view->rows->n_all);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
}

static GArray *
details(guint row, gpointer user) {
  const View *view = user;
  GArray *out = erp_compare_explain(view->rows, row);
  if (view->difference != NULL)
    erp_compare_explain_effect(view->difference, erp_compare_row(view->rows, row)->path, out);
  return out;
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 3)
    return;
  ErpRect body = draw_figures(view, cells, rect);
  if (body.height < 2)
    return;
  draw_head(view, cells, body);
  body.y++;
  body.height--;
  erp_browser_draw(view->browser, cells, body, ERP_STYLE_TEXT);
}

/* ---- taking ---------------------------------------------------------------------------------- */

/* Paths of the marked rows, else of the current one. */
static GPtrArray *
chosen_paths(const View *view) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) rows = erp_list_chosen(view->list);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add(paths,
                    g_strdup(erp_compare_row(view->rows, g_array_index(rows, guint, i))->path));
  return paths;
}

static char *
label_of(const GPtrArray *paths, ErpSide side) {
  const char *name = side == ERP_SIDE_A ? "A" : "B";
  if (paths->len == 1)
    return g_strdup_printf(_("“%s” as in %s"), (const char *) paths->pdata[0], name);
  return g_strdup_printf(ERP_NGETTEXT("%u record as in %s", "%u records as in %s", paths->len),
                         paths->len, name);
}

static gboolean
take(View *view, ErpSide side) {
  ErpTui *tui = view->base.tui;
  g_autoptr(GPtrArray) paths = chosen_paths(view);
  const ErpPlan *from = side == view->side ? view->other : view->began;
  if (paths->len == 0)
    return TRUE;
  g_autofree char *label = label_of(paths, side);
  g_autoptr(ErpEdit) edit =
      erp_edit_take(erp_session_plan(erp_tui_session(tui)), from, paths, label);
  if (edit == NULL)
    erp_tui_status(tui, _("This plan has it as in %s already"), side == ERP_SIDE_A ? "A" : "B");
  else if (erp_tui_do(tui, edit))
    erp_list_clear_marks(view->list);
  return TRUE;
}

/* ---- other commands -------------------------------------------------------------------------- */

/* The path of the current row, also as the selection; NULL, and the status line says why, when this
 * plan has nothing there. */
static const char *
select_object(const View *view) {
  ErpTui *tui = view->base.tui;
  const char *path = erp_list_current_id(view->list);
  if (path != NULL && erp_plan_at_path(erp_session_plan(erp_tui_session(tui)), path) == NULL) {
    erp_tui_status(tui, _("“%s” stands only in the other plan"), path);
    return NULL;
  }
  erp_tui_select(tui, path);
  return path;
}

static gboolean
copy(View *view) {
  int row = erp_list_current(view->list);
  if (row < 0)
    return TRUE;
  g_autoptr(GArray) paragraphs = details((guint) row, view);
  g_autofree char *text = erp_paragraphs_text(paragraphs);
  erp_tui_copy(view->base.tui, text);
  return TRUE;
}

static gboolean
run_own(View *view, guint command) {
  switch (command) {
  case ERP_COMMAND_TAKE_A:
    return take(view, ERP_SIDE_A);
  case ERP_COMMAND_TAKE_B:
    return take(view, ERP_SIDE_B);
  case ERP_COMMAND_SWAP_SIDES:
    view->side = opposite(view->side);
    compare(view);
    fill(view);
    return TRUE;
  case ERP_COMMAND_ONLY_DIFFERENCES:
    view->rows->all = view->measures.all = !view->rows->all;
    erp_compare_measures_fill(&view->measures);
    erp_list_set_rows(view->figures, view->measures.n);
    fill(view);
    return TRUE;
  case ERP_COMMAND_JUMP: {
    g_autofree char *path = g_strdup(select_object(view));
    if (path != NULL)
      erp_tui_edit(view->base.tui, path);
    return TRUE;
  }
  case ERP_COMMAND_FAIL:
  case ERP_COMMAND_SHOW_ON_MAP:
    return select_object(view) == NULL; /* else it is the application's, of it */
  case ERP_COMMAND_COPY:
    return copy(view);
  default:
    return FALSE;
  }
}

/* Figures, rows, details, and round again. */
static gboolean
next_pane(View *view, int step) {
  enum { FIGURES, ROWS, DETAILS, PANES };
  int at = view->on_figures ? FIGURES : erp_browser_reading(view->browser) ? DETAILS : ROWS;
  int to = (at + step + PANES) % PANES;
  view->on_figures = to == FIGURES;
  if (erp_browser_reading(view->browser) != (to == DETAILS))
    erp_browser_command(view->browser, ERP_COMMAND_NEXT_PANE);
  return TRUE;
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  guint known = command == ERP_COMMAND_SORT_ROWS ? (guint) ERP_COMMAND_SORT_NEXT : command;
  if (command == ERP_COMMAND_NEXT_PANE || command == ERP_COMMAND_PREVIOUS_PANE)
    return next_pane(view, command == ERP_COMMAND_NEXT_PANE ? 1 : -1);
  if (run_own(view, command))
    return TRUE;
  return (view->on_figures ? erp_list_command(view->figures, known)
                           : erp_browser_command(view->browser, known)) != ERP_REACT_NONE;
}

static gboolean
is_on(ErpRect rect, const ErpKey *key) {
  gboolean mouse = key->code == ERP_KEY_CLICK || key->code == ERP_KEY_WHEEL_UP ||
                   key->code == ERP_KEY_WHEEL_DOWN;
  return mouse && key->y >= rect.y && key->y < rect.y + rect.height;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  View *view = (View *) base;
  gboolean figures = is_on(view->figures_rect, key);
  if (key->code == ERP_KEY_CLICK)
    view->on_figures = figures;
  if (!figures && !view->on_figures)
    return erp_browser_handle(view->browser, key);
  guint reaction = erp_list_handle(view->figures, key);
  if (reaction == ERP_REACT_NONE && key->code == ERP_KEY_ESCAPE) {
    view->on_figures = FALSE;
    reaction = ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  return reaction;
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_session_set_beside(erp_tui_session(base->tui), NULL);
  erp_browser_free(view->browser);
  erp_list_free(view->figures);
  erp_difference_free(view->difference);
  erp_compare_rows_free(view->rows);
  erp_plan_unref(view->other);
  erp_plan_unref(view->began);
  g_free(view->name);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "compare",
    .title = N_("Compare"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_compare_new(ErpTui *tui, ErpPlan *other, ErpSide side, const char *name) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->other = erp_plan_ref(other);
  view->side = side;
  view->name = g_strdup(name);
  view->began = erp_plan_ref(erp_session_plan(erp_tui_session(tui)));
  view->rows = erp_compare_rows_new();
  guint n;
  const ErpColumn *columns = erp_compare_columns(&n);
  ErpRows rows = {.id = row_id, .user = view->rows};
  view->list = erp_list_new(columns, n, &rows);
  view->browser = erp_browser_new(view->list, details, view);
  const ErpColumn *figures = erp_compare_measure_columns(&n);
  ErpRows measures = {.id = figure_id, .user = &view->measures};
  view->figures = erp_list_new(figures, n, &measures);
  erp_session_set_beside(erp_tui_session(tui), other);
  refresh(&view->base);
  return &view->base;
}
