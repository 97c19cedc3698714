/* One line of JSON about a plan: `erplan check --format=jsonl`. */
#include "report/check.h"

#include "report/check-json.h"
#include "report/json.h"

static void
begin(JsonBuilder *builder, const ErpSubject *subject, const char *name) {
  json_builder_begin_object(builder);
  erp_json_string(builder, "schema", "erplan-line/1");
  json_builder_set_member_name(builder, "plan");
  erp_json_plan(builder, subject, name);
}

static gboolean
is_trouble(const ErpFinding *finding) {
  return finding->verdict >= ERP_VERDICT_NOT_ANSWERED;
}

/* The first finding that is neither a pass nor accepted, or NULL. */
static const ErpFinding *
worst(const ErpReview *review) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (is_trouble(finding) && !finding->accepted)
      return finding;
  }
  return NULL;
}

static void
add_headline(JsonBuilder *builder, const ErpReview *review) {
  const ErpNetwork *network = erp_review_results(review)->network;
  const ErpHeadline *headline = erp_review_headline(review);
  gboolean busy = headline->busiest != ERP_NONE, late = headline->penalty != ERP_UNSET;
  json_builder_set_member_name(builder, "headline");
  json_builder_begin_object(builder);
  erp_json_int(builder, "sites", network->n_sites);
  erp_json_int(builder, "geo_pinned_sites", headline->n_pinned);
  erp_json_string(builder, "busiest_element",
                  busy ? network->elements[headline->busiest].id : NULL);
  erp_json_int(builder, "utilisation_bp", headline->use);
  erp_json_int(builder, "penalty_us", headline->penalty);
  erp_json_string(builder, "penalty_provenance",
                  late ? erp_provenance_word(headline->provenance) : NULL);
  json_builder_end_object(builder);
}

static void
add_findings(JsonBuilder *builder, const ErpJudgement *judgement) {
  json_builder_set_member_name(builder, "findings");
  json_builder_begin_array(builder);
  for (guint i = 0; i < erp_review_length(judgement->review); i++)
    if (is_trouble(erp_review_get(judgement->review, i)))
      erp_json_finding(builder, judgement, i);
  json_builder_end_array(builder);
}

static void
add_errors(JsonBuilder *builder, const ErpDiagList *errors) {
  json_builder_set_member_name(builder, "errors");
  json_builder_begin_array(builder);
  for (guint i = 0; errors != NULL && i < erp_diag_list_length(errors); i++) {
    const ErpDiag *error = erp_diag_list_get(errors, i);
    if (error->severity == ERP_SEVERITY_ERROR)
      erp_json_diag(builder, error);
  }
  json_builder_end_array(builder);
}

char *
erp_report_check_line(const ErpJudgement *judgement) {
  const ErpReview *review = judgement->review;
  const ErpFinding *first = worst(review);
  g_autoptr(JsonBuilder) builder = json_builder_new();
  begin(builder, &judgement->subject, erp_plan_root(erp_review_results(review)->plan)->name);
  erp_json_string(builder, "verdict", erp_verdict_word(erp_review_tally(review).verdict));
  json_builder_set_member_name(builder, "counts");
  erp_json_counts(builder, review);
  erp_json_string(builder, "worst_rule", first != NULL ? first->rule->id : NULL);
  add_headline(builder, review);
  add_findings(builder, judgement);
  json_builder_set_member_name(builder, "baseline");
  erp_json_comparison(builder, judgement->comparison);
  add_errors(builder, NULL);
  json_builder_end_object(builder);
  return erp_json_line(builder);
}

char *
erp_report_unread_line(const ErpDiagList *errors, const ErpSubject *subject) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  begin(builder, subject, NULL);
  for (guint i = 0; i < 4; i++) {
    static const char *const unknown[] = {"verdict", "counts", "worst_rule", "headline"};
    erp_json_string(builder, unknown[i], NULL);
  }
  json_builder_set_member_name(builder, "findings");
  json_builder_begin_array(builder);
  json_builder_end_array(builder);
  erp_json_string(builder, "baseline", NULL);
  add_errors(builder, errors);
  json_builder_end_object(builder);
  return erp_json_line(builder);
}
