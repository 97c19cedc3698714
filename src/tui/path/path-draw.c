#include "tui/path/path-draw.h"

#include <string.h>

#include "tui/path/path-steps.h"
#include "tui/show.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

#define LEAST_LEG 20 /* columns a leg needs beside others */
#define NARROW 60    /* below, the head of a way has no room for all figures */
#define WIDE 100     /* from here on, words in full */

/* ---- groups of flows --------------------------------------------------------------------------
 */

static gboolean
alike(const ErpFlow *a, const ErpFlow *b) {
  return a->service == b->service && (a->group == ERP_NONE) == (b->group == ERP_NONE) &&
         a->group != ERP_NONE && a->via == b->via && a->route == b->route &&
         a->decisive == b->decisive && a->reasons == b->reasons &&
         a->options->er.rtt == b->options->er.rtt && a->options->net.rtt == b->options->net.rtt &&
         a->options->best == b->options->best && a->verdict == b->verdict;
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

/* A way of the page, for the table of latency budgets. */
typedef struct {
  char letter;
  const ErpBudget *budget; /* NULL = only the sum is known */
  gint64 rtt;
  ErpProvenance provenance;
} Way;

enum { WAYS = 3 }; /* at most on a page */

typedef struct {
  const ErpResults *results;
  ErpCells *cells;
  ErpStyle plain;
  int y;
  Way ways[WAYS];
  guint n_ways;
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
  if (leg->path == NULL)
    return g_strdup(_("not counted"));
  if (leg->capacity == ERP_UNSET)
    return g_strdup(_("no capacity stated"));
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

static void
draw_point_row(Page *page, const ErpPathPoint *point) {
  ErpCells *cells = page->cells;
  erp_cells_put(cells, 1, page->y, symbol_style(point->kind), symbol(point->kind, cells->charset));
  erp_cells_field(cells, 3, page->y, cells->width - 4, page->plain, point->name);
}

/* Below the point it begins at, where one line is too short for both. */
static void
draw_leg_rows(Page *page, const ErpPathLeg *leg) {
  ErpCells *cells = page->cells;
  g_autofree char *name = leg_name(leg), *load = leg_load(page, leg), *way = leg_distance(leg);
  g_autofree char *figures = g_strdup_printf("%s  %s", way, load);
  erp_cells_line(cells, 1, page->y, 2, TRUE, leg_style(leg));
  line(page, 3, page->plain, name);
  line(page, 3, load_style(page, leg), figures);
}

/* A leg and the point it leads to on each line, where there are too many for one line. */
static void
draw_down(Page *page, const ErpPathSteps *steps) {
  ErpCells *cells = page->cells;
  for (guint i = 0; i < steps->points->len; i++) {
    const ErpPathLeg *leg = i == 0 ? NULL : &g_array_index(steps->legs, ErpPathLeg, i - 1);
    if (leg != NULL && cells->width < NARROW)
      draw_leg_rows(page, leg);
    draw_point_row(page, &g_array_index(steps->points, ErpPathPoint, i));
    if (leg != NULL && cells->width >= NARROW) {
      int x = 24;
      g_autofree char *name = leg_name(leg), *load = leg_load(page, leg), *way = leg_distance(leg);
      g_autofree char *text = g_strdup_printf("%s  %s  %s", way, load, name);
      erp_cells_field(cells, x, page->y, cells->width - x, load_style(page, leg), text);
    }
    page->y++;
  }
}

/* The four parts and their sum in a line; wide pages have a table instead. */
static void
draw_budget(Page *page, const ErpRoute *route) {
  const ErpBudget *budget = &route->budget;
  ErpProvenance p = route->provenance;
  g_autofree char *propagation = erp_show_time(budget->propagation, p);
  g_autofree char *serialisation = erp_show_time(budget->serialisation, ERP_PROVENANCE_DECLARED);
  g_autofree char *processing = erp_show_time(budget->processing, ERP_PROVENANCE_DECLARED);
  g_autofree char *queueing = erp_show_time(budget->queueing, ERP_PROVENANCE_DECLARED);
  g_autofree char *sum = erp_show_time(route->rtt, p);
  g_autofree char *text = g_strdup_printf(_("distance %s + serial. %s + proc. %s + queue %s = %s"),
                                          propagation, serialisation, processing, queueing, sum);
  g_auto(GStrv) lines = erp_cells_wrap(page->cells->charset, text, page->cells->width - 1);
  for (char **text_line = lines; *text_line != NULL; text_line++)
    line(page, 1, page->plain, *text_line);
}

/* ---- the table of latency budgets ------------------------------------------------------------ */

enum { PARTS = 5 }; /* rows: four parts and their sum */

/* Only distances are modelled; the rest is worked out from what the plan says. */
static gint64
budget_part(const Way *way, guint part, ErpProvenance *provenance) {
  *provenance = part == 0 || part == PARTS - 1 ? way->provenance : ERP_PROVENANCE_DECLARED;
  if (part == PARTS - 1)
    return way->rtt;
  if (way->budget == NULL)
    return ERP_UNSET;
  const gint64 parts[] = {way->budget->propagation, way->budget->serialisation,
                          way->budget->processing, way->budget->queueing};
  return parts[part];
}

static void
draw_right(const Page *page, int x, int width, ErpStyle style, const char *text) {
  int used = MIN(erp_cells_text_width(page->cells->charset, text), width);
  erp_cells_text(page->cells, x + width - used, page->y, used, style, text);
}

static void
draw_part(Page *page, guint part, int first, int width) {
  gint64 values[WAYS];
  ErpProvenance provenance = ERP_PROVENANCE_MEASURED;
  for (guint i = 0; i < page->n_ways; i++) {
    ErpProvenance from;
    values[i] = budget_part(&page->ways[i], part, &from);
    provenance = MAX(provenance, from);
    g_autofree char *text = erp_show_time(values[i], from);
    draw_right(page, first + (int) i * width, width, page->plain, text);
  }
  guint last = page->n_ways - 1;
  if (last > 0 && values[0] != ERP_UNSET && values[last] != ERP_UNSET) {
    g_autofree char *text = erp_show_time(values[0] - values[last], provenance);
    draw_right(page, first + (int) page->n_ways * width, width, page->plain, text);
  }
}

/* What each part of the round trip costs on each way, and how much more on the planned one. */
static void
draw_budgets(Page *page) {
  static const char *const names[PARTS] = {N_("propagation"), N_("serialisation"), N_("processing"),
                                           N_("queueing"), N_("round trip")};
  const int first = 24, width = 14;
  erp_cells_text(page->cells, 1, page->y, first, ERP_STYLE_HEADING, _("Latency budget"));
  for (guint i = 0; i < page->n_ways; i++) {
    const char letter[] = {page->ways[i].letter, '\0'};
    draw_right(page, first + (int) i * width, width, ERP_STYLE_HEADING, letter);
  }
  if (page->n_ways > 1) {
    g_autofree char *difference = g_strdup_printf("A - %c", page->ways[page->n_ways - 1].letter);
    draw_right(page, first + (int) page->n_ways * width, width, ERP_STYLE_HEADING, difference);
  }
  page->y++;
  for (guint part = 0; part < PARTS; part++, page->y++) {
    erp_cells_text(page->cells, 3, page->y, first - 3, page->plain, _(names[part]));
    draw_part(page, part, first, width);
  }
}

/* ---- a way with its head --------------------------------------------------------------------- */

/* "1.24 Gb/s free", in the direction with less to spare; NULL when no capacity is stated. */
static char *
say_free(const ErpRoute *route) {
  ErpDirection d = route->residual[ERP_UP] < route->residual[ERP_DOWN] ? ERP_UP : ERP_DOWN;
  gint64 free = route->residual[d];
  if (route->residual_element[d] == ERP_NONE || free == ERP_UNSET)
    return NULL;
  if (free == 0)
    return g_strdup(_("nothing free"));
  g_autofree char *amount = erp_show_rate(ABS(free));
  return g_strdup_printf(free < 0 ? _("%s too little") : _("%s free"), amount);
}

/* "A  ExpressRoute er-ams (as planned)" with the round trip at the right. */
static void
draw_way_head(Page *page, char letter, const char *way, const char *role, const char *figures) {
  g_autofree char *left = g_strdup_printf("%c  %s (%s)", letter, way, role);
  ErpCells *cells = page->cells;
  int width = MIN(erp_cells_text_width(cells->charset, figures), cells->width);
  erp_cells_field(cells, 0, page->y, cells->width - width - 1, ERP_STYLE_HEADING, left);
  erp_cells_text(cells, cells->width - width, page->y, width, ERP_STYLE_HEADING, figures);
  page->y++;
}

static void
draw_steps(Page *page, const ErpPathSteps *steps) {
  if ((int) steps->legs->len * LEAST_LEG <= page->cells->width - 3)
    draw_across(page, steps);
  else
    draw_down(page, steps);
}

/* "~40.0 ms", on wide pages "~40.0 ms modelled". */
static char *
say_rtt(const Page *page, gint64 rtt, ErpProvenance provenance) {
  g_autofree char *text = erp_show_time(rtt, provenance);
  return page->cells->width < WIDE
             ? g_steal_pointer(&text)
             : g_strdup_printf("%s %s", text, erp_provenance_word(provenance));
}

static void
draw_way(Page *page, char letter, guint32 index, const char *role) {
  const ErpRoute *route = &page->results->routes[index];
  g_autofree char *way = erp_show_way(page->results, index);
  g_autofree char *rtt = say_rtt(page, route->rtt, route->provenance);
  g_autofree char *rate = erp_show_rate(route->capacity[ERP_DOWN]);
  g_autofree char *free = say_free(route);
  g_autofree char *figures = free == NULL || page->cells->width < NARROW
                                 ? g_strdup_printf(_("RTT %s  %s"), rtt, rate)
                                 : g_strdup_printf(_("RTT %s  %s, %s"), rtt, rate, free);
  draw_way_head(page, letter, way, role, figures);
  g_autoptr(ErpPathSteps) steps = erp_path_steps_new(page->results, route);
  draw_steps(page, steps);
  page->ways[page->n_ways++] = (Way){letter, &route->budget, route->rtt, route->provenance};
  if (page->cells->width < WIDE)
    draw_budget(page, route);
  if (free != NULL && page->cells->width < NARROW)
    line(page, 1, page->plain, free);
}

/* What a breakout at the site itself would give. */
static void
draw_breakout(Page *page, char letter, const ErpFlow *flow) {
  g_autoptr(ErpPathSteps) steps = erp_path_steps_breakout(page->results, flow);
  if (steps == NULL)
    return;
  g_autofree char *rtt = say_rtt(page, flow->options->best, flow->options->best_provenance);
  g_autofree char *figures = g_strdup_printf(_("RTT %s"), rtt);
  page->ways[page->n_ways++] =
      (Way){letter, NULL, flow->options->best, flow->options->best_provenance};
  draw_way_head(page, letter, _("local internet breakout"), _("not in the plan"), figures);
  if (page->cells->width < WIDE)
    draw_down(page, steps);
  else
    draw_across(page, steps);
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
  return flow->via == ERP_VIA_EXPRESSROUTE ? &flow->options->er
         : flow->via == ERP_VIA_INTERNET   ? &flow->options->net
                                           : NULL;
}

static guint32
other_route(const ErpFlow *flow) {
  guint32 other =
      flow->via == ERP_VIA_EXPRESSROUTE ? flow->options->net.route : flow->options->er.route;
  return flow->via == ERP_VIA_PRIVATE ? ERP_NONE : other;
}

/* A breakout at the site would be clearly nearer than every way there is. */
static gboolean
wants_breakout(const ErpFlow *flow) {
  const ErpAlternative *way = planned(flow);
  return way != NULL && way->rtt != ERP_UNSET && way->penalty_class > ERP_PENALTY_NONE &&
         (flow->options->net.rtt == ERP_UNSET ||
          flow->options->net.penalty_class > ERP_PENALTY_NONE);
}

static void
draw_ways(Page *page, const ErpFlow *flow) {
  char letter = 'A';
  if (flow->via == ERP_VIA_NONE || flow->route == ERP_NONE)
    line(page, 0, ERP_STYLE_BAD, _("A  no way: this traffic does not get there"));
  else
    draw_way(page, letter, flow->route,
             flow->by_policy ? _("planned, by policy") : _("as planned"));
  guint32 other = other_route(flow);
  if (flow->via == ERP_VIA_PRIVATE)
    return;
  page->y++;
  if (other != ERP_NONE)
    draw_way(page, ++letter, other, _("alternative"));
  if (other != ERP_NONE && wants_breakout(flow))
    page->y++;
  if (wants_breakout(flow))
    draw_breakout(page, ++letter, flow);
  if (other == ERP_NONE) {
    g_autofree char *text = g_strdup_printf(
        flow->via == ERP_VIA_EXPRESSROUTE ? _("No way by the internet: %s")
                                          : _("No way by ExpressRoute: %s"),
        flow->missing != ERP_LACKS_NOTHING ? erp_lack_text(flow->missing) : _("there is none"));
    paragraph(page, "", text);
  }
}

/* Where the traffic is made to leave, if not at the site itself. */
static const char *
pinned_to(const ErpResults *results, const ErpFlow *flow) {
  const ErpNetwork *network = results->network;
  if (flow->route == ERP_NONE)
    return NULL;
  const ErpRoute *route = &results->routes[flow->route];
  if (route->circuit != ERP_NONE)
    return network->nodes[network->circuits[route->circuit].node].name;
  if (route->egress == ERP_NONE || network->egresses[route->egress].node == flow->site)
    return route->door == ERP_NONE || route->door == flow->options->best_door
               ? NULL
               : network->doors[route->door].metro;
  return network->nodes[network->egresses[route->egress].node].name;
}

static void
draw_penalty(Page *page, const ErpFlow *flow) {
  const ErpAlternative *way = planned(flow);
  if (way == NULL || way->rtt == ERP_UNSET || flow->options->best == ERP_UNSET)
    return;
  ErpProvenance provenance =
      MAX(erp_route_provenance(page->results, way->route), flow->options->best_provenance);
  g_autofree char *penalty = erp_show_time(way->penalty, provenance);
  g_autofree char *best = erp_show_time(flow->options->best, flow->options->best_provenance);
  g_autofree char *detour = erp_show_length(way->detour);
  g_autofree char *text = g_strdup_printf(
      _("%s (%s) against %s by the best local breakout; detour %s; score %u, best %u"), penalty,
      erp_penalty_word(way->penalty_class), best, detour, erp_alternative_score(page->results, way),
      erp_alternative_score_best(page->results, way));
  const char *place = way->penalty > 0 ? pinned_to(page->results, flow) : NULL;
  g_autofree char *whole =
      place == NULL ? g_strdup(text) : g_strdup_printf(_("%s; pinned to %s"), text, place);
  paragraph(page, _("Penalty"), whole);
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
  Page page = {.results = results, .cells = cells, .plain = plain};
  const ErpFlow *flow = &results->flows[group.first];
  draw_head(&page, group, corner);
  draw_ways(&page, flow);
  page.y++;
  if (page.n_ways > 0 && cells->width >= WIDE) {
    draw_budgets(&page);
    page.y++;
  }
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
