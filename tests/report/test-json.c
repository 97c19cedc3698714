/* JSON reports are plain integers, null where nothing is known, and safe to print. */
#include <glib.h>
#include <string.h>

#include "base/units.h"
#include "report/json.h"

/* {"value": text} as erp_json_text writes it. */
static char *
written(const char *text) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  erp_json_string(builder, "value", text);
  json_builder_end_object(builder);
  return erp_json_text(builder);
}

static char *
read_back(const char *json) {
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, json, -1, &error));
  g_assert_no_error(error);
  JsonObject *object = json_node_get_object(json_parser_get_root(parser));
  return g_strdup(json_object_get_string_member(object, "value"));
}

static void
test_layout(void) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  erp_json_string(builder, "word", "a \"b\"");
  erp_json_string(builder, "none", NULL);
  erp_json_int(builder, "rtt_us", 9007199254740993);
  erp_json_int(builder, "unset_us", ERP_UNSET);
  erp_json_bool(builder, "flag", TRUE);
  json_builder_end_object(builder);
  g_autofree char *text = erp_json_text(builder);
  g_assert_cmpstr(text, ==,
                  "{\n"
                  "  \"word\" : \"a \\\"b\\\"\",\n"
                  "  \"none\" : null,\n"
                  "  \"rtt_us\" : 9007199254740993,\n"
                  "  \"unset_us\" : null,\n"
                  "  \"flag\" : true\n"
                  "}\n");
}

/* Whatever could steer a terminal is an escape in the text and comes back when it is parsed. */
static void
test_invisible_characters(void) {
  static const struct {
    const char *raw, *escape;
  } cases[] = {
      {"a\033[31m", "a\\u001b[31m"},         /* C0 */
      {"a\177", "a\\u007f"},                 /* delete */
      {"a\302\23331m", "a\\u009b31m"},       /* C1: control sequence introducer */
      {"\302\205", "\\u0085"},               /* C1: next line */
      {"\342\200\256x", "\\u202ex"},         /* right-to-left override */
      {"\342\201\246", "\\u2066"},           /* isolate */
      {"\342\200\213", "\\u200b"},           /* zero-width space */
      {"\342\200\250", "\\u2028"},           /* line separator */
      {"\357\273\277", "\\ufeff"},           /* byte order mark */
      {"\363\240\201\201", "\\udb40\\udc41"} /* tag, beyond the basic plane */
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *json = written(cases[i].raw);
    g_autofree char *expected = g_strdup_printf("{\n  \"value\" : \"%s\"\n}\n", cases[i].escape);
    g_assert_cmpstr(json, ==, expected);
    g_autofree char *back = read_back(json);
    g_assert_cmpstr(back, ==, cases[i].raw);
  }
}

static void
test_visible_characters_stay(void) {
  static const char *const names[] = {"Zürich", "東京", "São Paulo", "a\\b/c", "Ω≈ç√", "😀", ""};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *json = written(names[i]);
    g_autofree char *back = read_back(json);
    g_assert_cmpstr(back, ==, names[i]);
    if (strchr(names[i], '\\') == NULL && names[i][0] != '\0')
      g_assert_nonnull(strstr(json, names[i]));
  }
}

/* File names are bytes; a document is UTF-8. */
static void
test_invalid_bytes(void) {
  g_autofree char *json = written("plan\377.xml");
  g_assert_true(g_utf8_validate(json, -1, NULL));
  g_autofree char *back = read_back(json);
  g_assert_cmpstr(back, ==, "plan\357\277\275.xml");
}

/* Keys made from a table's column names are strings too. */
static void
test_keys(void) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  erp_json_int(builder, "k\302\233", 1);
  json_builder_end_object(builder);
  g_autofree char *text = erp_json_text(builder);
  g_assert_cmpstr(text, ==, "{\n  \"k\\u009b\" : 1\n}\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/json/layout", test_layout);
  g_test_add_func("/json/invisible-characters", test_invisible_characters);
  g_test_add_func("/json/visible-characters-stay", test_visible_characters_stay);
  g_test_add_func("/json/invalid-bytes", test_invalid_bytes);
  g_test_add_func("/json/keys", test_keys);
  return g_test_run();
}
