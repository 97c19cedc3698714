/* What lies between two plans, for a screen and for handing on: the figures first, then what moves,
 * circuits, findings and what was changed in the plan. */
#include "report/difference.h"

#include "base/hash.h"
#include "base/names.h"
#include "report/changes.h"
#include "report/figures.h"
#include "report/kinds/report-parts.h"
#include "plan/field.h"
#include "base/i18n.h"

enum { ROWS = 12, CHANGES = 40, NAMED = 5, MOVES = 3 };

static const char *
name_of(const ErpReview *review) {
  return erp_name_or(erp_plan_root(erp_review_results(review)->plan)->name, _("Unnamed plan"));
}

ErpPaper *
erp_difference_paper(const ErpDifference *difference, const ErpSubject *before,
                     const ErpSubject *after) {
  const char *was = name_of(difference->before), *is = name_of(difference->after);
  g_autofree char *title = g_str_equal(was, is) ? g_strdup_printf(_("%s, before and after"), is)
                                                : g_strdup_printf("%s -> %s", was, is);
  ErpPaper *paper = erp_paper_new(title, erp_review_today(difference->after));
  erp_report_difference(paper, difference, before, after);
  return paper;
}

/* ---- head ------------------------------------------------------------------------------------ */

static void
append(GString *text, const char *between, const char *more) {
  g_string_append_printf(text, "%s%s", text->len > 0 ? between : "", more);
}

static char *
show_regression(const ErpDifference *difference) {
  GString *text = g_string_new(NULL);
  guint failing = 0;
  for (ErpMeasureId i = 0; i < ERP_MEASURES; i++)
    if (difference->trends[i] == ERP_TREND_WORSE && erp_measure_info(i)->regression)
      append(text, "; ", _(erp_measure_info(i)->title));
  for (guint i = 0; i < difference->n_findings; i++)
    failing += erp_finding_change_is_regression(&difference->findings[i]);
  if (failing > 0) {
    g_autofree char *objects = g_strdup_printf(
        ERP_NGETTEXT("a rule fails %u object more", "rules fail %u objects more", failing),
        failing);
    append(text, "; ", objects);
  }
  if (text->len == 0)
    g_string_append(text, _("none"));
  return g_string_free(text, FALSE);
}

/* A change that its parent's says already: what stands in something added, or removed. */
static gboolean
is_within(const ErpDifference *difference, const ErpChange *change, const GHashTable *whole) {
  gboolean added = change->kind == ERP_CHANGE_ADDED;
  if (change->kind == ERP_CHANGE_CHANGED)
    return FALSE;
  const ErpReview *review = added ? difference->after : difference->before;
  const ErpRecord *record = added ? change->after : change->before;
  const ErpRecord *parent = erp_plan_parent(erp_review_results(review)->plan, record);
  return parent != NULL && g_hash_table_contains((GHashTable *) whole, parent);
}

/* The changes without those within others. Caller unrefs. */
static GPtrArray *
outer_changes(const ErpDifference *difference) {
  GPtrArray *outer = g_ptr_array_new();
  g_autoptr(GHashTable) whole = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < difference->structure->len; i++) {
    const ErpChange *change = difference->structure->pdata[i];
    if (change->kind != ERP_CHANGE_CHANGED)
      g_hash_table_add(
          whole, (gpointer) (change->kind == ERP_CHANGE_ADDED ? change->after : change->before));
  }
  for (guint i = 0; i < difference->structure->len; i++)
    if (!is_within(difference, difference->structure->pdata[i], whole))
      g_ptr_array_add(outer, difference->structure->pdata[i]);
  return outer;
}

static char *
count_changes(ErpChangeKind kind, guint n) {
  switch (kind) {
  case ERP_CHANGE_ADDED:
    return g_strdup_printf(_("%u added"), n);
  case ERP_CHANGE_REMOVED:
    return g_strdup_printf(_("%u removed"), n);
  case ERP_CHANGE_CHANGED:
    return g_strdup_printf(_("%u changed"), n);
  }
  g_assert_not_reached();
}

/* "Site: 60 changed; Internet access: 60 added" */
static char *
show_structure(const GPtrArray *changes) {
  guint counts[ERP_KIND_LAST][ERP_CHANGE_CHANGED + 1] = {{0}};
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < changes->len; i++) {
    const ErpChange *change = changes->pdata[i];
    counts[(change->after != NULL ? change->after : change->before)->kind][change->kind]++;
  }
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint c = 0; c <= ERP_CHANGE_CHANGED; c++) {
      g_autofree char *number = count_changes((ErpChangeKind) c, counts[kind][c]);
      if (counts[kind][c] > 0)
        append(all, ", ", number);
    }
    g_autofree char *line =
        g_strdup_printf("%s: %s", _(erp_kind_info((ErpKind) kind)->title), all->str);
    if (all->len > 0)
      append(text, "; ", line);
  }
  if (text->len == 0)
    g_string_append(text, _("nothing"));
  return g_string_free(text, FALSE);
}

