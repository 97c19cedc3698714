#include "report/kinds/report-parts.h"

#include "report/check/check-tables.h"
#include "base/names.h"
#include "base/i18n.h"

ErpPaper *
erp_report_new(const ErpReview *review, const char *title) {
  const char *name = erp_plan_root(erp_review_results(review)->plan)->name;
  g_autofree char *text = g_strdup_printf("%s - %s", title, erp_name_or(name, _("Unnamed plan")));
  return erp_paper_new(text, erp_review_today(review));
}

void
erp_report_head(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject) {
  g_autofree char *size = erp_show_size(erp_review_results(review));
  g_autofree char *verdict = erp_show_verdict(review);
  g_autofree char *none = erp_show_no_demand(erp_review_results(review));
  erp_paper_row(paper, _("Verdict"), verdict);
  erp_paper_row(paper, _("Plan"), subject->file);
  erp_paper_row(paper, _("Size"), size);
  if (erp_review_today(review) != NULL)
    erp_paper_row(paper, _("Reviewed on"), erp_review_today(review));
  if (none != NULL)
    erp_paper_row(paper, _("Demand"), none);
  g_autoptr(GString) marks = g_string_new(NULL);
  for (guint v = ERP_VERDICT_FAIL + 1; v-- > 0;)
    g_string_append_printf(marks, "%s%s %s", marks->len > 0 ? ", " : "",
                           erp_mark_text(erp_mark_of((ErpVerdict) v)),
                           erp_verdict_word((ErpVerdict) v));
  erp_paper_row(paper, _("Marks"), marks->str);
}

void
erp_report_add_more(ErpPaper *paper, guint more) {
  if (more == 0)
    return;
  g_autofree char *text = g_strdup_printf(
      ERP_NGETTEXT("and %u more, which is no worse", "and %u more, none of them worse", more),
      more);
  erp_paper_paragraph(paper, text);
}

void
erp_report_add_table(ErpPaper *paper, const char *caption, ErpGrid *grid, guint total,
                     const char *none) {
  if (total == 0) {
    erp_grid_free(grid);
    erp_paper_paragraph(paper, none);
    return;
  }
  erp_paper_table_take(paper, caption, grid);
  erp_report_add_more(paper, total - erp_grid_rows(grid));
}

void
erp_report_add_internet_list(ErpPaper *paper, const ErpResults *results, guint most) {
  ErpGrid *grid = erp_grid_new();
  guint32 reasons;
  guint total = erp_fill_internet_list(grid, results, most, &reasons);
  erp_report_add_table(paper, _("Over ExpressRoute, belongs on the internet"), grid, total,
                       _("Nothing that is planned over ExpressRoute belongs on the internet."));
  for (guint why = 0; why < ERP_WHY_LAST; why++)
    if (reasons >> why & 1u)
      erp_paper_row(paper, erp_why_code((ErpWhy) why), erp_why_text((ErpWhy) why));
}

/* ---- foot ------------------------------------------------------------------------------------ */

static void
add_columns(ErpGrid *grid, const char *const *titles, guint n) {
  for (guint i = 0; i < n; i++)
    erp_grid_column(grid, _(titles[i]), ERP_ALIGN_LEFT);
}

static void
add_accepted(ErpPaper *paper, const ErpReview *review) {
  static const char *const titles[] = {N_("Rule"), N_("Verdict"), N_("Object"), N_("Accepted")};
  ErpGrid *grid = NULL;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (!finding->accepted)
      continue;
    if (grid == NULL) {
      erp_paper_heading(paper, 1, "accepted", _("Accepted findings"));
      grid = erp_paper_table(paper, NULL);
      add_columns(grid, titles, G_N_ELEMENTS(titles));
    }
    erp_grid_cell(grid, finding->rule->id);
    erp_grid_cell(grid, erp_verdict_word(finding->verdict));
    erp_grid_cell_take(grid, erp_show_object(finding));
    erp_grid_cell_take(grid, erp_show_acceptance(finding));
  }
}

