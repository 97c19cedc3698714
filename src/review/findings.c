#include "review/findings.h"

#include "base/hash.h"
#include "review/context.h"
#include "review/found.h"

#include <string.h>

#include "base/i18n.h"

struct _ErpTold {
  gatomicrefcount refs;
  char *message, *remedy; /* NULL until they are written */
  GArray *figures;        /* of ErpFigure; NULL until they are counted, or without any */
  const char *declared;   /* static */
};

static ErpTold *
told_new(void) {
  ErpTold *told = g_new0(ErpTold, 1);
  g_atomic_ref_count_init(&told->refs);
  return told;
}

const char *
erp_level_word(ErpLevel level) {
  static const char *const words[] = {"low", "medium", "high"};
  return words[level];
}

/* An id is the record's own; other texts are copied. */
static const char *
keep_object(ErpReview *review, const char *object, const ErpRecord *record) {
  if (object == NULL || (record != NULL && object == erp_record_id(record)))
    return object;
  return erp_found_keep(review->found, object);
}

static ErpFinding *
add(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const char *object,
    const ErpRecord *record) {
  ErpFinding *finding = erp_found_add(review->found);
  finding->rule = rule;
  finding->verdict = verdict;
  finding->object = object;
  finding->record = record;
  finding->n_objects = 1;
  finding->review = review->whole;
  return finding;
}

ErpFinding *
erp_review_add(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const char *object,
               const ErpRecord *record, char *message) {
  ErpFinding *finding = add(review, rule, verdict, keep_object(review, object, record), record);
  if (message != NULL) {
    finding->told = told_new();
    finding->told->message = message;
  }
  return finding;
}

ErpFinding *
erp_review_add_flow(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const ErpFlow *flow,
                    const ErpTelling *telling) {
  const ErpNode *node = &review->results->network->nodes[flow->site];
  ErpFinding *finding = add(review, rule, verdict, node->id, &node->site->record);
  finding->telling = telling;
  finding->flow = flow;
  finding->about = flow->site;
  return finding;
}

ErpFinding *
erp_review_add_element(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, guint32 element,
                       const ErpTelling *telling) {
  const ErpElement *e = &review->results->network->elements[element];
  ErpFinding *finding = erp_review_add(review, rule, verdict, e->id, e->record, NULL);
  finding->telling = telling;
  finding->about = element;
  return finding;
}

/* Of two threads that make the same thing at the same time, who comes second takes what the first
 * has made, and its own comes back to be freed; else NULL does. */
static gpointer
put(gpointer place, gpointer made) {
  return g_atomic_pointer_compare_and_exchange((gpointer *) place, NULL, made) ? NULL : made;
}

static ErpTold *
told_of(const ErpFinding *finding) {
  ErpTold **told = (ErpTold **) &finding->told;
  if (g_atomic_pointer_get(told) == NULL)
    g_free(put(told, told_new()));
  return g_atomic_pointer_get(told);
}

/* A review to tell of a finding with: it has room of its own to work in. */
static ErpReview
teller(const ErpFinding *finding) {
  ErpReview review = *finding->review;
  review.texts = g_string_chunk_new(512);
  return review;
}

static const char *
tell(const ErpFinding *finding, char *(*write)(ErpReview *review, const ErpFinding *finding),
     char **text) {
  if (g_atomic_pointer_get(text) == NULL && write != NULL) {
    ErpReview review = teller(finding);
    g_free(put(text, write(&review, finding)));
    g_string_chunk_free(review.texts);
  }
  return g_atomic_pointer_get(text);
}

const char *
erp_finding_message(const ErpFinding *finding) {
  return tell(finding, finding->telling != NULL ? finding->telling->say : NULL,
              &told_of(finding)->message);
}

const char *
erp_finding_own_remedy(const ErpFinding *finding) {
  return tell(finding, finding->telling != NULL ? finding->telling->advise : NULL,
              &told_of(finding)->remedy);
}

