#include "base/today.h"

#include "base/error.h"
#include "base/i18n.h"

#define END_OF_9999 G_GINT64_CONSTANT(253402300799)

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
