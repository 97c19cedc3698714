/* A range of values as a person writes it: TARGET*=FROM..TO/STEP. */
#include "eval/growth-private.h"

#include <string.h>

#include "base/error.h"
#include "base/names.h"
#include "base/i18n.h"

/* The text and what is read of it. */
typedef struct {
  const char *text;
  ErpGrowth *growth;
  GError **error;
} Reader;

/* "character 9, “x..3”: MESSAGE". Takes the message. */
static gboolean
fail_at(const Reader *reader, const char *at, char *message) {
  g_autofree char *owned = message;
  glong column = g_utf8_strlen(reader->text, at - reader->text) + 1;
  if (*at == '\0')
    g_set_error(reader->error, ERP_ERROR, ERP_ERROR_USAGE, _("at its end: %s"), owned);
  else
    g_set_error(reader->error, ERP_ERROR, ERP_ERROR_USAGE, _("at character %ld (“%s”): %s"), column,
                at, owned);
  return FALSE;
}

static gboolean
is_number(const ErpField *field) {
  return field->type == ERP_TYPE_QUANTITY;
}

/* ---- the target ------------------------------------------------------------------------------ */

/* Names of all numbers of a kind, or of all kinds (NULL). */
static void
add_numbers(GPtrArray *names, const ErpKindInfo *info) {
  for (guint i = 0; i < info->n_fields; i++)
    if (is_number(&info->fields[i]))
      g_ptr_array_add(names, (gpointer) info->fields[i].name);
}

static gboolean
fail_at_field(const Reader *reader, const char *at, const char *name, const ErpKindInfo *info) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++)
    if (info == NULL || info->kind == (ErpKind) kind)
      add_numbers(names, erp_kind_info((ErpKind) kind));
  const char *meant = erp_did_you_mean(name, (const char *const *) names->pdata, names->len);
  if (meant != NULL)
    return fail_at(
        reader, at,
        g_strdup_printf(_("“%s” is no number of the plan; did you mean “%s”?"), name, meant));
  if (info == NULL)
    return fail_at(reader, at,
                   g_strdup_printf(_("“%s” is no number of the plan, as users, capacity, bandwidth "
                                     "or rtt are"),
                                   name));
  g_ptr_array_add(names, NULL);
  g_autofree char *all = g_strjoinv(", ", (char **) names->pdata);
  return fail_at(
      reader, at,
      g_strdup_printf(_("“%s” is no number of <%s>; those are: %s"), name, info->element, all));
}

/* The field of all records that have it: it must be one unit. */
static gboolean
read_everywhere(const Reader *reader, const char *name) {
  ErpGrowth *growth = reader->growth;
  gboolean found = FALSE;
  for (guint kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++) {
    const ErpKindInfo *info = erp_kind_info((ErpKind) kind);
    int field = erp_kind_field((ErpKind) kind, name);
    if (field < 0 || !is_number(&info->fields[field]))
      continue;
    if (found && info->fields[field].unit != growth->unit)
      return fail_at(reader, reader->text,
                     g_strdup_printf(_("“%s” is of several units; name the element, as in %s.%s"),
                                     name, info->element, name));
    growth->unit = info->fields[field].unit;
    found = TRUE;
    erp_growth_add_kind(growth, (ErpKind) kind, name);
  }
  return found || fail_at_field(reader, reader->text, name, NULL);
}

static void
add_ids(GPtrArray *names, const ErpPlan *plan) {
  for (guint kind = ERP_KIND_PLAN + 1; kind < ERP_KIND_LAST; kind++) {
    guint n;
    const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
    g_ptr_array_add(names, (gpointer) erp_kind_info((ErpKind) kind)->element);
    for (guint i = 0; i < n; i++)
      if (erp_record_id(records[i]) != NULL)
        g_ptr_array_add(names, (gpointer) erp_record_id(records[i]));
  }
}

static gboolean
fail_at_object(const Reader *reader, const char *name) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  add_ids(names, reader->growth->plan);
  const char *meant = erp_did_you_mean(name, (const char *const *) names->pdata, names->len);
  return fail_at(reader, reader->text,
                 meant != NULL
                     ? g_strdup_printf(_("the plan has no “%s”; did you mean “%s”?"), name, meant)
                     : g_strdup_printf(_("the plan has no “%s”"), name));
}

static gboolean
read_of(const Reader *reader, const char *object, const char *at, const char *name) {
  ErpGrowth *growth = reader->growth;
  const ErpRecord *record = erp_plan_at_path(growth->plan, object);
  const ErpKindInfo *info =
      record != NULL ? erp_kind_info(record->kind) : erp_kind_by_element(object);
  if (info == NULL)
    return fail_at_object(reader, object);
  int field = erp_kind_field(info->kind, name);
  if (field < 0 || !is_number(&info->fields[field]))
    return fail_at_field(reader, at, name, info);
  growth->unit = info->fields[field].unit;
  if (record != NULL)
    erp_growth_add(growth, record, (guint) field);
  else
    erp_growth_add_kind(growth, info->kind, name);
  return TRUE;
}

