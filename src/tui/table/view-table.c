#include "tui/views.h"

#include <string.h>

#include "base/escape.h"
#include "session/folders.h"
#include "session/remembered.h"
#include "tui/command/commands.h"
#include "tui/widget/dialog.h"
#include "tui/table/table-columns.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpListKind kind;
  ErpTableRows *rows; /* the columns find them through a pointer to this pointer */
  ErpList *list;
} View;

static const struct {
  const char *name; /* what its order is remembered by */
  const char *title;
} lists[] = {
    [ERP_LIST_SITES] = {"sites", N_("Sites")},
    [ERP_LIST_LINKS] = {"links", N_("WAN links")},
    [ERP_LIST_LOCATIONS] = {"locations", N_("Peering locations")},
    [ERP_LIST_CIRCUITS] = {"circuits", N_("Circuits")},
    [ERP_LIST_GATEWAYS] = {"gateways", N_("Gateways")},
    [ERP_LIST_FLOWS] = {"flows", N_("Flows")},
};

static const char *
row_id(guint row, gpointer user) {
  return erp_table_row(*(ErpTableRows **) user, row)->id;
}

static const char *
current_path(const View *view) {
  int row = erp_list_current(view->list);
  return row < 0 ? NULL : erp_table_path(view->rows, (guint) row);
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  ErpSession *session = erp_tui_session(base->tui);
  ErpTableRows *old = view->rows;
  view->rows = erp_table_rows_new(view->kind, erp_session_plan(session),
                                  erp_session_results(session), erp_session_stale(session));
  erp_list_set_rows(view->list, view->rows->rows->len);
  erp_table_rows_free(old);
}

/* ---- the order, kept between runs ------------------------------------------------------------ */

#define SORT_GROUP "sort"
#define DOWNWARDS "-" /* before the name of the column */

static void
remember_order(const View *view) {
  guint n;
  const ErpColumn *columns = erp_table_columns(view->kind, &n);
  int column = erp_list_sorted_by(view->list);
  if (column < 0)
    return;
  g_autofree char *folder = erp_state_folder();
  g_autofree char *order =
      g_strconcat(erp_list_descending(view->list) ? DOWNWARDS : "", columns[column].title, NULL);
  erp_remember(folder, SORT_GROUP, lists[view->kind].name, order);
}

static void
restore_order(View *view) {
  guint n;
  const ErpColumn *columns = erp_table_columns(view->kind, &n);
  g_autofree char *folder = erp_state_folder();
  g_autofree char *order = erp_remembered(folder, SORT_GROUP, lists[view->kind].name);
  gboolean down = order != NULL && g_str_has_prefix(order, DOWNWARDS);
  for (guint i = 0; order != NULL && i < n; i++)
    if (g_str_equal(columns[i].title, down ? order + strlen(DOWNWARDS) : order)) {
      erp_list_sort_by(view->list, i);
      if (down)
        erp_list_sort_by(view->list, i);
      return;
    }
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void
draw_head(View *view, ErpCells *cells, ErpRect rect) {
  ErpSession *session = erp_tui_session(view->base.tui);
  g_autofree char *shown = erp_list_describe(view->list, cells->charset);
  g_autofree char *head = g_strdup_printf("%s %s", _(lists[view->kind].title), shown);
  erp_cells_field(cells, rect.x, rect.y, rect.width, ERP_STYLE_HEADING, head);
  const char *state =
      erp_session_results(session) == NULL || erp_session_stale(session) ? _("evaluating") : NULL;
  int width = state == NULL ? 0 : erp_cells_text_width(cells->charset, state);
  if (state != NULL && width + 1 < rect.width)
    erp_cells_text(cells, rect.x + rect.width - width, rect.y, width, ERP_STYLE_DIM, state);
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.height < 2)
    return;
  draw_head(view, cells, rect);
  ErpRect body = {rect.x, rect.y + 1, rect.width, rect.height - 1};
  erp_list_draw_focused(view->list, cells, body);
}

/* ---- changing the plan ----------------------------------------------------------------------- */

/* Paths of what the chosen rows stand for, each once. */
static GPtrArray *
chosen_paths(const View *view) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) rows = erp_list_chosen(view->list);
  for (guint i = 0; i < rows->len; i++) {
    const char *path = erp_table_path(view->rows, g_array_index(rows, guint, i));
    if (!g_ptr_array_find_with_equal_func(paths, path, g_str_equal, NULL))
      g_ptr_array_add(paths, g_strdup(path));
  }
  return paths;
}

/* A single one is the application's business. */
static gboolean
edit_marked(View *view) {
  g_autoptr(GPtrArray) paths = chosen_paths(view);
  if (paths->len < 2)
    return FALSE;
  erp_tui_edit_many(view->base.tui, paths);
  return TRUE;
}

