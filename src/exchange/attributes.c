#include "exchange/attributes.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define SITE ERP_KIND_SITE
#define LINK ERP_KIND_WAN_LINK

/* Of names for one field the first that a thing has counts. */
const ErpAlias erp_aliases[] = {
    {SITE, "label", "name", NULL},
    {SITE, "title", "name", NULL},
    {SITE, "city", "place", NULL},
    {SITE, "address", "place", NULL},
    {SITE, "Latitude", "lat", NULL},
    {SITE, "y", "lat", NULL},
    {SITE, "Longitude", "lon", NULL},
    {SITE, "lng", "lon", NULL},
    {SITE, "long", "lon", NULL},
    {SITE, "x", "lon", NULL},
    {SITE, "people", "users", NULL},
    {SITE, "employees", "users", NULL},
    {SITE, "population", "users", NULL},
    {SITE, "egress", "internet-via", NULL},
    {LINK, "label", "name", NULL},
    {LINK, "LinkSpeedRaw", "capacity", "bps"},
    {LINK, "bandwidth_bps", "capacity", "bps"},
    {LINK, "bandwidth_mbps", "capacity", "Mbps"},
    {LINK, "speed_mbps", "capacity", "Mbps"},
    {LINK, "bandwidth", "capacity", NULL},
    {LINK, "speed", "capacity", NULL},
    {LINK, "bw", "capacity", NULL},
    {LINK, "down_mbps", "capacity-ba", "Mbps"},
    {LINK, "up_mbps", "capacity-ab", "Mbps"},
    {LINK, "km", "route", "km"},
    {LINK, "distance_km", "route", "km"},
    {LINK, "length_km", "route", "km"},
    {LINK, "dist", "route", "km"},
    {LINK, "ms", "rtt", "ms"},
    {LINK, "latency_ms", "rtt", "ms"},
    {LINK, "carrier", "provider", NULL},
    {LINK, "srg", "path-group", NULL},
};
const guint erp_n_aliases = G_N_ELEMENTS(erp_aliases);

/* Behind a name and behind a bare number, for each unit; and how many of memory's units it is. */
static const struct {
  const char *ending, *unit;
  guint decimals;
} numbers[] = {
    [ERP_UNIT_RATE] = {"mbps", "Mbps", 6},
    [ERP_UNIT_TIME] = {"ms", "ms", 3},
    [ERP_UNIT_LENGTH] = {"km", "km", 3},
    [ERP_UNIT_PERCENT] = {"percent", "%", 2},
    [ERP_UNIT_LATITUDE] = {NULL, "", 6},
    [ERP_UNIT_LONGITUDE] = {NULL, "", 6},
    [ERP_UNIT_COUNT] = {NULL, "", 0},
    [ERP_UNIT_MONEY] = {NULL, "", 2},
    [ERP_UNIT_AVAILABILITY] = {"percent", "%", 4},
};

/* ---- names ----------------------------------------------------------------------------------- */

/* The next letter or digit that counts, in lower case; NUL at the end. */
static char
next_letter(const char **name) {
  while (**name != '\0' && strchr(" -_()", **name) != NULL)
    (*name)++;
  return **name != '\0' ? g_ascii_tolower(*(*name)++) : '\0';
}

gboolean
erp_attribute_is_called(const char *a, const char *b) {
  char x, y;
  do {
    x = next_letter(&a);
    y = next_letter(&b);
  } while (x == y && x != '\0');
  return x == y;
}

char *
erp_attribute_name(const ErpField *field) {
  const char *ending = field->type == ERP_TYPE_QUANTITY ? numbers[field->unit].ending : NULL;
  char *name = ending != NULL ? g_strconcat(field->name, "_", ending, NULL) : g_strdup(field->name);
  return g_strdelimit(name, "-", '_');
}

static void
fill(ErpAttribute *attribute, const ErpField *field, const char *unit) {
  gboolean is_quantity = field->type == ERP_TYPE_QUANTITY;
  gboolean is_said = is_quantity && field->unit != ERP_UNIT_RATE;
  *attribute = (ErpAttribute){field, unit == NULL && is_said ? numbers[field->unit].unit : unit,
                              is_quantity};
}

static gboolean
find_own(const ErpKindInfo *info, const char *name, ErpAttribute *attribute) {
  for (guint i = 0; i < info->n_fields; i++) {
    const ErpField *field = &info->fields[i];
    g_autofree char *own = erp_attribute_name(field);
    if (erp_attribute_is_called(name, own))
      fill(attribute, field, field->type == ERP_TYPE_QUANTITY ? numbers[field->unit].unit : NULL);
    else if (erp_attribute_is_called(name, field->name))
      fill(attribute, field, NULL);
    else
      continue;
    return TRUE;
  }
  return FALSE;
}

