/* The rule table itself. */
#include "review/rules.h"

#include <glib/gstdio.h>
#include <string.h>

static ErpCatalogue *catalogue;

static void
test_sorted_and_unique(void) {
  for (guint i = 1; i < erp_rules_count(); i++)
    g_assert_cmpint(strcmp(erp_rules_get(i - 1)->id, erp_rules_get(i)->id), <, 0);
}

static void
test_complete(void) {
  static const char *const ids[] = {
      "CLI-01", "CLI-04", "GEO-01", "GEO-02",  "GEO-03",  "M36-01",  "M36-02",  "M36-03", "M36-04",
      "M36-05", "M36-06", "M36-07", "PEER-01", "PEER-03", "PEER-04", "PEER-05", "PRF-01", "PRF-06",
      "REL-01", "REL-02", "REL-18", "WAN-01",  "WAN-02",  "WAN-03",  "WAN-04",  "WAN-05"};
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
    g_assert_nonnull(erp_rules_find(ids[i], NULL));
}

static void
assert_text(const char *text) {
  g_assert_nonnull(text);
  g_assert_cmpuint(strlen(text), >, 3);
  g_assert_false(g_ascii_isspace(text[0]));
  g_assert_false(g_ascii_isspace(text[strlen(text) - 1]));
  g_assert_null(strstr(text, "  "));
}

static void
test_texts(void) {
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRule *rule = erp_rules_get(i);
    assert_text(rule->title);
    assert_text(rule->condition);
    assert_text(rule->remedy);
    assert_text(rule->source);
    g_assert_true(g_str_has_suffix(rule->condition, "."));
    g_assert_true(g_str_has_suffix(rule->remedy, "."));
    g_assert_null(strstr(rule->source, ".md")); /* documents are named, not files */
    g_assert_nonnull(rule->check);
    if (rule->readiness != NULL)
      assert_text(rule->readiness);
    if (rule->m365 != NULL)
      assert_text(rule->m365);
  }
}

static void
test_parameters_exist(void) {
  for (guint i = 0; i < erp_rules_count(); i++)
    for (guint p = 0; erp_rules_get(i)->parameters[p] != NULL; p++)
      g_assert_nonnull(erp_catalogue_parameter(catalogue, erp_rules_get(i)->parameters[p], NULL));
}

/* The table of parameters without one row. */
static char *
without(const char *text, const char *name) {
  g_autoptr(GString) left = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autofree char *row = g_strconcat(name, "\t", NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix(lines[i], row))
      g_string_append_printf(left, "%s\n", lines[i]);
  return g_string_free(g_steal_pointer(&left), FALSE);
}

/* A table of the user's own that lacks a parameter of a rule is refused when it is loaded, not when
 * the rule asks for it. */
static void
test_parameters_are_needed(void) {
  g_autoptr(GError) error = NULL;
  g_autofree char *data = g_build_filename(g_getenv("ERPLAN_DATADIR"), "catalogue", NULL);
  g_autofree char *file = g_build_filename(data, "parameters.tsv", NULL);
  g_autofree char *folder = g_dir_make_tmp("erplan-parameters-XXXXXX", &error);
  g_autofree char *own = g_build_filename(folder, "parameters.tsv", NULL);
  g_autofree char *text = NULL;
  const char *const folders[] = {folder, data, NULL};
  g_assert_true(g_file_get_contents(file, &text, NULL, &error));
  for (guint i = 0; i < erp_rules_count(); i++)
    for (guint p = 0; erp_rules_get(i)->parameters[p] != NULL; p++) {
      const char *name = erp_rules_get(i)->parameters[p];
      g_autofree char *left = without(text, name);
      g_autoptr(GError) missing = NULL;
      g_assert_true(g_file_set_contents(own, left, -1, &error));
      g_autoptr(ErpCatalogue) loaded = erp_catalogue_load_folders(folders, &missing);
      g_test_message("%s of %s", name, erp_rules_get(i)->id);
      g_assert_null(loaded);
      g_assert_nonnull(strstr(missing->message, name));
    }
  g_unlink(own);
  g_rmdir(folder);
}

/* A condition that speaks of a parameter lists it, so that "explain" can show its value. */
static void
test_conditions_list_their_parameters(void) {
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRule *rule = erp_rules_get(i);
    for (guint p = 0; p < catalogue->n_parameters; p++) {
      const char *name = catalogue->parameters[p].name;
      if (strchr(name, '.') != NULL && strstr(rule->condition, name) != NULL &&
          !g_strv_contains(rule->parameters, name))
        g_error("%s does not list %s", rule->id, name);
    }
  }
}

static void
test_find(void) {
  const char *suggestion = "";
  g_assert_cmpstr(erp_rules_find("WAN-01", &suggestion)->id, ==, "WAN-01");
  g_assert_null(suggestion);
  g_assert_cmpstr(erp_rules_find("wan-01", NULL)->id, ==, "WAN-01");
  g_assert_null(erp_rules_find("WAN-1", &suggestion));
  g_assert_cmpstr(suggestion, ==, "WAN-01");
  g_assert_null(erp_rules_find("nonsense", &suggestion));
  g_assert_null(suggestion);
}

static void
test_words(void) {
  g_assert_cmpstr(erp_level_word(ERP_LEVEL_LOW), ==, "low");
  g_assert_cmpstr(erp_level_word(ERP_LEVEL_HIGH), ==, "high");
  g_assert_cmpstr(erp_pillar_word(ERP_PILLAR_RELIABILITY), ==, "reliability");
  g_assert_cmpstr(erp_pillar_word(ERP_PILLAR_PERFORMANCE), ==, "performance");
}

int
main(int argc, char **argv) {
  g_autoptr(GError) error = NULL;
  g_test_init(&argc, &argv, NULL);
  catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_test_add_func("/rules/sorted", test_sorted_and_unique);
  g_test_add_func("/rules/complete", test_complete);
  g_test_add_func("/rules/texts", test_texts);
  g_test_add_func("/rules/parameters", test_parameters_exist);
  g_test_add_func("/rules/parameters-needed", test_parameters_are_needed);
  g_test_add_func("/rules/conditions", test_conditions_list_their_parameters);
  g_test_add_func("/rules/find", test_find);
  g_test_add_func("/rules/words", test_words);
  int status = g_test_run();
  erp_catalogue_free(catalogue);
  return status;
}
