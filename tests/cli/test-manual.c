/* The command table, --help and the manual pages say the same; generated pages are up to date. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "cli/command.h"
#include "cli/completion.h"
#include "cli/formats-page.h"
#include "eval/results.h"
#include "plan/file.h"
#include "report/data/dictionary.h"
#include "report/manual.h"
#include "session/settings-page.h"
#include "session/settings.h"
#include "tui/command/commands.h"
#include "tui/command/keys-page.h"

/* A page as it is in the source tree, with roff's \- and \& undone. */
static char *
read_page(const char *name) {
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "..", "man", name, NULL);
  char *text = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  return text;
}

static char *
plain(const char *roff) {
  g_autoptr(GString) text = g_string_new(roff);
  g_string_replace(text, "\\-", "-", 0);
  g_string_replace(text, "\\&", "", 0);
  return g_strdup(text->str);
}

static void
test_every_command_has_a_page(void) {
  g_autofree char *main_page = read_page("erplan.1.in");
  for (guint i = 0; i < erp_n_subcommands; i++) {
    const ErpSubcommand *command = erp_subcommands[i];
    g_autofree char *name = g_strdup_printf("erplan-%s.1.in", command->name);
    g_autofree char *roff = read_page(name);
    g_autofree char *page = plain(roff);
    g_test_message("%s", name);
    g_assert_nonnull(strstr(page, command->summary));
    g_autofree char *entry = g_strdup_printf(".B %s\n%s", command->name, command->summary);
    g_assert_nonnull(strstr(main_page, entry));
    for (guint o = 0; o < command->n_options; o++) {
      g_autofree char *option = g_strdup_printf("--%s", command->options[o].name);
      g_assert_nonnull(strstr(page, option));
      for (guint w = 0; command->options[o].words != NULL && command->options[o].words[w]; w++)
        g_assert_nonnull(strstr(page, command->options[o].words[w]));
    }
  }
}

/* Words that a command explains are explained alike in its page. */
static void
test_words(void) {
  for (guint i = 0; i < erp_n_subcommands; i++) {
    const ErpSubcommand *command = erp_subcommands[i];
    g_autofree char *name = g_strdup_printf("erplan-%s.1.in", command->name);
    g_autofree char *roff = read_page(name);
    g_autofree char *page = plain(roff);
    for (guint o = 0; command->about != NULL && o < command->n_options; o++)
      for (guint w = 0; command->options[o].words != NULL && command->options[o].words[w]; w++) {
        const char *word = command->options[o].words[w];
        const char *about = command->about(&command->options[o], w);
        g_autofree char *entry = g_strdup_printf("\n.B %s\n%s", word, about);
        g_test_message("%s %s", command->name, word);
        g_assert_true(about == NULL || strstr(page, entry) != NULL);
      }
  }
}

/* No page speaks of an option that its command does not have. */
static void
test_pages_have_no_other_options(void) {
  for (guint i = 0; i < erp_n_subcommands; i++) {
    const ErpSubcommand *command = erp_subcommands[i];
    g_autofree char *name = g_strdup_printf("erplan-%s.1.in", command->name);
    g_autofree char *roff = read_page(name);
    g_autofree char *page = plain(roff);
    const char *section = strstr(page, ".SH OPTIONS");
    g_assert_nonnull(section);
    const char *end = strstr(section + 1, "\n.SH ");
    g_autofree char *text = g_strndup(section, (gsize) (end - section));
    for (const char *p = strstr(text, "--"); p != NULL; p = strstr(p + 2, "--")) {
      gsize length = strspn(p + 2, "abcdefghijklmnopqrstuvwxyz0123456789-");
      g_autofree char *option = g_strndup(p + 2, length);
      gboolean known = length == 0 || strcmp(option, "help") == 0;
      for (guint o = 0; o < command->n_options; o++)
        known = known || strcmp(option, command->options[o].name) == 0;
      g_test_message("%s --%s", command->name, option);
      g_assert_true(known);
    }
  }
}

