/* What is typed into a field: refused with a sentence, or taken, and then what is written of it is
 * taken as the same. */
#include "target.h"

#include "base/prefix.h"
#include "support.h"
#include "tui/form/form-private.h"

/* An empty form for each kind of record. */
static ErpForm *
form_of(ErpKind kind) {
  static ErpForm *forms[ERP_KIND_LAST];
  g_autoptr(ErpPlan) plan = erp_plan_new();
  if (forms[kind] == NULL)
    forms[kind] = erp_form_new_add(plan, NULL, erp_record_new(kind), NULL);
  return forms[kind];
}

/* As typed, or NULL when it is refused. Caller frees. */
static char *
taken(ErpForm *form, guint field, const char *text) {
  g_autoptr(GError) error = NULL;
  char *canonical = NULL;
  erp_form_set_text(form, field, text);
  if (!erp_form_canonical(form, field, &canonical, &error)) {
    fuzz_check_error(error);
    return NULL;
  }
  g_assert_no_error(error);
  return canonical;
}

static void
try_field(ErpKind kind, guint field, const char *text) {
  ErpForm *form = form_of(kind);
  g_autofree char *canonical = taken(form, field, text);
  if (canonical == NULL)
    return;
  g_autofree char *again = taken(form, field, canonical);
  g_assert_cmpstr(canonical, ==, again);
  g_autoptr(ErpRecord) record = erp_record_new(kind);
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_record_set(record, field, canonical, &error));
  g_autofree char *stored = erp_record_get(record, field);
  g_assert_cmpstr(canonical, ==, stored);
}

/* ELEMENT FIELD and the text that is typed. */
void
fuzz_field(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *line = fuzz_text(bytes);
  g_auto(GStrv) words = g_strsplit(line, " ", 3);
  if (!g_utf8_validate(line, -1, NULL) || g_strv_length(words) < 3)
    return;
  const ErpKindInfo *info = erp_kind_by_element(words[0]);
  int field = info != NULL ? erp_kind_field(info->kind, words[1]) : -1;
  if (field >= 0)
    try_field(info->kind, (guint) field, words[2]);
}

/* ---- units ---- */

static void
try_unit(ErpUnit unit, const char *text) {
  g_autoptr(GError) error = NULL;
  gint64 value = 0, again = 0;
  if (!erp_unit_parse(unit, text, &value, &error)) {
    g_assert_cmpint(value, ==, 0);
    fuzz_check_error(error);
    return;
  }
  g_assert_no_error(error);
  g_autofree char *written = erp_unit_format(unit, value);
  g_autofree char *shown = erp_unit_display(unit, value);
  g_autofree char *beside = erp_unit_display_beside(unit, value, value ^ 1);
  fuzz_check_shown(written);
  fuzz_check_shown(shown);
  fuzz_check_shown(beside);
  g_assert_true(erp_unit_parse(unit, written, &again, &error));
  g_assert_cmpint(value, ==, again);
}

void
fuzz_unit(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  if (!g_utf8_validate(text, -1, NULL))
    return;
  for (ErpUnit unit = ERP_UNIT_RATE; unit <= ERP_UNIT_AVAILABILITY; unit++)
    try_unit(unit, text);
}

/* ---- prefixes ---- */

static gboolean
parse_prefix(const char *text, ErpPrefix *prefix) {
  g_autoptr(GError) error = NULL;
  ErpPrefix again;
  if (!erp_prefix_parse(text, prefix, &error)) {
    fuzz_check_error(error);
    return FALSE;
  }
  g_autofree char *written = erp_prefix_format(prefix);
  g_assert_true(erp_prefix_parse(written, &again, NULL));
  g_assert_cmpint(erp_prefix_compare(prefix, &again), ==, 0);
  g_autofree char *same = erp_prefix_format(&again);
  g_assert_cmpstr(written, ==, same);
  return TRUE;
}

static void
try_halves(const ErpPrefix *prefix) {
  ErpPrefix halves[2];
  if (prefix->length == (prefix->family == 4 ? 32 : 128))
    return;
  erp_prefix_split(prefix, halves);
  g_assert_false(erp_prefix_overlaps(&halves[0], &halves[1]));
  for (guint i = 0; i < 2; i++) {
    g_assert_true(erp_prefix_contains(prefix, &halves[i]));
    g_assert_false(erp_prefix_contains(&halves[i], prefix));
    g_assert_true(!erp_prefix_is_public(prefix) || erp_prefix_is_public(&halves[i]));
  }
}

static int
compare(gconstpointer a, gconstpointer b) {
  return erp_prefix_compare(a, b);
}

/* The parts lie in the prefix, beside each other, and no cut goes through one. */
static void
try_divide(const ErpPrefix *prefix, GArray *cuts) {
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  g_array_sort(cuts, compare);
  erp_prefix_divide(prefix, cuts, parts);
  g_assert_cmpuint(parts->len, >, 0);
  for (guint i = 0; i < parts->len; i++) {
    const ErpPrefix *part = &g_array_index(parts, ErpPrefix, i);
    g_assert_true(erp_prefix_contains(prefix, part));
    if (i > 0) {
      g_assert_cmpint(erp_prefix_compare(part - 1, part), <, 0);
      g_assert_false(erp_prefix_overlaps(part - 1, part));
    }
    for (guint j = 0; j < cuts->len; j++) {
      const ErpPrefix *cut = &g_array_index(cuts, ErpPrefix, j);
      g_assert_true(!erp_prefix_overlaps(part, cut) || erp_prefix_contains(cut, part));
    }
  }
}

/* A prefix, and more of them on the lines behind that it is cut by. */
void
fuzz_prefix(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_auto(GStrv) lines = g_strsplit(text, "\n", 64);
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  ErpPrefix first, cut;
  if (!g_utf8_validate(text, -1, NULL) || lines[0] == NULL || !parse_prefix(lines[0], &first))
    return;
  try_halves(&first);
  for (guint i = 1; lines[i] != NULL; i++)
    if (parse_prefix(lines[i], &cut))
      g_array_append_val(cuts, cut);
  try_divide(&first, cuts);
}
