/* Key scripts and what a terminal sends: each line is a step or is refused with a sentence, each
 * key has a name that means it. */
#include "target.h"

#include <string.h>

#include "cli/script-line.h"
#include "support.h"
#include "term/sequence.h"

static void
check_key(const ErpKey *key) {
  g_autofree char *name = erp_key_name(key);
  g_autoptr(GError) error = NULL;
  ErpKey again;
  fuzz_check_shown(name);
  g_assert_true(erp_key_parse(name, &again, &error));
  g_assert_true(erp_key_equal(key, &again));
}

static void
check_step(const ErpStep *step) {
  switch (step->kind) {
  case ERP_STEP_KEY:
    check_key(&step->key);
    g_assert_true(step->key.x >= 0 && step->key.y >= 0);
    g_assert_true(step->key.text == step->pasted);
    g_assert_true(step->pasted == NULL || g_utf8_validate(step->pasted, -1, NULL));
    break;
  case ERP_STEP_RESIZE:
    g_assert_true(step->columns >= 1 && step->columns <= ERP_SCRIPT_SIZE_MAX);
    g_assert_true(step->rows >= 1 && step->rows <= ERP_SCRIPT_SIZE_MAX);
    break;
  case ERP_STEP_TYPE:
  case ERP_STEP_SCREEN:
  case ERP_STEP_STYLES:
  case ERP_STEP_CLIPBOARD:
    g_assert_nonnull(step->text);
    break;
  case ERP_STEP_NOTHING:
  case ERP_STEP_SETTLE:
    break;
  }
}

void
fuzz_script(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  if (!g_utf8_validate(text, -1, NULL))
    return;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(ErpStep) step = {0};
    g_autoptr(GError) error = NULL;
    if (erp_step_parse(lines[i], &step, &error))
      check_step(&step);
    else
      fuzz_check_error(error);
  }
}

/* What came after ESC, and an answer to the question for the background. */
void
fuzz_sequence(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  ErpKey key;
  gboolean light;
  if (erp_sequence_decode(text, &key) == ERP_SEQUENCE_KEY)
    check_key(&key);
  erp_sequence_background(text, &light);
  if (erp_sequence_named(text, &key))
    check_key(&key);
}
