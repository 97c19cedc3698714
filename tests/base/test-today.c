/* The day of a run, and that it can be stated. */
#include "base/today.h"

#include "base/error.h"

static void
stated(const char *epoch, const char *day) {
  g_autoptr(GError) error = NULL;
  g_setenv("SOURCE_DATE_EPOCH", epoch, TRUE);
  g_autofree char *today = erp_today();
  if (day == NULL) {
    g_assert_false(erp_today_check(&error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_cmpuint(strlen(today), ==, strlen("2026-11-22"));
    return;
  }
  g_assert_true(erp_today_check(&error));
  g_assert_no_error(error);
  g_assert_cmpstr(today, ==, day);
}

static void
test_stated(void) {
  stated("0", "1970-01-01");
  stated("86399", "1970-01-01");
  stated("86400", "1970-01-02");
  stated("4102444800", "2100-01-01"); /* after 2038 */
}

static void
test_senseless(void) {
  stated("soon", NULL);
  stated("-1", NULL);
  stated("1e9", NULL);
  stated("253402300800", NULL); /* the year 10000 */
}

static void
test_now(void) {
  g_autoptr(GDateTime) before = g_date_time_new_now_local();
  g_unsetenv("SOURCE_DATE_EPOCH");
  g_autofree char *today = erp_today();
  g_autoptr(GDateTime) after = g_date_time_new_now_local();
  g_autofree char *first = g_date_time_format(before, "%Y-%m-%d");
  g_autofree char *last = g_date_time_format(after, "%Y-%m-%d");
  g_assert_true(g_str_equal(today, first) || g_str_equal(today, last));
  g_assert_true(erp_today_check(NULL));
}

static void
is_date(gint64 seconds, const char *want) {
  g_autofree char *date = erp_date_and_time(seconds);
  g_assert_cmpstr(date, ==, want);
}

/* Any number is a date. */
static void
test_date_and_time(void) {
  g_setenv("TZ", "UTC", TRUE);
  is_date(0, "1970-01-01 00:00");
  is_date(-60, "1969-12-31 23:59");
  is_date(4102444800, "2100-01-01 00:00");
  is_date(G_MAXINT64, "9999-12-30 23:59");
  is_date(G_MININT64, "1-01-02 00:00");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/today/stated", test_stated);
  g_test_add_func("/today/date-and-time", test_date_and_time);
  g_test_add_func("/today/senseless", test_senseless);
  g_test_add_func("/today/now", test_now);
  return g_test_run();
}
