/* What the text in a field means. */
#include "tui/form/form-private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

static const char *const bool_words[] = {"no", "yes", NULL};

gboolean
erp_form_is_choice(const ErpField *field) {
  return field->type == ERP_TYPE_ENUM || field->type == ERP_TYPE_BOOL;
}

const char *const *
erp_form_words(const ErpField *field) {
  return field->type == ERP_TYPE_BOOL ? bool_words : field->words;
}

gboolean
erp_form_has_candidates(const ErpField *field) {
  return field->type == ERP_TYPE_REF || field->type == ERP_TYPE_REF_LIST ||
         field->type == ERP_TYPE_WORD_LIST || field->type == ERP_TYPE_STRING ||
         field->catalogue != NULL;
}

/* ---- words for people ---- */

static const struct {
  const char *name, *label;
} labels[] = {
    {"a", N_("End A")},        {"asn", N_("AS number")},   {"b", N_("End B")},
    {"at", N_("Place")},       {"by", N_("Who")},          {"local-pref", N_("Local preference")},
    {"ref", N_("Leads to")},   {"snat", N_("Source NAT")}, {"units", N_("Scale units")},
    {"bfd", N_("BFD")},        {"dns", N_("DNS")},         {"lat", N_("Latitude")},
    {"lon", N_("Longitude")},  {"macsec", N_("MACsec")},   {"md5", N_("MD5")},
    {"rtt", N_("Round trip")}, {"sku", N_("SKU")},         {"vpn", N_("VPN")},
};

char *
erp_form_label(const ErpField *field) {
  for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
    if (strcmp(labels[i].name, field->name) == 0)
      return g_strdup(_(labels[i].label));
  char *label = g_strdelimit(g_strdup(field->name), "-", ' ');
  label[0] = g_ascii_toupper(label[0]);
  return label;
}

static const char *
example_of(ErpUnit unit) {
  switch (unit) {
  case ERP_UNIT_RATE:
    return "10Gbps, 500 Mb/s, 1g";
  case ERP_UNIT_TIME:
    return "12.5ms, 300us";
  case ERP_UNIT_LENGTH:
    return "340km, 800m";
  case ERP_UNIT_PERCENT:
    return "35%, 0.5%";
  case ERP_UNIT_LATITUDE:
    return "48.86, 48°51'36\"N";
  case ERP_UNIT_LONGITUDE:
    return "-73.93, 73°56'W";
  case ERP_UNIT_COUNT:
    return "250";
  case ERP_UNIT_MONEY:
    return "436, 436.50";
  case ERP_UNIT_AVAILABILITY:
    return "99.9%, 99.95%";
  }
  g_assert_not_reached();
}

static char *
quantity_help(const ErpField *field) {
  const char *example = example_of(field->unit);
  if (field->maximum == 0)
    return g_strdup_printf(_("Like %s."), example);
  g_autofree char *low = erp_unit_format(field->unit, field->minimum);
  g_autofree char *high = erp_unit_format(field->unit, field->maximum);
  return g_strdup_printf(_("Like %s; from %s to %s."), example, low, high);
}

static char *
type_help(const ErpField *field) {
  g_autofree char *words =
      field->words != NULL ? g_strjoinv(", ", (char **) erp_form_words(field)) : NULL;
  if (field->type == ERP_TYPE_QUANTITY)
    return quantity_help(field);
  if (field->type == ERP_TYPE_DATE)
    return g_strdup(_("A day like 2026-11-01."));
  if (words != NULL)
    return g_strdup_printf(_("One of: %s."), words);
  if (g_strcmp0(field->catalogue, "cities") == 0)
    return g_strdup(_("A city of the list brings its coordinates, and a name if there is none."));
  return g_strdup("");
}

char *
erp_form_field_help(const ErpField *field) {
  g_autofree char *more = type_help(field);
  return g_strdup_printf("%s %s", _(field->help), more);
}

/* ---- coordinates ---- */

/* A whole number below `limit` at `*text`, which moves behind it and its sign or word. */
static gboolean
take_number(const char **text, gint64 limit, const char *const *signs, gint64 *number) {
  const char *p = *text;
  if (!g_ascii_isdigit(*p))
    return FALSE;
  gint64 value = 0;
  for (; g_ascii_isdigit(*p) && value < 1000; p++)
    value = value * 10 + g_ascii_digit_value(*p);
  for (guint i = 0; signs[i] != NULL; i++)
    if (g_str_has_prefix(p, signs[i])) {
      p += strlen(signs[i]);
      break;
    }
  while (*p == ' ')
    p++;
  *text = p;
  *number = value;
  return value < limit;
}

