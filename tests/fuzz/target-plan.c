/* Plans: read or refused with places; what was read is the same when it is written and read, each
 * record is found by its path. */
#include "target.h"

#include "plan/diff.h"
#include "plan/file.h"
#include "plan/take.h"
#include "support.h"

static void
check_paths(const ErpPlan *plan) {
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
    for (guint i = 0; i < n; i++) {
      g_autofree char *path = erp_plan_path(plan, records[i]);
      g_assert_true(erp_plan_at_path(plan, path) == records[i]);
    }
  }
}

/* ---- what every plan bears ------------------------------------------------------------------- */

/* Takes the edit. */
static ErpPlan *
applied(const ErpPlan *plan, ErpEdit *edit) {
  g_autoptr(GError) error = NULL;
  ErpPlan *after = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  erp_edit_free(edit);
  return after;
}

/* Called something else and back it is the same plan. */
static void
check_renamed(const ErpPlan *plan, const char *id) {
  if (erp_plan_mentions(plan, "a-name-nobody-has"))
    return;
  g_autoptr(ErpPlan) other = applied(plan, erp_edit_rename(id, "a-name-nobody-has"));
  fuzz_check_sound(other);
  g_autoptr(ErpPlan) back = applied(other, erp_edit_rename("a-name-nobody-has", id));
  fuzz_check_same(plan, back, id);
}

/* Deleted with what refers to it, it leaves a sound plan without it. */
static void
check_deleted(const ErpPlan *plan, const char *id) {
  g_autoptr(ErpPlan) after = applied(plan, erp_edit_delete_following(id));
  g_assert_null(erp_plan_find(after, id));
  fuzz_check_sound(after);
}

/* One of those that have an id. */
static void
check_edits(const ErpPlan *plan, gsize which) {
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
    for (guint i = 0; i < n; i++)
      if (erp_record_id(records[i]) != NULL)
        g_ptr_array_add(ids, (gpointer) erp_record_id(records[i]));
  }
  if (ids->len == 0)
    return;
  check_renamed(plan, ids->pdata[which % ids->len]);
  check_deleted(plan, ids->pdata[which % ids->len]);
}

void
fuzz_plan(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(ErpPlan) plan = fuzz_read_plan(bytes);
  if (plan == NULL)
    return;
  fuzz_check_written(plan);
  check_paths(plan);
  check_edits(plan, g_bytes_get_size(bytes));
}

void
fuzz_record(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_autoptr(GError) error = NULL, refused = NULL;
  ErpRecord *record = erp_record_parse(text, &error);
  if (record == NULL) {
    fuzz_check_error(error);
    return;
  }
  g_assert_no_error(error);
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpEdit) edit = erp_edit_add(NULL, record);
  g_autoptr(ErpPlan) plan = erp_plan_apply(empty, edit, &refused);
  if (plan != NULL)
    fuzz_check_written(plan);
  else
    fuzz_check_error(refused);
}

/* ---- one plan and another -------------------------------------------------------------------- */

static GPtrArray *
paths_of(const GPtrArray *changes) {
  GPtrArray *paths = g_ptr_array_new();
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add(paths, ((const ErpChange *) changes->pdata[i])->path);
  return paths;
}

/* Who takes over all that is different has the other plan. */
static void
check_taken(const ErpPlan *plan, const ErpPlan *other) {
  g_autoptr(GPtrArray) changes = erp_plan_diff(plan, other);
  g_autoptr(GPtrArray) paths = paths_of(changes);
  g_autoptr(ErpEdit) edit = erp_edit_take(plan, other, paths, "all");
  g_autoptr(GError) error = NULL;
  if (edit == NULL)
    return;
  g_autoptr(ErpPlan) after = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  fuzz_check_sound(after);
  g_autoptr(GPtrArray) left = erp_plan_diff(after, other);
  if (left->len > 0)
    fuzz_check_same(after, other, ((const ErpChange *) left->pdata[0])->path);
}

void
fuzz_compare(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(GBytes) first = NULL, second = NULL;
  fuzz_split(bytes, &first, &second);
  g_autoptr(ErpPlan) plan = fuzz_read_plan(first);
  g_autoptr(ErpPlan) other = second != NULL && plan != NULL ? fuzz_read_plan(second) : NULL;
  if (other == NULL)
    return;
  g_autoptr(GPtrArray) none = erp_plan_diff(plan, plan);
  g_assert_cmpuint(none->len, ==, 0);
  check_taken(plan, other);
  check_taken(other, plan);
}
