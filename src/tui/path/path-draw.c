#include "tui/path/path-draw.h"

#include <string.h>

#include "tui/path/path-steps.h"
#include "tui/show.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

#define LEAST_LEG 18 /* columns a leg needs beside others */

/* ---- groups of flows --------------------------------------------------------------------------
 */

static gboolean
alike(const ErpFlow *a, const ErpFlow *b) {
  return a->service == b->service && (a->group == ERP_NONE) == (b->group == ERP_NONE) &&
         a->group != ERP_NONE && a->via == b->via && a->route == b->route &&
         a->decisive == b->decisive && a->reasons == b->reasons && a->er.rtt == b->er.rtt &&
         a->net.rtt == b->net.rtt && a->best == b->best && a->verdict == b->verdict;
}

GArray *
erp_flow_groups(const ErpResults *results, guint32 site) {
  GArray *groups = g_array_new(FALSE, FALSE, sizeof(ErpFlowGroup));
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n;) {
    ErpFlowGroup group = {i, 1};
    while (i + group.n < first + n && alike(&results->flows[i], &results->flows[i + group.n]))
      group.n++;
    g_array_append_val(groups, group);
    i += group.n;
  }
  return groups;
}

/* ---- a page in the making ---------------------------------------------------------------------
 */

typedef struct {
  const ErpResults *results;
  ErpCells *cells;
  ErpStyle plain;
  int y;
} Page;

static void
line(Page *page, int x, ErpStyle style, const char *text) {
  erp_cells_field(page->cells, x, page->y++, page->cells->width - x, style, text);
}

/* A label and a text that is wrapped beside it. */
static void
paragraph(Page *page, const char *label, const char *text) {
  int indent = MIN(15, page->cells->width / 3);
  g_auto(GStrv) lines = erp_cells_wrap(page->cells->charset, text, page->cells->width - indent);
  erp_cells_field(page->cells, 1, page->y, indent - 2, ERP_STYLE_HEADING, label);
  for (char **text_line = lines; *text_line != NULL; text_line++)
    line(page, indent, page->plain, *text_line);
  if (lines[0] == NULL)
    page->y++;
}

/* ---- a way ------------------------------------------------------------------------------------
 */

static gunichar
symbol(ErpPointKind kind, ErpCharset charset) {
  static const gunichar signs[] = {0x25cf, 0x25c6, 0x25b2, 0x25cb, 0x25a1, 0x25a0}; /* ●◆▲○□■ */
  static const char letters[] = "oHPdER";
  return charset == ERP_CHARSET_ASCII ? (gunichar) letters[kind] : signs[kind];
}

static ErpStyle
symbol_style(ErpPointKind kind) {
  static const ErpStyle styles[] = {ERP_STYLE_SITE, ERP_STYLE_HUB,   ERP_STYLE_LOCATION,
                                    ERP_STYLE_TEXT, ERP_STYLE_ENTRY, ERP_STYLE_REGION};
  return styles[kind];
}

static char *
leg_name(const ErpPathLeg *leg) {
  return leg->bottleneck ? g_strdup_printf(_("%s (worst link)"), leg->name) : g_strdup(leg->name);
}

/* "2 Gb/s 93 % !" */
static char *
leg_load(const Page *page, const ErpPathLeg *leg) {
  if (leg->capacity == ERP_UNSET)
    return g_strdup(_("not counted"));
  g_autofree char *capacity = erp_show_rate(leg->capacity);
  if (leg->utilisation == ERP_UNSET)
    return g_steal_pointer(&capacity);
  g_autofree char *use = erp_show_percent(leg->utilisation);
  gunichar mark = erp_show_load_mark(page->results, leg->utilisation);
  return mark == ' ' ? g_strdup_printf("%s %s", capacity, use)
                     : g_strdup_printf("%s %s %c", capacity, use, (char) mark);
}

/* "340 km ~5.2 ms" */
static char *
leg_distance(const ErpPathLeg *leg) {
  g_autofree char *length = erp_show_length(leg->length);
  ErpProvenance provenance = leg->rtt == 0 ? ERP_PROVENANCE_MEASURED : leg->provenance;
  g_autofree char *rtt = erp_show_time(leg->rtt, provenance);
  return g_strdup_printf("%s %s", length, rtt);
}

