/* What failures do, for a screen and for handing on: a table with the worst first, then who is cut
 * off by the worst of them, and what does no harm. */
#include "report/failures.h"

#include "report/data/data-tables.h"
#include "report/figures.h"
#include "report/kinds/report-parts.h"
#include "base/i18n.h"

enum { FAILURES = 40, TOLD = 12, NAMED = 5 };

static guint
count_harmful(const ErpSweepOutcome *outcome) {
  guint n = 0;
  for (guint i = 0; i < outcome->impacts->len; i++)
    n += !erp_impact_is_harmless(outcome->impacts->pdata[i]);
  return n;
}

static void
add_head(ErpPaper *paper, const ErpFailuresJob *job) {
  const ErpSweepOutcome *outcome = job->outcome;
  guint n = outcome->impacts->len;
  g_autofree char *size = erp_show_size(erp_review_results(job->review));
  g_autofree char *played =
      g_strdup_printf(ERP_NGETTEXT("%u, of which %u does harm", "%u, of which %u do harm", n), n,
                      count_harmful(outcome));
  erp_paper_row(paper, _("Plan"), job->subject->file);
  erp_paper_row(paper, _("Size"), size);
  erp_paper_row(paper, _("Failures"), played);
  if (n == outcome->n_asked)
    return;
  g_autofree char *partial =
      g_strdup_printf(_("The sweep was stopped: %u of %u failures were played. What is missing may "
                        "be worse than what is shown."),
                      n, outcome->n_asked);
  erp_paper_paragraph(paper, partial);
}

static char *
count(gint64 number) {
  return number == 0 ? g_strdup("-") : g_strdup_printf("%" G_GINT64_FORMAT, number);
}

static void
add_row(ErpGrid *grid, const ErpFailuresJob *job, const ErpImpact *impact) {
  const ErpNetwork *network = erp_review_results(job->review)->network;
  gboolean fuller = impact->busiest != ERP_NONE;
  erp_grid_cell(grid, impact->failure->word);
  erp_grid_cell_take(grid, count(impact->users_cut));
  erp_grid_cell_take(grid, count(impact->users_worse));
  erp_grid_cell_take(grid, impact->slower == 0
                               ? g_strdup("-")
                               : erp_show_time(impact->slower, ERP_PROVENANCE_MEASURED));
  erp_grid_cell(grid, fuller ? network->elements[impact->busiest].id : "-");
  erp_grid_cell_take(grid, fuller && impact->use != ERP_UNSET ? erp_show_percent(impact->use)
                                                              : g_strdup("-"));
}

static void
add_table(ErpPaper *paper, const ErpFailuresJob *job) {
  guint n = count_harmful(job->outcome);
  g_autoptr(ErpGrid) grid = erp_grid_new();
  erp_grid_column(grid, _("failure"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("cut off"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("worse off"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("slower"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("fullest"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("use"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < job->outcome->impacts->len && erp_grid_rows(grid) < FAILURES; i++)
    if (!erp_impact_is_harmless(job->outcome->impacts->pdata[i]))
      add_row(grid, job, job->outcome->impacts->pdata[i]);
  erp_paper_heading(paper, 1, "failures", _("What each failure does, the worst first"));
  erp_report_add_table(paper, NULL, g_steal_pointer(&grid), n,
                       _("No failure cuts anybody off, makes a way worse or fills an element."));
  erp_paper_paragraph(paper,
                      _("Users are cut off when they had a way to some service and have none, and "
                        "worse off when a round trip is longer by gp.minor or more, or the class "
                        "of a penalty, a verdict or symmetry is a worse one. Slower is the most "
                        "that a round trip grows; the fullest is of the elements that carry more "
                        "than before."));
}

/* ---- who is cut off ------------------------------------------------------------------------- */

static void
append(GString *text, const char *more) {
  g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", more);
}

static char *
name_sites(const ErpNetwork *network, const GArray *sites) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < MIN(sites->len, NAMED); i++)
    append(text, network->nodes[g_array_index(sites, guint32, i)].name);
  if (sites->len > NAMED)
    g_string_append_printf(text, _(" and %u more"), sites->len - NAMED);
  return g_string_free(text, FALSE);
}

static char *
name_services(const ErpResults *results, const ErpImpact *impact) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < impact->services->len; i++) {
    const ErpServiceCut *cut = &g_array_index(impact->services, ErpServiceCut, i);
    g_autofree char *one =
        g_strdup_printf(_("%s (%" G_GINT64_FORMAT " users)"),
                        results->catalogue->services[cut->service].service, cut->users);
    append(text, one);
  }
  return g_string_free(text, FALSE);
}

static void
add_cut_off(ErpPaper *paper, const ErpFailuresJob *job) {
  const ErpResults *results = erp_review_results(job->review);
  guint told = 0;
  for (guint i = 0; i < job->outcome->impacts->len && told < TOLD; i++) {
    const ErpImpact *impact = job->outcome->impacts->pdata[i];
    if (impact->sites_cut == 0)
      continue;
    if (told++ == 0)
      erp_paper_heading(paper, 1, "cut-off", _("Who is cut off"));
    g_autofree char *sites = name_sites(results->network, impact->cut);
    g_autofree char *services = name_services(results, impact);
    g_autofree char *text = g_strdup_printf(_("Without %s: %s"), impact->failure->name, sites);
    erp_paper_item(paper, ERP_MARK_NONE, NULL, text);
    erp_paper_detail(paper, _("From"), services);
  }
}

/* ---- what does no harm ---------------------------------------------------------------------- */

static void
add_harmless(ErpPaper *paper, const ErpSweepOutcome *outcome) {
  guint by_kind[ERP_FAILURE_KINDS] = {0};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < outcome->impacts->len; i++) {
    const ErpImpact *impact = outcome->impacts->pdata[i];
    by_kind[impact->failure->kind] += erp_impact_is_harmless(impact);
  }
  for (guint kind = 0; kind < ERP_FAILURE_KINDS; kind++) {
    g_autofree char *one =
        g_strdup_printf("%s: %u", erp_failure_kind_title((ErpFailureKind) kind), by_kind[kind]);
    if (by_kind[kind] > 0)
      append(text, one);
  }
  if (text->len == 0)
    return;
  erp_paper_heading(paper, 1, "harmless", _("What does no harm"));
  erp_paper_paragraph(paper, text->str);
}

ErpPaper *
erp_failures_paper(const ErpFailuresJob *job) {
  ErpPaper *paper = erp_report_new(job->review, _("Failures"));
  add_head(paper, job);
  add_table(paper, job);
  add_cut_off(paper, job);
  add_harmless(paper, job->outcome);
  return paper;
}

static ErpPaper *
make_paper(gconstpointer what, G_GNUC_UNUSED GError **error) {
  return erp_failures_paper(what);
}

static void
write_json(gconstpointer what, ErpSink sink) {
  erp_failures_json(what, sink);
}

static void
write_table(gconstpointer what, ErpTableForm form, ErpSink sink) {
  erp_failures_table_write(what, form, sink);
}

gboolean
erp_failures_write(guint format, const ErpFailuresJob *job, ErpSink sink, GError **error) {
  const ErpWritten written = {make_paper, write_json, write_table, job, job->width, job->ascii};
  return erp_written_write(format, &written, sink, error);
}
