/* What to change, and what it is good for: the measured effect of what was found. */
#include "report/kinds/report-waf.h"

#include <string.h>

#include "base/hash.h"
#include "report/figures.h"
#include "base/i18n.h"

#define MOST_ROWS 10
#define MOST_STEPS 3
#define MOST_REMEDIES 5
#define MOST_NAMES 3 /* of objects, and of remedies of their own */

/* The open findings of a rule with the worst verdict it has. */
typedef struct {
  const ErpRule *rule;
  ErpVerdict verdict;
  GPtrArray *findings; /* of const ErpFinding */
} Row;

static void
row_free(gpointer row) {
  g_ptr_array_unref(((Row *) row)->findings);
  g_free(row);
}

static Row *
row_new(const ErpReview *review, const ErpFindingGroup *group) {
  Row *row = g_new(Row, 1);
  *row = (Row){.rule = group->rule, .verdict = group->verdict, .findings = g_ptr_array_new()};
  for (guint i = group->first; i < group->first + group->n; i++)
    if (!erp_review_get(review, i)->accepted)
      g_ptr_array_add(row->findings, (gpointer) erp_review_get(review, i));
  return row;
}

static gboolean
has_row(const GPtrArray *rows, const ErpRule *rule) {
  for (guint i = 0; i < rows->len; i++)
    if (((const Row *) rows->pdata[i])->rule == rule)
      return TRUE;
  return FALSE;
}

/* A row for each rule with an open finding of the verdict or worse, in the order of the review:
 * fails before warnings, severe rules first. */
static GPtrArray *
collect_rows(const ErpReview *review, ErpVerdict least) {
  GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
  for (ErpFindingGroup group = {0}; erp_finding_group_next(review, &group);)
    if (group.verdict >= least && group.n_open > 0 && !has_row(rows, group.rule))
      g_ptr_array_add(rows, row_new(review, &group));
  return rows;
}

static void
keep_pillar(GPtrArray *rows, ErpPillar pillar) {
  for (guint i = rows->len; i-- > 0;)
    if (((const Row *) rows->pdata[i])->rule->pillar != pillar)
      g_ptr_array_remove_index(rows, i);
}

/* ---- recommendation -------------------------------------------------------------------------- */

/* Each other remedy once; FALSE when the rule's own must do. */
static gboolean
own_remedies(const Row *row, GString *text) {
  if (row->findings->len > MOST_NAMES)
    return FALSE;
  for (guint i = 0; i < row->findings->len; i++) {
    const ErpFinding *finding = row->findings->pdata[i];
    if (erp_finding_own_remedy(finding) == NULL)
      return FALSE;
    if (strstr(text->str, erp_finding_own_remedy(finding)) == NULL)
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                             erp_finding_own_remedy(finding));
  }
  return TRUE;
}

/* The objects of findings by name, each once; of findings that name none by themselves, those they
 * speak for. */
typedef struct {
  GHashTable *known; /* of the names in the array, which owns them */
  GPtrArray *names;
} Names;

static void
add_name(Names *names, const ErpResults *results, const char *object) {
  g_autofree char *name = erp_show_name(results, object);
  if (g_hash_table_contains(names->known, name)) /* adding it would put this one in its place */
    return;
  g_hash_table_add(names->known, name);
  g_ptr_array_add(names->names, g_steal_pointer(&name));
}

static void
collect_names(Names *names, const ErpResults *results, const Row *row) {
  for (guint i = 0; i < row->findings->len; i++) {
    const ErpFinding *finding = row->findings->pdata[i];
    if (finding->object != NULL)
      add_name(names, results, finding->object);
    for (guint o = 0; finding->object == NULL && finding->others != NULL && finding->others[o]; o++)
      add_name(names, results, finding->others[o]);
  }
}

