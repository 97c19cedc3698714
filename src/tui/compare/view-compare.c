/* The plan beside another one: the figures of both, and what lies between them. */
#include "tui/views.h"

#include "plan/take.h"
#include "tui/command/commands.h"
#include "tui/compare/compare-rows.h"
#include "tui/form/effect.h"
#include "tui/screen/wrap.h"
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
  ErpList *list; /* the browser's */
} View;

static const char *
row_id(guint row, gpointer user) {
  return erp_compare_row(user, row)->path;
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

/* A selection that moved is told here as well: only another plan makes other rows. */
static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  erp_session_set_beside(session, view->other); /* again, after another comparison above this one */
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

/* Caller frees. */
static char *
say_effect(const View *view) {
  ErpSession *session = erp_tui_session(view->base.tui);
  const ErpEvaluation *beside = erp_session_beside(session);
  const ErpReview *reviews[ERP_SIDES];
  reviews[view->side] = beside != NULL ? beside->review : NULL;
  reviews[opposite(view->side)] = erp_session_stale(session) ? NULL : erp_session_review(session);
  if (reviews[ERP_SIDE_A] == NULL || reviews[ERP_SIDE_B] == NULL)
    return g_strdup(_("evaluating"));
  return erp_effect_text(reviews[ERP_SIDE_A], reviews[ERP_SIDE_B]);
}

/* Rows used. */
static int
draw_figures(const View *view, ErpCells *cells, ErpRect rect) {
  g_autofree char *sides = say_sides(view);
  g_autofree char *effect = say_effect(view);
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, effect, rect.width);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, sides);
  int n = MIN((int) g_strv_length(lines), MIN(2, rect.height - 1));
  for (int i = 0; i < n; i++)
    erp_cells_text(cells, rect.x, rect.y + 1 + i, rect.width, ERP_STYLE_TEXT, lines[i]);
  return 1 + n;
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
  return erp_compare_explain(user, row);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 3)
    return;
  int used = draw_figures(view, cells, rect);
  ErpRect body = {rect.x, rect.y + used, rect.width, rect.height - used};
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
  g_autoptr(GArray) paragraphs = erp_compare_explain(view->rows, (guint) row);
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
    fill(view);
    return TRUE;
  case ERP_COMMAND_ONLY_DIFFERENCES:
    view->rows->all = !view->rows->all;
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

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  guint known = command == ERP_COMMAND_SORT_ROWS ? (guint) ERP_COMMAND_SORT_NEXT : command;
  return run_own(view, command) || erp_browser_command(view->browser, known) != ERP_REACT_NONE;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  return erp_browser_handle(((View *) base)->browser, key);
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  erp_session_set_beside(erp_tui_session(base->tui), NULL);
  erp_browser_free(view->browser);
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
  ErpRows rows = {row_id, view->rows};
  view->list = erp_list_new(columns, n, &rows);
  view->browser = erp_browser_new(view->list, details, view->rows);
  refresh(&view->base);
  return &view->base;
}
