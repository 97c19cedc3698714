#include "tui/map/map-side.h"

#include "base/names.h"
#include "tui/map/map-detail.h"
#include "tui/map/map-overlay.h"
#include "tui/widget/list.h"
#include "tui/show.h"
#include "base/i18n.h"

#define BY_RTT 2 /* column */

struct _ErpMapSide {
  ErpTui *tui;
  ErpList *list;
  const ErpPlan *plan;           /* the rows are of these; borrowed */
  const ErpResults *results;     /* or NULL */
  const ErpRecord *const *sites; /* borrowed from the plan */
  guint n_sites;
  guint n_unplaced; /* without coordinates: they stand under a heading of their own, first */
  guint32 *nodes;   /* of each in the results, or ERP_NONE; its figures are theirs */
  gint64 *rtt;      /* worst planned round trip of each, ERP_UNSET = unknown */
  guint8 *modelled;
  guint8 *verdict; /* ErpVerdict */
  guint8 *lost;
  char *also; /* what else is drawn where the selection is, or NULL */
};

/* ---- rows ---------------------------------------------------------------------------------- */

static const ErpSite *
site_of(const ErpMapSide *side, guint row) {
  return ERP_AS(ErpSite, SITE, side->sites[row]);
}

static const char *
row_id(guint row, gpointer user) {
  return site_of(user, row)->id;
}

static int
find_row(const char *id, gpointer user) {
  const ErpMapSide *side = user;
  const ErpRecord *record = erp_plan_find(side->plan, id);
  for (guint i = 0; record != NULL && i < side->n_sites; i++)
    if (side->sites[i] == record)
      return (int) i;
  return -1;
}

static char *
verdict_mark(guint row, gpointer user) {
  const ErpMapSide *side = user;
  if (side->lost[row])
    return g_strdup("x");
  return g_strdup(side->verdict[row] == ERP_VERDICT_FAIL   ? "!"
                  : side->verdict[row] == ERP_VERDICT_WARN ? "~"
                                                           : "");
}

static ErpStyle
verdict_style(guint row, gpointer user) {
  const ErpMapSide *side = user;
  return erp_show_verdict_style((ErpVerdict) side->verdict[row]);
}

static char *
name(guint row, gpointer user) {
  const ErpSite *site = site_of(user, row);
  return g_strdup(erp_name_or(site->name, site->id));
}

static char *
rtt(guint row, gpointer user) {
  const ErpMapSide *side = user;
  return erp_show_time(side->rtt[row],
                       side->modelled[row] ? ERP_PROVENANCE_MODELLED : ERP_PROVENANCE_MEASURED);
}

static int
by_verdict(guint a, guint b, gpointer user) {
  const ErpMapSide *side = user;
  return (int) side->verdict[b] - (int) side->verdict[a];
}

static int
by_rtt(guint a, guint b, gpointer user) {
  const ErpMapSide *side = user;
  return side->rtt[a] < side->rtt[b] ? -1 : side->rtt[a] > side->rtt[b];
}

static const ErpColumn columns[] = {
    {N_("!"), ERP_ALIGN_LEFT, 1, 0, verdict_mark, by_verdict, verdict_style},
    {N_("Site"), ERP_ALIGN_LEFT, 8, 1, name, NULL, NULL},
    {N_("RTT"), ERP_ALIGN_RIGHT, 9, 0, rtt, by_rtt, NULL},
};

/* Sites that no map shows, to be given a place, before the others. */
static gboolean
is_unplaced(const ErpRecord *record) {
  const ErpSite *site = ERP_AS(ErpSite, SITE, record);
  return site->lat == ERP_UNSET || site->lon == ERP_UNSET;
}

static char *
place_key(guint row, gpointer user) {
  const ErpMapSide *side = user;
  return g_strdup(is_unplaced(side->sites[row]) ? "nowhere" : "map");
}

static int
by_place(guint a, guint b, gpointer user) {
  const ErpMapSide *side = user;
  return (int) is_unplaced(side->sites[b]) - (int) is_unplaced(side->sites[a]);
}

static char *
place_heading(const guint *rows, guint n, gpointer user) {
  const ErpMapSide *side = user;
  return is_unplaced(side->sites[rows[0]]) ? g_strdup_printf(_("No place: %u"), n)
                                           : g_strdup_printf(_("On map: %u"), n);
}

static const ErpGrouping by_places = {place_key, by_place, place_heading};

