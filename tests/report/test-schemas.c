/* What the program writes keeps to the schemas that are installed, by a reader of what they use of
 * JSON Schema: type, enum, const, pattern, properties, required, additionalProperties, items, $ref,
 * anyOf. */
#include <glib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "judged.h"
#include "report/data/data-tables.h"

static JsonNode *
parse(const char *text) {
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string(text, &error);
  g_assert_no_error(error);
  return node;
}

static JsonObject *
schema_new(const char *name) {
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "../data/schema", name, NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  g_autoptr(JsonNode) node = parse(text);
  return json_object_ref(json_node_get_object(node));
}

/* ---- the reader: "" when the value is as the schema says, else where it is not ----------------
 */

static char *check(JsonObject *root, JsonObject *schema, const char *where, JsonNode *value);

static const char *
type_name(JsonNode *value) {
  if (JSON_NODE_HOLDS_NULL(value))
    return "null";
  if (JSON_NODE_HOLDS_OBJECT(value))
    return "object";
  if (JSON_NODE_HOLDS_ARRAY(value))
    return "array";
  GType type = json_node_get_value_type(value);
  return type == G_TYPE_STRING ? "string" : type == G_TYPE_BOOLEAN ? "boolean" : "integer";
}

/* Whether the node is the word, or an array that has it. */
static gboolean
names(JsonNode *node, const char *word) {
  if (JSON_NODE_HOLDS_VALUE(node))
    return strcmp(json_node_get_string(node), word) == 0;
  JsonArray *array = json_node_get_array(node);
  for (guint i = 0; i < json_array_get_length(array); i++)
    if (names(json_array_get_element(array, i), word))
      return TRUE;
  return FALSE;
}

static gboolean
is_in(JsonArray *array, JsonNode *value) {
  for (guint i = 0; i < json_array_get_length(array); i++)
    if (json_node_equal(json_array_get_element(array, i), value))
      return TRUE;
  return FALSE;
}

static char *
check_scalar(JsonObject *schema, const char *where, JsonNode *value) {
  if (json_object_has_member(schema, "type") &&
      !names(json_object_get_member(schema, "type"), type_name(value)))
    return g_strdup_printf("%s: %s", where, type_name(value));
  if (json_object_has_member(schema, "const") &&
      !json_node_equal(json_object_get_member(schema, "const"), value))
    return g_strdup_printf("%s: const", where);
  if (json_object_has_member(schema, "enum") &&
      !is_in(json_object_get_array_member(schema, "enum"), value))
    return g_strdup_printf("%s: enum", where);
  if (json_object_has_member(schema, "pattern") && JSON_NODE_HOLDS_VALUE(value) &&
      !g_regex_match_simple(json_object_get_string_member(schema, "pattern"),
                            json_node_get_string(value), 0, 0))
    return g_strdup_printf("%s: pattern", where);
  return g_strdup("");
}

static char *
check_members(JsonObject *root, JsonObject *schema, const char *where, JsonObject *object) {
  JsonObject *properties = json_object_get_object_member(schema, "properties");
  JsonArray *required = json_object_get_array_member(schema, "required");
  for (guint i = 0; i < json_array_get_length(required); i++)
    if (!json_object_has_member(object, json_array_get_string_element(required, i)))
      return g_strdup_printf("%s.%s: missing", where, json_array_get_string_element(required, i));
  g_autoptr(GList) keys = json_object_get_members(object);
  for (GList *key = keys; key != NULL; key = key->next) {
    g_autofree char *inside = g_strdup_printf("%s.%s", where, (char *) key->data);
    if (!json_object_has_member(properties, key->data))
      return g_strdup_printf("%s: too much", inside);
    g_autofree char *wrong = check(root, json_object_get_object_member(properties, key->data),
                                   inside, json_object_get_member(object, key->data));
    if (*wrong != '\0')
      return g_steal_pointer(&wrong);
  }
  return g_strdup("");
}

static char *
check_any(JsonObject *root, JsonArray *schemas, const char *where, JsonNode *value) {
  char *wrong = NULL;
  for (guint i = 0; i < json_array_get_length(schemas); i++) {
    g_free(wrong);
    wrong = check(root, json_array_get_object_element(schemas, i), where, value);
    if (*wrong == '\0' || !JSON_NODE_HOLDS_NULL(value))
      return wrong;
  }
  return wrong;
}

static char *
check_entries(JsonObject *root, JsonObject *items, const char *where, JsonArray *array) {
  for (guint i = 0; i < json_array_get_length(array); i++) {
    g_autofree char *inside = g_strdup_printf("%s[%u]", where, i);
    g_autofree char *wrong = check(root, items, inside, json_array_get_element(array, i));
    if (*wrong != '\0')
      return g_steal_pointer(&wrong);
  }
  return g_strdup("");
}

