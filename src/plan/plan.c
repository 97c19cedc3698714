#include "plan/plan.h"

#include <string.h>

#include "plan/field.h"
#include "plan/plan-private.h"
#include "plan/value.h"

static void
unref_record(gpointer record) {
  erp_record_unref(record);
}

const ErpParrayOps erp_record_ops = {erp_record_ref, unref_record};

ErpPlan *
erp_plan_new_from(const ErpRecord *root, ErpParray *records, ErpTrivia *tail) {
  ErpPlan *plan = g_new0(ErpPlan, 1);
  plan->refs = 1;
  plan->root = erp_record_ref((gpointer) root);
  plan->records = erp_parray_ref(records);
  plan->tail = tail != NULL ? erp_trivia_ref(tail) : NULL;
  return plan;
}

ErpPlan *
erp_plan_new(void) {
  g_autoptr(ErpRecord) root = erp_record_new(ERP_KIND_PLAN);
  g_autoptr(ErpParray) records = erp_parray_new(&erp_record_ops, NULL, 0);
  erp_record_set(root, (guint) erp_kind_field(ERP_KIND_PLAN, "name"), "", NULL);
  return erp_plan_new_from(root, records, NULL);
}

ErpPlan *
erp_plan_ref(ErpPlan *plan) {
  g_atomic_int_inc(&plan->refs);
  return plan;
}

void
erp_plan_unref(ErpPlan *plan) {
  if (plan == NULL || !g_atomic_int_dec_and_test(&plan->refs))
    return;
  erp_plan_index_clear(&plan->index);
  erp_record_unref(plan->root);
  erp_parray_unref(plan->records);
  erp_trivia_unref(plan->tail);
  g_free(plan);
}

const ErpPlanRoot *
erp_plan_root(const ErpPlan *plan) {
  return (const ErpPlanRoot *) plan->root;
}

const ErpParray *
erp_plan_records(const ErpPlan *plan) {
  return plan->records;
}

typedef struct {
  ErpPlanVisit visit;
  gpointer user;
} Walk;

static void
walk_record(const ErpRecord *record, const ErpRecord *parent, const Walk *walk) {
  walk->visit(record, parent, walk->user);
  for (guint i = 0; i < record->n_children; i++)
    walk_record(record->children[i], record, walk);
}

static gboolean
walk_top(gpointer record, guint index, gpointer user) {
  (void) index;
  walk_record(record, NULL, user);
  return TRUE;
}

void
erp_plan_walk(const ErpPlan *plan, ErpPlanVisit visit, gpointer user) {
  Walk walk = {visit, user};
  erp_parray_foreach(plan->records, walk_top, &walk);
}

/* ---- names ---- */

char *
erp_plan_path(const ErpPlan *plan, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  const char *id = erp_record_id(record);
  if (id != NULL)
    return g_strdup(id);
  if (record->kind == ERP_KIND_PLAN)
    return g_strdup(info->element);
  const ErpPlace *place = erp_plan_place(plan, record);
  g_return_val_if_fail(place != NULL, NULL);
  g_autofree char *own = info->singleton ? g_strdup(info->element)
                                         : g_strdup_printf("%s[%u]", info->element, place->number);
  if (place->parent == 0)
    return g_steal_pointer(&own);
  g_autofree char *parent = erp_plan_path(plan, erp_plan_parent(plan, record));
  return g_strconcat(parent, "/", own, NULL);
}

/* ---- the record at a path ---- */

