#include "tui/views.h"

#include <string.h>

#include "tui/command/commands.h"
#include "tui/path/path-draw.h"
#include "tui/path/path-steps.h"
#include "tui/recommend.h"
#include "tui/screen/wrap.h"
#include "tui/show.h"
#include "tui/widget/picker.h"
#include "base/i18n.h"

enum { PAGE_ROWS = 200 }; /* longer than any flow's page */

typedef struct _View View;

struct _View {
  ErpViewBase base;
  char *site;
  GArray *groups; /* ErpFlowGroup; empty without figures of this site */
  guint current;
  int scroll, height, content; /* rows */
  const ErpResults *seen;      /* the newest, only to be compared */
  const ErpResults *counted;   /* what the next two are of: these, those before or NULL */
  guint8 *flagged;             /* per site: it has a flow that belongs elsewhere */
  guint n_flagged;             /* such sites */
  ErpPicker *picker;           /* over the page, or NULL */
  void (*picked)(View *view, const char *value);
};

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

static gboolean
is_flagged(const ErpResults *results, guint32 site) {
  guint n;
  guint first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++)
    if (erp_recommend_applies(results, &results->flows[i]))
      return TRUE;
  return FALSE;
}

/* Sites with a flow that does not go the recommended way. Sites that are as they were when they
 * were last looked at are not looked at again. */
static void
count_flagged(View *view, const ErpResults *results) {
  const ErpChanges *changes = results->changes;
  guint n = results->network->n_sites;
  gboolean known = view->counted != NULL && changes != NULL && changes->of == view->counted;
  if (view->counted == results)
    return;
  view->flagged = g_renew(guint8, view->flagged, n + 1);
  view->n_flagged = 0;
  for (guint32 i = 0; i < n; i++) {
    if (!known || changes->settled == NULL || !changes->settled[i])
      view->flagged[i] = is_flagged(results, i);
    view->n_flagged += view->flagged[i];
  }
  view->counted = results;
}

