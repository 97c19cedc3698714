/* The JSON reader: places, what is refused, members without regard to case. */
#include <string.h>

#include "base/error.h"
#include "exchange/json.h"

static ErpJsonText *
read_text(const char *text, GError **error) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return erp_json_read(bytes, "x.json", error);
}

static ErpJsonText *
must_read(const char *text) {
  g_autoptr(GError) error = NULL;
  ErpJsonText *json = read_text(text, &error);
  g_assert_no_error(error);
  return json;
}

static void
assert_refused(const char *text, const char *message) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpJsonText) json = read_text(text, &error);
  g_assert_null(json);
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_cmpstr(error->message, ==, message);
}

static void
assert_spot(const ErpJsonText *json, JsonObject *object, guint line, guint column) {
  ErpSpot spot = erp_json_spot(json, object);
  g_assert_cmpuint(spot.line, ==, line);
  g_assert_cmpuint(spot.column, ==, column);
}

/* Columns count characters; texts with brackets in them open nothing. */
static void
test_places(void) {
  g_autoptr(ErpJsonText) json = must_read("\xef\xbb\xbf[ {\"\xc3\xa9\\\"{\": {}},\n"
                                          "\t{\"a\": [{}, [{}]],\r\n"
                                          "  \"a\": {\"b\": 1}}]");
  JsonArray *all = json_node_get_array(erp_json_root(json));
  JsonObject *first = erp_json_element(all, 0), *second = erp_json_element(all, 1);
  assert_spot(json, first, 1, 3);
  assert_spot(json, erp_json_object(first, "\xc3\xa9\"{"), 1, 12);
  assert_spot(json, second, 2, 2);
  assert_spot(json, erp_json_object(second, "a"), 3, 8); /* of two the last */
}

static void
test_no_place(void) {
  g_autoptr(ErpJsonText) json = must_read("{}");
  g_autoptr(JsonObject) other = json_object_new();
  assert_spot(json, other, 0, 0);
}

