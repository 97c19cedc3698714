/* Expressions of templates. */
#include "exchange/arm.h"

#include <string.h>

static JsonObject *
object_of(JsonNode *node, const char *name) {
  return json_object_get_object_member(json_node_get_object(node), name);
}

static void
test_texts(void) {
  g_autoptr(JsonNode) root = json_from_string(
      "{\"p\": {\"name\": {\"defaultValue\": \"Er\"}, \"open\": {\"type\": \"string\"},"
      " \"n\": {\"defaultValue\": 7}},"
      " \"v\": {\"a\": \"[concat(parameters('NAME'), '-', parameters('n'))]\", \"loop\":"
      " \"[variables('loop')]\", \"plain\": \"x\"}}",
      NULL);
  const ErpArm arm = {object_of(root, "p"), object_of(root, "v")}, none = {0};
  static const struct {
    const char *text, *value;
  } texts[] = {
      {"plain", "plain"},
      {"", ""},
      {"[[literal]", "[literal]"},
      {"[parameters('name')]", "Er"},
      {"[ Parameters( 'name' ) ]", "Er"},
      {"[variables('a')]", "Er-7"},
      {"[toUpper(concat('it''s ', variables('plain')))]", "IT'S X"},
      {"[format('{0}/{1}{0} {2}', 'a', 'b')]", "a/ba {2}"},
      {"[resourceId('Microsoft.Network/connections', 'A')]", "microsoft.network/connections/a"},
      {"[resourceId('sub', resourceGroup().name, 'A.B/c/d', 'X', 'Y')]", "a.b/c/x/d/y"},
      {"[concat(resourceId('A.B/c', 'X'), '/peerings/P')]", "a.b/c/x/peerings/P"},
      {"[parameters('open')]", NULL},
      {"[parameters('none')]", NULL},
      {"[variables('loop')]", NULL},
      {"[resourceGroup().location]", NULL},
      {"[parameters('name').x]", NULL},
      {"[resourceId('A.B/c', 'X', 'Y')]", NULL},
      {"[concat('a']", NULL},
      {"[concat('a', ", NULL},
      {"[concat('a)]", NULL},
      {"[", NULL},
      {"[]", NULL},
      {"[parameters('name')] x", NULL},
      {"[concat(,)]", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *value = erp_arm_text(&arm, texts[i].text);
    g_assert_cmpstr(value, ==, texts[i].value);
    g_free(erp_arm_text(&none, texts[i].text)); /* no template at all */
  }
}

/* What grows without end is not worked out. */
static void
test_bounds(void) {
  g_autoptr(GString) text = g_string_new("{");
  for (guint i = 0; i < 15; i++)
    g_string_append_printf(text,
                           "%s\"v%u\": \"[format('{0}{0}{0}{0}{0}{0}{0}{0}', variables('v%u'), "
                           "variables('v%u'), variables('v%u'))]\"",
                           i > 0 ? "," : "", i, i + 1, i + 1, i + 1);
  g_string_append(text, ", \"v15\": \"0123456789\"}");
  g_autoptr(JsonNode) root = json_from_string(text->str, NULL);
  const ErpArm arm = {NULL, json_node_get_object(root)};
  g_assert_null(erp_arm_text(&arm, "[variables('v0')]"));
  g_autofree char *near = erp_arm_text(&arm, "[variables('v14')]");
  g_assert_cmpuint(strlen(near), ==, 80);
  g_autoptr(GString) calls = g_string_new("[");
  for (guint i = 0; i < 500; i++)
    g_string_append(calls, "concat(");
  g_assert_null(erp_arm_text(&arm, calls->str));
}

static void
test_keys(void) {
  g_autofree char *one = erp_arm_key("Microsoft.Network/connections", "A");
  g_assert_cmpstr(one, ==, "microsoft.network/connections/a");
  g_autofree char *two = erp_arm_key("n/c/p", "A/B");
  g_assert_cmpstr(two, ==, "n/c/a/p/b");
  g_assert_null(erp_arm_key("n/c/p", "A"));
  g_assert_null(erp_arm_key("", "A"));
  g_assert_null(erp_arm_key("n/c", ""));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/arm/texts", test_texts);
  g_test_add_func("/arm/bounds", test_bounds);
  g_test_add_func("/arm/keys", test_keys);
  return g_test_run();
}
