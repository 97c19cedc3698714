#include "eval/growth.h"

#include <string.h>

#include "base/error.h"
#include "eval/growth-private.h"
#include "plan/edit.h"
#include "base/i18n.h"

#define WHOLE 10000 /* ten-thousandths in a factor of 1 */

void
erp_growth_free(ErpGrowth *growth) {
  if (growth == NULL)
    return;
  g_array_unref(growth->targets);
  g_free(growth->text);
  g_free(growth->what);
  erp_plan_unref(growth->plan);
  g_free(growth);
}

static void
target_clear(gpointer target) {
  g_free(((ErpGrowthTarget *) target)->path);
}

ErpGrowth *
erp_growth_new(ErpPlan *plan, ErpGrowthKind kind, const char *text) {
  ErpGrowth *growth = g_new0(ErpGrowth, 1);
  growth->plan = erp_plan_ref(plan);
  growth->kind = kind;
  growth->text = g_strdup(text);
  growth->targets = g_array_new(FALSE, FALSE, sizeof(ErpGrowthTarget));
  g_array_set_clear_func(growth->targets, target_clear);
  return growth;
}

void
erp_growth_add(ErpGrowth *growth, const ErpRecord *record, guint field) {
  const ErpField *info = &erp_kind_info(record->kind)->fields[field];
  ErpGrowthTarget target = {.field = info, .base = ERP_UNSET};
  g_autofree char *value = erp_record_get(record, field);
  if (value != NULL)
    erp_unit_parse(info->unit, value, &target.base, NULL);
  if (target.base == ERP_UNSET && growth->kind != ERP_GROWTH_SET)
    return;
  target.path = erp_plan_path(growth->plan, record);
  g_array_append_val(growth->targets, target);
}

void
erp_growth_add_kind(ErpGrowth *growth, ErpKind kind, const char *field) {
  guint n;
  int index = erp_kind_field(kind, field);
  const ErpRecord *const *records = erp_plan_of_kind(growth->plan, kind, &n);
  for (guint i = 0; index >= 0 && i < n; i++)
    erp_growth_add(growth, records[i], (guint) index);
}

/* ---- the steps ------------------------------------------------------------------------------- */

ErpGrowthKind
erp_growth_kind(const ErpGrowth *growth) {
  return growth->kind;
}

ErpPlan *
erp_growth_base(const ErpGrowth *growth) {
  return growth->plan;
}

const char *
erp_growth_text(const ErpGrowth *growth) {
  return growth->text;
}

guint
erp_growth_length(const ErpGrowth *growth) {
  return growth->n;
}

gint64
erp_growth_value(const ErpGrowth *growth, guint step) {
  g_assert(step < growth->n);
  return growth->from + step * growth->by;
}

/* value / 10^decimals as a number: "1.25". */
static char *
show_number(gint64 value, guint decimals) {
  char *text = erp_fixed(value, decimals);
  gsize end = strlen(text);
  while (text[end - 1] == '0')
    text[--end] = '\0';
  if (text[end - 1] == '.')
    text[end - 1] = '\0';
  return text;
}

char *
erp_growth_value_text(const ErpGrowth *growth, guint step) {
  gint64 value = erp_growth_value(growth, step);
  if (growth->kind == ERP_GROWTH_SCALE)
    return show_number(value, 4);
  if (growth->kind == ERP_GROWTH_YEARLY)
    return g_strdup_printf("%" G_GINT64_FORMAT, value);
  return erp_unit_format(growth->unit, value);
}

char *
erp_growth_label(const ErpGrowth *growth, guint step) {
  g_autofree char *value = erp_growth_value_text(growth, step);
  switch (growth->kind) {
  case ERP_GROWTH_SCALE:
    return g_strdup_printf("x %s", value);
  case ERP_GROWTH_SET:
    break;
  case ERP_GROWTH_YEARLY:
    return g_strdup_printf(_("year %s"), value);
  }
  return g_steal_pointer(&value);
}

char *
erp_growth_title(const ErpGrowth *growth) {
  g_autofree char *first = erp_growth_value_text(growth, 0),
                  *last = erp_growth_value_text(growth, growth->n - 1);
  switch (growth->kind) {
  case ERP_GROWTH_SCALE:
    return g_strdup_printf(_("%s x %s to %s"), growth->what, first, last);
  case ERP_GROWTH_SET:
    return g_strdup_printf(_("%s from %s to %s"), growth->what, first, last);
  case ERP_GROWTH_YEARLY:
    break;
  }
  return g_strdup_printf(_("demand grows by %s, %s years"), growth->what, last);
}

/* Half up, away from zero. ERP_UNSET when it is too large for a number of the plan. */
static gint64
times(gint64 value, double factor) {
  double product = (double) value * factor;
  if (product >= 9e17 || product <= -9e17)
    return ERP_UNSET;
  return (gint64) (product < 0 ? product - 0.5 : product + 0.5);
}