static ErpStyle
load_style(const Page *page, const ErpPathLeg *leg) {
  return page->plain == ERP_STYLE_DIM ? page->plain
                                      : erp_show_load_style(page->results, leg->utilisation);
}

static ErpStyle
leg_style(const ErpPathLeg *leg) {
  return leg->bottleneck ? ERP_STYLE_PATH : ERP_STYLE_BORDER;
}

static void
draw_leg(const Page *page, const ErpPathLeg *leg, int x, int width) {
  ErpCells *cells = page->cells;
  g_autofree char *name = leg_name(leg), *load = leg_load(page, leg), *way = leg_distance(leg);
  erp_cells_line(cells, x + 1, page->y, width - 1, FALSE, leg_style(leg));
  erp_cells_field(cells, x + 2, page->y + 2, width - 3, page->plain, name);
  erp_cells_field(cells, x + 2, page->y + 3, width - 3, load_style(page, leg), load);
  erp_cells_field(cells, x + 2, page->y + 4, width - 3, page->plain, way);
}

static void
draw_point(const Page *page, const ErpPathPoint *point, int x, int width, gboolean last) {
  ErpCells *cells = page->cells;
  int used = MIN(erp_cells_text_width(cells->charset, point->name), width - 1);
  erp_cells_put(cells, x, page->y, symbol_style(point->kind), symbol(point->kind, cells->charset));
  erp_cells_field(cells, last ? x + 1 - used : x, page->y + 1, used, page->plain, point->name);
}

static int
name_width(const Page *page, const ErpPathSteps *steps, int i) {
  const ErpPathPoint *point = &g_array_index(steps->points, ErpPathPoint, (guint) i);
  return MIN(erp_cells_text_width(page->cells->charset, point->name),
             page->cells->width / ((int) steps->legs->len * 2));
}

/* All points on one line of symbols, their legs below. */
static void
draw_across(Page *page, const ErpPathSteps *steps) {
  int n = (int) steps->legs->len;
  int room = page->cells->width - 3;
  for (int i = 0; i <= n; i++) {
    int x = 1 + room * i / MAX(n, 1);
    int next = 1 + room * (i + 1) / MAX(n, 1);
    if (i < n)
      draw_leg(page, &g_array_index(steps->legs, ErpPathLeg, (guint) i), x, next - x);
    /* The last name stands left of its symbol and leaves room for the one before it. */
    int width = i < n - 1 || n == 0 ? next - x : room / n;
    if (i == n - 1)
      width = name_width(page, steps, i) + 1;
    if (i == n && n > 0)
      width -= name_width(page, steps, n - 1) + 2;
    draw_point(page, &g_array_index(steps->points, ErpPathPoint, (guint) i), x, width, i == n);
  }
  page->y += 5;
}

/* A leg and the point it leads to on each line, where there are too many for one line. */
static void
draw_down(Page *page, const ErpPathSteps *steps) {
  ErpCells *cells = page->cells;
  for (guint i = 0; i < steps->points->len; i++) {
    const ErpPathPoint *point = &g_array_index(steps->points, ErpPathPoint, i);
    const ErpPathLeg *leg = i == 0 ? NULL : &g_array_index(steps->legs, ErpPathLeg, i - 1);
    erp_cells_put(cells, 1, page->y, symbol_style(point->kind),
                  symbol(point->kind, cells->charset));
    int width = MIN(20, cells->width - 4);
    erp_cells_field(cells, 3, page->y, width, page->plain, point->name);
    if (leg != NULL) {
      g_autofree char *name = leg_name(leg), *load = leg_load(page, leg), *way = leg_distance(leg);
      g_autofree char *text = g_strdup_printf("%s  %s  %s", way, load, name);
      erp_cells_field(cells, 4 + width, page->y, cells->width - 4 - width, load_style(page, leg),
                      text);
    }
    page->y++;
  }
}