/* The page explains every reason as the report does. */
static void
test_reasons(void) {
  g_autofree char *roff = read_page("erplan-check.1.in");
  g_autofree char *page = plain(roff);
  for (guint why = 0; why < ERP_WHY_LAST; why++) {
    g_autofree char *entry =
        g_strdup_printf("\n.B %s\n%s\n", erp_why_code((ErpWhy) why), erp_why_text((ErpWhy) why));
    g_test_message("%s", erp_why_code((ErpWhy) why));
    g_assert_nonnull(strstr(page, entry));
  }
}

static void
test_help_names_every_option(void) {
  for (guint i = 0; i < erp_n_subcommands; i++) {
    g_autofree char *help = erp_subcommand_help(erp_subcommands[i]);
    for (guint o = 0; o < erp_subcommands[i]->n_options; o++) {
      g_autofree char *option = g_strdup_printf("--%s", erp_subcommands[i]->options[o].name);
      g_assert_nonnull(strstr(help, option));
    }
    g_assert_nonnull(strstr(help, "--help"));
  }
}

/* The first line that differs says enough. */
static void
assert_same_lines(const char *name, const char *kept, const char *made) {
  g_auto(GStrv) a = g_strsplit(kept, "\n", -1);
  g_auto(GStrv) b = g_strsplit(made, "\n", -1);
  guint i = 0;
  while (a[i] != NULL && g_strcmp0(a[i], b[i]) == 0)
    i++;
  if (a[i] == NULL && b[i] == NULL)
    return;
  g_test_message("%s:%u is out of date; ERPLAN_REGEN=1 rewrites it\nkept: %s\nmade: %s", name,
                 i + 1, a[i] != NULL ? a[i] : "(end)", b[i] != NULL ? b[i] : "(end)");
  g_test_fail();
}

/* Rewritten with ERPLAN_REGEN=1. */
static void
compare(const char *name, const char *made) {
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "..", name, NULL);
  g_autofree char *kept = NULL;
  if (g_strcmp0(g_getenv("ERPLAN_REGEN"), "1") == 0)
    g_assert_true(g_file_set_contents(file, made, -1, NULL));
  g_assert_true(g_file_get_contents(file, &kept, NULL, NULL));
  assert_same_lines(name, kept, made);
}

/* What stands in a page between the comments that say so is made, too. */
static void
compare_part(const char *name, const char *made) {
  static const char start[] = ".\\\" made from the tables of formats\n";
  static const char end[] = ".\\\" end of that\n";
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "..", name, NULL);
  g_autofree char *kept = NULL;
  g_assert_true(g_file_get_contents(file, &kept, NULL, NULL));
  const char *from = strstr(kept, start), *to = strstr(kept, end);
  g_assert_true(from != NULL && to != NULL && from < to);
  from += strlen(start);
  g_autofree char *page = g_strdup_printf("%.*s%s%s", (int) (from - kept), kept, made, to);
  compare(name, page);
}

static void
test_import_page(void) {
  g_autofree char *formats = erp_import_formats_page();
  compare_part("man/erplan-import.1.in", formats);
}

static void
test_export_page(void) {
  g_autofree char *formats = erp_export_formats_page();
  compare_part("man/erplan-export.1.in", formats);
}

static void
test_completions(void) {
  static const char *const files[] = {"erplan", "_erplan", "erplan.fish"};
  for (guint shell = 1; erp_completion_words[shell] != NULL; shell++) {
    g_autofree char *name = g_build_filename("data/completions", files[shell - 1], NULL);
    g_autofree char *script = erp_completion(shell);
    compare(name, script);
  }
}

static void
test_plan_page(void) {
  g_autofree char *page = erp_manual_plan();
  compare("man/erplan-plan.5.in", page);
}

static void
test_rules_page(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_autofree char *page = erp_manual_rules(catalogue);
  compare("man/erplan-rules.7.in", page);
}

static void
test_report_page(void) {
  g_autofree char *page = erp_manual_report();
  compare("man/erplan-report.5.in", page);
}