/* ---- ways ------------------------------------------------------------------------------------ */

/* "own internet", "internet at par", "ExpressRoute er-ny" */
static char *
show_way(const ErpReview *review, const ErpRoute *route) {
  const ErpResults *results = erp_review_results(review);
  if (route == NULL)
    return g_strdup(_("none"));
  if (route->egress != ERP_NONE && results->network->egresses[route->egress].node == route->site)
    return g_strdup(_("own internet"));
  return erp_show_way(results, (guint32) (route - results->routes));
}

static const ErpRoute *
route_of(const ErpReview *review, const ErpFlow *flow) {
  return flow->route == ERP_NONE ? NULL : &erp_review_results(review)->routes[flow->route];
}

static char *
show_move(const ErpDifference *difference, const ErpFlowChange *flow) {
  g_autofree char *was = show_way(difference->before, route_of(difference->before, flow->before));
  g_autofree char *is = show_way(difference->after, route_of(difference->after, flow->after));
  return g_str_equal(was, is) ? g_strdup_printf(_("%s by another path"), is)
                              : g_strdup_printf("%s -> %s", was, is);
}

/* What many sites do alike. */
typedef struct {
  char *text;
  guint sites, last; /* last: place of the last site counted, from 1 */
  gint64 users;
} Move;

static void
free_move(gpointer pointer) {
  Move *move = pointer;
  g_free(move->text);
  g_free(move);
}

static int
by_users(gconstpointer a, gconstpointer b) {
  const Move *x = *(Move *const *) a, *y = *(Move *const *) b;
  if (x->users != y->users)
    return x->users > y->users ? -1 : 1;
  if (x->sites != y->sites)
    return x->sites > y->sites ? -1 : 1;
  return g_strcmp0(x->text, y->text);
}

static void
count_move(GHashTable *index, GPtrArray *moves, const ErpDifference *difference, guint site,
           const ErpFlowChange *flow) {
  g_autofree char *text = show_move(difference, flow);
  Move *move = g_hash_table_lookup(index, text);
  if (move == NULL) {
    move = g_new0(Move, 1);
    move->text = g_steal_pointer(&text);
    g_hash_table_insert(index, move->text, move);
    g_ptr_array_add(moves, move);
  }
  if (move->last == site + 1)
    return;
  move->last = site + 1;
  move->sites++;
  move->users += erp_outcome_users(difference->after, difference->sites[site].after);
}

/* "internet at par -> own internet (60 sites, 41250 users)", most users first; NULL when nothing
 * moves. */
static char *
show_moves(const ErpDifference *difference) {
  g_autoptr(GHashTable) index = g_hash_table_new(erp_hash_text, g_str_equal);
  g_autoptr(GPtrArray) moves = g_ptr_array_new_with_free_func(free_move);
  GString *text = g_string_new(NULL);
  for (guint s = 0; s < difference->n_sites; s++)
    for (guint i = 0; i < difference->sites[s].n_flows; i++)
      if (difference->sites[s].flows[i].way)
        count_move(index, moves, difference, s, &difference->sites[s].flows[i]);
  g_ptr_array_sort(moves, by_users);
  for (guint i = 0; i < MIN(moves->len, MOVES); i++) {
    const Move *move = moves->pdata[i];
    g_autofree char *line =
        g_strdup_printf(ERP_NGETTEXT("%s (%u site, %" G_GINT64_FORMAT " users)",
                                     "%s (%u sites, %" G_GINT64_FORMAT " users)", move->sites),
                        move->text, move->sites, move->users);
    append(text, "; ", line);
  }
  if (moves->len > MOVES) {
    guint more = moves->len - MOVES;
    g_autofree char *line =
        g_strdup_printf(ERP_NGETTEXT("%u other move", "%u other moves", more), more);
    append(text, "; ", line);
  }
  return g_string_free(text, text->len == 0);
}

/* ---- figures --------------------------------------------------------------------------------- */

static const char *
say_trend(ErpTrend trend) {
  static const char *const words[] = {N_("same"), N_("better"), N_("worse"), N_("changed")};
  return _(words[trend]);
}