/* Splits "demand[2]" into kind and number; a singleton's number is 1. */
static gboolean
parse_step(const char *step, ErpKind *kind, guint *number) {
  const char *bracket = strchr(step, '[');
  g_autofree char *element = bracket != NULL ? g_strndup(step, (gsize) (bracket - step)) : NULL;
  const ErpKindInfo *info = erp_kind_by_element(bracket != NULL ? element : step);
  if (info == NULL)
    return FALSE;
  *kind = info->kind;
  *number = 1;
  if (bracket == NULL)
    return info->singleton;
  char *end = NULL;
  guint64 value = g_ascii_isdigit(bracket[1]) ? g_ascii_strtoull(bracket + 1, &end, 10) : 0;
  if (value == 0 || value > G_MAXUINT || strcmp(end, "]") != 0)
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

typedef struct {
  ErpKind kind;
  guint left;
  const ErpRecord *found;
} TopSearch;

static gboolean
search_top(gpointer element, guint index, gpointer user) {
  (void) index;
  TopSearch *search = user;
  const ErpRecord *record = element;
  if (record->kind != search->kind || --search->left > 0)
    return TRUE;
  search->found = record;
  return FALSE;
}

static const ErpRecord *
find_child(const ErpRecord *parent, ErpKind kind, guint number) {
  for (guint i = 0; i < parent->n_children; i++)
    if (parent->children[i]->kind == kind && --number == 0)
      return parent->children[i];
  return NULL;
}

static const ErpRecord *
take_step(const ErpPlan *plan, const ErpRecord *parent, const char *step) {
  ErpKind kind;
  guint number;
  const ErpRecord *named = erp_plan_find(plan, step);
  if (named != NULL && (parent == NULL || erp_plan_parent(plan, named) == parent))
    return named;
  if (!parse_step(step, &kind, &number))
    return NULL;
  if (parent != NULL)
    return find_child(parent, kind, number);
  TopSearch search = {kind, number, NULL};
  erp_parray_foreach(plan->records, search_top, &search);
  return search.found;
}

const ErpRecord *
erp_plan_at_path(const ErpPlan *plan, const char *path) {
  if (path == NULL || path[0] == '\0' || strcmp(path, "plan") == 0)
    return plan->root;
  g_auto(GStrv) steps = g_strsplit(path, "/", -1);
  const ErpRecord *record = NULL;
  for (guint i = 0; steps[i] != NULL; i++) {
    record = take_step(plan, record, steps[i]);
    if (record == NULL)
      return NULL;
  }
  return record;
}

gboolean
erp_plan_equal(const ErpPlan *a, const ErpPlan *b) {
  guint a_from = 0, a_to = 0, b_from = 0, b_to = 0;
  if (a == b)
    return TRUE;
  if (!erp_record_equal(a->root, b->root) || !erp_trivia_equal(a->tail, b->tail) ||
      erp_parray_length(a->records) != erp_parray_length(b->records))
    return FALSE;
  erp_parray_unshared(a->records, b->records, &a_from, &a_to, &b_from, &b_to);
  if (a_from != b_from || a_to != b_to)
    return FALSE;
  for (guint i = a_from; i < a_to; i++)
    if (!erp_record_equal(erp_parray_get(a->records, i), erp_parray_get(b->records, i)))
      return FALSE;
  return TRUE;
}

char *
erp_plan_comment(const ErpPlan *plan) {
  g_autoptr(GString) text = g_string_new(NULL);
  const ErpTrivia *trivia = plan->root->trivia;
  const GArray *items = trivia != NULL ? trivia->items[ERP_TRIVIA_BEFORE] : NULL;
  const ErpTriviaItem *found = NULL;
  for (guint i = 0; items != NULL && found == NULL && i < items->len; i++)
    if (g_array_index(items, ErpTriviaItem, i).kind == ERP_TRIVIA_COMMENT)
      found = &g_array_index(items, ErpTriviaItem, i);
  g_auto(GStrv) words = g_strsplit_set(found != NULL ? found->text : "", " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static gboolean
field_mentions(const ErpRecord *record, const ErpField *field, const char *text) {
  ErpStore store = erp_value_store(field->type);
  ErpValue value = erp_value_of(record, field);
  if (store == ERP_STORE_TEXT)
    return value.text != NULL && strstr(value.text, text) != NULL;
  for (guint i = 0; store == ERP_STORE_LIST && value.list != NULL && value.list[i] != NULL; i++)
    if (strstr(value.list[i], text) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
record_mentions(const ErpRecord *record, const char *text) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (field_mentions(record, &info->fields[i], text))
      return TRUE;
  for (guint i = 0; i < record->n_children; i++)
    if (record_mentions(record->children[i], text))
      return TRUE;
  return FALSE;
}

static gboolean
is_without(gpointer element, guint index G_GNUC_UNUSED, gpointer text) {
  return !record_mentions(element, text);
}

gboolean
erp_plan_mentions(const ErpPlan *plan, const char *text) {
  return record_mentions(&erp_plan_root(plan)->record, text) ||
         !erp_parray_foreach(erp_plan_records(plan), is_without, (gpointer) text);
}