static void
test_json_schemas(void) {
  g_autoptr(GString) check = g_string_new(NULL), line = g_string_new(NULL);
  erp_type_schema(&erp_type_check, erp_sink_string(check));
  compare("data/schema/check.schema.json", check->str);
  erp_type_schema(&erp_type_line, erp_sink_string(line));
  compare("data/schema/line.schema.json", line->str);
  g_autoptr(GString) diff = g_string_new(NULL);
  erp_type_schema(&erp_type_diff, erp_sink_string(diff));
  compare("data/schema/diff.schema.json", diff->str);
  g_autoptr(GString) forecast = g_string_new(NULL);
  erp_type_schema(&erp_type_forecast, erp_sink_string(forecast));
  compare("data/schema/forecast.schema.json", forecast->str);
  g_autoptr(GString) failures = g_string_new(NULL);
  erp_type_schema(&erp_type_failures, erp_sink_string(failures));
  compare("data/schema/failures.schema.json", failures->str);
}

static void
test_keys_page(void) {
  g_autofree char *page = erp_keys_page();
  compare("man/erplan-keys.7.in", page);
}

static void
test_settings_page(void) {
  g_autofree char *page = erp_settings_page();
  compare("man/erplan.conf.5.in", page);
}

/* Its example holds: no warning, every binding takes. */
static void
test_settings_example(void) {
  g_autofree char *page = erp_settings_page();
  char *start = strstr(page, ".nf\n") + strlen(".nf\n");
  *strstr(start, ".fi") = '\0';
  g_autofree char *text = plain(start);
  g_autofree char *folder = g_dir_make_tmp("erplan-conf-XXXXXX", NULL);
  g_autofree char *file = g_build_filename(folder, "erplan.conf", NULL);
  g_assert_true(g_file_set_contents(file, text, -1, NULL));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpSettings) settings = erp_settings_load(file, diags, NULL);
  g_assert_cmpuint(erp_diag_list_length(diags), ==, 0);
  g_assert_cmpstr(erp_settings_word(settings, ERP_SETTING_COLOURS), ==, "blue-orange");
  g_assert_cmpuint(erp_settings_n_bindings(settings), ==, 2);
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint i = 0; i < erp_settings_n_bindings(settings); i++) {
    const ErpBinding *binding = erp_settings_binding(settings, i);
    g_autofree char *keys = g_strjoinv(" ", binding->keys);
    g_assert_true(erp_keymap_bind(keymap, binding->command, keys, NULL));
  }
  g_assert_cmpint(g_remove(file), ==, 0);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void
test_status_order(void) {
  g_assert_cmpint(erp_status_worst(ERP_STATUS_FINDINGS, ERP_STATUS_INPUT), ==, ERP_STATUS_INPUT);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_IMPOSSIBLE, ERP_STATUS_INPUT), ==, ERP_STATUS_INPUT);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_IMPOSSIBLE, ERP_STATUS_FINDINGS), ==,
                  ERP_STATUS_IMPOSSIBLE);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_OUTPUT, ERP_STATUS_INPUT), ==, ERP_STATUS_OUTPUT);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_INTERNAL, ERP_STATUS_OUTPUT), ==,
                  ERP_STATUS_INTERNAL);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_OK, ERP_STATUS_FINDINGS), ==, ERP_STATUS_FINDINGS);
  g_assert_cmpint(erp_status_worst(ERP_STATUS_OK, ERP_STATUS_OK), ==, ERP_STATUS_OK);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/manual/words", test_words);
  g_test_add_func("/manual/pages", test_every_command_has_a_page);
  g_test_add_func("/manual/no-other-options", test_pages_have_no_other_options);
  g_test_add_func("/manual/help", test_help_names_every_option);
  g_test_add_func("/manual/reasons", test_reasons);
  g_test_add_func("/manual/completions", test_completions);
  g_test_add_func("/manual/import", test_import_page);
  g_test_add_func("/manual/export", test_export_page);
  g_test_add_func("/manual/plan", test_plan_page);
  g_test_add_func("/manual/rules", test_rules_page);
  g_test_add_func("/manual/report", test_report_page);
  g_test_add_func("/manual/json-schemas", test_json_schemas);
  g_test_add_func("/manual/keys", test_keys_page);
  g_test_add_func("/manual/settings", test_settings_page);
  g_test_add_func("/manual/settings/example", test_settings_example);
  g_test_add_func("/command/status-order", test_status_order);
  return g_test_run();
}
