#include "review/review.h"

#include "review/context.h"

#include <string.h>

/* Worst first, then the rules that matter most, then by rule; within a rule the plan as a whole,
 * then the objects as the document has them. */
static int
compare_findings(gconstpointer a, gconstpointer b) {
  const ErpFinding *x = *(const ErpFinding *const *) a, *y = *(const ErpFinding *const *) b;
  if (x->verdict != y->verdict)
    return x->verdict > y->verdict ? -1 : 1;
  if (x->rule->level != y->rule->level)
    return x->rule->level > y->rule->level ? -1 : 1;
  if (x->rule != y->rule)
    return strcmp(x->rule->id, y->rule->id);
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  int by_object = g_strcmp0(x->object, y->object);
  return by_object != 0 ? by_object : strcmp(erp_finding_message(x), erp_finding_message(y));
}

/* A rule whose findings are all accepted is as good as passed. */
static void
summarise(ErpReview *review) {
  for (guint i = 0; i < erp_rules_count(); i++)
    review->summaries[i] =
        (ErpRuleSummary){.rule = erp_rules_get(i), .verdict = ERP_VERDICT_NOT_APPLICABLE};
  ErpRuleSummary *summary = NULL;
  for (guint i = 0; i < review->findings->len; i++) {
    const ErpFinding *finding = review->findings->pdata[i];
    if (summary == NULL || summary->rule != finding->rule) /* those of a rule stand together */
      summary = &review->summaries[erp_rules_index(finding->rule)];
    if (finding->accepted) {
      summary->n_accepted += finding->n_objects;
      summary->verdict = MAX(summary->verdict, ERP_VERDICT_PASS);
    } else {
      summary->counts[finding->verdict] += finding->n_objects;
      summary->verdict = MAX(summary->verdict, finding->verdict);
    }
  }
}

static guint
find_power_platform(const ErpCatalogue *catalogue) {
  const ErpService *service = erp_catalogue_service(catalogue, "power-platform", NULL);
  return service == NULL ? G_MAXUINT : (guint) (service - catalogue->services);
}

/* ---- running the rules ----------------------------------------------------------------------- */

#define FLOWS_WORTH_A_THREAD 1000 /* below, a second thread gains nothing */
#define MOST_THREADS 4

/* A thread's copy of the review: it reads the same results and writes findings and texts of its
 * own. Rules are taken one after the other from `next`. */
typedef struct {
  ErpReview review;
  ErpRuleStage stage;
  gint *next;
} Share;

static gpointer
run_share(gpointer user) {
  Share *share = user;
  for (;;) {
    guint i = (guint) g_atomic_int_add(share->next, 1);
    if (i >= erp_rules_count())
      return NULL;
    const ErpRule *rule = erp_rules_get(i);
    if (erp_rule_stage(rule) != share->stage)
      continue;
    rule->check(rule, &share->review);
    g_string_chunk_clear(share->review.texts);
  }
}

static void
share_start(Share *share, const ErpReview *review, ErpRuleStage stage, gint *next) {
  share->review = *review;
  share->review.findings = g_ptr_array_new();
  share->review.texts = g_string_chunk_new(4096);
  share->review.kept = g_string_chunk_new(4096);
  share->stage = stage;
  share->next = next;
}

static void
share_end(Share *share, ErpReview *review) {
  for (guint i = 0; i < share->review.findings->len; i++)
    ((ErpFinding *) share->review.findings->pdata[i])->review = review;
  g_ptr_array_extend_and_steal(review->findings, share->review.findings);
  g_string_chunk_free(share->review.texts);
  g_ptr_array_add(review->chunks, share->review.kept);
}

/* The order in which findings come is another with every run; they are sorted afterwards. */
static void
run_rules(ErpReview *review, ErpRuleStage stage, guint most) {
  Share shares[MOST_THREADS];
  GThread *threads[MOST_THREADS];
  gint next = 0;
  guint n = stage != ERP_STAGE_PLAN || review->results->n_flows < FLOWS_WORTH_A_THREAD
                ? 1
                : MIN(most, MOST_THREADS);
  for (guint i = 0; i < n; i++)
    share_start(&shares[i], review, stage, &next);
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new("rules", run_share, &shares[i]);
  run_share(&shares[0]);
  for (guint i = 1; i < n; i++)
    g_thread_join(threads[i]);
  for (guint i = 0; i < n; i++)
    share_end(&shares[i], review);
}