/* "Paris, Sydney, Tokyo and 12 more"; NULL when no object is named. */
static char *
object_names(const ErpResults *results, const Row *row) {
  g_autoptr(GHashTable) known = g_hash_table_new(erp_hash_text, g_str_equal);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
  Names names = {known, all};
  collect_names(&names, results, row);
  if (all->len == 0)
    return NULL;
  guint n_named = all->len > MOST_NAMES + 1 ? MOST_NAMES : all->len;
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < n_named; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", (char *) all->pdata[i]);
  if (all->len > n_named)
    g_string_append_printf(text, _(" and %u more"), all->len - n_named);
  return g_string_free(text, FALSE);
}

static char *
recommendation(const ErpResults *results, const Row *row) {
  g_autoptr(GString) text = g_string_new(NULL);
  if (!own_remedies(row, text)) {
    g_autofree char *names = object_names(results, row);
    g_string_assign(text, _(row->rule->remedy));
    if (names != NULL)
      g_string_append_printf(text, _(" For: %s."), names);
  }
  return g_strdup(text->str);
}

/* ---- benefit --------------------------------------------------------------------------------- */

/* The site of that id, or ERP_NONE. */
static guint32
site_of(const ErpResults *results, const char *object) {
  guint32 node = object == NULL ? ERP_NONE : erp_network_node(results->network, object);
  return node != ERP_NONE && node < results->network->n_sites ? node : ERP_NONE;
}

static gint64
users_of(const ErpResults *results, guint32 site) {
  return site == ERP_NONE ? 0 : results->network->nodes[site].site->users;
}

static void
add_site(GHashTable *sites, const ErpResults *results, const char *object) {
  guint32 site = site_of(results, object);
  if (site != ERP_NONE)
    g_hash_table_add(sites, GUINT_TO_POINTER(site));
}

typedef struct {
  guint sites;
  gint64 users;
} Concerned;

/* The sites that the findings name, each once; none when the rule has counted for itself. */
static Concerned
concerned(const ErpResults *results, const Row *row) {
  Concerned all = {0};
  if (erp_finding_figure_named(row->findings->pdata[0], "users") != NULL)
    return all;
  g_autoptr(GHashTable) sites = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < row->findings->len; i++) {
    const ErpFinding *finding = row->findings->pdata[i];
    add_site(sites, results, finding->object);
    for (guint o = 0; finding->others != NULL && finding->others[o] != NULL; o++)
      add_site(sites, results, finding->others[o]);
  }
  all.sites = g_hash_table_size(sites);
  GHashTableIter iter;
  gpointer site;
  g_hash_table_iter_init(&iter, sites);
  while (g_hash_table_iter_next(&iter, &site, NULL))
    all.users += users_of(results, GPOINTER_TO_UINT(site));
  return all;
}

/* "3 sites with 250 users". Caller frees. */
static char *
show_concerned(Concerned all) {
  g_autofree char *sites =
      g_strdup_printf(ERP_NGETTEXT("%u site with ", "%u sites with ", all.sites), all.sites);
  g_autofree char *users = g_strdup_printf(
      ERP_NGETTEXT("%" G_GINT64_FORMAT " user", "%" G_GINT64_FORMAT " users", all.users),
      all.users);
  return g_strconcat(sites, users, NULL);
}

static gboolean
has_greater_figure(const ErpFinding *finding, const ErpFinding *than) {
  guint n, n_than;
  const ErpFigure *figures = erp_finding_figures(finding, &n);
  const ErpFigure *figures_than = erp_finding_figures(than, &n_than);
  return n > 0 && n_than > 0 && figures[0].value > figures_than[0].value;
}

/* The finding about the site with most users, and of those alike the first with the greatest first
 * figure; the first of all where none is about a site. */
