#include "report/check/baseline.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/i18n.h"

#define DEEPEST 64 /* brackets in a report: five or six */

/* One rule about one object; the verdict is the worst it gave. */
typedef struct {
  char *rule;
  char *object; /* "" = the plan */
  ErpVerdict verdict;
} Said;

/* What one plan was told. */
typedef struct {
  char *file, *name; /* name may be NULL */
  GHashTable *said;  /* a set of Said by rule and object */
} Plan;

struct _ErpBaseline {
  char *file;
  GPtrArray *plans;
  GHashTable *by_file; /* -> Plan */
  GHashTable *by_name; /* -> Plan, NULL where several have the name */
};

static void
plan_free(gpointer data) {
  Plan *plan = data;
  g_free(plan->file);
  g_free(plan->name);
  g_hash_table_unref(plan->said);
  g_free(plan);
}

void
erp_baseline_free(ErpBaseline *baseline) {
  if (baseline == NULL)
    return;
  g_hash_table_unref(baseline->by_file);
  g_hash_table_unref(baseline->by_name);
  g_ptr_array_unref(baseline->plans);
  g_free(baseline->file);
  g_free(baseline);
}

static guint
hash_said(gconstpointer data) {
  const Said *said = data;
  return erp_hash_text(said->rule) * 31 + erp_hash_text(said->object);
}

static gboolean
same_said(gconstpointer a, gconstpointer b) {
  const Said *x = a, *y = b;
  return g_str_equal(x->rule, y->rule) && g_str_equal(x->object, y->object);
}

static void
said_free(gpointer data) {
  Said *said = data;
  g_free(said->rule);
  g_free(said->object);
  g_free(said);
}

static Said *
find_said(const Plan *plan, const char *rule, const char *object) {
  const Said key = {.rule = (char *) rule, .object = (char *) object};
  return g_hash_table_lookup(plan->said, &key);
}

/* ---- reading: members that are of another type are missing ----------------------------------- */

static JsonNode *
member(JsonObject *object, const char *name, JsonNodeType type) {
  JsonNode *node = object == NULL ? NULL : json_object_get_member(object, name);
  return node != NULL && json_node_get_node_type(node) == type ? node : NULL;
}

/* NULL also when it is no UTF-8, as json-glib has half a character ("\ud83d"). */
static const char *
text_of(JsonNode *node) {
  gboolean is_text = node != NULL && json_node_get_value_type(node) == G_TYPE_STRING;
  const char *text = is_text ? json_node_get_string(node) : NULL;
  return text != NULL && g_utf8_validate(text, -1, NULL) ? text : NULL;
}

static const char *
text_member(JsonObject *object, const char *name) {
  return text_of(member(object, name, JSON_NODE_VALUE));
}

static JsonObject *
object_member(JsonObject *object, const char *name) {
  JsonNode *node = member(object, name, JSON_NODE_OBJECT);
  return node == NULL ? NULL : json_node_get_object(node);
}

static JsonArray *
list_member(JsonObject *object, const char *name) {
  JsonNode *node = member(object, name, JSON_NODE_ARRAY);
  return node == NULL ? NULL : json_node_get_array(node);
}

/* Not applicable when it is no verdict. */
static ErpVerdict
verdict_of(const char *word) {
  for (int verdict = ERP_VERDICT_FAIL; verdict > ERP_VERDICT_NOT_APPLICABLE; verdict--)
    if (g_strcmp0(word, erp_verdict_word((ErpVerdict) verdict)) == 0)
      return (ErpVerdict) verdict;
  return ERP_VERDICT_NOT_APPLICABLE;
}

static void
say(Plan *plan, const char *rule, const char *object, ErpVerdict verdict) {
  Said *said = find_said(plan, rule, object);
  if (said == NULL) {
    said = g_new(Said, 1);
    *said = (Said){.rule = g_strdup(rule), .object = g_strdup(object), .verdict = verdict};
    g_hash_table_add(plan->said, said);
  }
  said->verdict = MAX(said->verdict, verdict);
}

