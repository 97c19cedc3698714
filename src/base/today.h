/* The day that acceptances and other dates are held against. */
#pragma once

#include <glib.h>

/* Today as YYYY-MM-DD, or the day of SOURCE_DATE_EPOCH so that a run can be repeated. Caller frees.
 */
char *erp_today(void);

/* FALSE with ERP_ERROR_USAGE when SOURCE_DATE_EPOCH is set to anything but a number of seconds
 * since 1970 (erp_today() then ignores it). Programs ask before they begin. */
gboolean erp_today_check(GError **error);

/* Seconds since 1970 as "YYYY-MM-DD hh:mm" local time, those beyond the years 1 to 9999 as their
 * first or last day: clocks and dates of files can be any number. Caller frees. */
char *erp_date_and_time(gint64 seconds);
