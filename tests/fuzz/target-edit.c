/* Edits as lines of text, and as options: each is refused, or the plan it gives is sound, and the
 * line written of the edit gives the same plan. */
#include "target.h"

#include "cli/tried.h"
#include "session/edit-text.h"
#include "session/evaluation.h"
#include "support.h"

/* The revision after the edit, or NULL when it is refused. */
static ErpPlan *
apply(const ErpPlan *plan, const ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  g_autofree char *said = erp_edit_describe(edit, plan);
  g_assert_true(g_utf8_validate(said, -1, NULL));
  ErpPlan *after = erp_plan_apply(plan, edit, &error);
  if (after == NULL)
    fuzz_check_error(error);
  else
    g_assert_no_error(error);
  return after;
}

static void
check_line(const ErpPlan *plan, const ErpEdit *edit, const ErpPlan *after) {
  g_autofree char *line = erp_edit_to_text(edit);
  if (line == NULL)
    return;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) again = erp_edit_from_text(line, &error);
  g_assert_no_error(error);
  g_autoptr(ErpPlan) same = apply(plan, again);
  g_assert_true((after == NULL) == (same == NULL));
  if (after != NULL)
    fuzz_check_same(after, same, line);
}

/* The plan after the line, which is the same one when it is no edit or is refused. Takes the plan.
 */
static ErpPlan *
try_line(ErpPlan *plan, const char *line) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_from_text(line, &error);
  if (edit == NULL) {
    fuzz_check_error(error);
    return plan;
  }
  ErpPlan *after = apply(plan, edit);
  check_line(plan, edit, after);
  if (after == NULL)
    return plan;
  fuzz_check_sound(after);
  erp_plan_unref(plan);
  return after;
}

void
fuzz_edit(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_auto(GStrv) lines = g_strsplit(text, "\n", 16);
  ErpPlan *plan = erp_plan_ref(fuzz_example());
  for (guint i = 0; lines[i] != NULL; i++)
    plan = try_line(plan, lines[i]);
  erp_plan_unref(plan);
}

/* ---- the figures after an edit are those of an evaluation from nothing ---- */

/* Compares by itself. Takes the earlier one. */
static ErpEvaluation *
evaluate(ErpPlan *plan, ErpEvaluation *from) {
  static ErpTerrain *terrain;
  if (terrain == NULL) {
    g_setenv("ERPLAN_CHECK_INCREMENTAL", "1", TRUE);
    terrain = erp_terrain_new(fuzz_catalogue_data());
  }
  ErpEvaluation *evaluation = erp_evaluation_new_after(plan, terrain, NULL, from);
  erp_evaluation_unref(from);
  return evaluation;
}

static ErpEvaluation *
first_evaluation(void) {
  static ErpEvaluation *first;
  if (first == NULL)
    first = evaluate(fuzz_example(), NULL);
  return erp_evaluation_ref(first);
}

void
fuzz_again(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_auto(GStrv) lines = g_strsplit(text, "\n", 8);
  ErpEvaluation *evaluation = first_evaluation();
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr(ErpEdit) edit = erp_edit_from_text(lines[i], NULL);
    g_autoptr(ErpPlan) after = edit != NULL ? erp_plan_apply(evaluation->plan, edit, NULL) : NULL;
    if (after != NULL)
      evaluation = evaluate(after, evaluation);
  }
  erp_evaluation_unref(evaluation);
}

/* ---- options: the first letter of a line says which, the rest is its argument ---- */

void
fuzz_tried(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_auto(GStrv) lines = g_strsplit(text, "\n", 16);
  g_autoptr(GStrvBuilder) add = g_strv_builder_new(), set = g_strv_builder_new(),
                          remove = g_strv_builder_new();
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && g_utf8_validate(lines[i], -1, NULL))
      g_strv_builder_add(lines[i][0] == '+'   ? add
                         : lines[i][0] == '-' ? remove
                                              : set,
                         lines[i] + (lines[i][0] == '+' || lines[i][0] == '-'));
  g_auto(GStrv) added = g_strv_builder_end(add), changed = g_strv_builder_end(set),
                removed = g_strv_builder_end(remove);
  const ErpTried tried = {.add = added, .set = changed, .remove = removed};
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) plan = erp_tried_apply(&tried, fuzz_example(), &error);
  if (plan == NULL)
    fuzz_check_error(error);
  else
    fuzz_check_sound(plan);
}
