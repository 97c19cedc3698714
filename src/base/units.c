#include "base/units.h"

#include <string.h>

#include "base/error.h"

#include "base/i18n.h"

/* A spelling of a unit and how many times ten it is of the unit in memory. */
typedef struct {
  const char *name;
  guint exponent;
} Spelling;

static const Spelling rate_spellings[] = {
    {"bps", 0},    {"b/s", 0},   {"bit/s", 0}, {"kbps", 3},    {"kb/s", 3},
    {"kbit/s", 3}, {"k", 3},     {"mbps", 6},  {"mb/s", 6},    {"m", 6},
    {"mbit/s", 6}, {"gbps", 9},  {"gb/s", 9},  {"g", 9},       {"gbit/s", 9},
    {"t", 12},     {"tbps", 12}, {"tb/s", 12}, {"tbit/s", 12},
};
static const Spelling time_spellings[] = {{"us", 0}, {"µs", 0}, {"μs", 0}, {"ms", 3}, {"s", 6}};
static const Spelling length_spellings[] = {{"m", 0}, {"km", 3}};
static const Spelling percent_spellings[] = {{"%", 2}};
static const Spelling availability_spellings[] = {{"%", 4}};
static const Spelling money_spellings[] = {{"", 2}};
static const Spelling count_spellings[] = {{"", 0}};

enum {
  QUOTED_BYTES = 60, /* of a bad text that a message repeats */
  MAX_DIGITS = 18,   /* so that 10 times any accepted number still fits */
};

static const gint64 microdegrees_per_degree = 1000000;

/* A decimal number as digits x 10^-decimals, without trailing zeros behind the point. */
typedef struct {
  gboolean negative;
  gint64 digits;
  guint decimals;
} Decimal;

static const char *
skip_spaces(const char *p) {
  while (*p == ' ' || *p == '\t')
    p++;
  return p;
}

/* Reads digits with at most one point between them. Returns what follows, NULL when it is no number
 * or too long. More than `most_decimals` decimals are rounded half away from zero. */
static const char *
read_decimal(const char *p, guint most_decimals, Decimal *out) {
  guint length = 0;
  gboolean round_up = FALSE;
  if (!g_ascii_isdigit(*p))
    return NULL;
  for (; g_ascii_isdigit(*p); p++) {
    if (out->digits > 0 && ++length >= MAX_DIGITS)
      return NULL;
    out->digits = 10 * out->digits + (*p - '0');
  }
  if (*p != '.')
    return p;
  if (!g_ascii_isdigit(*++p))
    return NULL;
  guint zeros = 0; /* held back until a digit behind them needs them */
  for (guint place = 1; g_ascii_isdigit(*p); p++, place++) {
    if (place > most_decimals) {
      if (place == most_decimals + 1)
        round_up = *p >= '5';
      continue;
    }
    if (*p == '0') {
      zeros++;
      continue;
    }
    for (; zeros > 0; zeros--, out->decimals++) {
      if (++length >= MAX_DIGITS)
        return NULL;
      out->digits *= 10;
    }
    if (++length >= MAX_DIGITS)
      return NULL;
    out->digits = 10 * out->digits + (*p - '0');
    out->decimals++;
  }
  if (round_up) {
    for (; out->decimals < most_decimals; out->decimals++)
      if (__builtin_mul_overflow(out->digits, 10, &out->digits))
        return NULL;
    out->digits++;
  }
  return p;
}

/* digits x 10^(exponent - decimals) if that is an integer that fits. */
static gboolean
scale(const Decimal *decimal, guint exponent, gint64 *value) {
  if (decimal->decimals > exponent)
    return FALSE;
  gint64 result = decimal->digits;
  for (guint i = decimal->decimals; i < exponent; i++)
    if (__builtin_mul_overflow(result, 10, &result))
      return FALSE;
  *value = decimal->negative ? -result : result;
  return TRUE;
}