const ErpFigure *
erp_finding_figures(const ErpFinding *finding, guint *n) {
  ErpTold *told = told_of(finding);
  if (g_atomic_pointer_get(&told->figures) == NULL && finding->telling != NULL) {
    ErpTold counted = {0};
    ErpFinding copy = *finding;
    copy.told = &counted;
    ErpReview review = teller(finding);
    finding->telling->count(&review, &copy);
    g_string_chunk_free(review.texts);
    GArray *second = counted.figures == NULL ? NULL : put(&told->figures, counted.figures);
    g_clear_pointer(&second, g_array_unref);
  }
  GArray *figures = g_atomic_pointer_get(&told->figures);
  *n = figures == NULL ? 0 : figures->len;
  return figures == NULL ? NULL : (const ErpFigure *) (const void *) figures->data;
}

const ErpFigure *
erp_finding_figure_named(const ErpFinding *finding, const char *name) {
  guint n;
  const ErpFigure *figures = erp_finding_figures(finding, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(figures[i].name, name) == 0)
      return &figures[i];
  return NULL;
}

guint
erp_finding_order(const ErpFinding *finding) {
  return finding->record != NULL ? erp_plan_order(finding->review->results->plan, finding->record)
                                 : 0;
}

int
erp_findings_compare(const ErpFinding *a, const ErpFinding *b) {
  if (a->record == b->record)
    return 0;
  if (a->flow != NULL && b->flow != NULL) /* sites stand as in the document */
    return a->about < b->about ? -1 : 1;
  guint x = erp_finding_order(a), y = erp_finding_order(b);
  return (x > y) - (x < y);
}

const char *
erp_finding_declared(const ErpFinding *finding) {
  return told_of(finding)->declared;
}

void
erp_finding_advise(ErpFinding *finding, char *remedy) {
  told_of(finding)->remedy = remedy;
}

