#include "review/findings.h"

#include "review/context.h"

#include "base/i18n.h"

#define FIGURES_STEP 8 /* room is made for so many at once */

const char *
erp_level_word(ErpLevel level) {
  static const char *const words[] = {"low", "medium", "high"};
  return words[level];
}

ErpFinding *
erp_review_add(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const char *object,
               const ErpRecord *record, char *message) {
  ErpFinding *finding = g_new0(ErpFinding, 1);
  finding->rule = rule;
  finding->verdict = verdict;
  finding->object = object != NULL ? g_string_chunk_insert(review->kept, object) : NULL;
  finding->n_objects = 1;
  finding->message = message;
  if (record != NULL) {
    finding->line = record->line;
    finding->column = record->column;
    finding->order = erp_plan_order(review->results->plan, record);
  }
  g_ptr_array_add(review->findings, finding);
  return finding;
}

ErpFinding *
erp_review_add_flow(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const ErpFlow *flow,
                    const ErpTelling *telling) {
  const ErpNode *node = &review->results->network->nodes[flow->site];
  ErpFinding *finding = erp_review_add(review, rule, verdict, node->id, &node->site->record, NULL);
  finding->telling = telling;
  finding->flow = flow;
  return finding;
}

/* Writes a text with room of its own to work in. Who comes second takes what the first has written.
 */
static const char *
tell(const ErpFinding *finding, char *(*write)(ErpReview *review, const ErpFinding *finding),
     char **text) {
  char *written = g_atomic_pointer_get(text);
  if (written != NULL || write == NULL)
    return written;
  ErpReview review = *finding->review;
  review.texts = g_string_chunk_new(512);
  written = write(&review, finding);
  g_string_chunk_free(review.texts);
  if (g_atomic_pointer_compare_and_exchange(text, NULL, written))
    return written;
  g_free(written);
  return g_atomic_pointer_get(text);
}

const char *
erp_finding_message(const ErpFinding *finding) {
  return tell(finding, finding->telling != NULL ? finding->telling->say : NULL,
              (char **) &finding->message);
}

const char *
erp_finding_own_remedy(const ErpFinding *finding) {
  return tell(finding, finding->telling != NULL ? finding->telling->advise : NULL,
              (char **) &finding->remedy);
}

const char *
erp_finding_remedy(const ErpFinding *finding) {
  const char *own = erp_finding_own_remedy(finding);
  return own != NULL ? own : _(finding->rule->remedy);
}

void
erp_review_add_pass(ErpReview *review, const ErpRule *rule, guint n, char *message) {
  if (n == 0) {
    g_free(message);
    return;
  }
  erp_review_add(review, rule, ERP_VERDICT_PASS, NULL, NULL, message)->n_objects = n;
}

void
erp_review_add_not_applicable(ErpReview *review, const ErpRule *rule, const char *message) {
  erp_review_add(review, rule, ERP_VERDICT_NOT_APPLICABLE, NULL, NULL, g_strdup(message));
}

void
erp_finding_free(ErpFinding *finding) {
  g_free(finding->others);
  g_free(finding->message);
  g_free(finding->figures);
  g_free(finding->remedy);
  g_free(finding->accepted_reason);
  g_free(finding->accepted_by);
  g_free(finding->accepted_until);
  g_free(finding->declared);
  g_free(finding);
}

static gint64
divide_rounded(gint64 value, gint64 by) {
  gint64 half = value < 0 ? -(by / 2) : by / 2;
  return (value + half) / by;
}

/* Memory units to hundredths of ms, Mbit/s, km, percent or one. */
static gint64
in_hundredths(ErpUnit unit, gint64 value) {
  switch (unit) {
  case ERP_UNIT_RATE:
    return divide_rounded(value, 10000);
  case ERP_UNIT_TIME:
  case ERP_UNIT_LENGTH:
    return divide_rounded(value, 10);
  case ERP_UNIT_PERCENT:
  case ERP_UNIT_MONEY:
    return value;
  case ERP_UNIT_COUNT:
    return value * 100;
  case ERP_UNIT_AVAILABILITY:
    return divide_rounded(value, 100);
  case ERP_UNIT_LATITUDE:
  case ERP_UNIT_LONGITUDE:
    return divide_rounded(value, 10000);
  }
  g_return_val_if_reached(0);
}

void
erp_finding_hundredths(ErpFinding *finding, const char *name, gint64 value) {
  if (finding->n_figures % FIGURES_STEP == 0)
    finding->figures = g_renew(ErpFigure, finding->figures, finding->n_figures + FIGURES_STEP);
  finding->figures[finding->n_figures++] = (ErpFigure){name, value, NULL};
}

