#include "review/review.h"

#include "base/crew.h"
#include "base/names.h"
#include "review/context.h"
#include "review/found.h"

#include <string.h>

/* ---- the order of findings ------------------------------------------------------------------- */

/* A finding and where its object stands in the document, which is looked up. */
typedef struct {
  ErpFinding *finding;
  guint order;
} Placed;

/* Of one place. */
static int
compare_texts(const ErpFinding *a, const ErpFinding *b) {
  int order = g_strcmp0(a->object, b->object);
  return order != 0 ? order : strcmp(erp_finding_message(a), erp_finding_message(b));
}

static int
compare_placed(gconstpointer a, gconstpointer b) {
  const Placed *x = a, *y = b;
  return x->order != y->order ? (x->order < y->order ? -1 : 1)
                              : compare_texts(x->finding, y->finding);
}

static gboolean
is_in_order(const ErpFinding *a, const ErpFinding *b) {
  int order = erp_findings_compare(a, b);
  return order < 0 || (order == 0 && compare_texts(a, b) <= 0);
}

/* Of one verdict and rule. Rules mostly find things in order already. */
static void
sort_objects(ErpFinding **findings, guint n) {
  guint i = 1;
  while (i < n && is_in_order(findings[i - 1], findings[i]))
    i++;
  if (i >= n)
    return;
  g_autofree Placed *placed = g_new(Placed, n);
  for (i = 0; i < n; i++)
    placed[i] = (Placed){findings[i], erp_finding_order(findings[i])};
  qsort(placed, n, sizeof *placed, compare_placed);
  for (i = 0; i < n; i++)
    findings[i] = placed[i].finding;
}

/* Per rule, the place of those that matter most first, then by id. */
static void
rank_rules(guint *ranks) {
  guint rank = 0;
  for (int level = ERP_LEVEL_HIGH; level >= ERP_LEVEL_LOW; level--)
    for (guint i = 0; i < erp_rules_count(); i++)
      if ((int) erp_rules_get(i)->level == level)
        ranks[i] = rank++;
}

/* Worst first, then by rule, then by object. Findings of a rule are neighbours before, too. */
static void
sort_findings(ErpReview *review) {
  guint n_rules = erp_rules_count(), n = review->findings->len;
  guint n_heaps = (ERP_VERDICT_FAIL + 1) * n_rules;
  g_autofree guint *ranks = g_new(guint, n_rules), *heaps = g_new(guint, n + 1);
  g_autofree guint *starts = g_new0(guint, n_heaps + 1);
  g_autofree ErpFinding **sorted = g_new(ErpFinding *, n + 1);
  const ErpRule *last = NULL;
  guint rank = 0;
  rank_rules(ranks);
  for (guint i = 0; i < n; i++) {
    const ErpFinding *finding = review->findings->pdata[i];
    if (finding->rule != last)
      rank = ranks[erp_rules_index(last = finding->rule)];
    heaps[i] = (guint) (ERP_VERDICT_FAIL - finding->verdict) * n_rules + rank;
    starts[heaps[i] + 1]++;
  }
  for (guint h = 0; h < n_heaps; h++)
    starts[h + 1] += starts[h];
  for (guint i = 0; i < n; i++) /* moves each start on to the next heap's */
    sorted[starts[heaps[i]]++] = review->findings->pdata[i];
  for (guint h = 0; h < n_heaps; h++) {
    guint first = h > 0 ? starts[h - 1] : 0;
    sort_objects(sorted + first, starts[h] - first);
  }
  if (n > 0)
    memcpy(review->findings->pdata, sorted, n * sizeof *sorted);
}

/* Counts those from the place `first` on: of a rule they stand together, and all. One whose
 * findings are all accepted is as good as passed. */