static void
draw_budget(Page *page, const ErpRoute *route) {
  const ErpBudget *budget = &route->budget;
  ErpProvenance p = route->provenance;
  g_autofree char *propagation = erp_show_time(budget->propagation, p);
  g_autofree char *serialisation = erp_show_time(budget->serialisation, ERP_PROVENANCE_DECLARED);
  g_autofree char *processing = erp_show_time(budget->processing, ERP_PROVENANCE_DECLARED);
  g_autofree char *queueing = erp_show_time(budget->queueing, ERP_PROVENANCE_DECLARED);
  g_autofree char *text =
      page->cells->width < 100
          ? g_strdup_printf(_("propagation %s + serial. %s + process. %s + queue %s"), propagation,
                            serialisation, processing, queueing)
          : g_strdup_printf(_("propagation %s + serialisation %s + processing %s + queueing %s"),
                            propagation, serialisation, processing, queueing);
  g_auto(GStrv) lines = erp_cells_wrap(page->cells->charset, text, page->cells->width - 1);
  for (char **text_line = lines; *text_line != NULL; text_line++)
    line(page, 1, page->plain, *text_line);
}

/* "A  ExpressRoute er-ams (as planned)" with the round trip at the right. */
static void
draw_way_head(Page *page, char letter, guint32 index, const char *role) {
  const ErpRoute *route = &page->results->routes[index];
  g_autofree char *way = erp_show_way(page->results, index);
  g_autofree char *rtt = erp_show_time(route->rtt, route->provenance);
  g_autofree char *rate = erp_show_rate(route->capacity[ERP_DOWN]);
  g_autofree char *left = g_strdup_printf("%c  %s (%s)", letter, way, role);
  g_autofree char *right = g_strdup_printf(_("RTT %s  %s"), rtt, rate);
  ErpCells *cells = page->cells;
  int width = MIN(erp_cells_text_width(cells->charset, right), cells->width);
  erp_cells_field(cells, 0, page->y, cells->width - width - 1, ERP_STYLE_HEADING, left);
  erp_cells_text(cells, cells->width - width, page->y, width, ERP_STYLE_HEADING, right);
  page->y++;
}

static void
draw_way(Page *page, char letter, guint32 index, const char *role) {
  draw_way_head(page, letter, index, role);
  const ErpRoute *route = &page->results->routes[index];
  g_autoptr(ErpPathSteps) steps = erp_path_steps_new(page->results, route);
  if ((int) steps->legs->len * LEAST_LEG <= page->cells->width - 3)
    draw_across(page, steps);
  else
    draw_down(page, steps);
  draw_budget(page, route);
}

/* ---- the flow ---------------------------------------------------------------------------------
 */

static void
draw_head(Page *page, ErpFlowGroup group, const char *corner) {
  const ErpResults *results = page->results;
  const ErpFlow *flow = &results->flows[group.first];
  gint64 rate[ERP_DIRECTIONS] = {0, 0};
  g_autoptr(GString) sets = g_string_new(NULL);
  for (guint i = 0; i < group.n; i++) {
    const ErpFlow *part = &results->flows[group.first + i];
    g_autofree char *text = erp_show_sets(results, part);
    g_string_append_printf(sets, "%s%s", sets->len == 0 ? "" : ", ", text);
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      rate[d] += part->rate[d];
  }
  g_autofree char *down = erp_show_rate(rate[ERP_DOWN]);
  g_autofree char *up = erp_show_rate(rate[ERP_UP]);
  g_autofree char *text =
      g_strdup_printf(_("%s to %s: %s down, %s up"), results->network->nodes[flow->site].name,
                      results->catalogue->services[flow->service].name, down, up);
  if (sets->len > 0) {
    g_autofree char *short_text = g_steal_pointer(&text);
    text = g_strdup_printf(_("%s (%s)"), short_text, sets->str);
  }
  ErpCells *cells = page->cells;
  int width = corner == NULL ? 0 : erp_cells_text_width(cells->charset, corner) + 1;
  if (width >= cells->width)
    width = 0;
  erp_cells_fill(cells, (ErpRect){0, page->y, cells->width, 1}, ERP_STYLE_TITLE);
  erp_cells_field(cells, 0, page->y, cells->width - width, ERP_STYLE_TITLE, text);
  if (width > 0)
    erp_cells_text(cells, cells->width - width + 1, page->y, width - 1, ERP_STYLE_TITLE, corner);
  page->y++;
}

static const ErpAlternative *
planned(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE ? &flow->er
         : flow->via == ERP_VIA_INTERNET   ? &flow->net
                                           : NULL;
}

