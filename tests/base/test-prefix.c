#include "base/prefix.h"

#include <string.h>

#include "base/error.h"

static ErpPrefix
parsed(const char *text) {
  ErpPrefix prefix;
  g_autoptr(GError) error = NULL;
  g_test_message("%s", text);
  g_assert_true(erp_prefix_parse(text, &prefix, &error));
  g_assert_no_error(error);
  return prefix;
}

static void
test_parse_and_format(void) {
  static const struct {
    const char *text;
    const char *canonical;
  } rows[] = {
      {"203.0.113.0/28", "203.0.113.0/28"},
      {"203.0.113.7", "203.0.113.7/32"},
      {"0.0.0.0/0", "0.0.0.0/0"},
      {"10.128.0.0/9", "10.128.0.0/9"},
      {"2001:db8::/48", "2001:db8::/48"},
      {"2001:DB8:0:0:0:0:0:1", "2001:db8::1/128"},
      {"::/0", "::/0"},
      {"::1", "::1/128"},
      {"1::", "1::/128"},
      {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1/128"}, /* one zero group stays */
      {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1/128"},          /* the longest run */
      {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1/128"},    /* the first of equal runs */
      {"0:0:1::", "0:0:1::/128"},
      {"::ffff:192.0.2.1", "::ffff:192.0.2.1/128"},
      {"::192.0.2.1", "::c000:201/128"},
      {"fe80::/10", "fe80::/10"},
      {"8000::/1", "8000::/1"},
      {"2001:db8:aaaa:bbbb:cccc:dddd:eeee:fffe/127", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:fffe/127"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    ErpPrefix prefix = parsed(rows[i].text);
    g_autofree char *text = erp_prefix_format(&prefix);
    g_assert_cmpstr(text, ==, rows[i].canonical);
    ErpPrefix again = parsed(text);
    g_assert_cmpint(erp_prefix_compare(&prefix, &again), ==, 0);
  }
}

static void
test_refused(void) {
  static const char *const texts[] = {
      "",
      "/8",
      "10",
      "10.0.0",
      "10.0.0.0.0",
      "256.0.0.0",
      "10.0.0.0/",
      "10.0.0.0/33",
      "10.0.0.0/-1",
      "10.0.0.0/08",
      "10.0.0.0/8 ",
      " 10.0.0.0/8",
      "01.2.3.4",
      "10.0.0.0/8/8",
      "::/129",
      "2001:db8:::/48",
      "fe80::1%eth0",
      "1:2:3:4:5:6:7",
      "contoso.com",
      "10.0.0.0/8x",
      "0x0a.0.0.0",
      "10.0.0.0/1000",
      "::1\n",
      "1111111111111111111111111111111111111111111111111111111111111111111111111111111111111111",
      "1éééééééééééééééééééééééééééééééééééééééééééé",
  };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(GError) error = NULL;
    ErpPrefix prefix;
    memset(&prefix, 0x55, sizeof prefix);
    ErpPrefix before = prefix;
    g_test_message("[%s]", texts[i]);
    g_assert_false(erp_prefix_parse(texts[i], &prefix, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
    g_assert_nonnull(strstr(error->message, "203.0.113.0/28"));
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
    g_assert_cmpmem(&prefix, sizeof prefix, &before, sizeof before);
  }
  g_assert_false(erp_prefix_parse(NULL, &(ErpPrefix){0}, NULL));
}

static void
test_host_bits(void) {
  static const struct {
    const char *text;
    const char *corrected;
  } rows[] = {
      {"203.0.113.5/28", "203.0.113.0/28"},
      {"203.0.113.255/25", "203.0.113.128/25"},
      {"0.0.0.1/0", "0.0.0.0/0"},
      {"2001:db8:0:1::/48", "2001:db8::/48"},
      {"ffff::/3", "e000::/3"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GError) error = NULL;
    ErpPrefix prefix;
    g_assert_false(erp_prefix_parse(rows[i].text, &prefix, &error));
    g_autofree char *message = g_strdup_printf(
        "“%s” has bits set behind its prefix length; write %s", rows[i].text, rows[i].corrected);
    g_assert_cmpstr(error->message, ==, message);
  }
}

static void
test_relations(void) {
  static const struct {
    const char *a;
    const char *b;
    gboolean a_contains_b;
    gboolean b_contains_a;
  } rows[] = {
      {"10.0.0.0/8", "10.1.0.0/16", TRUE, FALSE},
      {"10.0.0.0/8", "10.0.0.0/8", TRUE, TRUE},
      {"10.0.0.0/8", "10.0.0.0/16", TRUE, FALSE},
      {"10.0.0.0/8", "11.0.0.0/8", FALSE, FALSE},
      {"203.0.113.0/28", "203.0.113.16/28", FALSE, FALSE},
      {"203.0.113.0/27", "203.0.113.16/28", TRUE, FALSE},
      {"0.0.0.0/0", "203.0.113.16", TRUE, FALSE},
      {"::/0", "203.0.113.16", FALSE, FALSE}, /* families never meet */
      {"0.0.0.0/0", "::/0", FALSE, FALSE},
      {"2001:db8::/32", "2001:db8:ffff::/48", TRUE, FALSE},
      {"2001:db8::/33", "2001:db8:8000::/33", FALSE, FALSE},
      {"::/0", "::1", TRUE, FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    ErpPrefix a = parsed(rows[i].a), b = parsed(rows[i].b);
    g_assert_true(erp_prefix_contains(&a, &b) == rows[i].a_contains_b);
    g_assert_true(erp_prefix_contains(&b, &a) == rows[i].b_contains_a);
    gboolean overlaps = rows[i].a_contains_b || rows[i].b_contains_a;
    g_assert_true(erp_prefix_overlaps(&a, &b) == overlaps);
    g_assert_true(erp_prefix_overlaps(&b, &a) == overlaps);
  }
}

static void
test_compare(void) {
  static const char *const sorted[] = {"0.0.0.0/0",   "9.0.0.0/8",     "10.0.0.0/8",
                                       "10.0.0.0/16", "10.1.0.0/16",   "::/0",
                                       "::1",         "2001:db8::/32", "2001:db8::/48"};
  for (guint i = 0; i < G_N_ELEMENTS(sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS(sorted); j++) {
      ErpPrefix a = parsed(sorted[i]), b = parsed(sorted[j]);
      int order = erp_prefix_compare(&a, &b);
      g_assert_cmpint((order > 0) - (order < 0), ==, (i > j) - (i < j));
    }
}

static void
test_public(void) {
  static const char *const public_ones[] = {
      "203.0.113.0/28",  "198.51.100.0/24", "192.0.2.0/24", /* documentation */
      "13.107.6.152/31", "8.8.8.8",         "172.32.0.0/11",
      "100.128.0.0/9",   "2603:1006::/40",  "2001:db8::/48"};
  static const char *const others[] = {"0.0.0.0/0",
                                       "10.0.0.0/8",
                                       "10.1.2.3",
                                       "100.64.0.0/10",
                                       "127.0.0.1",
                                       "169.254.0.0/16",
                                       "172.16.0.0/12",
                                       "172.31.0.0/16",
                                       "192.168.1.0/24",
                                       "224.0.0.5",
                                       "255.255.255.255",
                                       "0.0.0.0",
                                       "172.0.0.0/8", /* holds private ones */
                                       "::/0",
                                       "::",
                                       "::1",
                                       "fd00::/8",
                                       "fe80::/64",
                                       "ff02::1",
                                       "::ffff:10.0.0.1"};
  for (guint i = 0; i < G_N_ELEMENTS(public_ones); i++) {
    ErpPrefix prefix = parsed(public_ones[i]);
    g_assert_true(erp_prefix_is_public(&prefix));
  }
  for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
    ErpPrefix prefix = parsed(others[i]);
    g_assert_false(erp_prefix_is_public(&prefix));
  }
}

static void
test_random_round_trip(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(9);
  for (guint i = 0; i < 20000; i++) {
    ErpPrefix prefix = {.family = g_rand_boolean(rand) ? 4 : 6};
    guint bits = prefix.family == 4 ? 32 : 128;
    prefix.length = (guint8) g_rand_int_range(rand, 0, (gint32) bits + 1);
    for (guint bit = 0; bit < prefix.length; bit++) /* sparse, so that zero groups are common */
      if (g_rand_int_range(rand, 0, 12) == 0)
        prefix.bytes[bit / 8] |= (guint8) (0x80 >> bit % 8);
    g_autofree char *text = erp_prefix_format(&prefix);
    ErpPrefix back;
    g_autoptr(GError) error = NULL;
    g_assert_true(erp_prefix_parse(text, &back, &error));
    g_assert_cmpint(erp_prefix_compare(&prefix, &back), ==, 0);
  }
}

/* /28 with its second /30 and last address cut out: 4 + 4 + 4 + 2 + 1 + 1 addresses. */
static void
test_divide(void) {
  static const char *const cut_at[] = {"192.0.2.4/30", "192.0.2.15/32", "198.51.100.0/24",
                                       "2001:db8::/32"};
  static const char *const want[] = {"192.0.2.0/30",  "192.0.2.4/30",  "192.0.2.8/30",
                                     "192.0.2.12/31", "192.0.2.14/32", "192.0.2.15/32"};
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  ErpPrefix prefix;
  for (guint i = 0; i < G_N_ELEMENTS(cut_at); i++) {
    g_assert_true(erp_prefix_parse(cut_at[i], &prefix, NULL));
    g_array_append_val(cuts, prefix);
  }
  g_assert_true(erp_prefix_parse("192.0.2.0/28", &prefix, NULL));
  erp_prefix_divide(&prefix, cuts, parts);
  g_assert_cmpuint(parts->len, ==, G_N_ELEMENTS(want));
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *text = erp_prefix_format(&g_array_index(parts, ErpPrefix, i));
    g_assert_cmpstr(text, ==, want[i]);
  }
  g_array_set_size(parts, 0);
  g_assert_true(erp_prefix_parse("192.0.0.0/23", &prefix, NULL)); /* holds no cut, lies in none */
  erp_prefix_divide(&prefix, cuts, parts);
  g_assert_cmpuint(parts->len, ==, 1);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/prefix/parse-and-format", test_parse_and_format);
  g_test_add_func("/prefix/refused", test_refused);
  g_test_add_func("/prefix/host-bits", test_host_bits);
  g_test_add_func("/prefix/relations", test_relations);
  g_test_add_func("/prefix/compare", test_compare);
  g_test_add_func("/prefix/divide", test_divide);
  g_test_add_func("/prefix/public", test_public);
  g_test_add_func("/prefix/random-round-trip", test_random_round_trip);
  return g_test_run();
}