static const ErpFinding *
largest(const ErpResults *results, const Row *row) {
  const ErpFinding *best = row->findings->pdata[0];
  for (guint i = 1; i < row->findings->len; i++) {
    const ErpFinding *finding = row->findings->pdata[i];
    gint64 own = users_of(results, site_of(results, finding->object));
    gint64 most = users_of(results, site_of(results, best->object));
    if (own > most || (own > 0 && own == most && has_greater_figure(finding, best)))
      best = finding;
  }
  return best;
}

static char *
benefit(const ErpResults *results, const Row *row) {
  const ErpFinding *finding = largest(results, row);
  g_autofree char *found = erp_show_finding(finding);
  Concerned all = concerned(results, row);
  guint n = row->findings->len;
  g_autofree char *who = all.users == 0 ? NULL : show_concerned(all);
  if (n == 1)
    return who == NULL ? g_steal_pointer(&found)
                       : g_strdup_printf(_("%s; it concerns %s"), found, who);
  g_autofree char *lead =
      site_of(results, finding->object) == ERP_NONE
          ? g_strdup_printf(_("%u findings, the first: %s"), n, found)
          : g_strdup_printf(_("%u findings, at the site of most users: %s"), n, found);
  return who == NULL ? g_steal_pointer(&lead)
                     : g_strdup_printf(_("%s; together they concern %s"), lead, who);
}

/* ---- nothing to change ----------------------------------------------------------------------- */

/* "LEAD title (id), title (id) and 4 more." of the rules with a verdict; nothing when none has. */
static void
append_rules(GString *text, const ErpReview *review, ErpPillar pillar, ErpVerdict verdict,
             const char *lead) {
  guint n, n_named = 0, n_rules = 0;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  for (guint i = 0; i < n; i++) {
    if (rules[i].rule->pillar != pillar || rules[i].verdict != verdict)
      continue;
    if (n_rules++ == 0)
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", lead);
    if (n_named == MOST_NAMES)
      continue;
    g_string_append_printf(text, "%s %s (%s)", n_named++ == 0 ? "" : ",", _(rules[i].rule->title),
                           rules[i].rule->id);
  }
  if (n_rules > n_named)
    g_string_append_printf(text, _(" and %u more"), n_rules - n_named);
  if (n_rules > 0)
    g_string_append_c(text, '.');
}

/* The reason of the first of the pillar's rules without anything to look at. */
static void
append_reason(GString *text, const ErpReview *review, ErpPillar pillar) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->rule->pillar != pillar || finding->verdict != ERP_VERDICT_NOT_APPLICABLE)
      continue;
    g_string_append_printf(text, " %s (%s).", erp_finding_message(finding), finding->rule->id);
    return;
  }
}

static void
add_no_change(ErpGrid *grid, const ErpReview *review, ErpPillar pillar) {
  g_autoptr(GString) open = g_string_new(NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  append_rules(open, review, pillar, ERP_VERDICT_NOT_ANSWERED, _("Not known until answered:"));
  append_rules(text, review, pillar, ERP_VERDICT_PASS, _("Checked and found in order:"));
  append_rules(text, review, pillar, ERP_VERDICT_NOT_APPLICABLE,
               _("Nothing in this plan to check for:"));
  append_reason(text, review, pillar);
  if (open->len > 0)
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", open->str);
  erp_grid_cell(grid,
                open->len > 0 ? _("No change recommended so far") : _("No change recommended"));
  erp_grid_cell(grid, text->str);
}

void
erp_waf_recommendations(ErpPaper *paper, const ErpReview *review, ErpPillar pillar) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(GPtrArray) rows = collect_rows(review, ERP_VERDICT_WARN);
  keep_pillar(rows, pillar);
  ErpGrid *grid = erp_paper_table(paper, NULL);
  erp_grid_column(grid, _("Recommendation"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("Benefit"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(rows->len, MOST_ROWS); i++) {
    const Row *row = rows->pdata[i];
    g_autofree char *what = recommendation(results, row);
    erp_grid_cell_take(
        grid, g_strdup_printf("%s (%s, %s)", what, row->rule->id, erp_verdict_word(row->verdict)));
    erp_grid_cell_take(grid, benefit(results, row));
  }
  if (rows->len == 0)
    add_no_change(grid, review, pillar);
  if (rows->len <= MOST_ROWS)
    return;
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = MOST_ROWS; i < rows->len; i++)
    g_string_append_printf(ids, " %s", ((const Row *) rows->pdata[i])->rule->id);
  g_autofree char *more = g_strdup_printf(_("and %u more:%s"), rows->len - MOST_ROWS, ids->str);
  erp_paper_paragraph(paper, more);
}

const ErpRule *
erp_report_first_steps(ErpPaper *paper, const ErpReview *review,
                       gboolean (*concerns)(const ErpRule *rule)) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(GPtrArray) rows = collect_rows(review, ERP_VERDICT_NOT_ANSWERED);
  const ErpRule *first = NULL;
  guint n = 0;
  for (guint i = 0; i < rows->len && n < MOST_STEPS; i++) {
    const Row *row = rows->pdata[i];
    if (!concerns(row->rule))
      continue;
    g_autofree char *what = row->verdict == ERP_VERDICT_NOT_ANSWERED
                                ? erp_show_finding(row->findings->pdata[0])
                                : recommendation(results, row);
    erp_paper_item(paper, erp_mark_of(row->verdict), row->rule->id, what);
    if (n++ == 0)
      first = row->rule;
  }
  return first;
}