/* ---- figures ------------------------------------------------------------------------------- */

/* The worst of the ways its traffic takes. */
static void
read_round_trip(ErpMapSide *side, guint row, guint32 node) {
  const ErpResults *results = side->results;
  guint n;
  guint first = erp_results_site_flows(results, node, &n);
  guint32 last = ERP_NONE;
  for (guint i = first; i < first + n; i++) {
    guint32 index = results->flows[i].route;
    if (index == last || index == ERP_NONE || results->routes[index].rtt <= side->rtt[row])
      continue;
    last = index;
    side->rtt[row] = results->routes[index].rtt;
    side->modelled[row] = results->routes[index].provenance == ERP_PROVENANCE_MODELLED;
  }
}

static void
read_figures(ErpMapSide *side, guint row, guint32 node) {
  const ErpResults *results = side->results;
  side->nodes[row] = node;
  side->rtt[row] = ERP_UNSET;
  side->modelled[row] = FALSE;
  side->verdict[row] = ERP_VERDICT_NOT_APPLICABLE;
  if (node == ERP_NONE || node >= results->network->n_sites)
    return;
  side->verdict[row] = (guint8) results->sites[node].verdict;
  read_round_trip(side, row, node);
}

/* Whether a node's figures are in these results what they were in those before. */
static gboolean
is_as_before(const ErpResults *results, const ErpResults *before, guint32 node) {
  if (results == before)
    return TRUE;
  const ErpChanges *changes = results != NULL && before != NULL ? results->changes : NULL;
  return changes != NULL && changes->of == before && changes->settled != NULL &&
         node < results->network->n_sites && changes->settled[node] != 0;
}

/* TRUE when the row shows something else than before. */
static gboolean
read_row(ErpMapSide *side, guint row, const ErpResults *before) {
  guint32 node = erp_overlay_node(side->results, side->sites[row], row);
  guint8 lost = node != ERP_NONE && side->results->network->lost.nodes[node] != 0;
  gboolean other = side->lost[row] != lost;
  side->lost[row] = lost;
  if (side->nodes[row] == node && is_as_before(side->results, before, node))
    return other;
  gint64 rtt = side->rtt[row];
  guint8 modelled = side->modelled[row], verdict = side->verdict[row];
  read_figures(side, row, node);
  return other || rtt != side->rtt[row] || modelled != side->modelled[row] ||
         verdict != side->verdict[row];
}

/* Whether rows of the same number tell of the same sites by the same names, under the same heading.
 */
static gboolean
same_sites(const ErpRecord *const *before, const ErpRecord *const *now, guint n) {
  for (guint i = 0; i < n; i++) {
    if (before[i] == now[i])
      continue;
    const ErpSite *was = ERP_AS(ErpSite, SITE, before[i]), *is = ERP_AS(ErpSite, SITE, now[i]);
    if (g_strcmp0(was->id, is->id) != 0 || g_strcmp0(was->name, is->name) != 0 ||
        is_unplaced(before[i]) != is_unplaced(now[i]))
      return FALSE;
  }
  return TRUE;
}

static void
make_room(ErpMapSide *side, guint n) {
  side->nodes = g_renew(guint32, side->nodes, n + 1);
  side->rtt = g_renew(gint64, side->rtt, n + 1);
  side->modelled = g_renew(guint8, side->modelled, n + 1);
  side->verdict = g_renew(guint8, side->verdict, n + 1);
  side->lost = g_renew(guint8, side->lost, n + 1);
  for (guint row = side->n_sites; row < n; row++) {
    side->lost[row] = FALSE;
    read_figures(side, row, ERP_NONE);
  }
}

/* Without headings as long as every site has a place. */
static void
group_rows(ErpMapSide *side) {
  guint n = 0;
  for (guint i = 0; i < side->n_sites; i++)
    n += is_unplaced(side->sites[i]);
  if ((n > 0) != (side->n_unplaced > 0))
    erp_list_group(side->list, n > 0 ? &by_places : NULL);
  side->n_unplaced = n;
}

/* The list is told only of rows that show something else, as it measures and sorts them then. */
static void
read_rows(ErpMapSide *side, const ErpPlan *plan, const ErpResults *results) {
  const ErpRecord *const *sites_before = side->sites;
  const ErpResults *before = side->results;
  guint n;
  side->plan = plan;
  side->results = results;
  side->sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  gboolean others = n != side->n_sites || !same_sites(sites_before, side->sites, n);
  gboolean other = others;
  make_room(side, n);
  side->n_sites = n;
  for (guint row = 0; row < n; row++)
    other |= read_row(side, row, before);
  if (other)
    erp_list_set_rows(side->list, n);
  if (others)
    group_rows(side);
}

