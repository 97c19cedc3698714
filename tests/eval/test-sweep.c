#include "eval/sweep.h"

#include "fixture.h"
#include "random-plan.h"
#include "../tools/big-plan.h"

/* ---- the sweep against one evaluation after the other --------------------------------------- */

static char *
describe(const ErpImpact *impact) {
  GString *text = g_string_new(impact->failure->word);
  g_string_append_printf(
      text,
      ": cut %u sites %" G_GINT64_FORMAT " users %u flows, worse %u sites %" G_GINT64_FORMAT
      " users %u flows, links %u rtt %u penalty %u verdict %u symmetry %u, slower %" G_GINT64_FORMAT
      " at %u, over %u %u %u, busiest %u %" G_GINT64_FORMAT ";",
      impact->sites_cut, impact->users_cut, impact->n_cut, impact->sites_worse, impact->users_worse,
      impact->n_worse, impact->n_links, impact->n_rtt, impact->n_penalty, impact->n_verdict,
      impact->n_symmetry, impact->slower, impact->slowest_site, impact->n_over[0],
      impact->n_over[1], impact->n_over[2], impact->busiest, impact->use);
  for (guint i = 0; i < impact->cut->len; i++)
    g_string_append_printf(text, " %u", g_array_index(impact->cut, guint32, i));
  for (guint i = 0; i < impact->worse->len; i++)
    g_string_append_printf(text, " (%u)", g_array_index(impact->worse, guint32, i));
  for (guint i = 0; i < impact->services->len; i++) {
    const ErpServiceCut *cut = &g_array_index(impact->services, ErpServiceCut, i);
    g_string_append_printf(text, " %u:%u:%" G_GINT64_FORMAT, cut->service, cut->sites, cut->users);
  }
  return g_string_free(text, FALSE);
}

static void
check_failure(const Fixture *f, const ErpSweep *sweep, const ErpFailure *failure) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(f->catalogue);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) under = erp_evaluate_under(f->plan, terrain, failure->outage, diags);
  g_autoptr(ErpImpact) naive = erp_sweep_compare(sweep, failure, under);
  g_autoptr(ErpImpact) played = erp_sweep_play(sweep, failure);
  g_autofree char *expected = describe(naive), *got = describe(played);
  g_assert_cmpstr(got, ==, expected);
}

static void
check_all(const Fixture *f) {
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_assert_cmpuint(failures->list->len, >, 0);
  for (guint i = 0; i < failures->list->len; i++)
    check_failure(f, sweep, failures->list->pdata[i]);
  for (guint i = 1; i < MIN(failures->list->len, 20); i++) {
    g_autoptr(ErpFailure) both =
        erp_failure_both(failures->list->pdata[i - 1], failures->list->pdata[i]);
    check_failure(f, sweep, both);
  }
}

static void
test_random_plans(void) {
  for (guint32 seed = 0; seed < 60; seed++) {
    g_autofree char *body = random_plan(seed);
    g_test_message("seed %u", seed);
    g_autoptr(Fixture) f = fixture_new(body);
    check_all(f);
  }
}

static void
test_examples(void) {
  static const char *const names[] = {"asymmetric-new-jersey.xml",
                                      "bangladesh.xml",
                                      "contoso-geo-redundant.xml",
                                      "meet-me-authorized.xml",
                                      "power-platform-a.xml",
                                      "power-platform-c.xml",
                                      "starter.xml",
                                      "trey-research.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_test_message("%s", names[i]);
    g_autoptr(Fixture) f = fixture_example(names[i]);
    check_all(f);
  }
}

/* Larger ones, where a failure touches some sites only. */
static void
test_big_plans(void) {
  for (BigShape shape = BIG_STARS; shape <= BIG_MESH_3_1; shape++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
    g_assert_no_error(error);
    g_autoptr(ErpPlan) plan = big_plan_of(shape, 80, 6, 7);
    g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
    g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
    const Fixture f = {catalogue, diags, plan, results};
    g_autoptr(ErpSweep) sweep = erp_sweep_new(results);
    g_autoptr(ErpFailures) failures = erp_failures_new(results->network, NULL);
    for (guint i = 0; i < failures->list->len; i += 4)
      check_failure(&f, sweep, failures->list->pdata[i]);
  }
}

/* ---- worked out by hand --------------------------------------------------------------------- */

static ErpImpact *
play(const ErpSweep *sweep, const ErpFailures *failures, const char *word) {
  g_autoptr(GError) error = NULL;
  const ErpFailure *failure = erp_failures_find(failures, word, &error);
  g_assert_no_error(error);
  return erp_sweep_play(sweep, failure);
}