/* What differs by less than is shown of it reads the same. */
static gboolean
is_told(const ErpDifference *difference, ErpMeasureId measure) {
  if (difference->trends[measure] != ERP_TREND_CHANGED)
    return difference->trends[measure] != ERP_TREND_SAME;
  g_autofree char *was = erp_show_measured(measure, &difference->outcomes[0].measured[measure]);
  g_autofree char *is = erp_show_measured(measure, &difference->outcomes[1].measured[measure]);
  return !g_str_equal(was, is);
}

static guint
count_told(const ErpDifference *difference, ErpTrend trend) {
  guint n = 0;
  for (ErpMeasureId i = 0; i < ERP_MEASURES; i++)
    n += difference->trends[i] == trend && is_told(difference, i);
  return n;
}

static void
add_figure(ErpGrid *grid, const ErpDifference *difference, ErpMeasureId measure) {
  const ErpMeasured *was = &difference->outcomes[0].measured[measure];
  const ErpMeasured *is = &difference->outcomes[1].measured[measure];
  gboolean near = difference->trends[measure] == ERP_TREND_CHANGED;
  erp_grid_cell(grid, _(erp_measure_info(measure)->title));
  erp_grid_cell_take(grid, erp_show_measured_beside(measure, was, near ? was : is));
  erp_grid_cell_take(grid, erp_show_measured_beside(measure, is, near ? is : was));
  erp_grid_cell(grid, say_trend(difference->trends[measure]));
}