/* value x factor / WHOLE; exact, as are all steps of a range. */
static gint64
scaled(gint64 value, gint64 factor) {
  gint64 whole = value / WHOLE, rest = value % WHOLE;
  if (times(value, (double) factor / WHOLE) == ERP_UNSET)
    return ERP_UNSET;
  gint64 product = rest * factor;
  return whole * factor + (product + (value < 0 ? -WHOLE / 2 : WHOLE / 2)) / WHOLE;
}

/* value x (1 + rate)^years. Numerator and denominator are whole numbers, exact as doubles for a few
 * years, so that halves are rounded up for sure there. */
static gint64
compounded(gint64 value, gint64 rate, gint64 years) {
  double grown = 1, whole = 1;
  for (gint64 i = 0; i < years; i++) {
    grown *= (double) (WHOLE + rate);
    whole *= WHOLE;
  }
  double product = (double) value * grown / whole;
  return times(1, product);
}

static gint64
value_at(const ErpGrowth *growth, const ErpGrowthTarget *target, gint64 value) {
  switch (growth->kind) {
  case ERP_GROWTH_SCALE:
    return scaled(target->base, value);
  case ERP_GROWTH_SET:
    return value;
  case ERP_GROWTH_YEARLY:
    break;
  }
  return compounded(target->base, growth->rate, value);
}

ErpPlan *
erp_growth_plan(const ErpGrowth *growth, guint step, GError **error) {
  gint64 at = erp_growth_value(growth, step);
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_autoptr(ErpEdit) batch = erp_edit_batch("", parts);
  g_autofree char *label = erp_growth_label(growth, step);
  for (guint i = 0; i < growth->targets->len; i++) {
    const ErpGrowthTarget *target = &g_array_index(growth->targets, ErpGrowthTarget, i);
    gint64 value = value_at(growth, target, at);
    if (value == target->base)
      continue;
    if (value == ERP_UNSET) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("at %s, %s of “%s” is too large a number"),
                  label, target->field->name, target->path);
      return NULL;
    }
    g_autofree char *text = erp_unit_format(target->field->unit, value);
    g_ptr_array_add(parts, erp_edit_set(target->path, target->field->name, text));
  }
  ErpPlan *plan = erp_plan_apply(growth->plan, batch, error);
  if (plan == NULL)
    g_prefix_error(error, _("at %s: "), label);
  return plan;
}

/* ---- by year --------------------------------------------------------------------------------- */

static const struct {
  ErpKind kind;
  const char *field;
} demand_fields[] = {
    {ERP_KIND_SITE, "users"},
    {ERP_KIND_DEMAND, "down"},
    {ERP_KIND_DEMAND, "up"},
    {ERP_KIND_DEMAND, "volume"},
};

/* "12%/year" -> basis points. */
static gboolean
parse_rate(const char *text, gint64 *rate) {
  gboolean shrinks = text[0] == '-';
  g_autofree char *percent = g_strdup(text + shrinks);
  if (g_str_has_suffix(percent, "/year"))
    percent[strlen(percent) - strlen("/year")] = '\0';
  if (!erp_unit_parse(ERP_UNIT_PERCENT, percent, rate, NULL) || *rate > 100 * WHOLE ||
      (shrinks && *rate > WHOLE))
    return FALSE;
  *rate = shrinks ? -*rate : *rate;
  return TRUE;
}

ErpGrowth *
erp_growth_new_yearly(ErpPlan *plan, const char *rate, guint years, GError **error) {
  g_autoptr(ErpGrowth) growth = erp_growth_new(plan, ERP_GROWTH_YEARLY, rate);
  g_assert(years >= 1 && years <= ERP_GROWTH_YEARS);
  if (!parse_rate(rate, &growth->rate)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("“%s” is no growth: write a percentage a year from -100%% to 10000%%, as in "
                  "12%%/year"),
                rate);
    return NULL;
  }
  g_autofree char *percent = show_number(growth->rate, 2);
  growth->what = g_strdup_printf(_("%s %% a year"), percent);
  growth->by = 1;
  growth->n = years + 1;
  for (guint i = 0; i < G_N_ELEMENTS(demand_fields); i++)
    erp_growth_add_kind(growth, demand_fields[i].kind, demand_fields[i].field);
  return erp_growth_checked(g_steal_pointer(&growth), error);
}

ErpGrowth *
erp_growth_checked(ErpGrowth *growth, GError **error) {
  g_autoptr(ErpPlan) first = erp_growth_plan(growth, 0, error);
  g_autoptr(ErpPlan) last = first == NULL ? NULL : erp_growth_plan(growth, growth->n - 1, error);
  if (last != NULL)
    return growth;
  erp_growth_free(growth);
  return NULL;
}