static void
refresh(ErpViewBase *base) {
  View *view = (View *) base;
  guint32 node = site_node(view);
  if (view->seen != results_of(view) && view->counted != view->seen)
    view->counted = NULL;
  view->seen = results_of(view);
  g_clear_pointer(&view->picker, erp_picker_free); /* it lists what was */
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

/* What can be done about the flow, in the rows below its page; returns the rows of both. */
static int
draw_offer(View *view, ErpCells *page, int y) {
  const ErpResults *results = results_of(view);
  if (!erp_recommend_applies(results, &results->flows[current_group(view).first]))
    return y;
  count_flagged(view, results);
  g_autofree char *text = g_strdup_printf(
      ERP_NGETTEXT("Enter: apply at this site   a: at the %u site that is flagged",
                   "Enter: apply at this site   a: at all %u sites that are flagged",
                   view->n_flagged),
      view->n_flagged);
  g_auto(GStrv) lines = erp_cells_wrap(page->charset, text, page->width - 1);
  for (char **line = lines; *line != NULL; line++)
    erp_cells_text(page, 1, y++, page->width - 1, ERP_STYLE_KEY, *line);
  return y;
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
  view->content = draw_offer(view, page, view->content);
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
  if (view->picker != NULL)
    erp_picker_draw(view->picker, cells, erp_picker_place(view->picker, rect));
  else if (view->scroll + rect.height < view->content)
    erp_cells_put(cells, rect.x + rect.width - 1, rect.y + rect.height - 1, ERP_STYLE_KEY,
                  cells->charset == ERP_CHARSET_ASCII ? 'v' : 0x25bc /* ▼ */);
}

/* ---- choosing from a list -------------------------------------------------------------------- */

static void
pick(View *view, const char *title, GPtrArray *candidates,
     void (*picked)(View *view, const char *value)) {
  erp_picker_free(view->picker);
  view->picker = erp_picker_new(title, candidates);
  view->picked = picked;
}

static guint
handle_picker(View *view, const ErpKey *key) {
  guint reaction = erp_picker_handle(view->picker, key);
  if ((reaction & ERP_REACT_CLOSE) == 0)
    return reaction | ERP_REACT_HANDLED;
  g_autoptr(ErpPicker) picker = g_steal_pointer(&view->picker);
  if (erp_picker_accepted(picker))
    view->picked(view, erp_picker_current(picker));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

/* "3 exchange optimize": the number keeps them apart. Caller frees. */
static char *
flow_name(const View *view, guint group) {
  const ErpResults *results = results_of(view);
  const ErpFlow *flow = &results->flows[g_array_index(view->groups, ErpFlowGroup, group).first];
  const char *service = results->catalogue->services[flow->service].service;
  return flow->group == ERP_NONE
             ? g_strdup_printf("%u %s", group + 1, service)
             : g_strdup_printf("%u %s %s", group + 1, service,
                               erp_category_word(results->groups[flow->group].category));
}

static void
flow_picked(View *view, const char *value) {
  for (guint i = 0; i < view->groups->len; i++) {
    g_autofree char *name = flow_name(view, i);
    if (g_str_equal(name, value)) {
      view->current = i;
      view->scroll = 0;
    }
  }
}

static void
pick_flow(View *view) {
  const ErpResults *results = results_of(view);
  GPtrArray *candidates = g_ptr_array_new_with_free_func(erp_candidate_free);
  for (guint i = 0; i < view->groups->len; i++) {
    const ErpFlow *flow = &results->flows[g_array_index(view->groups, ErpFlowGroup, i).first];
    g_autofree char *name = flow_name(view, i), *way = erp_show_way(results, flow->route);
    g_autofree char *note = g_strdup_printf("%s, %s", erp_verdict_word(flow->verdict), way);
    g_ptr_array_add(candidates, erp_candidate_new(name, note));
  }
  pick(view, _("Flow"), candidates, flow_picked);
}

static void
hop_picked(View *view, const char *value) {
  erp_tui_edit(view->base.tui, value);
}

/* Each object once, however many ways lead over it. */
static void
add_hop(GPtrArray *candidates, const char *path, const char *note) {
  for (guint i = 0; path != NULL && i < candidates->len; i++)
    if (g_str_equal(((const ErpCandidate *) candidates->pdata[i])->value, path))
      return;
  if (path != NULL)
    g_ptr_array_add(candidates, erp_candidate_new(path, note));
}

static void
add_hops(GPtrArray *candidates, const ErpResults *results, guint32 route) {
  if (route == ERP_NONE)
    return;
  g_autoptr(ErpPathSteps) steps = erp_path_steps_new(results, &results->routes[route]);
  for (guint i = 0; i < steps->points->len; i++) {
    const ErpPathPoint *point = &g_array_index(steps->points, ErpPathPoint, i);
    add_hop(candidates, point->path, point->name);
    if (i >= steps->legs->len)
      continue;
    const ErpPathLeg *leg = &g_array_index(steps->legs, ErpPathLeg, i);
    g_autofree char *capacity = erp_show_rate(leg->capacity);
    g_autofree char *use = erp_show_percent(leg->utilisation);
    g_autofree char *note =
        g_strdup_printf(leg->bottleneck ? _("%s %s, worst link") : "%s %s", capacity, use);
    add_hop(candidates, leg->path, note);
  }
}

static void
pick_hop(View *view) {
  const ErpResults *results = results_of(view);
  GPtrArray *candidates = g_ptr_array_new_with_free_func(erp_candidate_free);
  const ErpFlow *flow = &results->flows[current_group(view).first];
  add_hops(candidates, results, flow->route);
  add_hops(candidates, results, flow->options->er.route);
  add_hops(candidates, results, flow->options->net.route);
  pick(view, _("Edit hop"), candidates, hop_picked);
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
  case ERP_COMMAND_FIND:
    if (view->groups->len > 0)
      pick_flow(view);
    return TRUE;
  case ERP_COMMAND_EDIT_HOP:
    if (view->groups->len > 0)
      pick_hop(view);
    return TRUE;
  case ERP_COMMAND_SHOW_ON_MAP:
    erp_tui_select(base->tui, view->site);
    return FALSE; /* the application leads there */
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
  if (view->picker != NULL)
    return handle_picker(view, key);
  if (key->modifiers != 0)
    return ERP_REACT_NONE;
  switch ((guint) key->code) {
  case ERP_KEY_ENTER:
    apply(view);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  case ERP_KEY_CHAR:
    if (key->c != 'a')
      return ERP_REACT_NONE;
    apply_all(view);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
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
  erp_picker_free(view->picker);
  g_free(view->flagged);
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