void
erp_finding_declare(ErpFinding *finding, const char *word, char *message) {
  ErpTold *told = told_of(finding);
  g_free(told->message);
  told->message = message;
  told->declared = word;
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
erp_finding_clear(ErpFinding *finding) {
  if (finding->told == NULL || !g_atomic_ref_count_dec(&finding->told->refs))
    return;
  g_free(finding->told->message);
  g_free(finding->told->remedy);
  g_clear_pointer(&finding->told->figures, g_array_unref);
  g_free(finding->told);
}

gboolean
erp_finding_says(const ErpFinding *finding, const char *text) {
  const ErpTold *told = g_atomic_pointer_get(&((ErpFinding *) finding)->told);
  return finding->telling == NULL && told != NULL &&
         ((told->message != NULL && strstr(told->message, text) != NULL) ||
          (told->remedy != NULL && strstr(told->remedy, text) != NULL));
}

/* The flow that is now what this one was. */
static const ErpFlow *
flow_now(const ErpFlow *flow, const ErpResults *before, const ErpResults *now) {
  guint nth = (guint) (flow - before->flows) - before->starts[flow->site].flow;
  return &now->flows[now->starts[flow->site].flow + nth];
}

void
erp_finding_take_over(ErpFinding *finding, const ErpFinding *from, const ErpReview *before,
                      const ErpReview *review) {
  const ErpResults *old = before->results, *now = review->results;
  memcpy(finding, from, offsetof(ErpFinding, told)); /* which another thread may be setting */
  finding->review = review->whole;
  if (from->record != NULL)
    finding->record = erp_changes_now(now->changes, from->record);
  if (from->flow != NULL)
    finding->flow = flow_now(from->flow, old, now);
  if (from->parameter != NULL && from->limit == erp_params_show(old->params, from->parameter))
    finding->limit = erp_params_show(now->params, from->parameter);
  /* What is told when somebody asks is asked for again. */
  finding->told = from->telling == NULL ? g_atomic_pointer_get(&((ErpFinding *) from)->told) : NULL;
  if (finding->told != NULL)
    g_atomic_ref_count_inc(&finding->told->refs);
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

static void
add_figure(ErpFinding *finding, const char *name, gint64 value, const char *from) {
  ErpTold *told = told_of(finding);
  const ErpFigure figure = {name, value, from};
  if (told->figures == NULL)
    told->figures = g_array_new(FALSE, FALSE, sizeof figure);
  g_array_append_val(told->figures, figure);
}

void
erp_finding_hundredths(ErpFinding *finding, const char *name, gint64 value) {
  add_figure(finding, name, value, NULL);
}

void
erp_finding_figure(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value) {
  if (value != ERP_UNSET)
    add_figure(finding, name, in_hundredths(unit, value), NULL);
}

void
erp_finding_published(ErpFinding *finding, const char *name, ErpUnit unit, gint64 value) {
  if (value != ERP_UNSET)
    add_figure(finding, name, in_hundredths(unit, value),
               erp_provenance_word(ERP_PROVENANCE_PUBLISHED));
}

void
erp_finding_rtt(ErpFinding *finding, const char *name, gint64 rtt, ErpProvenance provenance) {
  if (rtt != ERP_UNSET)
    add_figure(finding, name, in_hundredths(ERP_UNIT_TIME, rtt), erp_provenance_word(provenance));
}

void
erp_finding_threshold(ErpFinding *finding, const ErpThreshold *threshold) {
  finding->parameter = threshold->parameter;
  finding->limit = threshold->shown;
  finding->overridden = threshold->overridden;
}

void
erp_finding_limit(ErpReview *review, ErpFinding *finding, const char *parameter) {
  const ErpThreshold threshold = erp_threshold(review->results->params, parameter);
  erp_finding_threshold(finding, &threshold);
}

char **
erp_finding_others(ErpReview *review, ErpFinding *finding, guint n) {
  finding->others = erp_found_room(review->found, n + 1);
  finding->n_objects = MAX(n, 1);
  return finding->others;
}

void
erp_finding_sites(ErpReview *review, ErpFinding *finding, const GArray *nodes) {
  char **ids = erp_finding_others(review, finding, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    ids[i] = (char *) review->results->network->nodes[g_array_index(nodes, guint32, i)].id;
}

void
erp_finding_elements(ErpReview *review, ErpFinding *finding, const GArray *elements) {
  char **ids = erp_finding_others(review, finding, elements->len);
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
  return erp_found_keep(review->found, path);
}

/* What answers and acceptances of the rule name, as a set; NULL when they name nothing. */
static GHashTable *
named_by(const ErpReview *review, const ErpRule *rule) {
  const ErpPlan *plan = review->results->plan;
  GHashTable *named = g_hash_table_new(erp_hash_text, g_str_equal);
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_ANSWER, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAnswer *answer = ERP_AS(ErpAnswer, ANSWER, records[i]);
    if (answer->value != ERP_UNSET && answer->object != NULL && answer->rule != NULL &&
        g_ascii_strcasecmp(answer->rule, rule->id) == 0)
      g_hash_table_add(named, answer->object);
  }
  records = erp_plan_of_kind(plan, ERP_KIND_ACCEPTED, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAccepted *accepted = ERP_AS(ErpAccepted, ACCEPTED, records[i]);
    if (accepted->object != NULL && accepted->rule != NULL &&
        g_ascii_strcasecmp(accepted->rule, rule->id) == 0)
      g_hash_table_add(named, accepted->object);
  }
  if (g_hash_table_size(named) == 0)
    g_clear_pointer(&named, g_hash_table_unref);
  return named;
}

static gboolean
is_named(const ErpReview *review, GHashTable *named, const ErpRecord *record) {
  if (named == NULL)
    return FALSE;
  g_autofree char *object = erp_plan_path(review->results->plan, record);
  return g_hash_table_contains(named, object);
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
  g_autoptr(GHashTable) named = records->len > 1 ? named_by(review, rule) : NULL;
  for (guint i = 0; i < records->len; i++) {
    if (!is_named(review, named, records->pdata[i])) {
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
  char **paths = erp_finding_others(review, finding, rest->len);
  for (guint i = 0; i < rest->len; i++)
    paths[i] = (char *) kept_path(review, rest->pdata[i]);
  return finding;
}