/* Ids may have dots in them, names of fields have none. */
static gboolean
read_target(const Reader *reader) {
  const char *what = reader->growth->what;
  const char *dot = strrchr(what, '.');
  g_autofree char *object = dot == NULL ? NULL : g_strndup(what, (gsize) (dot - what));
  gboolean known = object == NULL
                       ? read_everywhere(reader, what)
                       : read_of(reader, object, reader->text + (dot + 1 - what), dot + 1);
  if (known && reader->growth->targets->len == 0)
    return fail_at(reader, reader->text,
                   g_strdup_printf(_("nothing in the plan states “%s”, so there is nothing to "
                                     "scale; “%s=FROM..TO/STEP” sets it"),
                                   what, what));
  return known;
}

/* ---- the range ------------------------------------------------------------------------------- */

#define MOST_FACTOR G_GINT64_CONSTANT(10000000000) /* a million times */

/* A factor is a number or a percentage, in ten-thousandths either way. */
static gboolean
parse_factor(const char *text, gint64 *factor) {
  g_autofree char *percent = g_strconcat(text, "%", NULL);
  return (erp_unit_parse(ERP_UNIT_PERCENT, text, factor, NULL) ||
          erp_unit_parse(ERP_UNIT_AVAILABILITY, percent, factor, NULL)) &&
         *factor <= MOST_FACTOR;
}

static gboolean
parse_value(const Reader *reader, const char *text, gint64 *value) {
  return reader->growth->kind == ERP_GROWTH_SCALE
             ? parse_factor(text, value)
             : erp_unit_parse(reader->growth->unit, text, value, NULL);
}

/* Reads what stands from `at` to `end`. */
static gboolean
read_value(const Reader *reader, const char *at, const char *end, gint64 *value) {
  g_autofree char *text = g_strndup(at, (gsize) (end - at));
  g_autoptr(GError) reason = NULL;
  if (parse_value(reader, text, value))
    return TRUE;
  if (reader->growth->kind == ERP_GROWTH_SCALE)
    return fail_at(reader, at,
                   g_strdup_printf(_("“%s” is no factor: write a number as in 0.5..3/0.25, with at "
                                     "most four decimals, up to a million, or a percentage"),
                                   text));
  erp_unit_parse(reader->growth->unit, text, value, &reason);
  return fail_at(reader, at, g_strdup(reason->message));
}

/* The slash before the step; there may be others in units. */
static const char *
find_slash(const Reader *reader, const char *at) {
  const char *first = strchr(at, '/');
  for (const char *slash = first; slash != NULL; slash = strchr(slash + 1, '/')) {
    gint64 value;
    g_autofree char *to = g_strndup(at, (gsize) (slash - at));
    if (parse_value(reader, to, &value) && parse_value(reader, slash + 1, &value))
      return slash;
  }
  return first;
}

static gboolean
read_range(const Reader *reader, const char *at) {
  ErpGrowth *growth = reader->growth;
  const char *dots = strstr(at, "..");
  const char *slash = dots == NULL ? NULL : find_slash(reader, dots + 2);
  gint64 to;
  if (dots == NULL || slash == NULL)
    return fail_at(reader, at,
                   g_strdup_printf(_("a range is written FROM..TO/STEP, as in %s"),
                                   growth->kind == ERP_GROWTH_SCALE
                                       ? "users*=0.5..3/0.25"
                                       : "par-ams.capacity=1Gbps..10Gbps/1Gbps"));
  if (!read_value(reader, at, dots, &growth->from) || !read_value(reader, dots + 2, slash, &to) ||
      !read_value(reader, slash + 1, slash + strlen(slash), &growth->by))
    return FALSE;
  if (to < growth->from)
    return fail_at(reader, dots + 2,
                   g_strdup(_("the range ends before it begins; the smaller value comes first")));
  if (growth->by <= 0)
    return fail_at(reader, slash + 1, g_strdup(_("a step is more than 0")));
  if ((to - growth->from) / growth->by >= ERP_GROWTH_STEPS)
    return fail_at(
        reader, slash + 1,
        g_strdup_printf(_("that makes more than %d steps; take larger ones"), ERP_GROWTH_STEPS));
  growth->n = (guint) ((to - growth->from) / growth->by) + 1;
  return TRUE;
}

ErpGrowth *
erp_growth_new_sweep(ErpPlan *plan, const char *text, GError **error) {
  const char *equals = strchr(text, '=');
  gboolean scales = equals != NULL && equals > text && equals[-1] == '*';
  g_autoptr(ErpGrowth) growth =
      erp_growth_new(plan, scales ? ERP_GROWTH_SCALE : ERP_GROWTH_SET, text);
  Reader reader = {.text = text, .growth = growth, .error = error};
  if (equals == NULL || equals - scales == text) {
    fail_at(&reader, text,
            g_strdup(_("it is written TARGET*=FROM..TO/STEP to scale, as in users*=0.5..3/0.25, or "
                       "TARGET=FROM..TO/STEP to set")));
    return NULL;
  }
  growth->what = g_strndup(text, (gsize) (equals - scales - text));
  if (!read_target(&reader) || !read_range(&reader, equals + 1))
    return NULL;
  return erp_growth_checked(g_steal_pointer(&growth), error);
}
