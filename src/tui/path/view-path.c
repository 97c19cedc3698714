#include "tui/views.h"

#include <string.h>

#include "tui/command/commands.h"
#include "tui/path/path-draw.h"
#include "tui/recommend.h"
#include "base/i18n.h"

enum { PAGE_ROWS = 200 }; /* longer than any flow's page */

typedef struct {
  ErpViewBase base;
  char *site;
  GArray *groups; /* ErpFlowGroup; empty without figures of this site */
  guint current;
  int scroll, height, content; /* rows */
} View;

static const ErpResults *
results_of(const View *view) {
  return erp_session_results(erp_tui_session(view->base.tui));
}

static guint32
site_node(const View *view) {
  const ErpResults *results = results_of(view);
  guint32 node = results == NULL ? ERP_NONE : erp_network_node(results->network, view->site);
  return node != ERP_NONE && node < results->network->n_sites ? node : ERP_NONE;
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  guint32 node = site_node(view);
  g_clear_pointer(&view->groups, g_array_unref);
  view->groups = node == ERP_NONE ? g_array_new(FALSE, FALSE, sizeof(ErpFlowGroup))
                                  : erp_flow_groups(results_of(view), node);
  if (view->current >= view->groups->len)
    view->current = view->groups->len == 0 ? 0 : view->groups->len - 1;
}

static ErpFlowGroup
current_group(const View *view) {
  return g_array_index(view->groups, ErpFlowGroup, view->current);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static const char *
reason_for_nothing(const View *view) {
  if (results_of(view) == NULL)
    return _("evaluating");
  const ErpPlan *plan = erp_session_plan(erp_tui_session(view->base.tui));
  const ErpRecord *record = erp_plan_find(plan, view->site);
  if (record == NULL || record->kind != ERP_KIND_SITE)
    return _("Paths begin at a site: select one first.");
  return site_node(view) == ERP_NONE ? _("evaluating") : _("This site needs no service.");
}

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  View *view = (View *) base;
  if (rect.width < 1 || rect.height < 1)
    return;
  if (view->groups->len == 0) {
    erp_cells_text(cells, rect.x + 1, rect.y, rect.width - 1, ERP_STYLE_DIM,
                   reason_for_nothing(view));
    return;
  }
  gboolean stale = erp_session_stale(erp_tui_session(base->tui));
  g_autoptr(ErpCells) page = erp_cells_new(rect.width, PAGE_ROWS, cells->charset);
  g_autofree char *corner = g_strdup_printf(stale ? _("flow %u/%u, evaluating") : _("flow %u/%u"),
                                            view->current + 1, view->groups->len);
  view->content = erp_path_draw(results_of(view), current_group(view),
                                stale ? ERP_STYLE_DIM : ERP_STYLE_TEXT, corner, page);
  view->height = rect.height;
  view->scroll = CLAMP(view->scroll, 0, MAX(view->content - rect.height, 0));
  int x = MAX(rect.x, 0);
  int width = MIN(rect.x + rect.width, cells->width) - x;
  for (int row = 0; row < rect.height && view->scroll + row < PAGE_ROWS; row++) {
    int y = rect.y + row;
    if (y >= 0 && y < cells->height && width > 0)
      memcpy(&cells->cells[y * cells->width + x],
             &page->cells[(view->scroll + row) * page->width + (x - rect.x)],
             (gsize) width * sizeof(ErpCell));
  }
  if (view->scroll + rect.height < view->content)
    erp_cells_put(cells, rect.x + rect.width - 1, rect.y + rect.height - 1, ERP_STYLE_KEY,
                  cells->charset == ERP_CHARSET_ASCII ? 'v' : 0x25bc /* ▼ */);
}

/* ---- keys and commands ----------------------------------------------------------------------- */

static void
move(View *view, int by) {
  guint n = view->groups->len;
  if (n == 0)
    return;
  view->current = (guint) ((int) view->current + by + (int) n) % n;
  view->scroll = 0;
}

static const ErpResults *
fresh_results(const View *view) {
  const ErpResults *results = results_of(view);
  if (view->groups->len > 0 && results != NULL &&
      !erp_session_stale(erp_tui_session(view->base.tui)))
    return results;
  erp_tui_status(view->base.tui, "%s", _("The figures are being worked out: try again"));
  return NULL;
}

static void
apply(const View *view) {
  const ErpResults *results = fresh_results(view);
  const char *why = NULL;
  if (results == NULL)
    return;
  const ErpFlow *flow = &results->flows[current_group(view).first];
  g_autoptr(ErpEdit) edit = erp_recommend_edit(results, flow->site, flow->service, &why);
  if (edit != NULL)
    erp_tui_do(view->base.tui, edit);
  else
    erp_tui_status(view->base.tui, "%s", why);
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
  const ErpResults *results = fresh_results(view);
  if (results == NULL)
    return;
  g_autofree char *text = erp_path_text(results, current_group(view), 100);
  erp_tui_copy(view->base.tui, text);
}

static gboolean
run(ErpViewBase *base, guint command) {
  View *view = (View *) base;
  switch (command) {
  case ERP_COMMAND_NEXT:
    move(view, 1);
    return TRUE;
  case ERP_COMMAND_PREVIOUS:
    move(view, -1);
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
  case ERP_COMMAND_JUMP:
    erp_tui_select(base->tui, view->site);
    erp_tui_push(base->tui, erp_view_map_new(base->tui));
    return TRUE;
  default:
    return FALSE;
  }
}

static guint
scroll(View *view, int by) {
  view->scroll = CLAMP(view->scroll + by, 0, MAX(view->content - view->height, 0));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  View *view = (View *) base;
  if (key->modifiers != 0)
    return ERP_REACT_NONE;
  switch ((guint) key->code) {
  case ERP_KEY_UP:
  case ERP_KEY_WHEEL_UP:
    return scroll(view, -1);
  case ERP_KEY_DOWN:
  case ERP_KEY_WHEEL_DOWN:
    return scroll(view, 1);
  case ERP_KEY_PAGE_UP:
    return scroll(view, -view->height);
  case ERP_KEY_PAGE_DOWN:
    return scroll(view, view->height);
  case ERP_KEY_HOME:
    return scroll(view, -PAGE_ROWS);
  case ERP_KEY_END:
    return scroll(view, PAGE_ROWS);
  default:
    return ERP_REACT_NONE;
  }
}

static void
free_view(ErpViewBase *base) {
  View *view = (View *) base;
  g_array_unref(view->groups);
  g_free(view->site);
  g_free(view);
}

static const ErpViewOps ops = {
    .name = "path",
    .title = N_("Path"),
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = refresh,
    .free = free_view,
};

ErpViewBase *
erp_view_path_new(ErpTui *tui, const char *site) {
  View *view = g_new0(View, 1);
  view->base = (ErpViewBase){&ops, tui};
  /* Of a demand or an internet access its site. */
  view->site = g_strndup(site, strcspn(site, "/"));
  refresh(&view->base);
  return &view->base;
}