static void
test_members(void) {
  g_autoptr(ErpJsonText) json = must_read(
      "{\"SKU\": {\"Tier\": \"Premium\"}, \"n\": 12, \"x\": -2.5e1, \"yes\": true, \"nil\": null,"
      " \"list\": [{\"a\": 1}, 2]}");
  JsonObject *root = json_node_get_object(erp_json_root(json));
  static const struct {
    const char *path, *text;
  } texts[] = {{"sku.tier", "Premium"}, {"N", "12"},      {"X", "-25"},      {"yes", "true"},
               {"nil", NULL},           {"sku", NULL},    {"sku.tie", NULL}, {"sku.tier.x", NULL},
               {"list", NULL},          {"nothing", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *text = erp_json_text(root, texts[i].path);
    g_assert_cmpstr(text, ==, texts[i].text);
  }
  JsonArray *list = erp_json_array(root, "LIST");
  g_assert_nonnull(erp_json_element(list, 0));
  g_assert_null(erp_json_element(list, 1));
  g_assert_null(erp_json_object(root, "list"));
  g_assert_null(erp_json_array(root, "sku"));
}

static void
test_broken(void) {
  static const char *const wrong[][2] = {
      {"", "x.json:1:1: the file ends in the middle"},
      {"{", "x.json:1:2: the file ends in the middle"},
      {"[1,\n 2", "x.json:2:3: the file ends in the middle"},
      {"{\"a\":", "x.json:1:6: the file ends in the middle"},
      {"[\"\xc3\xa9\", \"a\nb\"]", "x.json:1:7: a text has no end"},
      {"{\"a\": 1,\n}", "x.json:2:1: nothing stands behind the last comma"},
      {"[1, ]", "x.json:1:5: nothing stands behind the last comma"},
      {"{\"a\" 1}", "x.json:1:6: a colon is missing"},
      {"{\"a\": 1 \"b\": 2}", "x.json:1:9: a comma is missing, or what is open is not closed"},
      {"[1}", "x.json:1:3: a comma is missing, or what is open is not closed"},
      {"{a: 1}", "x.json:1:2: a name in double quotes is expected"},
      {"{'a': 1}", "x.json:1:2: a name in double quotes is expected"},
      {"[1] # x", "x.json:1:5: something stands behind the end of the document"},
      {"{} {}", "x.json:1:4: something stands behind the end of the document"},
      {"[\"a\\q\"]", "x.json:1:4: there is no such character in a text"},
      {"[\"\\u12\"]", "x.json:1:3: there is no such character in a text"},
      {"[\"x\\ud83d\"]", "x.json:1:4: this is half a character"},
      {"[\"\\ude00\\ud83d\"]", "x.json:1:3: this is half a character"},
      {"[\"\\ud83d\\ud83d\"]", "x.json:1:3: this is half a character"},
      {"{\"\\ud83d\\u00\": 1}", "x.json:1:3: this is half a character"},
      {"[01]", "x.json:1:2: this is no number"},
      {"[-]", "x.json:1:2: this is no number"},
      {"[1.]", "x.json:1:2: this is no number"},
      {"[1e]", "x.json:1:2: this is no number"},
      {"[1234567890123456789]", "x.json:1:2: a number is too large"},
      {"[1,\n\"\xc3\xa9\xff\"]", "x.json:2:3: this is not UTF-8"},
      {"\n\n<xml/>",
       "x.json:3:1: a value is expected: a text in double quotes, a number, true, false, "
       "null, { or ["},
      {"/* x */ {}",
       "x.json:1:1: a value is expected: a text in double quotes, a number, true, false, "
       "null, { or ["},
  };
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
    assert_refused(wrong[i][0], wrong[i][1]);
}

static void
test_depth(void) {
  g_autofree char *most = g_strnfill(ERP_JSON_MAX_DEPTH, '['), *more = g_strnfill(100000, '[');
  g_autofree char *ends = g_strnfill(ERP_JSON_MAX_DEPTH, ']');
  g_autofree char *fine = g_strconcat(most, ends, NULL);
  g_autoptr(ErpJsonText) json = must_read(fine);
  g_assert_true(JSON_NODE_HOLDS_ARRAY(erp_json_root(json)));
  assert_refused(more, "x.json:1:65: nested too deep");
}

static void
test_too_many_members(void) {
  g_autoptr(GString) text = g_string_new("{\n\"a\": 0");
  for (guint i = 1; i < ERP_JSON_MAX_MEMBERS; i++)
    g_string_append_printf(text, ",\"a%u\":{}", i);
  g_autofree char *most = g_strconcat(text->str, "}", NULL);
  g_autofree char *more = g_strconcat(text->str, ",\n\"b\":0}", NULL);
  g_autoptr(ErpJsonText) json = must_read(most);
  g_assert_cmpuint(json_object_get_size(json_node_get_object(erp_json_root(json))), ==, 1024);
  assert_refused(more, "x.json:3:1: an object has more than 1024 members");
}

/* What PowerShell writes. */
static void
test_utf16(void) {
  static const char text[] = "\xff\xfe{\0\"\0a\0\"\0:\0\xe9\0\0";
  static const char fine[] = "\xff\xfe{\0\"\0a\0\"\0:\0\"\0\xe9\0\"\0}\0";
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static(fine, sizeof fine - 1);
  g_autoptr(ErpJsonText) json = erp_json_read(bytes, "x.json", &error);
  g_assert_no_error(error);
  g_autofree char *a = erp_json_text(json_node_get_object(erp_json_root(json)), "a");
  g_assert_cmpstr(a, ==, "\xc3\xa9");
  g_autoptr(GBytes) odd = g_bytes_new_static(text, sizeof text - 1);
  g_assert_null(erp_json_read(odd, "x.json", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/json/places", test_places);
  g_test_add_func("/json/no-place", test_no_place);
  g_test_add_func("/json/members", test_members);
  g_test_add_func("/json/broken", test_broken);
  g_test_add_func("/json/depth", test_depth);
  g_test_add_func("/json/too-many-members", test_too_many_members);
  g_test_add_func("/json/utf16", test_utf16);
  return g_test_run();
}