static char *
check(JsonObject *root, JsonObject *schema, const char *where, JsonNode *value) {
  if (json_object_has_member(schema, "$ref")) {
    const char *name = strrchr(json_object_get_string_member(schema, "$ref"), '/') + 1;
    JsonObject *defs = json_object_get_object_member(root, "$defs");
    return check(root, json_object_get_object_member(defs, name), where, value);
  }
  if (json_object_has_member(schema, "anyOf"))
    return check_any(root, json_object_get_array_member(schema, "anyOf"), where, value);
  g_autofree char *wrong = check_scalar(schema, where, value);
  if (*wrong == '\0' && JSON_NODE_HOLDS_OBJECT(value))
    return check_members(root, schema, where, json_node_get_object(value));
  if (*wrong == '\0' && JSON_NODE_HOLDS_ARRAY(value))
    return check_entries(root, json_object_get_object_member(schema, "items"), where,
                         json_node_get_array(value));
  return g_steal_pointer(&wrong);
}

static char *
check_text(JsonObject *schema, const char *text) {
  g_autoptr(JsonNode) value = parse(text);
  return check(schema, schema, "", value);
}

/* ---- documents ------------------------------------------------------------------------------- */

static void
judge(const char *plan, JsonObject *check_schema, JsonObject *line_schema) {
  g_autoptr(Judged) judged = judged_new(plan);
  judged->subject.sha256 = "e423d5c86592cb0d0f2092e4518462b6dc8024c4a1990e454b76db00f64df548";
  ErpJudgement judgement = judged_judgement(judged);
  g_autofree char *document = judged_json(&judgement);
  g_autofree char *wrong = check_text(check_schema, document);
  g_assert_cmpstr(wrong, ==, "");
  g_autofree char *line = judged_line(&judgement);
  g_autofree char *amiss = check_text(line_schema, line);
  g_assert_cmpstr(amiss, ==, "");
}

static void
test_examples(void) {
  g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "../data/examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_autoptr(JsonObject) check_schema = schema_new("check.schema.json");
  g_autoptr(JsonObject) line_schema = schema_new("line.schema.json");
  g_assert_nonnull(dir);
  guint n = 0;
  for (const char *name; (name = g_dir_read_name(dir)) != NULL; n++) {
    g_autofree char *file = g_build_filename(folder, name, NULL);
    g_autofree char *plan = NULL;
    g_test_message("%s", name);
    g_assert_true(g_file_get_contents(file, &plan, NULL, NULL));
    judge(plan, check_schema, line_schema);
  }
  g_assert_cmpuint(n, >, 8);
}

/* Nothing in it; and names and acceptances where there mostly are none. */
static Judged *
judged_example(const char *name) {
  g_autofree char *base = g_strconcat(name, ".xml", NULL);
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "../data/examples", base, NULL);
  g_autofree char *plan = NULL;
  g_assert_true(g_file_get_contents(file, &plan, NULL, NULL));
  return judged_new(plan);
}

static void
test_differences(void) {
  static const char *const pairs[][2] = {{"contoso", "contoso-local-breakout"},
                                         {"meet-me", "contoso"},
                                         {"power-platform-a", "power-platform-c"},
                                         {"trey-research", "trey-research"}};
  g_autoptr(JsonObject) schema = schema_new("diff.schema.json");
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    g_autoptr(Judged) before = judged_example(pairs[i][0]);
    g_autoptr(Judged) after = judged_example(pairs[i][1]);
    g_autoptr(ErpDifference) difference = erp_difference_new(before->review, after->review);
    const ErpSubject was = {.file = "a.xml", .version = "1"},
                     is = {.file = "b.xml", .version = "1"};
    const ErpDifferenceJob job = {.difference = difference, .before = &was, .after = &is};
    g_autoptr(GString) document = g_string_new(NULL);
    erp_difference_json(&job, erp_sink_string(document));
    g_autofree char *wrong = check_text(schema, document->str);
    g_assert_cmpstr(wrong, ==, "");
  }
}

/* Whole and stopped. */
static void
test_failures(void) {
  static const char *const names[] = {"contoso-geo-redundant", "meet-me", "starter"};
  g_autoptr(JsonObject) schema = schema_new("failures.schema.json");
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(Judged) judged = judged_example(names[i]);
    const ErpResults *results = erp_review_results(judged->review);
    g_autoptr(ErpSweep) sweep = erp_sweep_new(results);
    g_autoptr(ErpFailures) failures = erp_failures_new(results->network, NULL);
    g_autoptr(ErpSweepOutcome) outcome = erp_sweep_run(sweep, failures->list, 1, NULL, NULL);
    outcome->n_asked += i;
    const ErpSubject subject = {.file = "a.xml", .version = "1"};
    const ErpFailuresJob job = {.review = judged->review, .subject = &subject, .outcome = outcome};
    g_autoptr(GString) document = g_string_new(NULL);
    erp_failures_json(&job, erp_sink_string(document));
    g_autofree char *wrong = check_text(schema, document->str);
    g_assert_cmpstr(wrong, ==, "");
  }
}