static void
take_finding(JsonArray *list G_GNUC_UNUSED, guint i G_GNUC_UNUSED, JsonNode *node, gpointer user) {
  if (!JSON_NODE_HOLDS_OBJECT(node))
    return;
  JsonObject *finding = json_node_get_object(node);
  const char *rule = text_member(finding, "rule"), *object = text_member(finding, "object");
  ErpVerdict verdict = verdict_of(text_member(finding, "verdict"));
  JsonArray *others = list_member(finding, "others");
  guint n = others == NULL ? 0 : json_array_get_length(others);
  if (rule == NULL || verdict < ERP_VERDICT_NOT_ANSWERED ||
      object_member(finding, "accepted") != NULL)
    return;
  if (object != NULL || n == 0)
    say(user, rule, object != NULL ? object : "", verdict);
  for (guint o = 0; o < n; o++) {
    const char *other = text_of(json_array_get_element(others, o));
    if (other != NULL)
      say(user, rule, other, verdict);
  }
}

static void
add_plan(ErpBaseline *baseline, const char *file, const char *name, JsonArray *findings) {
  Plan *plan = g_hash_table_lookup(baseline->by_file, file);
  if (plan == NULL) {
    plan = g_new0(Plan, 1);
    plan->file = g_strdup(file);
    plan->name = g_strdup(name);
    plan->said = g_hash_table_new_full(hash_said, same_said, said_free, NULL);
    g_ptr_array_add(baseline->plans, plan);
    g_hash_table_insert(baseline->by_file, plan->file, plan);
    if (name != NULL) {
      gboolean taken = g_hash_table_contains(baseline->by_name, name);
      g_hash_table_replace(baseline->by_name, plan->name, taken ? NULL : plan);
    }
  }
  json_array_foreach_element(findings, take_finding, plan);
}

/* A plan that could not be read has no verdict: nothing is known of it. */
static gboolean
take_document(ErpBaseline *baseline, const char *text, gsize length) {
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (!json_parser_load_from_data(parser, text, (gssize) length, NULL) ||
      !JSON_NODE_HOLDS_OBJECT(json_parser_get_root(parser)))
    return FALSE;
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  JsonObject *plan = object_member(root, "plan");
  const char *schema = text_member(root, "schema"), *file = text_member(plan, "file");
  JsonArray *findings = list_member(root, "findings"), *errors = list_member(root, "errors");
  gboolean ours =
      g_strcmp0(schema, "erplan-check/1") == 0 || g_strcmp0(schema, "erplan-line/1") == 0;
  if (!ours || file == NULL || findings == NULL)
    return FALSE;
  if (errors == NULL || json_array_get_length(errors) == 0)
    add_plan(baseline, file, text_member(plan, "name"), findings);
  return TRUE;
}

/* The end of the JSON value that begins at `p`: behind the bracket that closes it. NULL when there
 * is none, or too many are open for a parser that calls itself. */
static const char *
end_of_value(const char *p, const char *end) {
  guint depth = 0;
  gboolean quoted = FALSE;
  for (; p < end && depth <= DEEPEST; p++) {
    if (quoted && *p == '\\' && p + 1 < end)
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == '{' || *p == '['))
      depth++;
    else if (!quoted && (*p == '}' || *p == ']') && --depth == 0)
      return p + 1;
    if (depth == 0)
      return NULL;
  }
  return NULL;
}

ErpBaseline *
erp_baseline_load(const char *file, GError **error) {
  g_autoptr(GError) why = NULL;
  g_autofree char *display = g_filename_display_name(file);
  g_autofree char *text = NULL;
  gsize length;
  if (!g_file_get_contents(file, &text, &length, &why)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: cannot be read: %s"), display,
                why->message);
    return NULL;
  }
  g_autoptr(ErpBaseline) baseline = g_new0(ErpBaseline, 1);
  baseline->file = g_strdup(display);
  baseline->plans = g_ptr_array_new_with_free_func(plan_free);
  baseline->by_file = g_hash_table_new(erp_hash_text, g_str_equal);
  baseline->by_name = g_hash_table_new(erp_hash_text, g_str_equal);
  const char *p = text, *end = text + length;
  for (guint n = 1;; n++) {
    while (p < end && g_ascii_isspace(*p))
      p++;
    if (p == end)
      return g_steal_pointer(&baseline);
    const char *next = end_of_value(p, end);
    if (next == NULL || !take_document(baseline, p, (gsize) (next - p))) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                  _("%s: document %u is no report of erplan check --format=json or jsonl"), display,
                  n);
      return NULL;
    }
    p = next;
  }
}

