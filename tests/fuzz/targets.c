#include "target.h"

#include <string.h>

#include "exchange/formats.h"

static const FuzzTarget own[] = {
    {"plan", fuzz_plan, fuzz_plan_words},
    {"record", fuzz_record, fuzz_plan_words},
    {"compare", fuzz_compare, fuzz_plan_words},
    {"judge", fuzz_judge, fuzz_plan_words},
    {"report", fuzz_report, fuzz_plan_words},
    {"edit", fuzz_edit, fuzz_edit_words},
    {"again", fuzz_again, fuzz_edit_words},
    {"tried", fuzz_tried, fuzz_edit_words},
    {"journal", fuzz_journal, fuzz_journal_words},
    {"script", fuzz_script, fuzz_script_words},
    {"sequence", fuzz_sequence, fuzz_script_words},
    {"field", fuzz_field, fuzz_field_words},
    {"form", fuzz_form, fuzz_form_words},
    {"unit", fuzz_unit, fuzz_value_words},
    {"prefix", fuzz_prefix, fuzz_value_words},
    {"settings", fuzz_settings, fuzz_settings_words},
    {"baseline", fuzz_baseline, fuzz_baseline_words},
    {"pairs", fuzz_pairs, fuzz_pairs_words},
    {"tsv", fuzz_tsv, fuzz_catalogue_words},
    {"catalogue", fuzz_catalogue, fuzz_catalogue_words},
    {"endpoints", fuzz_endpoints, fuzz_endpoints_words},
};

const FuzzTarget *
fuzz_targets(guint *n) {
  static GArray *all;
  if (all == NULL) {
    all = g_array_new(FALSE, FALSE, sizeof(FuzzTarget));
    g_array_append_vals(all, own, G_N_ELEMENTS(own));
    for (guint i = 0; i < erp_n_import_formats; i++) {
      const FuzzTarget target = {erp_import_formats[i].word, fuzz_import, fuzz_import_words};
      g_array_append_val(all, target);
    }
  }
  *n = all->len;
  return (const FuzzTarget *) all->data;
}

const FuzzTarget *
fuzz_target(const char *name) {
  guint n;
  const FuzzTarget *targets = fuzz_targets(&n);
  for (guint i = 0; i < n; i++)
    if (strcmp(targets[i].name, name) == 0)
      return &targets[i];
  return NULL;
}

/* ---- the dictionary -------------------------------------------------------------------------- */

/* What libFuzzer asks for: quotes, backslashes and what is not printable escaped. */
static void
append_word(GString *out, const char *word) {
  g_string_append_c(out, '"');
  for (const char *p = word; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_printf(out, "\\%c", *p);
    else if (g_ascii_isprint(*p))
      g_string_append_c(out, *p);
    else
      g_string_append_printf(out, "\\x%02X", (guint) (guchar) *p);
  }
  g_string_append(out, "\"\n");
}

char *
fuzz_dictionary(const FuzzTarget *target) {
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GString *out = g_string_new(NULL);
  target->words(words, target->name);
  for (guint i = 0; i < words->len; i++)
    if (*(const char *) words->pdata[i] != '\0' && g_hash_table_add(seen, words->pdata[i]))
      append_word(out, words->pdata[i]);
  return g_string_free(out, FALSE);
}