/* A selection alone leaves the rows as they are. */
void
erp_map_side_update(ErpMapSide *side) {
  ErpSession *session = erp_tui_session(side->tui);
  const ErpPlan *plan = erp_session_plan(session);
  const ErpResults *results = erp_session_results(session);
  if (side->plan != plan || side->results != results)
    read_rows(side, plan, results);
  if (erp_tui_selection(side->tui) != NULL)
    erp_list_select(side->list, erp_tui_selection(side->tui));
}

ErpMapSide *
erp_map_side_new(ErpTui *tui) {
  ErpMapSide *side = g_new0(ErpMapSide, 1);
  side->tui = tui;
  const ErpRows rows = {row_id, side, find_row};
  side->list = erp_list_new(columns, G_N_ELEMENTS(columns), &rows);
  erp_list_sort_by(side->list, BY_RTT);
  erp_list_sort_by(side->list, BY_RTT); /* the worst first */
  erp_map_side_update(side);
  return side;
}

void
erp_map_side_free(ErpMapSide *side) {
  erp_list_free(side->list);
  g_free(side->nodes);
  g_free(side->rtt);
  g_free(side->modelled);
  g_free(side->verdict);
  g_free(side->lost);
  g_free(side->also);
  g_free(side);
}

/* ---- keys ---------------------------------------------------------------------------------- */

static void
follow(ErpMapSide *side) {
  const char *id = erp_list_current_id(side->list);
  if (id != NULL)
    erp_tui_select(side->tui, id);
}

void
erp_map_side_enter(ErpMapSide *side) {
  follow(side);
}

void
erp_map_side_mark(ErpMapSide *side, const char *id) {
  erp_list_mark(side->list, id);
}

guint
erp_map_side_handle(ErpMapSide *side, const ErpKey *key) {
  guint reaction = erp_list_handle(side->list, key);
  if (reaction != ERP_REACT_NONE)
    follow(side);
  return reaction;
}

gboolean
erp_map_side_command(ErpMapSide *side, guint command) {
  if (erp_list_command(side->list, command) == ERP_REACT_NONE)
    return FALSE;
  follow(side);
  return TRUE;
}

/* ---- drawing ------------------------------------------------------------------------------- */

/* Rows for the details: all they need, as long as the list keeps some. */
static int
detail_rows(const ErpMapSide *side, const GArray *lines, int height) {
  int wanted = (int) lines->len + (side->also != NULL ? 1 : 0);
  int most = height >= 30 ? height / 2 : height / 3;
  return lines->len == 0 || height < 9 ? 0 : MIN(wanted, most);
}

void
erp_map_side_set_also(ErpMapSide *side, const char *text) {
  char *copy = g_strdup(text);
  g_free(side->also);
  side->also = copy;
}

static void
draw_details(const ErpMapSide *side, const GArray *lines, ErpCells *cells, ErpRect rect) {
  gboolean stale = erp_session_stale(erp_tui_session(side->tui));
  int y = rect.y, end = rect.y + rect.height;
  for (guint i = 0; i < lines->len && y < end; i++) {
    const ErpDetailLine *line = &g_array_index(lines, ErpDetailLine, i);
    erp_cells_field(cells, rect.x, y++, rect.width, i > 0 && stale ? ERP_STYLE_DIM : line->style,
                    line->text);
    if (i == 0 && side->also != NULL && y < end)
      erp_cells_field(cells, rect.x, y++, rect.width, ERP_STYLE_TEXT, side->also);
  }
}

void
erp_map_side_draw(ErpMapSide *side, ErpCells *cells, ErpRect rect, gboolean focused) {
  g_autoptr(GArray) lines =
      erp_map_detail(erp_tui_session(side->tui), erp_tui_selection(side->tui));
  int lower = detail_rows(side, lines, rect.height);
  ErpRect upper = {rect.x, rect.y, rect.width, rect.height - lower};
  if (focused)
    erp_list_draw_focused(side->list, cells, upper);
  else
    erp_list_draw(side->list, cells, upper);
  draw_details(side, lines, cells, (ErpRect){rect.x, rect.y + upper.height, rect.width, lower});
}
