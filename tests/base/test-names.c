#include "base/names.h"

static void
test_id_valid(void) {
  static const char *const good[] = {"a", "A", "7", "er-ams", "gw_we.1", "a--", "0.0"};
  static const char *const bad[] = {"",    "-a",  "_a", ".a", "a b", "a/b",   "Köln",
                                    "a\n", "a:b", " a", "a ", "é",   "a\x01", "a,b"};
  for (guint i = 0; i < G_N_ELEMENTS(good); i++)
    g_assert_true(erp_id_valid(good[i]));
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++)
    g_assert_false(erp_id_valid(bad[i]));
  g_assert_false(erp_id_valid(NULL));
}

static void
test_id_length(void) {
  g_autofree char *longest = g_strnfill(255, 'a');
  g_autofree char *longer = g_strnfill(256, 'a');
  g_autofree char *huge = g_strnfill(10000000, 'a');
  g_assert_true(erp_id_valid(longest));
  g_assert_false(erp_id_valid(longer));
  g_assert_false(erp_id_valid(huge));
}

static void
test_did_you_mean(void) {
  static const char *const names[] = {"bandwidth", "capacity", "provider", "Amsterdam",
                                      "Ams",       "lat",      "lon",      "São Paulo"};
  static const struct {
    const char *name;
    const char *expected;
  } rows[] = {
      {"bandwith", "bandwidth"},
      {"badnwidth", "bandwidth"}, /* a swap costs one */
      {"CAPACITY", "capacity"},
      {"capcity", "capacity"},
      {"amsterdm", "Amsterdam"},
      {"prvdier", "provider"},
      {"lta", "lat"},
      {"la", "lat"}, /* first of equals: lat, not lon */
      {"são paolo", "São Paulo"},
      {"xyz", NULL},
      {"completely", NULL},
      {"", NULL},
      {"b", NULL},
      {"loon", "lon"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    g_assert_cmpstr(erp_did_you_mean(rows[i].name, names, G_N_ELEMENTS(names)), ==,
                    rows[i].expected);
}

static void
test_did_you_mean_edges(void) {
  static const char *const names[] = {"", "site", NULL, "side"};
  g_assert_null(erp_did_you_mean(NULL, names, 4));
  g_assert_null(erp_did_you_mean("site", NULL, 0));
  g_assert_cmpstr(erp_did_you_mean("sitte", names, 4), ==, "site");
  g_assert_cmpstr(erp_did_you_mean("sibe", names, 4), ==, "site"); /* a tie goes to the first */
  g_assert_null(erp_did_you_mean("\xff\xfe", names, 4));
  g_autofree char *huge = g_strnfill(10000000, 's');
  g_assert_null(erp_did_you_mean(huge, names, 4));
  const char *const long_names[] = {huge};
  g_assert_null(erp_did_you_mean("sssss", long_names, 1));
}

/* Restricted edit distance straight from its recurrence. */
static guint
slow_distance(const char *a, guint i, const char *b, guint j) {
  if (i == 0 || j == 0)
    return i + j;
  guint best = slow_distance(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
  best = MIN(best, slow_distance(a, i - 1, b, j) + 1);
  best = MIN(best, slow_distance(a, i, b, j - 1) + 1);
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = MIN(best, slow_distance(a, i - 2, b, j - 2) + 1);
  return best;
}

static guint
random_word(GRand *rand, char *out, guint most) {
  guint n = (guint) g_rand_int_range(rand, 1, (gint32) most + 1);
  for (guint i = 0; i < n; i++)
    out[i] = (char) g_rand_int_range(rand, 'a', 'd');
  out[n] = '\0';
  return n;
}

static void
test_did_you_mean_oracle(void) {
  g_autoptr(GRand) rand = g_rand_new_with_seed(3);
  for (guint round = 0; round < 1500; round++) {
    char name[8], words[4][8];
    const char *candidates[4];
    guint n = random_word(rand, name, 6);
    const char *expected = NULL;
    guint least = MAX(1, n / 3) + 1;
    for (guint i = 0; i < 4; i++) {
      guint m = random_word(rand, words[i], 6);
      candidates[i] = words[i];
      guint distance = slow_distance(name, n, words[i], m);
      if (distance < least) {
        least = distance;
        expected = words[i];
      }
    }
    g_assert_true(erp_did_you_mean(name, candidates, 4) == expected);
  }
}

static void
test_fold(void) {
  static const struct {
    const char *name;
    const char *expected;
  } rows[] = {
      {"São Paulo", "sao paulo"},
      {"SA\u0303O  PAULO", "sao paulo"}, /* decomposed, two spaces */
      {" Zürich\t", "zurich"},
      {"Malmø", "malmo"},
      {"ŁÓDŹ", "lodz"},
      {"Straße", "strasse"},
      {"İstanbul", "istanbul"},
      {"Æbeltoft", "aebeltoft"},
      {"Œuvre Đà Nẵng", "oeuvre da nang"},
      {"Þórshöfn Ólafsfjörður", "thorshofn olafsfjordur"},
      {"Diyarbakır", "diyarbakir"},
      {"Newport\u00a0(Wales)", "newport (wales)"},
      {"ﬁ", "fi"},
      {"東京", "東京"},
      {"", ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *key = erp_name_fold(rows[i].name);
    g_assert_cmpstr(key, ==, rows[i].expected);
    g_autofree char *again = erp_name_fold(key);
    g_assert_cmpstr(again, ==, key);
  }
  g_autofree char *none = erp_name_fold(NULL);
  g_assert_cmpstr(none, ==, "");
  g_autofree char *broken = erp_name_fold("a\xff");
  g_assert_true(g_utf8_validate(broken, -1, NULL));
}

static void
test_name_or(void) {
  g_assert_cmpstr(erp_name_or("Paris", "par"), ==, "Paris");
  g_assert_cmpstr(erp_name_or(" x", "par"), ==, " x");
  g_assert_cmpstr(erp_name_or(NULL, "par"), ==, "par");
  g_assert_cmpstr(erp_name_or("", "par"), ==, "par");
  g_assert_cmpstr(erp_name_or(" \t\n", "par"), ==, "par");
  g_assert_null(erp_name_or("", NULL));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/names/id", test_id_valid);
  g_test_add_func("/names/id/length", test_id_length);
  g_test_add_func("/names/did-you-mean", test_did_you_mean);
  g_test_add_func("/names/did-you-mean/edges", test_did_you_mean_edges);
  g_test_add_func("/names/did-you-mean/oracle", test_did_you_mean_oracle);
  g_test_add_func("/names/or", test_name_or);
  g_test_add_func("/names/fold", test_fold);
  return g_test_run();
}