void
erp_finding_figure(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value) {
  if (value != ERP_UNSET)
    erp_finding_hundredths(finding, name, in_hundredths(unit, value));
}

void
erp_finding_published(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value) {
  if (value == ERP_UNSET)
    return;
  erp_finding_figure(finding, name, unit, value);
  finding->figures[finding->n_figures - 1].from = erp_provenance_word(ERP_PROVENANCE_PUBLISHED);
}

void
erp_finding_rtt(ErpFinding *finding, const char *name, gint64 rtt, ErpProvenance provenance) {
  if (rtt == ERP_UNSET)
    return;
  erp_finding_figure(finding, name, ERP_UNIT_TIME, rtt);
  finding->figures[finding->n_figures - 1].from = erp_provenance_word(provenance);
}

void
erp_finding_limit(ErpReview *review, ErpFinding *finding, const char *parameter) {
  finding->parameter = parameter;
  finding->limit = erp_params_show(review->results->params, parameter);
  finding->overridden = erp_params_overridden(review->results->params, parameter);
}

/* Room for so many ids, to be filled. */
static char **
make_others(ErpFinding *finding, guint n) {
  g_free(finding->others);
  finding->others = g_new(char *, n + 1);
  finding->others[n] = NULL;
  finding->n_objects = MAX(n, 1);
  return finding->others;
}

void
erp_finding_sites(ErpReview *review, ErpFinding *finding, const GArray *nodes) {
  char **ids = make_others(finding, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    ids[i] = (char *) review->results->network->nodes[g_array_index(nodes, guint32, i)].id;
}

void
erp_finding_elements(ErpReview *review, ErpFinding *finding, const GArray *elements) {
  char **ids = make_others(finding, elements->len);
  for (guint i = 0; i < elements->len; i++)
    ids[i] = (char *) review->results->network->elements[g_array_index(elements, guint32, i)].id;
}

/* As long as the review. */
static const char *
kept_path(ErpReview *review, const ErpRecord *record) {
  const char *id = erp_record_id(record);
  if (id != NULL)
    return id;
  g_autofree char *path = erp_plan_path(review->results->plan, record);
  return g_string_chunk_insert(review->kept, path);
}

/* Whether an answer or an acceptance names the record. */
static gboolean
is_named(const ErpReview *review, const ErpRule *rule, const ErpRecord *record) {
  guint n, n_answers;
  const ErpRecord *const *all = erp_plan_of_kind(review->results->plan, ERP_KIND_ACCEPTED, &n);
  erp_plan_of_kind(review->results->plan, ERP_KIND_ANSWER, &n_answers);
  if (n == 0 && n_answers == 0)
    return FALSE;
  g_autofree char *object = erp_plan_path(review->results->plan, record);
  const ErpAnswer *answer = erp_review_answer(review, rule, object);
  if (answer != NULL && answer->object != NULL)
    return TRUE;
  for (guint i = 0; i < n; i++) {
    const ErpAccepted *accepted = (const ErpAccepted *) all[i];
    if (accepted->rule != NULL && g_ascii_strcasecmp(accepted->rule, rule->id) == 0 &&
        g_strcmp0(accepted->object, object) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
with_names(ErpReview *review, const GPtrArray *records, const char *text) {
  GString *message = g_string_new(text);
  g_string_replace(message, "%s", erp_say_records(review, records), 1);
  return g_string_free(message, FALSE);
}

ErpFinding *
erp_review_add_alike(ErpReview *review, const ErpRule *rule, ErpVerdict verdict,
                     const GPtrArray *records, const char *text) {
  g_autoptr(GPtrArray) rest = g_ptr_array_new();
  g_autoptr(GPtrArray) one = g_ptr_array_new();
  for (guint i = 0; i < records->len; i++) {
    if (records->len == 1 || !is_named(review, rule, records->pdata[i])) {
      g_ptr_array_add(rest, records->pdata[i]);
      continue;
    }
    g_ptr_array_set_size(one, 0);
    g_ptr_array_add(one, records->pdata[i]);
    erp_review_add(review, rule, verdict, kept_path(review, records->pdata[i]), records->pdata[i],
                   with_names(review, one, text));
  }
  if (rest->len == 0)
    return NULL;
  const ErpRecord *only = rest->len == 1 ? rest->pdata[0] : NULL;
  ErpFinding *finding =
      erp_review_add(review, rule, verdict, only != NULL ? kept_path(review, only) : NULL, only,
                     with_names(review, rest, text));
  if (only != NULL)
    return finding;
  char **paths = make_others(finding, rest->len);
  for (guint i = 0; i < rest->len; i++)
    paths[i] = (char *) kept_path(review, rest->pdata[i]);
  return finding;
}
