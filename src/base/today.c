#include "base/today.h"

#include "base/error.h"
#include "base/i18n.h"

#define START_OF_1 G_GINT64_CONSTANT(-62135596800)
#define END_OF_9999 G_GINT64_CONSTANT(253402300799)
#define DAY 86400 /* more than any time zone */

/* The stated time, or -1. */
static gint64
stated(void) {
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds;
  return epoch != NULL && g_ascii_string_to_signed(epoch, 10, 0, END_OF_9999, &seconds, NULL)
             ? seconds
             : -1;
}

char *
erp_today(void) {
  gint64 seconds = stated();
  g_autoptr(GDateTime) date =
      seconds >= 0 ? g_date_time_new_from_unix_utc(seconds) : g_date_time_new_now_local();
  return g_date_time_format(date, "%Y-%m-%d");
}

gboolean
erp_today_check(GError **error) {
  const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
  if (epoch == NULL || *epoch == '\0' || stated() >= 0)
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("SOURCE_DATE_EPOCH is “%s”; set it to a number of seconds since 1970"), epoch);
  return FALSE;
}

char *
erp_date_and_time(gint64 seconds) {
  gint64 known = CLAMP(seconds, START_OF_1 + DAY, END_OF_9999 - DAY);
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local(known);
  return g_date_time_format(when, "%Y-%m-%d %H:%M");
}
