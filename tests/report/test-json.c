/* JSON reports are plain integers, null where nothing is known, and safe to print. */
#include <glib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/units.h"
#include "report/data/json.h"

static ErpJson *
begin(ErpJsonForm form, GString *out) {
  return erp_json_new(form, erp_sink_string(out));
}

/* {"value": text} as it is written. */
static char *
written(const char *text) {
  GString *out = g_string_new(NULL);
  g_autoptr(ErpJson) json = begin(ERP_JSON_INDENTED, out);
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "value", text);
  erp_json_end_object(json);
  return g_string_free(out, FALSE);
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

/* One of everything. */
static void
write_all(ErpJson *json) {
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "word", "a \"b\"");
  erp_json_string(json, "none", NULL);
  erp_json_int(json, "rtt_us", 9007199254740993);
  erp_json_int(json, "least", G_MININT64 + 1);
  erp_json_int(json, "zero", 0);
  erp_json_int(json, "unset_us", ERP_UNSET);
  erp_json_bool(json, "flag", TRUE);
  erp_json_begin_array(json, "empty");
  erp_json_end_array(json);
  erp_json_begin_array(json, "list");
  erp_json_int(json, NULL, -1);
  erp_json_begin_object(json, NULL);
  erp_json_end_object(json);
  erp_json_end_array(json);
  erp_json_end_object(json);
}

static void
test_layout(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(ErpJson) json = begin(ERP_JSON_INDENTED, text);
  write_all(json);
  g_assert_cmpstr(text->str, ==,
                  "{\n"
                  "  \"word\" : \"a \\\"b\\\"\",\n"
                  "  \"none\" : null,\n"
                  "  \"rtt_us\" : 9007199254740993,\n"
                  "  \"least\" : -9223372036854775807,\n"
                  "  \"zero\" : 0,\n"
                  "  \"unset_us\" : null,\n"
                  "  \"flag\" : true,\n"
                  "  \"empty\" : [],\n"
                  "  \"list\" : [\n"
                  "    -1,\n"
                  "    {}\n"
                  "  ]\n"
                  "}\n");
}

static void
test_line(void) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(ErpJson) json = begin(ERP_JSON_LINE, text);
  write_all(json);
  g_assert_cmpstr(text->str, ==,
                  "{\"word\":\"a \\\"b\\\"\",\"none\":null,\"rtt_us\":9007199254740993,"
                  "\"least\":-9223372036854775807,\"zero\":0,\"unset_us\":null,\"flag\":true,"
                  "\"empty\":[],\"list\":[-1,{}]}\n");
}

/* ---- pieces ---------------------------------------------------------------------------------- */

typedef struct {
  GString *all;
  gsize largest;
} Pieces;

static void
add_piece(gpointer to, const char *text, gsize length) {
  Pieces *pieces = to;
  g_string_append_len(pieces->all, text, (gssize) length);
  pieces->largest = MAX(pieces->largest, length);
}

/* A megabyte is never in memory at once. */
static void
test_pieces(void) {
  Pieces pieces = {.all = g_string_new(NULL)};
  g_autoptr(GString) whole = g_string_new("[");
  g_autoptr(ErpJson) json = erp_json_new(ERP_JSON_LINE, (ErpSink){.add = add_piece, .to = &pieces});
  erp_json_begin_array(json, NULL);
  for (guint i = 0; i < 200000; i++) {
    erp_json_int(json, NULL, i);
    g_string_append_printf(whole, i == 0 ? "%u" : ",%u", i);
  }
  erp_json_end_array(json);
  g_string_append(whole, "]\n");
  g_assert_cmpuint(whole->len, >, 1000000);
  g_assert_cmpstr(pieces.all->str, ==, whole->str);
  g_assert_cmpuint(pieces.largest, <, 100000);
  g_string_free(pieces.all, TRUE);
}

/* Whatever could steer a terminal is an escape in the text and comes back when it is parsed. */
static void
test_invisible_characters(void) {
  static const struct {
    const char *raw, *escape;
  } cases[] = {
      {"a\033[31m", "a\\u001b[31m"}, /* C0 */
      {"a\037", "a\\u001f"},         /* the last of C0 */
      {"\b\t\n\f\r\"\\", "\\b\\t\\n\\f\\r\\\"\\\\"},
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
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(ErpJson) json = begin(ERP_JSON_INDENTED, text);
  erp_json_begin_object(json, NULL);
  erp_json_int(json, "k\302\233", 1);
  erp_json_end_object(json);
  g_assert_cmpstr(text->str, ==, "{\n  \"k\\u009b\" : 1\n}\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/json/layout", test_layout);
  g_test_add_func("/json/line", test_line);
  g_test_add_func("/json/pieces", test_pieces);
  g_test_add_func("/json/invisible-characters", test_invisible_characters);
  g_test_add_func("/json/visible-characters-stay", test_visible_characters_stay);
  g_test_add_func("/json/invalid-bytes", test_invalid_bytes);
  g_test_add_func("/json/keys", test_keys);
  return g_test_run();
}