/* Without Los Angeles its own 10000 people are cut off. Without its circuit they go by the
 * internet, 15 ms instead of 10: worse by gp.minor, which is 5 ms. Without that of New York,
 * Washington takes 20 ms instead of 10 (15000 people worse), Dallas 15 instead of 40 (better). */
static void
test_meet_me(void) {
  g_autoptr(Fixture) f = fixture_example("meet-me.xml");
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(ErpImpact) lax = play(sweep, failures, "lax");
  g_assert_cmpint(lax->users_cut, ==, 10000);
  g_assert_cmpuint(lax->sites_cut, ==, 1);
  g_assert_cmpint(lax->users_worse, ==, 0);
  g_autoptr(ErpImpact) sv = play(sweep, failures, "er-sv");
  g_assert_cmpint(sv->users_cut, ==, 0);
  g_assert_cmpint(sv->users_worse, ==, 10000);
  g_assert_cmpint(sv->slower, ==, 5000);
  g_autoptr(ErpImpact) ny = play(sweep, failures, "er-ny");
  g_assert_cmpint(ny->users_worse, ==, 15000);
  g_assert_cmpint(ny->slower, ==, 10000);
  g_assert_cmpuint(ny->slowest_site, ==, erp_network_node(f->results->network, "was"));
  g_autoptr(ErpImpact) link = play(sweep, failures, "er-ny/primary");
  g_assert_true(erp_impact_is_harmless(link));
}

/* All 61 sites of Contoso go out in Paris: without it all 66250 people are cut off. */
static void
test_contoso(void) {
  g_autoptr(Fixture) f = fixture_example("contoso.xml");
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(ErpImpact) par = play(sweep, failures, "par");
  g_assert_cmpuint(par->sites_cut, ==, 61);
  g_assert_cmpint(par->users_cut, ==, 66250);
  for (guint i = 0; i < par->services->len; i++)
    g_assert_cmpint(g_array_index(par->services, ErpServiceCut, i).users, <=, 66250);
}

/* ---- running it ----------------------------------------------------------------------------- */

static char *
describe_all(const ErpSweepOutcome *outcome) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < outcome->impacts->len; i++) {
    g_autofree char *line = describe(outcome->impacts->pdata[i]);
    g_string_append_printf(text, "%s\n", line);
  }
  return g_string_free(text, FALSE);
}

static void
test_threads(void) {
  g_autoptr(Fixture) f = fixture_example("contoso.xml");
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  g_autoptr(ErpSweepOutcome) one = erp_sweep_run(sweep, failures->list, 1, NULL, NULL);
  g_autoptr(ErpSweepOutcome) four = erp_sweep_run(sweep, failures->list, 4, NULL, NULL);
  g_assert_cmpuint(one->impacts->len, ==, failures->list->len);
  g_autofree char *a = describe_all(one), *b = describe_all(four);
  g_assert_cmpstr(a, ==, b);
  const ErpImpact *worst = one->impacts->pdata[0];
  g_assert_cmpstr(worst->failure->word, ==, "par");
  for (guint i = 1; i < one->impacts->len; i++) {
    const ErpImpact *x = one->impacts->pdata[i - 1], *y = one->impacts->pdata[i];
    g_assert_cmpint(x->users_cut, >=, y->users_cut);
  }
}

static gboolean
stop_after_three(guint done, guint all, gpointer user) {
  *(guint *) user = all;
  return done < 3;
}

/* Stopped: what is done so far. */
static void
test_stopped(void) {
  g_autoptr(Fixture) f = fixture_example("contoso.xml");
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  guint all = 0;
  g_autoptr(ErpSweepOutcome) some = erp_sweep_run(sweep, failures->list, 1, stop_after_three, &all);
  g_assert_cmpuint(all, ==, failures->list->len);
  g_assert_cmpuint(some->n_asked, ==, failures->list->len);
  g_assert_cmpuint(some->impacts->len, >=, 3);
  g_assert_cmpuint(some->impacts->len, <, failures->list->len);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/sweep/random-plans", test_random_plans);
  g_test_add_func("/sweep/examples", test_examples);
  g_test_add_func("/sweep/big-plans", test_big_plans);
  g_test_add_func("/sweep/meet-me", test_meet_me);
  g_test_add_func("/sweep/contoso", test_contoso);
  g_test_add_func("/sweep/threads", test_threads);
  g_test_add_func("/sweep/stopped", test_stopped);
  return g_test_run();
}