gboolean
erp_attribute_find(ErpKind kind, const char *name, ErpAttribute *attribute) {
  const ErpKindInfo *info = erp_kind_info(kind);
  if (kind == SITE && erp_attribute_is_called(name, "country")) {
    *attribute = (ErpAttribute){0};
    return TRUE;
  }
  if (find_own(info, name, attribute))
    return TRUE;
  for (guint i = 0; i < erp_n_aliases; i++) {
    const ErpAlias *alias = &erp_aliases[i];
    if (alias->kind != kind || !erp_attribute_is_called(name, alias->name))
      continue;
    fill(attribute, &info->fields[erp_kind_field(kind, alias->field)], alias->unit);
    return TRUE;
  }
  return FALSE;
}

ErpKind
erp_attribute_element(const char *element) {
  static const ErpKind kinds[] = {ERP_KIND_SITE, ERP_KIND_PEERING_LOCATION, ERP_KIND_GATEWAY,
                                  ERP_KIND_WAN_LINK, ERP_KIND_CIRCUIT};
  for (guint i = 0; element != NULL && i < G_N_ELEMENTS(kinds); i++)
    if (g_ascii_strcasecmp(element, erp_kind_info(kinds[i])->element) == 0)
      return kinds[i];
  return ERP_KIND_LAST;
}

/* ---- values ---------------------------------------------------------------------------------- */

/* The whole text as a finite number. */
static gboolean
read_number(const char *text, double *number) {
  char *end;
  while (g_ascii_isspace(*text))
    text++;
  if (*text == '\0' || strpbrk(text, "xXnN") != NULL) /* no hexadecimal, nan or inf */
    return FALSE;
  *number = g_ascii_strtod(text, &end);
  while (g_ascii_isspace(*end))
    end++;
  return *end == '\0' && isfinite(*number);
}

/* In the unit of memory, by the value of one `unit`; FALSE when it is none, or far too large. */
static gboolean
scale_number(const ErpField *field, const char *text, const char *unit, gint64 *value) {
  double number, scaled;
  gint64 one;
  g_autofree char *single = g_strconcat("1", unit, NULL);
  if (!read_number(text, &number) || !erp_unit_parse(field->unit, single, &one, NULL))
    return FALSE;
  scaled = number * (double) one;
  if (fabs(scaled) > 1e17)
    return FALSE;
  *value = llround(scaled);
  return TRUE;
}

gboolean
erp_attribute_set(ErpProposal *proposal, guint thing, const char *name, const char *value,
                  const ErpUnits *units, ErpSpot spot) {
  ErpAttribute attribute;
  gint64 quantity;
  if (!erp_attribute_find(erp_proposal_get(proposal, thing)->record->kind, name, &attribute))
    return FALSE;
  const ErpField *field = attribute.field;
  if (field == NULL) {
    erp_proposal_set_country(proposal, thing, value != NULL ? value : "");
    return TRUE;
  }
  if (value == NULL || *value == '\0' || erp_proposal_has(proposal, thing, field->name))
    return TRUE;
  if (field->type == ERP_TYPE_REF) {
    erp_proposal_refer_to(proposal, thing, field->name, value);
    return TRUE;
  }
  double number;
  if (!attribute.is_quantity || !read_number(value, &number)) {
    erp_proposal_set(proposal, thing, field->name, value, spot);
    return TRUE;
  }
  const char *unit = attribute.unit != NULL ? attribute.unit : units->rate;
  if (unit == NULL)
    erp_proposal_drop(proposal, spot, erp_proposal_get(proposal, thing)->key,
                      _("%s %s has no unit; --unit=Mbps says which"), name, value);
  else if (scale_number(field, value, unit, &quantity))
    erp_proposal_set_quantity(proposal, thing, field->name, quantity, spot);
  else
    erp_proposal_set(proposal, thing, field->name, value, spot); /* refused there */
  return TRUE;
}

char *
erp_attribute_number(ErpUnit unit, gint64 value) {
  g_autofree char *text = erp_fixed(value, numbers[unit].decimals);
  if (strchr(text, '.') == NULL)
    return g_steal_pointer(&text);
  gsize length = strlen(text);
  while (text[length - 1] == '0')
    length--;
  length -= text[length - 1] == '.';
  return g_strndup(text, length);
}

char *
erp_attribute_value(const ErpRecord *record, guint index) {
  const ErpField *field = &erp_kind_info(record->kind)->fields[index];
  if (!erp_record_stated(record, index))
    return NULL;
  return field->type == ERP_TYPE_QUANTITY
             ? erp_attribute_number(field->unit, G_STRUCT_MEMBER(gint64, record, field->offset))
             : erp_record_get(record, index);
}