/* Whether `name` is all of `text` but spaces at its end. */
static gboolean
is_spelled(const char *text, const char *name) {
  for (; *name != '\0'; name++, text++)
    if (*name != *text)
      return FALSE;
  return *skip_spaces(text) == '\0';
}

static const Spelling *
find_spelling(const Spelling *spellings, gsize n, const char *text) {
  for (gsize i = 0; i < n; i++)
    if (is_spelled(text, spellings[i].name))
      return &spellings[i];
  return NULL;
}

static gboolean
parse_quantity(const Spelling *spellings, gsize n, const char *text, gint64 *value) {
  Decimal decimal = {FALSE, 0, 0};
  const char *rest = read_decimal(skip_spaces(text), G_MAXUINT - 1, &decimal);
  if (rest == NULL)
    return FALSE;
  const Spelling *spelling = find_spelling(spellings, n, skip_spaces(rest));
  return spelling != NULL && scale(&decimal, spelling->exponent, value);
}

/* People write the prefixes either way, but a capital B would mean bytes. */
static gboolean
parse_rate(const char *text, gint64 *value) {
  g_autofree char *lower = g_ascii_strdown(text, -1);
  return strchr(text, 'B') == NULL &&
         parse_quantity(rate_spellings, G_N_ELEMENTS(rate_spellings), lower, value);
}

static gboolean
parse_count(const char *text, gint64 *value) {
  return strchr(text, '.') == NULL &&
         parse_quantity(count_spellings, G_N_ELEMENTS(count_spellings), text, value);
}

static gboolean
parse_degrees(const char *text, gint64 most_degrees, gint64 *value) {
  const char *p = skip_spaces(text);
  Decimal decimal = {*p == '-', 0, 0};
  const char *rest = read_decimal(p + decimal.negative, 6, &decimal);
  gint64 result;
  if (rest == NULL || *skip_spaces(rest) != '\0' || !scale(&decimal, 6, &result))
    return FALSE;
  if (ABS(result) > most_degrees * microdegrees_per_degree)
    return FALSE;
  *value = result;
  return TRUE;
}

#define PARSE(table, text, value) parse_quantity(table, G_N_ELEMENTS(table), text, value)

static gboolean
parse(ErpUnit unit, const char *text, gint64 *value) {
  switch (unit) {
  case ERP_UNIT_RATE:
    return parse_rate(text, value);
  case ERP_UNIT_TIME:
    return PARSE(time_spellings, text, value);
  case ERP_UNIT_LENGTH:
    return PARSE(length_spellings, text, value);
  case ERP_UNIT_PERCENT:
    return PARSE(percent_spellings, text, value);
  case ERP_UNIT_LATITUDE:
    return parse_degrees(text, 90, value);
  case ERP_UNIT_LONGITUDE:
    return parse_degrees(text, 180, value);
  case ERP_UNIT_COUNT:
    return parse_count(text, value);
  case ERP_UNIT_MONEY:
    return PARSE(money_spellings, text, value);
  case ERP_UNIT_AVAILABILITY:
    return PARSE(availability_spellings, text, value);
  }
  g_return_val_if_reached(FALSE);
}

/* The start of a text that may be long or no UTF-8. Caller frees. */
static char *
quotable(const char *text) {
  gsize length = strnlen(text, QUOTED_BYTES + 1);
  if (length <= QUOTED_BYTES)
    return g_strdup(text);
  length = QUOTED_BYTES;
  while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  g_autofree char *start = g_strndup(text, length);
  return g_strconcat(start, "…", NULL);
}