static void
add_parameters(ErpPaper *paper, const ErpResults *results) {
  static const char *const titles[] = {N_("Parameter"), N_("In this plan"), N_("Catalogue"),
                                       N_("Unit")};
  const ErpCatalogue *catalogue = results->catalogue;
  ErpGrid *grid = NULL;
  for (guint i = 0; i < catalogue->n_parameters; i++) {
    const ErpParameter *parameter = &catalogue->parameters[i];
    if (!erp_params_overridden(results->params, parameter->name))
      continue;
    if (grid == NULL) {
      erp_paper_heading(paper, 1, "parameters", _("Parameters set by this plan"));
      grid = erp_paper_table(paper, NULL);
      add_columns(grid, titles, G_N_ELEMENTS(titles));
    }
    erp_grid_cell(grid, parameter->name);
    erp_grid_cell(grid, erp_params_text(results->params, parameter->name));
    erp_grid_cell(grid, parameter->value);
    erp_grid_cell(grid, *parameter->unit == '\0' ? "-" : parameter->unit);
  }
}

static void
add_notes(ErpPaper *paper, const ErpReview *review) {
  const ErpDiagList *notes = erp_review_notes(review);
  if (erp_diag_list_length(notes) > 0)
    erp_paper_heading(paper, 1, "notes", _("Notes"));
  for (guint i = 0; i < erp_diag_list_length(notes); i++)
    erp_paper_item(paper, ERP_MARK_NONE, NULL, erp_diag_list_get(notes, i)->text);
}

static void
add_method(ErpPaper *paper, const ErpReview *review) {
  g_autofree char *band = erp_show_band(erp_review_results(review));
  g_autofree char *figures = g_strdup_printf(
      _("Round trips are what the plan states as measured or the data as published; those marked ~ "
        "are modelled from distance, good to %s. Loads are those of the busy hour, on the way that "
        "the plan or its routes give each demand, and the use of a link is that of its busier "
        "direction."),
      band);
  g_autofree char *rules = g_strdup_printf(
      _("%u rules were applied; the table of rules was last compared with the documents it names "
        "on %s. A rule has the worst verdict of its findings that nobody has accepted, and what "
        "the plan does not say is not-answered, never a pass."),
      erp_rules_count(), ERP_RULES_DATE);
  erp_paper_heading(paper, 1, "method", _("Method"));
  erp_paper_paragraph(paper, figures);
  erp_paper_paragraph(paper, rules);
}

static void
add_data(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject) {
  const ErpCatalogue *catalogue = erp_review_results(review)->catalogue;
  g_autofree char *program = g_strdup_printf("erplan %s", subject->version);
  g_autofree char *tables = erp_show_data_dates(catalogue);
  erp_paper_heading(paper, 1, "data", _("Data"));
  erp_paper_row(paper, _("Program"), program);
  erp_paper_row(paper, _("SHA-256 of the plan"), subject->sha256);
  erp_paper_row(paper, _("Tables"), tables);
}

static void
add_see_also(ErpPaper *paper) {
  erp_paper_heading(paper, 1, "see-also", _("See also"));
  erp_paper_row(paper, _("Every row and finding"), "erplan check --format=json PLAN");
  erp_paper_row(paper, _("How a verdict follows"), "erplan explain PLAN RULE");
  erp_paper_row(paper, _("Sources of a table"), "erplan catalogue TABLE");
  erp_paper_row(paper, _("Manual pages"),
                "erplan-report(1), erplan-check(1), erplan-explain(1), erplan-plan(5), "
                "erplan-rules(7)");
}

void
erp_report_foot(ErpPaper *paper, const ErpReview *review, const ErpSubject *subject) {
  add_accepted(paper, review);
  add_parameters(paper, erp_review_results(review));
  add_notes(paper, review);
  add_method(paper, review);
  add_data(paper, review, subject);
  add_see_also(paper);
}
