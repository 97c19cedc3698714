#include "base/units.h"

#include <string.h>

#include "base/error.h"

typedef struct {
  const char *text;
  gint64 value;
} Accepted;

static void
check_accepted(ErpUnit unit, const Accepted *rows, guint n) {
  for (guint i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    gint64 value = -1;
    g_test_message("%s", rows[i].text);
    g_assert_true(erp_unit_parse(unit, rows[i].text, &value, &error));
    g_assert_no_error(error);
    g_assert_cmpint(value, ==, rows[i].value);
  }
}

static void
check_refused(ErpUnit unit, const char *const *texts, guint n) {
  for (guint i = 0; i < n; i++) {
    g_autoptr(GError) error = NULL;
    gint64 value = 4711;
    g_test_message("[%s]", texts[i]);
    g_assert_false(erp_unit_parse(unit, texts[i], &value, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_cmpint(value, ==, 4711);
    g_assert_false(erp_unit_parse(unit, texts[i], &value, NULL));
  }
}

#define ACCEPTED(unit, ...)                                                                        \
  check_accepted(unit, (const Accepted[]){__VA_ARGS__},                                            \
                 G_N_ELEMENTS(((const Accepted[]){__VA_ARGS__})))
#define REFUSED(unit, ...)                                                                         \
  check_refused(unit, (const char *const[]){__VA_ARGS__},                                          \
                G_N_ELEMENTS(((const char *const[]){__VA_ARGS__})))

static void
test_rate_accepted(void) {
  ACCEPTED(ERP_UNIT_RATE, {"10Gbps", 10000000000}, {"500Mbps", 500000000}, {"64kbps", 64000},
           {"9600bps", 9600}, {"500 Mb/s", 500000000}, {"1g", 1000000000}, {"1G", 1000000000},
           {"2.5 Gbit/s", 2500000000}, {"100m", 100000000}, {"64k", 64000},
           {"1Tbps", 1000000000000}, {"0bps", 0}, {"0Gbps", 0}, {"007Mbps", 7000000},
           {" 10Gbps ", 10000000000}, {"1.000000001Gbps", 1000000001},
           {"1.50000000000000000000000000Gbps", 1500000000}, {"0.000000000001Tbps", 1},
           {"9600.0bps", 9600}, {"10\tGbps", 10000000000});
}

static void
test_rate_limits(void) {
  /* The greatest gint64 is 9223372036854775807; numbers may have 18 significant digits. */
  ACCEPTED(ERP_UNIT_RATE, {"9223372Tbps", 9223372000000000000},
           {"9223372.036854775Tbps", 9223372036854775000},
           {"999999999999999999bps", 999999999999999999});
  REFUSED(ERP_UNIT_RATE, "9223373Tbps", "9223372.036854776Tbps", "10000000Tbps",
          "9999999999999999999bps", "99999999999999999999999999999999Gbps");
}

static void
test_rate_refused(void) {
  REFUSED(ERP_UNIT_RATE, "", " ", "10", "Gbps", "10 Gibps", "10GBps", "10GB/s", "10Gbpsx",
          "10Gbps 5", "-10Gbps", "+10Gbps", "10,5Gbps", "1.5.2Gbps", "1.Gbps", ".5Gbps", "1e3bps",
          "0x10bps", "NaN", "inf", "infinity", "nanGbps", "1.0000000001Gbps", "1.5bps", "10 G bps",
          "1 000Mbps", "10Gbps\n",
          "\xff"
          "10Gbps",
          "10\xc2\xa0Gbps", "１０Gbps", "10%", "10ms");
}

static void
test_time(void) {
  ACCEPTED(ERP_UNIT_TIME, {"12.5ms", 12500}, {"300us", 300}, {"2s", 2000000}, {"0.3 ms", 300},
           {"5 µs", 5}, {"5 μs", 5}, {"0ms", 0}, {"1.234567s", 1234567}, {"0.001ms", 1});
  REFUSED(ERP_UNIT_TIME, "12.5", "12,5ms", "0.0001ms", "0.5us", "-1ms", "1min", "1h", "5MS", "5S",
          "ms", "1 m s", "1e3ms");
}

static void
test_length(void) {
  ACCEPTED(ERP_UNIT_LENGTH, {"340km", 340000}, {"12.5km", 12500}, {"800m", 800}, {"0.001km", 1},
           {"340 km", 340000});
  REFUSED(ERP_UNIT_LENGTH, "340", "0.0001km", "0.5m", "340mi", "-5km", "km", "340KM", "5M");
}

static void
test_percent(void) {
  ACCEPTED(ERP_UNIT_PERCENT, {"35%", 3500}, {"12.5%", 1250}, {"0.01%", 1}, {"100 %", 10000},
           {"0%", 0}, {"150%", 15000});
  REFUSED(ERP_UNIT_PERCENT, "35", "0.001%", "-1%", "35%%", "%", "35 percent");
}

static void
test_count(void) {
  ACCEPTED(ERP_UNIT_COUNT, {"0", 0}, {"25000", 25000}, {" 7 ", 7}, {"0012", 12});
  REFUSED(ERP_UNIT_COUNT, "", "-1", "+1", "1.0", "1.5", "0x10", "1e3", "12 users", "25,000", "nan");
}

static void
test_money(void) {
  ACCEPTED(ERP_UNIT_MONEY, {"436", 43600}, {"436.50", 43650}, {"436.5", 43650}, {"0", 0},
           {"0.01", 1}, {"436.500", 43650});
  REFUSED(ERP_UNIT_MONEY, "436,50", "-1", "436.505", "$436", "436 EUR", "1e2", "");
}

/* Three to five nines are exact. */
static void
test_availability(void) {
  ACCEPTED(ERP_UNIT_AVAILABILITY, {"99.9%", 999000}, {"99.95 %", 999500}, {"99.99%", 999900},
           {"99.999%", 999990}, {"99.9999%", 999999}, {"100%", 1000000}, {"0%", 0});
  REFUSED(ERP_UNIT_AVAILABILITY, "99.9", "0.999", "99.99999%", "-1%", "99,9%", "%", "");
}

static void
test_coordinates(void) {
  ACCEPTED(ERP_UNIT_LATITUDE, {"48.86", 48860000}, {"-33.87", -33870000}, {"90", 90000000},
           {"-90", -90000000}, {"0", 0}, {"-0", 0}, {"-0.0", 0}, {"90.0000000", 90000000});
  ACCEPTED(ERP_UNIT_LONGITUDE, {"180", 180000000}, {"-180.000000", -180000000},
           {"151.21", 151210000}, {"0.000001", 1}, {"-0.000001", -1});
  REFUSED(ERP_UNIT_LATITUDE, "90.000001", "-90.000001", "91", "1000000000000", "", "-", "--1", "+5",
          "48,86", "48.86N", "3°24'E", "nan", "inf", "1e1", "0x1p3", "- 5",
          "999999999999999999999999", "111111111111111111.9999999");
  REFUSED(ERP_UNIT_LONGITUDE, "180.000001", "-181", "18e1");
}

static void
test_coordinates_round_half_away(void) {
  ACCEPTED(ERP_UNIT_LATITUDE, {"1.0000005", 1000001}, {"1.00000049999999999999", 1000000},
           {"-1.0000005", -1000001}, {"-1.0000004", -1000000}, {"0.0000005", 1},
           {"0.9999995", 1000000}, {"89.9999999", 90000000}, {"12.1999996", 12200000},
           {"51.50735091234567890123456789", 51507351});
  REFUSED(ERP_UNIT_LATITUDE, "90.0000005");
  ACCEPTED(ERP_UNIT_LATITUDE, {"90.0000004", 90000000});
}

static void
test_messages(void) {
  static const struct {
    ErpUnit unit;
    const char *text;
    const char *message;
  } rows[] = {
      {ERP_UNIT_RATE, "10 Gibps", "“10 Gibps” is not a rate; write for example 10Gbps or 500Mbps"},
      {ERP_UNIT_TIME, "5", "“5” is not a time; write for example 12.5ms or 300us"},
      {ERP_UNIT_LENGTH, "5mi", "“5mi” is not a length; write for example 340km or 800m"},
      {ERP_UNIT_PERCENT, "5", "“5” is not a percentage; write for example 35% or 12.5%"},
      {ERP_UNIT_LATITUDE, "95",
       "“95” is not a latitude; write decimal degrees from -90 to 90, for example 48.86"},
      {ERP_UNIT_LONGITUDE, "195",
       "“195” is not a longitude; write decimal degrees from -180 to 180, for example 2.35"},
      {ERP_UNIT_COUNT, "x", "“x” is not a whole number; write for example 250"},
      {ERP_UNIT_MONEY, "x", "“x” is not an amount of money; write for example 436 or 436.50"},
      {ERP_UNIT_AVAILABILITY, "99.9",
       "“99.9” is not an availability; write for example 99.9% or 99.95%"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GError) error = NULL;
    gint64 value;
    g_assert_false(erp_unit_parse(rows[i].unit, rows[i].text, &value, &error));
    g_assert_cmpstr(error->message, ==, rows[i].message);
  }
}

static void
test_long_text_is_cut_in_messages(void) {
  g_autofree char *text = g_strnfill(1000000, '9');
  g_autoptr(GError) error = NULL;
  gint64 value;
  g_assert_false(erp_unit_parse(ERP_UNIT_RATE, text, &value, &error));
  g_assert_cmpuint(strlen(error->message), <, 200);
  g_assert_nonnull(strstr(error->message, "9…”"));

  GString *accents = g_string_new("x");
  for (guint i = 0; i < 100; i++)
    g_string_append(accents, "é");
  g_clear_error(&error);
  g_assert_false(erp_unit_parse(ERP_UNIT_RATE, accents->str, &value, &error));
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_string_free(accents, TRUE);
}

static void
test_format(void) {
  static const struct {
    ErpUnit unit;
    gint64 value;
    const char *text;
  } rows[] = {
      {ERP_UNIT_RATE, 0, "0bps"},
      {ERP_UNIT_RATE, 9600, "9.6kbps"},
      {ERP_UNIT_RATE, 999, "999bps"},
      {ERP_UNIT_RATE, 64000, "64kbps"},
      {ERP_UNIT_RATE, 1500000, "1.5Mbps"},
      {ERP_UNIT_RATE, 2048000, "2.048Mbps"},
      {ERP_UNIT_RATE, 500000000, "500Mbps"},
      {ERP_UNIT_RATE, 10000000000, "10Gbps"},
      {ERP_UNIT_RATE, 1234567, "1234.567kbps"},
      {ERP_UNIT_RATE, 1000000001, "1000000.001kbps"},
      {ERP_UNIT_RATE, 1500000000000, "1.5Tbps"},
      {ERP_UNIT_TIME, 12500, "12.5ms"},
      {ERP_UNIT_TIME, 300, "0.3ms"},
      {ERP_UNIT_TIME, 2000000, "2000ms"},
      {ERP_UNIT_TIME, 0, "0ms"},
      {ERP_UNIT_LENGTH, 340000, "340km"},
      {ERP_UNIT_LENGTH, 12500, "12.5km"},
      {ERP_UNIT_LENGTH, 800, "0.8km"},
      {ERP_UNIT_LENGTH, 1, "0.001km"},
      {ERP_UNIT_PERCENT, 3500, "35%"},
      {ERP_UNIT_PERCENT, 1250, "12.5%"},
      {ERP_UNIT_PERCENT, 1, "0.01%"},
      {ERP_UNIT_LATITUDE, 48860000, "48.86"},
      {ERP_UNIT_LATITUDE, -33870000, "-33.87"},
      {ERP_UNIT_LATITUDE, -1, "-0.000001"},
      {ERP_UNIT_LATITUDE, 0, "0"},
      {ERP_UNIT_LONGITUDE, -180000000, "-180"},
      {ERP_UNIT_LONGITUDE, 100000000, "100"},
      {ERP_UNIT_COUNT, 25000, "25000"},
      {ERP_UNIT_COUNT, 0, "0"},
      {ERP_UNIT_MONEY, 43600, "436"},
      {ERP_UNIT_MONEY, 43650, "436.50"},
      {ERP_UNIT_MONEY, 5, "0.05"},
      {ERP_UNIT_AVAILABILITY, 999500, "99.95%"},
      {ERP_UNIT_AVAILABILITY, 999999, "99.9999%"},
      {ERP_UNIT_AVAILABILITY, 1000000, "100%"},
      {ERP_UNIT_RATE, ERP_UNSET, ""},
      {ERP_UNIT_LATITUDE, ERP_UNSET, ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = erp_unit_format(rows[i].unit, rows[i].value);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

static void
test_display(void) {
  static const struct {
    ErpUnit unit;
    gint64 value;
    const char *text;
  } rows[] = {
      {ERP_UNIT_RATE, 0, "0 b/s"},
      {ERP_UNIT_RATE, 999, "999 b/s"},
      {ERP_UNIT_RATE, 1250000000, "1.25 Gb/s"},
      {ERP_UNIT_RATE, 1254999999, "1.25 Gb/s"},
      {ERP_UNIT_RATE, 1255000000, "1.26 Gb/s"},
      {ERP_UNIT_RATE, 12345678, "12.3 Mb/s"},
      {ERP_UNIT_RATE, 123456789, "123 Mb/s"},
      {ERP_UNIT_RATE, 999499999, "999 Mb/s"},
      {ERP_UNIT_RATE, 999500000, "1 Gb/s"},
      {ERP_UNIT_RATE, 999999, "1 Mb/s"},
      {ERP_UNIT_RATE, 9994999, "9.99 Mb/s"},
      {ERP_UNIT_RATE, 9995000, "10 Mb/s"},
      {ERP_UNIT_RATE, 99950000, "100 Mb/s"},
      {ERP_UNIT_RATE, 10000000000, "10 Gb/s"},
      {ERP_UNIT_RATE, 5000000000000000, "5000 Tb/s"},
      {ERP_UNIT_TIME, 170000, "170 ms"},
      {ERP_UNIT_TIME, 170499, "170 ms"},
      {ERP_UNIT_TIME, 170500, "171 ms"},
      {ERP_UNIT_TIME, 12500, "12.5 ms"},
      {ERP_UNIT_TIME, 12549, "12.5 ms"},
      {ERP_UNIT_TIME, 99949, "99.9 ms"},
      {ERP_UNIT_TIME, 99950, "100 ms"},
      {ERP_UNIT_TIME, -12560, "-12.6 ms"},
      {ERP_UNIT_TIME, 0, "0 ms"},
      {ERP_UNIT_LENGTH, 16961000, "16961 km"},
      {ERP_UNIT_LENGTH, 16961499, "16961 km"},
      {ERP_UNIT_LENGTH, 9949, "9.9 km"},
      {ERP_UNIT_LENGTH, 9950, "10 km"},
      {ERP_UNIT_LENGTH, 800, "800 m"},
      {ERP_UNIT_LENGTH, 999, "999 m"},
      {ERP_UNIT_LENGTH, 1000, "1 km"},
      {ERP_UNIT_PERCENT, 3500, "35%"},
      {ERP_UNIT_PERCENT, 1255, "12.6%"},
      {ERP_UNIT_COUNT, 25000, "25000"},
      {ERP_UNIT_MONEY, 43650, "436.50"},
      {ERP_UNIT_AVAILABILITY, 999990, "99.999%"},
      {ERP_UNIT_LATITUDE, 48856600, "48.8566"},
      {ERP_UNIT_RATE, ERP_UNSET, "–"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = erp_unit_display(rows[i].unit, rows[i].value);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

/* A figure beside its limit reads like it only when it is the same. */
static void
test_display_beside(void) {
  static const struct {
    ErpUnit unit;
    gint64 value, other;
    const char *text;
  } rows[] = {
      {ERP_UNIT_TIME, 100000, 100000, "100 ms"},
      {ERP_UNIT_TIME, 100300, 100000, "100.3 ms"},
      {ERP_UNIT_TIME, 100040, 100000, "100.04 ms"},
      {ERP_UNIT_TIME, 99996, 100000, "99.996 ms"},
      {ERP_UNIT_TIME, 25001, 25000, "25.001 ms"},
      {ERP_UNIT_TIME, 277400, 100000, "277 ms"},
      {ERP_UNIT_LENGTH, 800400, 800000, "800.4 km"},
      {ERP_UNIT_PERCENT, 9004, 9000, "90.04%"},
      {ERP_UNIT_PERCENT, 9050, 9000, "90.5%"},
      {ERP_UNIT_RATE, 1000400000, 1000000000, "1.0004 Gb/s"},
      {ERP_UNIT_RATE, 999999999, 1000000000, "0.999999999 Gb/s"},
      {ERP_UNIT_COUNT, 7, 8, "7"},
      {ERP_UNIT_TIME, ERP_UNSET, 100000, "–"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = erp_unit_display_beside(rows[i].unit, rows[i].value, rows[i].other);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

static void
test_fixed(void) {
  static const struct {
    gint64 value;
    guint decimals;
    const char *text;
  } rows[] = {
      {0, 0, "0"},
      {0, 2, "0.00"},
      {5, 2, "0.05"},
      {-5, 2, "-0.05"},
      {123, 2, "1.23"},
      {-123, 1, "-12.3"},
      {100, 2, "1.00"},
      {1234567, 0, "1234567"},
      {1, 6, "0.000001"},
      {G_MAXINT64, 3, "9223372036854775.807"},
      {G_MININT64, 0, "-9223372036854775808"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = erp_fixed(rows[i].value, rows[i].decimals);
    g_assert_cmpstr(text, ==, rows[i].text);
  }
}

/* Values of every magnitude, with few and with many digits. */
static gint64
random_value(GRand *rand, gint64 most) {
  guint64 value = (guint64) g_rand_int(rand) << 32 | g_rand_int(rand);
  value >>= g_rand_int_range(rand, 1, 63);
  for (gint zeros = g_rand_int_range(rand, 0, 13); zeros > 0 && value < 1000000000000; zeros--)
    value *= 10;
  return (gint64) (value % ((guint64) most + 1));
}

static void
test_round_trip(gconstpointer data) {
  ErpUnit unit = (ErpUnit) GPOINTER_TO_UINT(data);
  gboolean is_signed = unit == ERP_UNIT_LATITUDE || unit == ERP_UNIT_LONGITUDE;
  gint64 most = unit == ERP_UNIT_LATITUDE    ? 90000000
                : unit == ERP_UNIT_LONGITUDE ? 180000000
                                             : 999999999999999999;
  g_autoptr(GRand) rand = g_rand_new_with_seed(20260101 + unit);
  for (guint i = 0; i < 5000; i++) {
    gint64 value = random_value(rand, most);
    if (is_signed && g_rand_boolean(rand))
      value = -value;
    g_autofree char *text = erp_unit_format(unit, value);
    gint64 back = -1;
    g_autoptr(GError) error = NULL;
    g_assert_true(erp_unit_parse(unit, text, &back, &error));
    g_assert_cmpint(back, ==, value);
    g_autofree char *again = erp_unit_format(unit, back);
    g_assert_cmpstr(again, ==, text);
    g_autofree char *shown = erp_unit_display(unit, value);
    g_assert_true(g_utf8_validate(shown, -1, NULL));
  }
}

/* Any bytes give TRUE or FALSE with an error, never both or a crash. */
static void
test_random_bytes(void) {
  static const char letters[] = "0123456789..--+eEgGkKmMbBpPsS/% \tux\xc2\xb5";
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  for (guint i = 0; i < 10000; i++) {
    char text[24];
    guint n = (guint) g_rand_int_range(rand, 0, sizeof text);
    for (guint j = 0; j < n; j++)
      text[j] = letters[g_rand_int_range(rand, 0, sizeof letters - 1)];
    text[n] = '\0';
    for (guint unit = ERP_UNIT_RATE; unit <= ERP_UNIT_AVAILABILITY; unit++) {
      g_autoptr(GError) error = NULL;
      gint64 value = -1;
      gboolean ok = erp_unit_parse((ErpUnit) unit, text, &value, &error);
      g_assert_true(ok == (error == NULL));
      if (ok && unit != ERP_UNIT_LATITUDE && unit != ERP_UNIT_LONGITUDE)
        g_assert_cmpint(value, >=, 0);
    }
  }
}

int
main(int argc, char **argv) {
  static const char *const names[] = {"rate",      "time",  "length", "percent",     "latitude",
                                      "longitude", "count", "money",  "availability"};
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/units/parse/rate/accepted", test_rate_accepted);
  g_test_add_func("/units/parse/rate/limits", test_rate_limits);
  g_test_add_func("/units/parse/rate/refused", test_rate_refused);
  g_test_add_func("/units/parse/time", test_time);
  g_test_add_func("/units/parse/length", test_length);
  g_test_add_func("/units/parse/percent", test_percent);
  g_test_add_func("/units/parse/count", test_count);
  g_test_add_func("/units/parse/money", test_money);
  g_test_add_func("/units/parse/availability", test_availability);
  g_test_add_func("/units/parse/coordinates", test_coordinates);
  g_test_add_func("/units/parse/coordinates/rounding", test_coordinates_round_half_away);
  g_test_add_func("/units/parse/messages", test_messages);
  g_test_add_func("/units/parse/messages/long-text", test_long_text_is_cut_in_messages);
  g_test_add_func("/units/parse/random-bytes", test_random_bytes);
  g_test_add_func("/units/format", test_format);
  g_test_add_func("/units/display", test_display);
  g_test_add_func("/units/display-beside", test_display_beside);
  g_test_add_func("/units/fixed", test_fixed);
  for (guint unit = 0; unit < G_N_ELEMENTS(names); unit++) {
    g_autofree char *path = g_strdup_printf("/units/round-trip/%s", names[unit]);
    g_test_add_data_func(path, GUINT_TO_POINTER(unit), test_round_trip);
  }
  return g_test_run();
}
