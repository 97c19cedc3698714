#include "tui/compare/compare-rows.h"

#include "base/hash.h"
#include "plan/diff.h"
#include "plan/field.h"
#include "base/i18n.h"

/* ---- rows ------------------------------------------------------------------------------------ */

static void
clear_row(gpointer data) {
  ErpCompareRow *row = data;
  g_free(row->path);
  g_strfreev(row->fields);
}

ErpCompareRows *
erp_compare_rows_new(void) {
  ErpCompareRows *rows = g_new0(ErpCompareRows, 1);
  rows->rows = g_array_new(FALSE, FALSE, sizeof(ErpCompareRow));
  g_array_set_clear_func(rows->rows, clear_row);
  return rows;
}

static void
set_plan(ErpPlan **place, ErpPlan *plan) {
  ErpPlan *older = *place;
  *place = plan != NULL ? erp_plan_ref(plan) : NULL;
  erp_plan_unref(older);
}

void
erp_compare_rows_free(ErpCompareRows *rows) {
  if (rows == NULL)
    return;
  g_array_unref(rows->rows);
  for (guint i = 0; i < ERP_SIDES; i++)
    set_plan(&rows->plans[i], NULL);
  g_free(rows);
}

const ErpCompareRow *
erp_compare_row(const ErpCompareRows *rows, guint row) {
  g_assert(row < rows->rows->len);
  return &g_array_index(rows->rows, ErpCompareRow, row);
}

static ErpCompared
state_of(const ErpChange *change) {
  static const ErpCompared states[] = {
      [ERP_CHANGE_ADDED] = ERP_COMPARED_ADDED,
      [ERP_CHANGE_REMOVED] = ERP_COMPARED_REMOVED,
      [ERP_CHANGE_CHANGED] = ERP_COMPARED_CHANGED,
  };
  return states[change->kind];
}

/* What is being filled in. */
typedef struct {
  ErpCompareRows *rows;
  GHashTable *changes; /* path -> ErpChange, as the plans are now */
  GHashTable *seen;    /* paths */
} Filling;

static void
add_row(Filling *filling, const char *path) {
  ErpCompareRows *rows = filling->rows;
  const ErpChange *change = g_hash_table_lookup(filling->changes, path);
  if (!g_hash_table_add(filling->seen, g_strdup(path)))
    return;
  ErpCompareRow row = {.path = g_strdup(path)};
  if (change != NULL) {
    row.state = state_of(change);
    row.records[ERP_SIDE_A] = change->before;
    row.records[ERP_SIDE_B] = change->after;
    row.fields = g_strdupv(change->fields);
  } else {
    for (guint i = 0; i < ERP_SIDES; i++)
      row.records[i] = erp_plan_at_path(rows->plans[i], path);
  }
  g_array_append_val(rows->rows, row);
}

static void
add_changes(Filling *filling, const GPtrArray *changes) {
  for (guint i = 0; i < changes->len; i++)
    add_row(filling, ((const ErpChange *) changes->pdata[i])->path);
}

static void
add_below(Filling *filling, const ErpRecord *record) {
  g_autofree char *path = erp_plan_path(filling->rows->plans[ERP_SIDE_B], record);
  add_row(filling, path);
  for (guint i = 0; i < record->n_children; i++)
    add_below(filling, record->children[i]);
}

static gboolean
add_same(gpointer element, guint index G_GNUC_UNUSED, gpointer user) {
  add_below(user, element);
  return TRUE;
}

static guint
count_below(const ErpRecord *record) {
  guint n = 1;
  for (guint i = 0; i < record->n_children; i++)
    n += count_below(record->children[i]);
  return n;
}

static gboolean
count_record(gpointer element, guint index G_GNUC_UNUSED, gpointer user) {
  *(guint *) user += count_below(element);
  return TRUE;
}

static void
count(ErpCompareRows *rows, const GPtrArray *changes) {
  rows->n_differ = changes->len;
  rows->n_all = 1; /* the plan itself */
  erp_parray_foreach(erp_plan_records(rows->plans[ERP_SIDE_B]), count_record, &rows->n_all);
  for (guint i = 0; i < changes->len; i++)
    rows->n_all += ((const ErpChange *) changes->pdata[i])->kind == ERP_CHANGE_REMOVED;
}