/* "3°24'12\"E", "3 24 E" as decimal degrees; NULL when it is not that. Caller frees. */
static char *
from_degrees(const ErpField *field, const char *text) {
  static const char *const degree_signs[] = {"°", "d", NULL};
  static const char *const minute_signs[] = {"'", "′", "m", NULL};
  static const char *const second_signs[] = {"\"", "″", "''", "s", NULL};
  const char *p = text + strspn(text, " ");
  gint64 degrees = 0, minutes = 0, seconds = 0;
  if (!take_number(&p, 181, degree_signs, &degrees))
    return NULL;
  if (g_ascii_isdigit(*p) && !take_number(&p, 60, minute_signs, &minutes))
    return NULL;
  if (g_ascii_isdigit(*p) && !take_number(&p, 60, second_signs, &seconds))
    return NULL;
  const char *letters = field->unit == ERP_UNIT_LATITUDE ? "NS" : "EW";
  char letter = g_ascii_toupper(*p);
  if (letter == '\0' || strchr(letters, letter) == NULL || p[1 + strspn(p + 1, " ")] != '\0')
    return NULL;
  gint64 micro = degrees * 1000000 + ((minutes * 60 + seconds) * 1000000 + 1800) / 3600;
  return erp_fixed(letter == letters[1] ? -micro : micro, 6);
}

/* ---- values ---- */

static gboolean
is_coordinate(const ErpField *field) {
  return field->type == ERP_TYPE_QUANTITY &&
         (field->unit == ERP_UNIT_LATITUDE || field->unit == ERP_UNIT_LONGITUDE);
}

gboolean
erp_form_canonical(const ErpForm *form, guint field, char **canonical, GError **error) {
  const ErpField *row = &form->info->fields[field];
  const char *text = erp_form_text(form, field);
  *canonical = NULL;
  if (text[0] == '\0')
    return TRUE;
  g_autofree char *decimal = is_coordinate(row) ? from_degrees(row, text) : NULL;
  g_autoptr(ErpRecord) scratch = erp_record_new(form->info->kind);
  g_autoptr(GError) problem = NULL;
  if (erp_record_set(scratch, field, decimal != NULL ? decimal : text, &problem)) {
    *canonical = erp_record_get(scratch, field);
    return TRUE;
  }
  /* The field's name stands beside the message already. */
  g_autofree char *prefix = g_strconcat(row->name, ": ", NULL);
  const char *message = problem->message;
  if (g_str_has_prefix(message, prefix))
    message += strlen(prefix);
  g_set_error_literal(error, problem->domain, problem->code, message);
  return FALSE;
}

static gboolean
check_free_id(const ErpForm *form, guint field, const char *id, GError **error) {
  if (strcmp(id, form->fields[field].initial) == 0 && form->path != NULL)
    return TRUE;
  const ErpRecord *taken = erp_plan_find(form->plan, id);
  if (taken == NULL)
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is taken by a <%s>"), id,
              erp_kind_info(taken->kind)->element);
  return FALSE;
}

static gboolean
is_word(const ErpField *field, const char *text) {
  return field->words != NULL && g_strv_contains(field->words, text);
}

static gboolean
check_target(const ErpForm *form, const ErpField *field, const char *id, GError **error) {
  if (field->targets == ERP_ANY_OBJECT || is_word(field, id))
    return TRUE;
  const ErpRecord *target = erp_plan_find(form->plan, id);
  int own = form->info->id_field;
  gboolean itself = own >= 0 && strcmp(erp_form_text(form, (guint) own), id) == 0;
  ErpKind kind = itself || target == NULL ? form->info->kind : target->kind;
  if ((itself || target != NULL) && (field->targets & ERP_KIND_BIT(kind)) != 0)
    return TRUE;
  if (target != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is a <%s>, which cannot stand here"), id,
                erp_kind_info(target->kind)->element);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("the plan has no “%s”"), id);
  return FALSE;
}

static gboolean
check_targets(const ErpForm *form, const ErpField *field, const char *list, GError **error) {
  g_auto(GStrv) ids = g_strsplit(list, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    if (ids[i][0] != '\0' && !check_target(form, field, ids[i], error))
      return FALSE;
  return TRUE;
}

gboolean
erp_form_check(const ErpForm *form, guint field, GError **error) {
  const ErpField *row = &form->info->fields[field];
  g_autofree char *value = NULL;
  if (!erp_form_canonical(form, field, &value, error))
    return FALSE;
  if (value == NULL) {
    gboolean missing = row->required && !form->fields[field].several;
    if (missing)
      g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, _("needed"));
    return !missing;
  }
  /* What stood there before is the plan's affair. */
  if (form->path != NULL && strcmp(value, form->fields[field].initial) == 0)
    return TRUE;
  if (row->type == ERP_TYPE_ID)
    return check_free_id(form, field, value, error);
  if (row->type == ERP_TYPE_REF || row->type == ERP_TYPE_REF_LIST)
    return check_targets(form, row, value, error);
  return TRUE;
}