static void
forecast(const Judged *judged, ErpGrowth *growth, GCancellable *cancellable, JsonObject *schema) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(GString) document = g_string_new(NULL);
  const ErpForecastJob job = {.threads = 1, .cancellable = cancellable};
  g_autoptr(ErpForecast) made = erp_forecast_new(growth, judged->results->terrain, &job, diags);
  const ErpSubject subject = {.file = "a.xml", .version = "1"};
  const ErpForecastPage page = {.forecast = made, .subject = &subject};
  erp_forecast_json(&page, erp_sink_string(document));
  g_autofree char *wrong = check_text(schema, document->str);
  g_assert_cmpstr(wrong, ==, "");
}

/* One that is whole, and one of which no step is done. */
static void
test_forecasts(void) {
  g_autoptr(JsonObject) schema = schema_new("forecast.schema.json");
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_autoptr(Judged) judged = judged_example("meet-me");
  g_autoptr(ErpGrowth) years = erp_growth_new_yearly(judged->results->plan, "12%", 5, NULL);
  g_autoptr(ErpGrowth) sweep = erp_growth_new_sweep(judged->results->plan, "users*=1..2/0.5", NULL);
  g_cancellable_cancel(cancelled);
  forecast(judged, years, NULL, schema);
  forecast(judged, sweep, NULL, schema);
  forecast(judged, sweep, cancelled, schema);
}

static void
test_odd_plans(void) {
  g_autoptr(JsonObject) check_schema = schema_new("check.schema.json");
  g_autoptr(JsonObject) line_schema = schema_new("line.schema.json");
  judge("<plan xmlns='urn:erplan:plan:1'/>", check_schema, line_schema);
  g_autofree char *plan = judged_dallas(
      "&quot;&#x202e;", "=1",
      "  <parameter name='gp.minor' value='6'/>\n  <accepted rule='WAN-07' reason='moved'/>\n"
      "  <accepted rule='M36-02' object='dal' reason='until the move'/>\n"
      "  <gateway id='gw' region='eastus' sku='ErGw1AZ' zones='yes'/>\n"
      "  <site id='off'/>\n");
  judge(plan, check_schema, line_schema);
}

static void
test_unread(void) {
  g_autoptr(JsonObject) schema = schema_new("line.schema.json");
  g_autoptr(ErpDiagList) errors = erp_diag_list_new("a.xml");
  g_autoptr(GString) line = g_string_new(NULL);
  erp_diag_add(errors, ERP_SEVERITY_ERROR, "gone", 0, 0, NULL, "It is gone.");
  const ErpSubject subject = {.file = "a.xml", .version = "1"};
  erp_report_unread_line(errors, &subject, erp_sink_string(line));
  g_autofree char *wrong = check_text(schema, line->str);
  g_assert_cmpstr(wrong, ==, "");
}

/* ---- the reader itself ----------------------------------------------------------------------- */

static void
test_reader(void) {
  static const char schema[] =
      "{\"$defs\":{\"in\":{\"type\":\"object\",\"properties\":{\"w\":{\"enum\":[\"a\",null]}},"
      "\"required\":[\"w\"]}},\"type\":\"object\",\"properties\":{"
      "\"n\":{\"type\":[\"integer\",\"null\"]},\"s\":{\"type\":\"string\",\"pattern\":\"^x\"},"
      "\"l\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/in\"}},"
      "\"o\":{\"anyOf\":[{\"$ref\":\"#/$defs/in\"},{\"type\":\"null\"}]},"
      "\"c\":{\"const\":\"k\"}},\"required\":[\"n\"]}";
  static const struct {
    const char *text, *wrong;
  } cases[] = {
      {"{\"n\":1,\"s\":\"xy\",\"l\":[{\"w\":\"a\"}],\"o\":null,\"c\":\"k\"}", ""},
      {"{\"n\":null,\"l\":[],\"o\":{\"w\":null}}", ""},
      {"{}", ".n: missing"},
      {"{\"n\":true}", ".n: boolean"},
      {"{\"n\":1,\"s\":\"y\"}", ".s: pattern"},
      {"{\"n\":1,\"x\":1}", ".x: too much"},
      {"{\"n\":1,\"c\":\"l\"}", ".c: const"},
      {"{\"n\":1,\"l\":[{\"w\":\"a\"},{\"w\":\"b\"}]}", ".l[1].w: enum"},
      {"{\"n\":1,\"l\":[{}]}", ".l[0].w: missing"},
      {"{\"n\":1,\"o\":{\"w\":1}}", ".o.w: enum"},
      {"{\"n\":1,\"o\":3}", ".o: integer"},
  };
  g_autoptr(JsonNode) node = parse(schema);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *wrong = check_text(json_node_get_object(node), cases[i].text);
    g_assert_cmpstr(wrong, ==, cases[i].wrong);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schemas/reader", test_reader);
  g_test_add_func("/schemas/examples", test_examples);
  g_test_add_func("/schemas/differences", test_differences);
  g_test_add_func("/schemas/forecasts", test_forecasts);
  g_test_add_func("/schemas/failures", test_failures);
  g_test_add_func("/schemas/odd-plans", test_odd_plans);
  g_test_add_func("/schemas/unread", test_unread);
  return g_test_run();
}