static guint32
other_route(const ErpFlow *flow) {
  guint32 other = flow->via == ERP_VIA_EXPRESSROUTE ? flow->net.route : flow->er.route;
  return flow->via == ERP_VIA_PRIVATE ? ERP_NONE : other;
}

static void
draw_ways(Page *page, const ErpFlow *flow) {
  if (flow->via == ERP_VIA_NONE || flow->route == ERP_NONE)
    line(page, 0, ERP_STYLE_BAD, _("A  no way: this traffic does not get there"));
  else
    draw_way(page, 'A', flow->route, flow->by_policy ? _("planned, by policy") : _("as planned"));
  guint32 other = other_route(flow);
  page->y++;
  if (other != ERP_NONE) {
    draw_way(page, 'B', other, _("alternative"));
  } else if (flow->via != ERP_VIA_PRIVATE) {
    g_autofree char *text = g_strdup_printf(
        _("B  no other way: %s"), flow->missing != NULL ? flow->missing : _("there is none"));
    line(page, 0, ERP_STYLE_HEADING, text);
  }
}

static void
draw_penalty(Page *page, const ErpFlow *flow) {
  const ErpAlternative *way = planned(flow);
  if (way == NULL || way->rtt == ERP_UNSET || flow->best == ERP_UNSET)
    return;
  ErpProvenance provenance =
      MAX(erp_show_provenance(page->results, way->route), flow->best_provenance);
  g_autofree char *penalty = erp_show_time(way->penalty, provenance);
  g_autofree char *best = erp_show_time(flow->best, flow->best_provenance);
  g_autofree char *detour = erp_show_length(way->detour);
  g_autofree char *text = g_strdup_printf(
      _("%s (%s) against %s by the best local breakout; detour %s; score %u, best %u"), penalty,
      erp_penalty_word(way->penalty_class), best, detour, way->score, way->score_best);
  paragraph(page, _("Penalty"), text);
}

static void
draw_verdict(Page *page, const ErpFlow *flow) {
  int y = page->y;
  const char *word = erp_recommendation_word(flow->recommendation);
  g_autofree char *text =
      flow->recommendation == ERP_RECOMMEND_NONE
          ? g_strdup_printf(_("%s; nothing to decide"), erp_verdict_word(flow->verdict))
          : g_strdup_printf(_("%s; recommended: %s"), erp_verdict_word(flow->verdict), word);
  paragraph(page, _("Verdict"), text);
  if (page->plain != ERP_STYLE_DIM)
    erp_cells_text(page->cells, MIN(15, page->cells->width / 3), y, page->cells->width,
                   erp_show_verdict_style(flow->verdict), erp_verdict_word(flow->verdict));
  const char *label = _("Why");
  for (guint pass = 0; pass < 2; pass++)
    for (guint why = 0; why < ERP_WHY_LAST; why++) {
      gboolean decisive = why == (guint) flow->decisive;
      if ((flow->reasons >> why & 1u) == 0 || decisive != (pass == 0))
        continue;
      g_autofree char *reason =
          g_strdup_printf("%s: %s", erp_why_code((ErpWhy) why), erp_why_text((ErpWhy) why));
      paragraph(page, label, reason);
      label = "";
    }
}

int
erp_path_draw(const ErpResults *results, ErpFlowGroup group, ErpStyle plain, const char *corner,
              ErpCells *cells) {
  Page page = {results, cells, plain, 0};
  const ErpFlow *flow = &results->flows[group.first];
  draw_head(&page, group, corner);
  draw_ways(&page, flow);
  page.y++;
  draw_penalty(&page, flow);
  draw_verdict(&page, flow);
  return MIN(page.y, cells->height);
}

char *
erp_path_text(const ErpResults *results, ErpFlowGroup group, int width) {
  enum { PAGE_ROWS = 200 };
  g_autoptr(ErpCells) page = erp_cells_new(width, PAGE_ROWS, ERP_CHARSET_UTF8);
  int rows = erp_path_draw(results, group, ERP_STYLE_TEXT, NULL, page);
  g_autofree char *text = erp_cells_dump(page);
  const char *end = text;
  for (int i = 0; i < rows && *end != '\0'; i++) {
    const char *newline = strchr(end, '\n');
    end = newline == NULL ? end + strlen(end) : newline + 1;
  }
  return g_strndup(text, (gsize) (end - text));
}