/* ---- comparing ------------------------------------------------------------------------------- */

static const Plan *
find_plan(const ErpBaseline *baseline, const ErpReview *review, const ErpSubject *subject) {
  g_autofree char *file = g_utf8_make_valid(subject->file, -1); /* as JSON has it */
  const char *name = erp_plan_root(erp_review_results(review)->plan)->name;
  const Plan *plan = g_hash_table_lookup(baseline->by_file, file);
  return plan != NULL || name == NULL ? plan : g_hash_table_lookup(baseline->by_name, name);
}

/* Whether the plan was told as bad a thing, or worse, of the object; `seen` gets what was said. */
static gboolean
was_said(const Plan *plan, const ErpFinding *finding, const char *object, GHashTable *seen) {
  Said *said = find_said(plan, finding->rule->id, object);
  if (said == NULL)
    return FALSE;
  g_hash_table_add(seen, said);
  return said->verdict >= finding->verdict;
}

static gboolean
all_said(const Plan *plan, const ErpFinding *finding, GHashTable *seen) {
  gboolean grouped = finding->others != NULL && finding->others[0] != NULL, said = TRUE;
  if (finding->object != NULL || !grouped)
    said = was_said(plan, finding, finding->object != NULL ? finding->object : "", seen);
  for (guint i = 0; grouped && finding->others[i] != NULL; i++)
    said = was_said(plan, finding, finding->others[i], seen) && said;
  return said;
}

static int
compare_gone(gconstpointer a, gconstpointer b) {
  const ErpGone *x = a, *y = b;
  int by_rule = strcmp(x->rule, y->rule);
  return by_rule != 0 ? by_rule : g_strcmp0(x->object, y->object);
}

/* What was said and is not among `seen`. */
static void
find_gone(ErpComparison *comparison, const Plan *plan, GHashTable *seen) {
  GHashTableIter iter;
  gpointer key;
  comparison->gone = g_new(ErpGone, g_hash_table_size(plan->said));
  g_hash_table_iter_init(&iter, plan->said);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    const Said *said = key;
    if (!g_hash_table_contains(seen, said))
      comparison->gone[comparison->n_gone++] =
          (ErpGone){.rule = said->rule,
                    .object = *said->object == '\0' ? NULL : said->object,
                    .verdict = said->verdict};
  }
  if (comparison->n_gone > 0)
    qsort(comparison->gone, comparison->n_gone, sizeof(ErpGone), compare_gone);
}

ErpComparison *
erp_baseline_compare(const ErpBaseline *baseline, const ErpReview *review,
                     const ErpSubject *subject) {
  ErpComparison *comparison = g_new0(ErpComparison, 1);
  const Plan *plan = find_plan(baseline, review, subject);
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL); /* of Said */
  comparison->file = baseline->file;
  comparison->known = plan != NULL;
  comparison->is_new = g_new0(gboolean, MAX(erp_review_length(review), 1));
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict < ERP_VERDICT_NOT_ANSWERED)
      continue;
    gboolean said = plan != NULL && all_said(plan, finding, seen);
    comparison->is_new[i] = !said && !finding->accepted;
    comparison->n_new += comparison->is_new[i];
  }
  if (plan != NULL)
    find_gone(comparison, plan, seen);
  return comparison;
}

void
erp_comparison_free(ErpComparison *comparison) {
  if (comparison == NULL)
    return;
  g_free(comparison->is_new);
  g_free(comparison->gone);
  g_free(comparison);
}