static char *
complaint(ErpUnit unit, const char *text) {
  switch (unit) {
  case ERP_UNIT_RATE:
    return g_strdup_printf(_("“%s” is not a rate; write for example 10Gbps or 500Mbps"), text);
  case ERP_UNIT_TIME:
    return g_strdup_printf(_("“%s” is not a time; write for example 12.5ms or 300us"), text);
  case ERP_UNIT_LENGTH:
    return g_strdup_printf(_("“%s” is not a length; write for example 340km or 800m"), text);
  case ERP_UNIT_PERCENT:
    return g_strdup_printf(_("“%s” is not a percentage; write for example 35%% or 12.5%%"), text);
  case ERP_UNIT_LATITUDE:
    return g_strdup_printf(_("“%s” is not a latitude; write decimal degrees from -90 to 90, "
                             "for example 48.86"),
                           text);
  case ERP_UNIT_LONGITUDE:
    return g_strdup_printf(_("“%s” is not a longitude; write decimal degrees from -180 to 180, "
                             "for example 2.35"),
                           text);
  case ERP_UNIT_COUNT:
    return g_strdup_printf(_("“%s” is not a whole number; write for example 250"), text);
  case ERP_UNIT_MONEY:
    return g_strdup_printf(_("“%s” is not an amount of money; write for example 436 or 436.50"),
                           text);
  case ERP_UNIT_AVAILABILITY:
    return g_strdup_printf(_("“%s” is not an availability; write for example 99.9%% or 99.95%%"),
                           text);
  }
  g_return_val_if_reached(NULL);
}

gboolean
erp_unit_parse(ErpUnit unit, const char *text, gint64 *value, GError **error) {
  g_return_val_if_fail(text != NULL, FALSE);
  if (parse(unit, text, value))
    return TRUE;
  g_autofree char *quoted = quotable(text);
  g_autofree char *message = complaint(unit, quoted);
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, message);
  return FALSE;
}

enum { FIXED_SIZE = 64, MOST_DECIMALS = 40 };

/* Writes the number so that it ends before `end`; returns where it begins. */
static char *
write_fixed(char *end, gint64 value, guint decimals) {
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;
  char *p = end;
  for (guint i = 0; i <= decimals || left > 0; i++, left /= 10) {
    if (i == decimals && decimals > 0)
      *--p = '.';
    *--p = (char) ('0' + left % 10);
  }
  if (value < 0)
    *--p = '-';
  return p;
}

char *
erp_fixed(gint64 value, guint decimals) {
  g_return_val_if_fail(decimals <= MOST_DECIMALS, NULL);
  char text[FIXED_SIZE];
  char *end = text + FIXED_SIZE - 1;
  *end = '\0';
  return g_strdup(write_fixed(end, value, decimals));
}

/* As erp_fixed, without zeros at the end of the decimals, and with a unit behind it. */
static char *
shortest(gint64 value, guint decimals, const char *unit) {
  char text[FIXED_SIZE];
  char *end = text + FIXED_SIZE;
  char *start = write_fixed(end, value, decimals);
  if (decimals > 0) {
    while (end[-1] == '0')
      end--;
    if (end[-1] == '.')
      end--;
  }
  gsize length = (gsize) (end - start), unit_length = strlen(unit);
  char *whole = g_malloc(length + unit_length + 1);
  memcpy(whole, start, length);
  memcpy(whole + length, unit, unit_length + 1);
  return whole;
}

static const gint64 powers_of_ten[] = {
    1,        10,        100,        1000,        10000,        100000,       1000000,
    10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000};

static const struct {
  guint exponent;
  const char *file;
  const char *display;
} rate_units[] = {
    {12, "Tbps", " Tb/s"}, {9, "Gbps", " Gb/s"}, {6, "Mbps", " Mb/s"},
    {3, "kbps", " kb/s"},  {0, "bps", " b/s"},
};

/* The largest unit that the rate reaches and that needs at most three decimals. */
static char *
format_rate(gint64 value) {
  guint i = 0;
  while (rate_units[i].exponent > 0 && (ABS(value) < powers_of_ten[rate_units[i].exponent] ||
                                        value % powers_of_ten[rate_units[i].exponent - 3] != 0))
    i++;
  return shortest(value, rate_units[i].exponent, rate_units[i].file);
}

static char *
format_money(gint64 value) {
  return value % 100 == 0 ? shortest(value, 2, "") : erp_fixed(value, 2);
}

