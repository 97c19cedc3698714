/* What fuzzing tries: one table. A target reads bytes as one door of the program does and stops the
 * program when what comes of it breaks a promise. Its corpus is corpus/NAME/, which test-corpus
 * replays and libFuzzer (fuzz.c) begins with. */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  void (*run)(GBytes *bytes, const char *name);
  /* Appends what libFuzzer cannot guess by itself. */
  void (*words)(GPtrArray *words, const char *name);
} FuzzTarget;

/* Those of targets.c, then one for each format of import. `n` of them; nothing to free. */
const FuzzTarget *fuzz_targets(guint *n);
const FuzzTarget *fuzz_target(const char *name); /* or NULL */

/* The words of a target as a dictionary of libFuzzer; caller frees. */
char *fuzz_dictionary(const FuzzTarget *target);

/* In the files of their names: target-NAME.c. */
void fuzz_plan(GBytes *bytes, const char *name);
void fuzz_record(GBytes *bytes, const char *name);
void fuzz_compare(GBytes *bytes, const char *name);
void fuzz_judge(GBytes *bytes, const char *name);
void fuzz_report(GBytes *bytes, const char *name);
void fuzz_import(GBytes *bytes, const char *name);
void fuzz_endpoints(GBytes *bytes, const char *name);
void fuzz_tsv(GBytes *bytes, const char *name);
void fuzz_catalogue(GBytes *bytes, const char *name);
void fuzz_field(GBytes *bytes, const char *name);
void fuzz_form(GBytes *bytes, const char *name);
void fuzz_unit(GBytes *bytes, const char *name);
void fuzz_prefix(GBytes *bytes, const char *name);
void fuzz_edit(GBytes *bytes, const char *name);
void fuzz_again(GBytes *bytes, const char *name);
void fuzz_tried(GBytes *bytes, const char *name);
void fuzz_journal(GBytes *bytes, const char *name);
void fuzz_script(GBytes *bytes, const char *name);
void fuzz_sequence(GBytes *bytes, const char *name);
void fuzz_baseline(GBytes *bytes, const char *name);
void fuzz_pairs(GBytes *bytes, const char *name);
void fuzz_settings(GBytes *bytes, const char *name);

/* words.c, from the tables of the program. */
void fuzz_plan_words(GPtrArray *words, const char *name);
void fuzz_import_words(GPtrArray *words, const char *name);
void fuzz_endpoints_words(GPtrArray *words, const char *name);
void fuzz_catalogue_words(GPtrArray *words, const char *name);
void fuzz_value_words(GPtrArray *words, const char *name);
void fuzz_field_words(GPtrArray *words, const char *name);
void fuzz_edit_words(GPtrArray *words, const char *name);
void fuzz_journal_words(GPtrArray *words, const char *name);
void fuzz_script_words(GPtrArray *words, const char *name);
void fuzz_baseline_words(GPtrArray *words, const char *name);
void fuzz_pairs_words(GPtrArray *words, const char *name);
void fuzz_form_words(GPtrArray *words, const char *name);
void fuzz_settings_words(GPtrArray *words, const char *name);