/* The rules of a stage, what people say about them, and how they stand. */
static void
run_stage(ErpReview *review, ErpRuleStage stage, guint threads) {
  run_rules(review, stage, threads);
  erp_review_apply_answers(review, stage);
  erp_review_apply_accepted(review, stage);
  summarise(review);
}

ErpReview *
erp_review_new(const ErpResults *results, const char *today) {
  return erp_review_new_in(results, today, g_get_num_processors());
}

ErpReview *
erp_review_new_in(const ErpResults *results, const char *today, guint threads) {
  ErpReview *review = g_new0(ErpReview, 1);
  review->results = results;
  review->today = today;
  review->findings = g_ptr_array_new_with_free_func((GDestroyNotify) erp_finding_free);
  review->routing = erp_routing_new(results->network);
  review->kept = g_string_chunk_new(4096);
  review->facts = erp_facts_new(review);
  review->chunks = g_ptr_array_new_with_free_func((GDestroyNotify) g_string_chunk_free);
  g_ptr_array_add(review->chunks, review->kept);
  review->notes = erp_diag_list_new(NULL);
  review->summaries = g_new0(ErpRuleSummary, erp_rules_count());
  review->power_platform = find_power_platform(results->catalogue);
  for (guint stage = 0; stage < ERP_STAGES; stage++)
    run_stage(review, (ErpRuleStage) stage, threads);
  g_ptr_array_sort(review->findings, compare_findings);
  erp_review_find_headline(review);
  return review;
}

void
erp_review_free(ErpReview *review) {
  if (review == NULL)
    return;
  g_ptr_array_unref(review->findings);
  g_ptr_array_unref(review->chunks);
  erp_facts_free(review->facts);
  erp_routing_free(review->routing);
  erp_diag_list_free(review->notes);
  g_free(review->summaries);
  g_free(review);
}

const ErpResults *
erp_review_results(const ErpReview *review) {
  return review->results;
}

const char *
erp_review_today(const ErpReview *review) {
  return review->today;
}

const ErpHeadline *
erp_review_headline(const ErpReview *review) {
  return &review->headline;
}

guint
erp_review_length(const ErpReview *review) {
  return review->findings->len;
}

const ErpFinding *
erp_review_get(const ErpReview *review, guint i) {
  g_assert(i < review->findings->len);
  return review->findings->pdata[i];
}

ErpTally
erp_review_tally(const ErpReview *review) {
  ErpTally tally = {.verdict = ERP_VERDICT_NOT_APPLICABLE};
  for (guint i = 0; i < review->findings->len; i++) {
    const ErpFinding *finding = review->findings->pdata[i];
    tally.n_accepted += finding->accepted;
    tally.counts[finding->verdict] += !finding->accepted;
    tally.verdict = MAX(tally.verdict, finding->accepted ? ERP_VERDICT_PASS : finding->verdict);
  }
  return tally;
}

const ErpRuleSummary *
erp_review_rules(const ErpReview *review, guint *n) {
  *n = erp_rules_count();
  return review->summaries;
}

const ErpDiagList *
erp_review_notes(const ErpReview *review) {
  return review->notes;
}

gboolean
erp_finding_fails(const ErpFinding *finding, const ErpGate *gate) {
  if (gate->open || finding->accepted || finding->rule->level < gate->at_least)
    return FALSE;
  if (finding->verdict == ERP_VERDICT_FAIL)
    return TRUE;
  return gate->strict && finding->rule->level == ERP_LEVEL_HIGH &&
         (finding->verdict == ERP_VERDICT_WARN || finding->verdict == ERP_VERDICT_NOT_ANSWERED);
}

guint
erp_review_gate(const ErpReview *review, ErpLevel at_least, gboolean strict) {
  const ErpGate gate = {.at_least = at_least, .strict = strict};
  guint n = 0;
  for (guint i = 0; i < review->findings->len; i++)
    n += erp_finding_fails(review->findings->pdata[i], &gate);
  return n;
}