void
erp_compare_rows_fill(ErpCompareRows *rows, ErpPlan *const plans[ERP_SIDES],
                      ErpPlan *const since[ERP_SIDES]) {
  for (guint i = 0; i < ERP_SIDES; i++)
    set_plan(&rows->plans[i], plans[i]);
  g_array_set_size(rows->rows, 0);
  g_autoptr(GPtrArray) first = erp_plan_diff(since[ERP_SIDE_A], since[ERP_SIDE_B]);
  g_autoptr(GPtrArray) now = erp_plan_diff(plans[ERP_SIDE_A], plans[ERP_SIDE_B]);
  Filling filling = {.rows = rows};
  filling.changes = g_hash_table_new(erp_hash_text, g_str_equal);
  filling.seen = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < now->len; i++) {
    ErpChange *change = now->pdata[i];
    g_hash_table_insert(filling.changes, change->path, change);
  }
  add_changes(&filling, first);
  add_changes(&filling, now);
  if (rows->all) {
    add_row(&filling, "plan");
    erp_parray_foreach(erp_plan_records(plans[ERP_SIDE_B]), add_same, &filling);
  }
  count(rows, now);
  g_hash_table_unref(filling.changes);
  g_hash_table_unref(filling.seen);
}

/* ---- columns --------------------------------------------------------------------------------- */

static const ErpRecord *
some_record(const ErpCompareRow *row) {
  return row->records[ERP_SIDE_B] != NULL ? row->records[ERP_SIDE_B] : row->records[ERP_SIDE_A];
}

const char *
erp_compare_sign(ErpCompared state) {
  static const char *const signs[] = {
      [ERP_COMPARED_SAME] = "=",
      [ERP_COMPARED_ADDED] = "+",
      [ERP_COMPARED_REMOVED] = "-",
      [ERP_COMPARED_CHANGED] = "~",
  };
  return signs[state];
}

static char *
sign_text(guint row, gpointer user) {
  return g_strdup(erp_compare_sign(erp_compare_row(user, row)->state));
}

static char *
kind_text(guint row, gpointer user) {
  const ErpRecord *record = some_record(erp_compare_row(user, row));
  return g_strdup(record == NULL ? "" : _(erp_kind_info(record->kind)->title));
}

static char *
path_text(guint row, gpointer user) {
  return g_strdup(erp_compare_row(user, row)->path);
}

static char *
value_of(const ErpRecord *record, guint field) {
  char *value = erp_record_get(record, field);
  return value != NULL ? value : g_strdup(_("not given"));
}

/* "250 → 300"; where only one of them is stated and both hold the same, that is said. */
static char *
step(const ErpRecord *a, const ErpRecord *b, guint field) {
  g_autofree char *was = value_of(a, field);
  g_autofree char *is = value_of(b, field);
  if (g_str_equal(was, is))
    return g_strdup_printf(_("%s (%s)"), is,
                           erp_record_stated(b, field) ? _("stated, was the default")
                                                       : _("the default, was stated"));
  return g_strdup_printf("%s → %s", was, is);
}

