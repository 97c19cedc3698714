#include "plan/value.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/names.h"
#include "base/prefix.h"
#include "plan/limits.h"
#include "base/i18n.h"

static gboolean
bad_word(const char *const *words, const char *text, GError **error) {
  g_autofree char *all = g_strjoinv(", ", (char **) words);
  const char *meant = erp_did_you_mean(text, words, g_strv_length((char **) words));
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is not one of %s; did you mean “%s”?"),
                text, all, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is not one of %s"), text, all);
  return FALSE;
}

static int
word_index(const char *const *words, const char *text) {
  for (int i = 0; words != NULL && words[i] != NULL; i++)
    if (strcmp(words[i], text) == 0)
      return i;
  return -1;
}

static gboolean
parse_enum(const char *const *words, const char *text, gint64 *number, GError **error) {
  int i = word_index(words, text);
  if (i < 0)
    return bad_word(words, text, error);
  *number = i;
  return TRUE;
}

static const char *const bool_words[] = {"no", "yes", NULL};

static gboolean
parse_quantity(const ErpField *field, const char *text, gint64 *number, GError **error) {
  gint64 value = 0;
  if (!erp_unit_parse(field->unit, text, &value, error))
    return FALSE;
  if (field->unit != ERP_UNIT_LATITUDE && field->unit != ERP_UNIT_LONGITUDE) {
    if (value < field->minimum || (field->maximum != 0 && value > field->maximum)) {
      g_autofree char *low = erp_unit_format(field->unit, field->minimum);
      g_autofree char *high =
          field->maximum != 0 ? erp_unit_format(field->unit, field->maximum) : NULL;
      if (high != NULL)
        g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is not between %s and %s"), text,
                    low, high);
      else
        g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” is below %s"), text, low);
      return FALSE;
    }
  }
  *number = value;
  return TRUE;
}

static gboolean
check_id(const char *text, GError **error) {
  if (erp_id_valid(text))
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("“%s” is not an id; use letters, digits, “_”, “.” and “-”, starting with a letter "
                "or digit, %d at most"),
              text, ERP_ID_BYTES);
  return FALSE;
}

static gboolean
all_digits(const char *text, gsize n) {
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
  return n > 0;
}

static gboolean
check_date(const char *text, GError **error) {
  if (strlen(text) == 10 && all_digits(text, 4) && text[4] == '-' && all_digits(text + 5, 2) &&
      text[7] == '-' && all_digits(text + 8, 2)) {
    int year = (int) g_ascii_strtoll(text, NULL, 10);
    int month = (int) g_ascii_strtoll(text + 5, NULL, 10);
    int day = (int) g_ascii_strtoll(text + 8, NULL, 10);
    if (year >= 1 && month >= 1 && month <= 12 &&
        g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year))
      return TRUE;
  }
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("“%s” is not a day of the calendar; write it like 2026-11-01"), text);
  return FALSE;
}

static char *
parse_prefix(const char *text, GError **error) {
  ErpPrefix prefix;
  return erp_prefix_parse(text, &prefix, error) ? erp_prefix_format(&prefix) : NULL;
}

/* "5010" is short for Microsoft's own "12076:5010". */
static char *
parse_community(const char *text, GError **error) {
  const char *colon = strchr(text, ':');
  const char *low = colon != NULL ? colon + 1 : text;
  gsize n_high = colon != NULL ? (gsize) (colon - text) : 0;
  gboolean good = all_digits(low, strlen(low)) && strlen(low) <= 5 &&
                  (colon == NULL || (all_digits(text, n_high) && n_high <= 5));
  gint64 high_number = colon != NULL && good ? g_ascii_strtoll(text, NULL, 10) : 12076;
  gint64 low_number = good ? g_ascii_strtoll(low, NULL, 10) : 0;
  if (good && high_number <= 65535 && low_number <= 65535)
    return g_strdup_printf("%d:%d", (int) high_number, (int) low_number);
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("“%s” is not a BGP community; write it like 12076:5010"), text);
  return NULL;
}