static void
add_figures(ErpPaper *paper, const ErpDifference *difference) {
  if (count_told(difference, ERP_TREND_BETTER) + count_told(difference, ERP_TREND_WORSE) +
          count_told(difference, ERP_TREND_CHANGED) ==
      0)
    return;
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, _("figure"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("before"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("after"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("is"), ERP_ALIGN_LEFT);
  for (ErpMeasureId i = 0; i < ERP_MEASURES; i++)
    if (is_told(difference, i))
      add_figure(grid, difference, i);
}

/* What is known and the same in both. */
static void
add_same(ErpPaper *paper, const ErpDifference *difference) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (ErpMeasureId i = 0; i < ERP_MEASURES; i++) {
    const ErpMeasured *is = &difference->outcomes[1].measured[i];
    if (is_told(difference, i) || is->value == ERP_UNSET)
      continue;
    g_autofree char *value = erp_show_measured(i, is);
    g_autofree char *line = g_strdup_printf("%s %s", _(erp_measure_info(i)->title), value);
    append(text, "; ", line);
  }
  g_autofree char *all = g_strdup_printf(_("The same in both: %s."), text->str);
  if (text->len > 0)
    erp_paper_paragraph(paper, all);
}

static void
add_head(ErpPaper *paper, const ErpDifference *difference, const ErpSubject *before,
         const ErpSubject *after, const GPtrArray *changes) {
  g_autofree char *plans = g_strdup_printf(_("%s -> %s"), before->file, after->file);
  const char *was = erp_verdict_word(erp_review_tally(difference->before).verdict);
  const char *is = erp_verdict_word(erp_review_tally(difference->after).verdict);
  g_autofree char *verdict =
      was == is ? g_strdup_printf(_("%s in both"), is) : g_strdup_printf("%s -> %s", was, is);
  g_autofree char *figures = g_strdup_printf(
      _("%u better, %u worse, %u otherwise changed"), count_told(difference, ERP_TREND_BETTER),
      count_told(difference, ERP_TREND_WORSE), count_told(difference, ERP_TREND_CHANGED));
  g_autofree char *regression = show_regression(difference);
  g_autofree char *structure = show_structure(changes);
  g_autofree char *moves = show_moves(difference);
  erp_paper_row(paper, _("Verdict"), verdict);
  erp_paper_row(paper, _("Figures"), figures);
  erp_paper_row(paper, _("Regression"), regression);
  if (moves != NULL)
    erp_paper_row(paper, _("Traffic moves"), moves);
  erp_paper_row(paper, _("Changed"), structure);
  erp_paper_row(paper, _("Plans"), plans);
}

/* ---- sites ----------------------------------------------------------------------------------- */

/* What a table or list leaves out, and where it is. */
static void
add_more(ErpPaper *paper, guint n, guint most, const char *where) {
  if (n <= most)
    return;
  guint more = n - most;
  g_autofree char *text =
      g_strdup_printf(ERP_NGETTEXT("and %u more (%s)", "and %u more (%s)", more), more, where);
  erp_paper_paragraph(paper, text);
}

static gint64
gain(const ErpSiteChange *site) {
  if (site->before_m365 == NULL || site->after_m365 == NULL)
    return G_MAXINT64;
  return ABS(site->after_m365->rtt - site->before_m365->rtt);
}

static int
by_gain(gconstpointer a, gconstpointer b) {
  const ErpSiteChange *x = *(const ErpSiteChange *const *) a,
                      *y = *(const ErpSiteChange *const *) b;
  if (gain(x) != gain(y))
    return gain(x) > gain(y) ? -1 : 1;
  return g_strcmp0(x->id, y->id);
}

static void
add_site(ErpGrid *grid, const ErpDifference *difference, const ErpSiteChange *site) {
  const ErpRoute *was = site->before_m365, *is = site->after_m365;
  erp_grid_cell(grid, site->id);
  erp_grid_cell_take(grid, g_strdup_printf("%" G_GINT64_FORMAT,
                                           erp_outcome_users(difference->after, site->after)));
  erp_grid_cell_take(grid, show_way(difference->before, was));
  erp_grid_cell_take(grid, show_way(difference->after, is));
  erp_grid_cell_take(grid, was == NULL ? g_strdup("-") : erp_show_time(was->rtt, was->provenance));
  erp_grid_cell_take(grid, is == NULL ? g_strdup("-") : erp_show_time(is->rtt, is->provenance));
  erp_grid_cell_take(grid, site->n_ways > 0
                               ? g_strdup_printf(_("%u moved"), site->n_ways)
                               : g_strdup_printf(_("%u advised"), site->n_recommendations));
}

static void
add_sites(ErpPaper *paper, const ErpDifference *difference) {
  if (difference->n_sites == 0)
    return;
  g_autoptr(GPtrArray) sites = g_ptr_array_new();
  for (guint i = 0; i < difference->n_sites; i++)
    g_ptr_array_add(sites, &difference->sites[i]);
  g_ptr_array_sort(sites, by_gain);
  erp_paper_heading(paper, 1, "moves", _("What moves"));
  ErpGrid *grid = erp_paper_table(
      paper, _("Way and round trip of Microsoft 365; what moves, or is advised to go "
               "another way"));
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("users"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("before"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("after"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("after"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("flows"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < MIN(sites->len, ROWS); i++)
    add_site(grid, difference, sites->pdata[i]);
  add_more(paper, sites->len, ROWS, _("--format=csv --table=flows has all"));
}

/* ---- circuits -------------------------------------------------------------------------------- */

static char *
show_load(const gint64 *load) {
  return load == NULL ? g_strdup("-") : erp_show_rate(MAX(load[ERP_UP], load[ERP_DOWN]));
}

static char *
show_capacity(const ErpCircuitChange *circuit) {
  g_autofree char *was = circuit->before_element == NULL
                             ? NULL
                             : erp_show_rate(circuit->before_element->capacity[ERP_DOWN]);
  g_autofree char *is = circuit->after_element == NULL
                            ? NULL
                            : erp_show_rate(circuit->after_element->capacity[ERP_DOWN]);
  if (was == NULL || is == NULL || g_str_equal(was, is))
    return g_strdup(is != NULL ? is : was);
  return g_strdup_printf("%s -> %s", was, is);
}

static void
add_circuits(ErpPaper *paper, const ErpDifference *difference) {
  ErpGrid *grid = NULL;
  for (guint i = 0; i < difference->n_circuits; i++) {
    const ErpCircuitChange *circuit = &difference->circuits[i];
    const ErpElementLoad *was = circuit->before, *is = circuit->after;
    if (!erp_circuit_change_differs(circuit))
      continue;
    if (grid == NULL) {
      erp_paper_heading(paper, 1, "circuits", _("Circuits (busier direction)"));
      grid = erp_paper_table(paper, NULL);
      erp_grid_column(grid, _("circuit"), ERP_ALIGN_LEFT);
      erp_grid_column(grid, _("capacity"), ERP_ALIGN_RIGHT);
      erp_grid_column(grid, _("before"), ERP_ALIGN_RIGHT);
      erp_grid_column(grid, _("after"), ERP_ALIGN_RIGHT);
      erp_grid_column(grid, _("Microsoft 365"), ERP_ALIGN_RIGHT);
      erp_grid_column(grid, _("after"), ERP_ALIGN_RIGHT);
    }
    erp_grid_cell(grid, circuit->id);
    erp_grid_cell_take(grid, show_capacity(circuit));
    erp_grid_cell_take(grid, show_load(was == NULL ? NULL : was->load));
    erp_grid_cell_take(grid, show_load(is == NULL ? NULL : is->load));
    erp_grid_cell_take(grid, show_load(was == NULL ? NULL : was->m365_load));
    erp_grid_cell_take(grid, show_load(is == NULL ? NULL : is->m365_load));
  }
}

/* ---- findings -------------------------------------------------------------------------------- */

static gboolean
is_worse(const ErpFindingChange *change) {
  return change->after_verdict > change->before_verdict;
}

static const char *
object_of(const ErpFindingChange *change) {
  return change->object != NULL ? change->object : _("plan");
}

/* "dfw, ny, was and 3 more": of the changes from `first` on that `belongs` says yes to. */
typedef gboolean Belongs(const ErpFindingChange *change, const ErpFindingChange *first);

static char *
show_objects(const ErpDifference *difference, guint first, Belongs *belongs) {
  GString *objects = g_string_new(NULL);
  guint n = 0;
  for (guint i = first; i < difference->n_findings; i++)
    if (belongs(&difference->findings[i], &difference->findings[first]) && n++ < NAMED)
      append(objects, ", ", object_of(&difference->findings[i]));
  if (n > NAMED)
    g_string_append_printf(objects, ERP_NGETTEXT(" and %u more", " and %u more", n - NAMED),
                           n - NAMED);
  return g_string_free(objects, FALSE);
}

/* One finding may speak of many objects. */
static gboolean
same_finding(const ErpFindingChange *change, const ErpFindingChange *first) {
  return is_worse(change) && change->after == first->after;
}

static gboolean
same_rule(const ErpFindingChange *change, const ErpFindingChange *first) {
  return !is_worse(change) && change->rule == first->rule;
}

static void
add_worse(ErpPaper *paper, const ErpDifference *difference) {
  g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
  guint n = 0;
  for (guint i = 0; i < difference->n_findings; i++) {
    const ErpFindingChange *change = &difference->findings[i];
    if (!is_worse(change) || !g_hash_table_add(told, (gpointer) change->after) || n++ >= ROWS)
      continue;
    g_autofree char *objects = show_objects(difference, i, same_finding);
    g_autofree char *label = g_strdup_printf("%s %s", change->rule->id, objects);
    g_autofree char *text = erp_show_finding(change->after);
    if (n == 1)
      erp_paper_heading(paper, 1, "new", _("Findings that are new or worse"));
    erp_paper_item(paper, erp_mark_of(change->after_verdict), label, text);
  }
  add_more(paper, n, ROWS, _("--format=csv --table=findings has all"));
}

static void
add_better(ErpPaper *paper, const ErpDifference *difference) {
  guint n = 0;
  for (guint i = 0; i < difference->n_findings; i++)
    n += !is_worse(&difference->findings[i]);
  if (n == 0)
    return;
  erp_paper_heading(paper, 1, "gone", _("Findings that are gone or better"));
  g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < difference->n_findings; i++) {
    const ErpFindingChange *change = &difference->findings[i];
    if (is_worse(change) || !g_hash_table_add(told, (gpointer) change->rule))
      continue;
    g_autofree char *objects = show_objects(difference, i, same_rule);
    g_autofree char *text = g_strdup_printf("%s: %s", _(change->rule->title), objects);
    erp_paper_item(paper, erp_mark_of(change->after_verdict), change->rule->id, text);
  }
}

/* ---- the plan -------------------------------------------------------------------------------- */

static void
add_changes(ErpPaper *paper, const GPtrArray *changes) {
  if (changes->len == 0)
    return;
  erp_paper_heading(paper, 1, "changes", _("What was changed in the plan"));
  for (guint i = 0; i < MIN(changes->len, CHANGES); i++) {
    g_autofree char *words = erp_change_words(changes->pdata[i]);
    erp_paper_item(paper, ERP_MARK_NONE, NULL, words);
  }
  add_more(paper, changes->len, CHANGES, _("--format=json has all"));
}

void
erp_report_difference(ErpPaper *paper, const ErpDifference *difference, const ErpSubject *before,
                      const ErpSubject *after) {
  g_autoptr(GPtrArray) changes = outer_changes(difference);
  add_head(paper, difference, before, after, changes);
  if (erp_difference_is_empty(difference)) {
    erp_paper_paragraph(paper, _("Nothing differs."));
    return;
  }
  add_figures(paper, difference);
  add_same(paper, difference);
  add_sites(paper, difference);
  add_circuits(paper, difference);
  add_worse(paper, difference);
  add_better(paper, difference);
  add_changes(paper, changes);
}
