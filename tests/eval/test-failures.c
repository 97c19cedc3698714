#include "eval/failures.h"

#include "base/error.h"
#include "fixture.h"

#define PLAN                                                                                       \
  "<tenant geo=\"EUR\"/>"                                                                          \
  "<site id=\"a\" name=\"Alpha\" lat=\"52\" lon=\"5\" users=\"100\">"                              \
  "<internet provider=\"British Telecom\" capacity=\"1Gbps\"/></site>"                             \
  "<site id=\"home\" name=\"Home\" kind=\"roaming\" lat=\"52\" lon=\"5\" users=\"10\"/>"           \
  "<peering-location id=\"ams\" at=\"Amsterdam\">"                                                 \
  "<circuit id=\"c\" provider=\"BRITISH  telecom\" bandwidth=\"1Gbps\" sku=\"premium\"/>"          \
  "<circuit id=\"d\" provider=\"direct\" bandwidth=\"1Gbps\" sku=\"premium\" "                     \
  "metro=\"Amsterdam2\"/></peering-location>"                                                      \
  "<peering-location id=\"ams-2\" at=\"Amsterdam2\"/>"                                             \
  "<peering-location id=\"ams-again\" at=\"Amsterdam\"/>"                                          \
  "<wan-link id=\"w\" name=\"W\" a=\"a\" b=\"ams\" capacity=\"1Gbps\" provider=\"Colt\" "          \
  "path-group=\"Duct 1\"/>"                                                                        \
  "<gateway id=\"g\" region=\"westeurope\" sku=\"ErGw1AZ\"/>"                                      \
  "<edge id=\"e\" site=\"a\"/>"                                                                    \
  "<scenario id=\"fire\" name=\"Fire\" fails=\"a e\" also=\"provider/colt c/primary nothing\"/>"

static char *
losses_of(const ErpFailure *failure) {
  static const char *const parts[] = {"", "/1", "/2"};
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < failure->outage->losses->len; i++) {
    const ErpLoss *loss = &g_array_index(failure->outage->losses, ErpLoss, i);
    g_string_append_printf(text, "%s%s%s", i > 0 ? " " : "", loss->path, parts[loss->part]);
  }
  return g_string_free(text, FALSE);
}

static void
assert_loses(const ErpFailures *failures, const char *word, const char *name, const char *losses) {
  g_autoptr(GError) error = NULL;
  const ErpFailure *failure = erp_failures_find(failures, word, &error);
  g_assert_no_error(error);
  g_autofree char *text = losses_of(failure);
  g_assert_cmpstr(failure->name, ==, name);
  g_assert_cmpstr(text, ==, losses);
}

/* By kind, each in the order of the plan; no home, no second record of a place. */
static void
test_list(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < failures->list->len; i++) {
    const ErpFailure *failure = failures->list->pdata[i];
    g_string_append_printf(words, "%s:%s ", erp_failure_kind_word(failure->kind), failure->word);
  }
  g_assert_cmpstr(words->str, ==,
                  "scenario:fire site:a wan-link:w edge:e internet:a/internet[1] circuit:c "
                  "circuit:d circuit-link:c/primary circuit-link:c/secondary "
                  "circuit-link:d/primary circuit-link:d/secondary peering-location:ams "
                  "peering-location:ams-2 metro:metro/amsterdam-metro gateway:g "
                  "provider:provider/colt provider:provider/british-telecom "
                  "path-group:path-group/duct-1 ");
}

static void
test_losses(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  assert_loses(failures, "w", "WAN link W", "w");
  assert_loses(failures, "a/internet[1]", "internet access of Alpha", "a/internet[1]");
  assert_loses(failures, "c/secondary", "secondary link of circuit c", "c/2");
  assert_loses(failures, "metro/amsterdam-metro", "metro Amsterdam Metro", "ams ams-2 ams-again d");
  assert_loses(failures, "provider/british-telecom", "provider British Telecom", "a/internet[1] c");
  assert_loses(failures, "path-group/duct-1", "path group Duct 1", "w");
  assert_loses(failures, "fire", "Fire", "a e w c/1");
}

/* As people type them. */
static void
test_look_up(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  assert_loses(failures, "C/PRIMARY", "primary link of circuit c", "c/1");
  assert_loses(failures, "British Telecom", "provider British Telecom", "a/internet[1] c");
  assert_loses(failures, "Amsterdam Metro", "metro Amsterdam Metro", "ams ams-2 ams-again d");
  g_autoptr(GError) error = NULL;
  g_assert_null(erp_failures_find(failures, "provider/cotl", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_nonnull(strstr(error->message, "did you mean “provider/colt”?"));
}

static void
test_unknown_word(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  erp_failures_free(erp_failures_new(f->results->network, diags));
  g_assert_cmpuint(erp_diag_list_length(diags), ==, 1);
  g_autofree char *text = erp_diag_format(erp_diag_list_get(diags, 0));
  g_assert_nonnull(strstr(text, "“nothing”"));
}

static void
test_both(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(ErpFailure) both = erp_failure_both(erp_failures_find(failures, "c", NULL),
                                                erp_failures_find(failures, "w", NULL));
  g_autofree char *text = losses_of(both);
  g_assert_cmpstr(both->word, ==, "c+w");
  g_assert_cmpstr(both->name, ==, "circuit c and WAN link W");
  g_assert_cmpstr(text, ==, "c w");
}

/* 17 failures without the scenario make 17 x 16 / 2 pairs. */
static void
test_pairs(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(GPtrArray) pairs = erp_failures_pairs(failures, NULL);
  g_assert_cmpuint(pairs->len, ==, 17 * 16 / 2);
  g_assert_cmpstr(((const ErpFailure *) pairs->pdata[0])->word, ==, "a+w");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/failures/list", test_list);
  g_test_add_func("/failures/losses", test_losses);
  g_test_add_func("/failures/look-up", test_look_up);
  g_test_add_func("/failures/unknown-word", test_unknown_word);
  g_test_add_func("/failures/both", test_both);
  g_test_add_func("/failures/pairs", test_pairs);
  return g_test_run();
}
