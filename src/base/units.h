/* Quantities: integers with one unit each in memory, text with a unit in files and on screen.
 * Rates are bit/s, times microseconds, lengths metres, percentages basis points (1/100 %),
 * availabilities millionths (1/10000 %, so that five nines are exact), coordinates microdegrees.
 * Parsing and printing never look at the locale. NaN, infinity, hex, exponents, decimal commas,
 * signs on unsigned quantities, and trailing text are refused. */
#pragma once

#include <glib.h>

#define ERP_UNSET G_MININT64 /* "not stated" in every integer quantity */

typedef enum {
  ERP_UNIT_RATE,         /* 10Gbps 500Mbps 64kbps 9600bps; also "500 Mb/s", "1g" on input */
  ERP_UNIT_TIME,         /* 12.5ms 300us 2s */
  ERP_UNIT_LENGTH,       /* 340km 12.5km 800m */
  ERP_UNIT_PERCENT,      /* 35% 12.5% */
  ERP_UNIT_LATITUDE,     /* decimal degrees, -90 to 90 */
  ERP_UNIT_LONGITUDE,    /* decimal degrees, -180 to 180 */
  ERP_UNIT_COUNT,        /* plain integer, 0 or more */
  ERP_UNIT_MONEY,        /* cents; "436" or "436.50" in the plan's currency */
  ERP_UNIT_AVAILABILITY, /* 99.95% 99.999%: millionths of the time */
} ErpUnit;

/* Parses `text` into `*value`. On failure returns FALSE and sets ERP_ERROR_USAGE with a sentence
 * that names the text and shows an accepted example; `*value` is then untouched. Spaces around the
 * text and before the unit are accepted; decimals finer than the unit in memory are not, but for
 * coordinates, which are rounded half away from zero. Case is free in rates only, except for the b
 * of bit. */
gboolean erp_unit_parse(ErpUnit unit, const char *text, gint64 *value, GError **error);

/* The canonical file spelling: shortest exact one; erp_unit_parse gives the value back. A
 * coordinate prints at most 6 decimals without trailing zeros. ERP_UNSET gives "". Caller frees. */
char *erp_unit_format(ErpUnit unit, gint64 value);

/* For people: rounded, without grouping characters ("1.25 Gb/s", "170 ms", "16961 km"). ERP_UNSET
 * gives a dash. Caller frees. */
char *erp_unit_display(ErpUnit unit, gint64 value);

/* The same with as many decimals as it takes not to read like `other`, which it differs from:
 * "100.04 ms" beside 100 ms. */
char *erp_unit_display_beside(ErpUnit unit, gint64 value, gint64 other);

/* value / 10^decimals with exactly `decimals` places, '.' always. Caller frees. */
char *erp_fixed(gint64 value, guint decimals);