static void
delete_all(ErpTui *tui, const GPtrArray *paths, ErpEdit *(*make)(const char *path)) {
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add(parts, make(paths->pdata[i]));
  g_autofree char *label = g_strdup_printf(
      ERP_NGETTEXT("Delete %u object", "Delete %u objects", paths->len), paths->len);
  g_autoptr(ErpEdit) edit = erp_edit_batch(label, parts);
  erp_tui_do(tui, edit);
}

static void
answer_delete(ErpTui *tui, int answer, const char *text G_GNUC_UNUSED, gpointer user) {
  if (answer == 1)
    delete_all(tui, user, erp_edit_delete_following);
}

/* What refers to the objects, in words; NULL when nothing does. */
static char *
references_text(const View *view, const GPtrArray *paths) {
  enum { LISTED = 6 };
  g_autoptr(GString) text = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr(GPtrArray) found = erp_plan_references(view->rows->plan, paths->pdata[i]);
    for (guint k = 0; k < found->len; k++)
      if (n++ < LISTED)
        g_string_append_printf(text, "%s%s", n > 1 ? ", " : "", (const char *) found->pdata[k]);
  }
  if (n == 0)
    return NULL;
  if (n > LISTED)
    g_string_append_printf(text, ERP_NGETTEXT(" and %u more", " and %u more", n - LISTED),
                           n - LISTED);
  return g_strdup_printf(_("Referred to by %s. Delete what refers to them too, or the references? "
                           "One undo brings everything back."),
                         text->str);
}

/* Marked rows go in one step; a single one is the application's business. */
static gboolean
delete_marked(View *view) {
  if (view->kind == ERP_LIST_FLOWS) {
    erp_tui_status(view->base.tui, "%s", _("A flow comes from its site; it cannot be deleted"));
    return TRUE;
  }
  g_autoptr(GPtrArray) paths = chosen_paths(view);
  if (paths->len < 2) {
    if (paths->len == 1)
      erp_tui_select(view->base.tui, paths->pdata[0]);
    return FALSE;
  }
  g_autofree char *text = references_text(view, paths);
  if (text == NULL) {
    delete_all(view->base.tui, paths, erp_edit_delete);
    return TRUE;
  }
  const char *const buttons[] = {_("Cancel"), _("Delete"), NULL};
  erp_tui_ask(view->base.tui, erp_dialog_new_question(_("Delete"), text, buttons), answer_delete,
              g_steal_pointer(&paths), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/* ---- keys and commands ----------------------------------------------------------------------- */

static void
tell_selection(const View *view) {
  const char *path = current_path(view);
  if (path != NULL)
    erp_tui_select(view->base.tui, path);
}

static gboolean
open_path(const View *view) {
  if (view->kind == ERP_LIST_SITES || view->kind == ERP_LIST_FLOWS)
    return FALSE; /* the application's, of the selection */
  erp_tui_status(view->base.tui, "%s", _("Paths begin at a site: choose one among the sites"));
  return TRUE;
}

/* The current row, its cells with tabs between. Somebody may paste it into a shell. */
static gboolean
copy_row(View *view) {
  int row = erp_list_current(view->list);
  guint n;
  const ErpColumn *columns = erp_table_columns(view->kind, &n);
  if (row < 0)
    return TRUE;
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *cell = columns[i].text((guint) row, &view->rows);
    g_autofree char *safe = erp_escape_text(cell);
    g_string_append_printf(text, "%s%s", i > 0 ? "\t" : "", safe);
  }
  erp_tui_copy(view->base.tui, text->str);
  return TRUE;
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  switch (command) {
  case ERP_COMMAND_PATH:
    return open_path(view);
  case ERP_COMMAND_EDIT:
    return edit_marked(view);
  case ERP_COMMAND_DELETE:
    return delete_marked(view);
  case ERP_COMMAND_COPY:
    return copy_row(view);
  default:
    break;
  }
  gboolean done = erp_list_command(view->list, command) != ERP_REACT_NONE;
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
  remember_order(view);
  erp_list_free(view->list);
  erp_table_rows_free(view->rows);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "table",
    .title = N_("Table"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_table_new(ErpTui *tui, ErpListKind kind) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  view->kind = kind;
  guint n;
  const ErpColumn *columns = erp_table_columns(kind, &n);
  ErpRows rows = {.id = row_id, .user = &view->rows};
  view->list = erp_list_new(columns, n, &rows);
  refresh(&view->base);
  restore_order(view);
  if (erp_tui_selection(tui) != NULL)
    erp_list_select(view->list, erp_tui_selection(tui));
  tell_selection(view);
  return &view->base;
}
