/* The day that acceptances and other dates are held against. */
#pragma once

#include <glib.h>

/* Today as YYYY-MM-DD, or the day of SOURCE_DATE_EPOCH so that a run can be repeated. Caller frees.
 */
char *erp_today(void);

/* FALSE with ERP_ERROR_USAGE when SOURCE_DATE_EPOCH is set to anything but a number of seconds
 * since 1970 (erp_today() then ignores it). Programs ask before they begin. */
gboolean erp_today_check(GError **error);