char *
erp_unit_format(ErpUnit unit, gint64 value) {
  if (value == ERP_UNSET)
    return g_strdup("");
  switch (unit) {
  case ERP_UNIT_RATE:
    return format_rate(value);
  case ERP_UNIT_TIME:
    return shortest(value, 3, "ms");
  case ERP_UNIT_LENGTH:
    return shortest(value, 3, "km");
  case ERP_UNIT_PERCENT:
    return shortest(value, 2, "%");
  case ERP_UNIT_LATITUDE:
  case ERP_UNIT_LONGITUDE:
    return shortest(value, 6, "");
  case ERP_UNIT_COUNT:
    return shortest(value, 0, "");
  case ERP_UNIT_MONEY:
    return format_money(value);
  case ERP_UNIT_AVAILABILITY:
    return shortest(value, 4, "%");
  }
  g_return_val_if_reached(NULL);
}

/* value / 10^drop, half away from zero. */
static gint64
rounded(gint64 value, guint drop) {
  gint64 unit = powers_of_ten[drop];
  gint64 quotient = value / unit, rest = ABS(value % unit);
  if (rest >= unit - rest)
    quotient += drop == 0 ? 0 : value < 0 ? -1 : 1;
  return quotient;
}

/* Three significant digits, and so many more; all digits before the point. */
static char *
display_rate(gint64 value, guint more) {
  guint i = 0;
  /* From 999.5 of the next smaller unit on, three digits round up to this one. */
  while (rate_units[i].exponent > 0 &&
         ABS(value) <
             powers_of_ten[rate_units[i].exponent] - powers_of_ten[rate_units[i].exponent - 3] / 2)
    i++;
  guint exponent = rate_units[i].exponent, decimals = 0;
  if (exponent > 0) {
    gint64 thousandth = powers_of_ten[exponent - 3];
    decimals = ABS(value) < 9995 * thousandth ? 2 : ABS(value) < 99950 * thousandth ? 1 : 0;
    decimals = MIN(decimals + more, exponent);
  }
  return shortest(rounded(value, exponent - decimals), decimals, rate_units[i].display);
}

/* In units of 1000 with one decimal below `whole_from`, none above, and so many more. */
static char *
display_thousands(gint64 value, gint64 whole_from, const char *unit, guint more) {
  guint decimals = MIN((ABS(rounded(value, 2)) < 10 * whole_from ? 1 : 0) + more, 3);
  return shortest(rounded(value, 3 - decimals), decimals, unit);
}

static char *
display(ErpUnit unit, gint64 value, guint more) {
  if (value == ERP_UNSET)
    return g_strdup("–");
  switch (unit) {
  case ERP_UNIT_RATE:
    return display_rate(value, more);
  case ERP_UNIT_TIME:
    return display_thousands(value, 100, " ms", more);
  case ERP_UNIT_LENGTH:
    return ABS(value) < 1000 ? shortest(value, 0, " m") : display_thousands(value, 10, " km", more);
  case ERP_UNIT_PERCENT:
    return more == 0 ? shortest(rounded(value, 1), 1, "%") : shortest(value, 2, "%");
  case ERP_UNIT_LATITUDE:
  case ERP_UNIT_LONGITUDE:
  case ERP_UNIT_COUNT:
  case ERP_UNIT_MONEY:
  case ERP_UNIT_AVAILABILITY:
    return erp_unit_format(unit, value);
  }
  g_assert_not_reached();
}

char *
erp_unit_display(ErpUnit unit, gint64 value) {
  return display(unit, value, 0);
}

char *
erp_unit_display_beside(ErpUnit unit, gint64 value, gint64 other) {
  g_autofree char *beside = display(unit, other, 0);
  char *text = display(unit, value, 0);
  for (guint more = 1; value != other && strcmp(text, beside) == 0 && more <= 12; more++) {
    g_free(text);
    text = display(unit, value, more);
  }
  return text;
}