/* ---- what to do first ------------------------------------------------------------------------ */

/* As the findings count them, else of the sites that they name. */
static gint64
users_of_row(const ErpResults *results, const Row *row) {
  gint64 users = 0;
  for (guint i = 0; i < row->findings->len; i++) {
    const ErpFinding *finding = row->findings->pdata[i];
    const ErpFigure *figure = erp_finding_figure_named(finding, "users");
    if (figure != NULL)
      users = MAX(users, figure->value / 100);
  }
  return users > 0 ? users : concerned(results, row).users;
}

typedef struct {
  const Row *row;
  gint64 users;
  guint order; /* in the review */
} Remedy;

static int
by_users(gconstpointer a, gconstpointer b) {
  const Remedy *x = a, *y = b;
  if (x->row->verdict != y->row->verdict)
    return x->row->verdict < y->row->verdict ? 1 : -1;
  if (x->users != y->users)
    return x->users < y->users ? 1 : -1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* What is not answered stands in the order of the review. */
static GArray *
collect_remedies(const ErpResults *results, const GPtrArray *rows) {
  GArray *remedies = g_array_new(FALSE, FALSE, sizeof(Remedy));
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = rows->pdata[i];
    Remedy remedy = {row, row->verdict < ERP_VERDICT_WARN ? 0 : users_of_row(results, row), i};
    g_array_append_val(remedies, remedy);
  }
  g_array_sort(remedies, by_users);
  return remedies;
}

static void
add_remedy(ErpPaper *paper, const ErpResults *results, const Row *row) {
  ErpMark mark = erp_mark_of(row->verdict);
  if (row->verdict < ERP_VERDICT_WARN) {
    g_autofree char *missing = erp_show_finding(row->findings->pdata[0]);
    erp_paper_item(paper, mark, row->rule->id, missing);
    return;
  }
  g_autofree char *what = recommendation(results, row);
  g_autofree char *why = benefit(results, row);
  erp_paper_item(paper, mark, row->rule->id, what);
  erp_paper_detail(paper, _("Why"), why);
}

gboolean
erp_report_remedies(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  g_autoptr(GPtrArray) rows = collect_rows(review, ERP_VERDICT_NOT_ANSWERED);
  g_autoptr(GArray) remedies = collect_remedies(results, rows);
  for (guint i = 0; i < MIN(remedies->len, MOST_REMEDIES); i++)
    add_remedy(paper, results, g_array_index(remedies, Remedy, i).row);
  return rows->len > 0;
}