/* One entry of a list, canonical; NULL with an error. */
static char *
parse_entry(const ErpField *field, const char *word, GError **error) {
  switch (field->type) {
  case ERP_TYPE_PREFIX_LIST:
    return parse_prefix(word, error);
  case ERP_TYPE_COMMUNITY_LIST:
    return parse_community(word, error);
  case ERP_TYPE_REF_LIST:
    return check_id(word, error) ? g_strdup(word) : NULL;
  case ERP_TYPE_WORD_LIST:
    if (field->words != NULL && word_index(field->words, word) < 0) {
      bad_word(field->words, word, error);
      return NULL;
    }
    return g_strdup(word);
  case ERP_TYPE_STRING:
  case ERP_TYPE_ID:
  case ERP_TYPE_REF:
  case ERP_TYPE_ENUM:
  case ERP_TYPE_BOOL:
  case ERP_TYPE_QUANTITY:
  case ERP_TYPE_DATE:
  case ERP_TYPE_PREFIX:
  case ERP_TYPE_COMMUNITY:
  case ERP_TYPE_CATALOGUE:
    break;
  }
  g_assert_not_reached();
}

static char **
parse_list(const ErpField *field, const char *text, GError **error) {
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new(erp_hash_text, g_str_equal);
  g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (words[i][0] == '\0')
      continue;
    char *entry = parse_entry(field, words[i], error);
    if (entry == NULL)
      return NULL;
    if (!g_hash_table_add(seen, entry)) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("“%s” stands twice in the list"), entry);
      g_free(entry);
      return NULL;
    }
    g_ptr_array_add(list, entry);
  }
  if (list->len == 0) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("The list is empty; leave the attribute out instead"));
    return NULL;
  }
  g_ptr_array_add(list, NULL);
  return (char **) g_ptr_array_free(g_steal_pointer(&list), FALSE);
}

static gboolean
check_not_empty(const char *text, GError **error) {
  if (text[0] != '\0')
    return TRUE;
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, _("The value is empty"));
  return FALSE;
}

static gboolean
check_length(const ErpField *field, const char *text, GError **error) {
  if (field->long_text || strlen(text) <= ERP_TEXT_BYTES)
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("The value has more than %d bytes; make it shorter, or write a <note>"),
              ERP_TEXT_BYTES);
  return FALSE;
}

const char *
erp_value_text(const ErpField *field, const char *text, char **own, GError **error) {
  gboolean good = check_length(field, text, error);
  if (!good)
    return NULL;
  if (field->type == ERP_TYPE_PREFIX)
    return *own = parse_prefix(text, error);
  if (field->type == ERP_TYPE_COMMUNITY)
    return *own = parse_community(text, error);
  if (field->type == ERP_TYPE_DATE)
    good = check_date(text, error);
  else if (field->type == ERP_TYPE_CATALOGUE || field->targets == ERP_ANY_OBJECT)
    good = check_not_empty(text, error);
  else if (field->type == ERP_TYPE_ID || field->type == ERP_TYPE_REF)
    good = check_id(text, error);
  return good ? text : NULL;
}

gboolean
erp_value_parse(const ErpField *field, const char *text, ErpValue *out, GError **error) {
  switch (erp_value_store(field->type)) {
  case ERP_STORE_NUMBER:
    if (field->type == ERP_TYPE_QUANTITY)
      return parse_quantity(field, text, &out->number, error);
    return parse_enum(field->type == ERP_TYPE_BOOL ? bool_words : field->words, text, &out->number,
                      error);
  case ERP_STORE_TEXT: {
    char *own = NULL;
    const char *value = erp_value_text(field, text, &own, error);
    if (value == NULL)
      return FALSE;
    out->text = own != NULL ? own : g_strdup(value);
    return TRUE;
  }
  case ERP_STORE_LIST: {
    char **value = parse_list(field, text, error);
    if (value == NULL)
      return FALSE;
    out->list = value;
    return TRUE;
  }
  }
  g_assert_not_reached();
}

char *
erp_value_format(const ErpField *field, const ErpValue *value) {
  switch (erp_value_store(field->type)) {
  case ERP_STORE_NUMBER:
    if (value->number == ERP_UNSET)
      return NULL;
    if (field->type == ERP_TYPE_QUANTITY)
      return erp_unit_format(field->unit, value->number);
    return g_strdup(field->type == ERP_TYPE_BOOL ? bool_words[value->number != 0]
                                                 : field->words[value->number]);
  case ERP_STORE_TEXT:
    return g_strdup(value->text);
  case ERP_STORE_LIST:
    return value->list != NULL ? g_strjoinv(" ", value->list) : NULL;
  }
  g_assert_not_reached();
}