static void
summarise(ErpReview *review, guint first) {
  ErpRuleSummary *summary = NULL;
  ErpTally *tally = &review->tally;
  for (guint i = first; i < review->findings->len; i++) {
    const ErpFinding *finding = review->findings->pdata[i];
    ErpVerdict verdict = finding->accepted ? ERP_VERDICT_PASS : finding->verdict;
    if (summary == NULL || summary->rule != finding->rule)
      summary = &review->summaries[erp_rules_index(finding->rule)];
    if (finding->accepted) {
      summary->n_accepted += finding->n_objects;
      tally->n_accepted++;
    } else {
      summary->counts[verdict] += finding->n_objects;
      tally->counts[verdict]++;
    }
    summary->verdict = MAX(summary->verdict, verdict);
    tally->verdict = MAX(tally->verdict, verdict);
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

/* A thread's copy of the review. Rules are taken one after the other from `next`. */
typedef struct {
  ErpReview review;
  ErpRuleStage stage;
  gint *next;
} Share;

/* Whether the findings say what a site was called that is called something else now. */
static gboolean
says_old_name(const ErpFound *found, const ErpChanges *changes) {
  for (guint i = 0; i < changes->replaced->len; i++) {
    const ErpReplaced *replaced = &g_array_index(changes->replaced, ErpReplaced, i);
    if (replaced->now->kind != ERP_KIND_SITE)
      continue;
    const ErpSite *before = ERP_AS(ErpSite, SITE, replaced->before);
    const ErpSite *now = ERP_AS(ErpSite, SITE, replaced->now);
    if (g_strcmp0(before->name, now->name) != 0 &&
        erp_found_says(found, erp_name_or(before->name, before->id)))
      return TRUE;
  }
  return FALSE;
}

/* Whether what the rule found before still holds. What is said about it may name other findings
 * than before, so then it is judged anew. */
static gboolean
holds(const ErpReview *review, const ErpRule *rule, guint index) {
  if (review->before == NULL || erp_rule_stage(rule) != ERP_STAGE_PLAN || review->is_named[index] ||
      review->before->is_named[index])
    return FALSE;
  const ErpChanges *changes = review->results->changes;
  return (changes->bits & rule->rests_on) == 0 &&
         ((changes->bits & ERP_CHANGED_NAMES) == 0 ||
          !says_old_name(review->before->found_by_rule[index], changes));
}

static void
judge(ErpReview *review, const ErpRule *rule, guint index) {
  ErpFound **found = &review->found_by_rule[index];
  if (holds(review, rule, index)) {
    *found = erp_found_take_over(review->before->found_by_rule[index], review->before, review);
    return;
  }
  *found = review->found = erp_found_new(review->results);
  rule->check(rule, review);
}

static gpointer
run_share(gpointer user) {
  Share *share = user;
  ErpReview *review = &share->review;
  g_autoptr(ErpParts) own = review->parts == NULL ? erp_parts_new() : NULL;
  review->texts = g_string_chunk_new(4096);
  if (own != NULL)
    review->parts = own;
  for (;;) {
    guint i = (guint) g_atomic_int_add(share->next, 1);
    if (i >= erp_rules_count())
      break;
    const ErpRule *rule = erp_rules_get(i);
    if (erp_rule_stage(rule) != share->stage)
      continue;
    judge(review, rule, i);
    g_string_chunk_clear(review->texts);
    if (own != NULL)
      erp_parts_clear(own);
  }
  g_string_chunk_free(review->texts);
  return NULL;
}

static void
run_rules(ErpReview *review, ErpRuleStage stage, guint most) {
  Share shares[MOST_THREADS];
  gint next = 0;
  guint n = stage != ERP_STAGE_PLAN || review->results->n_flows < FLOWS_WORTH_A_THREAD
                ? 1
                : MIN(most, MOST_THREADS);
  for (guint i = 0; i < n; i++)
    shares[i] = (Share){.review = *review, .stage = stage, .next = &next};
  erp_crew_run("rules", run_share, shares, sizeof shares[0], n);
  for (guint i = 0; i < erp_rules_count(); i++)
    if (erp_rule_stage(erp_rules_get(i)) == stage)
      erp_found_append_to(review->found_by_rule[i], review->findings);
}

GPtrArray *
erp_review_findings_of(const ErpReview *review, const ErpRule *rule) {
  GPtrArray *findings = g_ptr_array_new();
  g_autoptr(GPtrArray) added = g_ptr_array_new();
  erp_found_append_to(review->found_by_rule[erp_rules_index(rule)], findings);
  erp_found_append_to(review->found_by_rule[erp_rules_count()], added);
  for (guint i = 0; i < added->len; i++)
    if (((const ErpFinding *) added->pdata[i])->rule == rule)
      g_ptr_array_add(findings, added->pdata[i]);
  return findings;
}

/* The rules of a stage, what people say about them, and how they stand. */
static void
run_stage(ErpReview *review, ErpRuleStage stage, guint threads) {
  guint first = review->findings->len;
  run_rules(review, stage, threads);
  erp_review_apply_answers(review, stage);
  erp_review_apply_accepted(review, stage);
  summarise(review, first);
}

/* Marks the rules that answers and acceptances name. */
static void
mark_named(ErpReview *review) {
  guint n_answers, n_accepted;
  const ErpPlan *plan = review->results->plan;
  const ErpRecord *const *answers = erp_plan_of_kind(plan, ERP_KIND_ANSWER, &n_answers);
  const ErpRecord *const *accepted = erp_plan_of_kind(plan, ERP_KIND_ACCEPTED, &n_accepted);
  review->is_named = g_new0(guint8, erp_rules_count());
  for (guint i = 0; i < n_answers + n_accepted; i++) {
    const char *id = i < n_answers ? ((const ErpAnswer *) answers[i])->rule
                                   : ((const ErpAccepted *) accepted[i - n_answers])->rule;
    const char *suggestion;
    const ErpRule *rule = id != NULL ? erp_rules_find(id, &suggestion) : NULL;
    if (rule != NULL)
      review->is_named[erp_rules_index(rule)] = 1;
  }
}

static ErpReview *
blank(const ErpResults *results, const char *today) {
  ErpReview *review = g_new0(ErpReview, 1);
  guint n_rules = erp_rules_count();
  review->results = results;
  review->today = g_strdup(today);
  review->whole = review;
  review->findings = g_ptr_array_new();
  review->found_by_rule = g_new0(ErpFound *, n_rules + 1);
  review->found_by_rule[n_rules] = review->found = erp_found_new(results);
  review->routing = erp_routing_new(results->network);
  review->facts = erp_facts_new(review);
  review->notes = erp_diag_list_new(NULL);
  review->summaries = g_new(ErpRuleSummary, n_rules);
  for (guint i = 0; i < n_rules; i++)
    review->summaries[i] =
        (ErpRuleSummary){.rule = erp_rules_get(i), .verdict = ERP_VERDICT_NOT_APPLICABLE};
  review->tally.verdict = ERP_VERDICT_NOT_APPLICABLE;
  review->power_platform = find_power_platform(results->catalogue);
  mark_named(review);
  return review;
}

static ErpReview *
finish(ErpReview *review, guint threads) {
  for (guint stage = 0; stage < ERP_STAGES; stage++)
    run_stage(review, (ErpRuleStage) stage, threads);
  sort_findings(review);
  g_autoptr(ErpParts) own = review->parts == NULL ? erp_parts_new() : NULL;
  if (own != NULL)
    review->parts = own;
  erp_review_find_headline(review);
  if (own != NULL)
    review->parts = NULL;
  erp_facts_keep(review->facts);
  erp_parts_keep(review);
  review->before = NULL;
  return review;
}

ErpReview *
erp_review_new(const ErpResults *results, const char *today) {
  return erp_review_new_in(results, today, g_get_num_processors());
}

ErpReview *
erp_review_new_in(const ErpResults *results, const char *today, guint threads) {
  return finish(blank(results, today), threads);
}

ErpReview *
erp_review_after(const ErpResults *results, const char *today, const ErpReview *before) {
  ErpReview *review = blank(results, today);
  review->parts = erp_parts_new();
  if (before != NULL && results->changes != NULL && results->changes->of == before->results &&
      g_strcmp0(today, before->today) == 0)
    review->before = before;
  return finish(review, g_get_num_processors());
}

void
erp_review_free(ErpReview *review) {
  if (review == NULL)
    return;
  g_ptr_array_unref(review->findings);
  for (guint i = 0; i <= erp_rules_count(); i++)
    erp_found_free(review->found_by_rule[i]);
  g_free(review->found_by_rule);
  g_free(review->is_named);
  g_free(review->today);
  erp_parts_free(review->parts);
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
  return review->tally;
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