/* "users 250 → 300, kind hub → office" */
static char *
changed_text(const ErpCompareRow *row) {
  g_autoptr(GString) text = g_string_new(NULL);
  const ErpRecord *a = row->records[ERP_SIDE_A], *b = row->records[ERP_SIDE_B];
  for (guint i = 0; row->fields[i] != NULL; i++) {
    g_autofree char *values = step(a, b, (guint) erp_kind_field(b->kind, row->fields[i]));
    g_string_append_printf(text, "%s%s %s", i > 0 ? ", " : "", row->fields[i], values);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What is stated of it, without its id: "bandwidth 1Gbps, sku premium". */
static char *
stated_text(const ErpRecord *record) {
  g_autoptr(GString) text = g_string_new(NULL);
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    if (!erp_record_stated(record, i) || (int) i == info->id_field)
      continue;
    g_autofree char *value = erp_record_get(record, i);
    g_string_append_printf(text, "%s%s %s", text->len > 0 ? ", " : "", info->fields[i].name, value);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The path of what it stands in on that side. */
static char *
place_text(const ErpCompareRows *rows, const ErpCompareRow *row, ErpSide side) {
  const ErpRecord *parent = erp_plan_parent(rows->plans[side], row->records[side]);
  return parent == NULL ? g_strdup(_("plan")) : erp_plan_path(rows->plans[side], parent);
}

static char *
moved_text(const ErpCompareRows *rows, const ErpCompareRow *row) {
  g_autofree char *was = place_text(rows, row, ERP_SIDE_A);
  g_autofree char *is = place_text(rows, row, ERP_SIDE_B);
  return g_strdup_printf(_("stands in %s → %s"), was, is);
}

static char *
what_text(guint index, gpointer user) {
  const ErpCompareRow *row = erp_compare_row(user, index);
  switch (row->state) {
  case ERP_COMPARED_CHANGED:
    return row->fields[0] == NULL ? moved_text(user, row) : changed_text(row);
  case ERP_COMPARED_ADDED:
  case ERP_COMPARED_REMOVED:
  case ERP_COMPARED_SAME:
    break;
  }
  return some_record(row) == NULL ? g_strdup("") : stated_text(some_record(row));
}

static int
by_state(guint a, guint b, gpointer user) {
  return (int) erp_compare_row(user, b)->state - (int) erp_compare_row(user, a)->state;
}

static ErpStyle
row_style(guint row, gpointer user) {
  return erp_compare_row(user, row)->state == ERP_COMPARED_SAME ? ERP_STYLE_DIM : ERP_STYLE_TEXT;
}

static const ErpColumn columns[] = {
    {" ", ERP_ALIGN_LEFT, 1, 0, sign_text, by_state, row_style},
    {N_("kind"), ERP_ALIGN_LEFT, 8, 0, kind_text, NULL, row_style},
    {N_("where"), ERP_ALIGN_LEFT, 10, 0, path_text, NULL, row_style},
    {N_("what"), ERP_ALIGN_LEFT, 16, 1, what_text, NULL, row_style},
};

const ErpColumn *
erp_compare_columns(guint *n) {
  *n = G_N_ELEMENTS(columns);
  return columns;
}

/* ---- details --------------------------------------------------------------------------------- */

static void
explain_field(GArray *out, const char *heading, const char *name, const char *value) {
  g_autofree char *line = g_strdup_printf("%s %s", name, value);
  erp_paragraphs_add(out, out->len == 1 ? heading : "", line);
}

static void
explain_stated(GArray *out, const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  for (guint i = 0; i < info->n_fields; i++) {
    if (!erp_record_stated(record, i))
      continue;
    g_autofree char *value = erp_record_get(record, i);
    explain_field(out, _("Stated"), info->fields[i].name, value);
  }
}

static void
explain_changed(GArray *out, const ErpCompareRows *rows, const ErpCompareRow *row) {
  const ErpRecord *a = row->records[ERP_SIDE_A], *b = row->records[ERP_SIDE_B];
  g_autofree char *was = place_text(rows, row, ERP_SIDE_A);
  g_autofree char *is = place_text(rows, row, ERP_SIDE_B);
  for (guint i = 0; row->fields[i] != NULL; i++) {
    g_autofree char *values = step(a, b, (guint) erp_kind_field(b->kind, row->fields[i]));
    explain_field(out, _("Changed"), row->fields[i], values);
  }
  if (!g_str_equal(was, is)) {
    g_autofree char *moved = moved_text(rows, row);
    erp_paragraphs_add(out, _("Place"), moved);
  }
}

GArray *
erp_compare_explain(const ErpCompareRows *rows, guint index) {
  static const char *const states[] = {
      [ERP_COMPARED_SAME] = N_("the same on both sides"),
      [ERP_COMPARED_ADDED] = N_("only in B"),
      [ERP_COMPARED_REMOVED] = N_("only in A"),
      [ERP_COMPARED_CHANGED] = N_("another in A than in B"),
  };
  const ErpCompareRow *row = erp_compare_row(rows, index);
  GArray *out = erp_paragraphs_new();
  g_autofree char *kind = kind_text(index, (gpointer) rows);
  g_autofree char *head = g_strdup_printf(_("%s “%s”: %s"), kind, row->path, _(states[row->state]));
  erp_paragraphs_add(out, erp_compare_sign(row->state), head);
  if (row->state == ERP_COMPARED_CHANGED)
    explain_changed(out, rows, row);
  else if (some_record(row) != NULL)
    explain_stated(out, some_record(row));
  return out;
}
