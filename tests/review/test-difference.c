/* What lies between two plans, by hand. */
#include "review/difference.h"

#include "fixture.h"

#define PLAN_WITH(internet_via, name)                                                              \
  NOT_AUTHORIZED                                                                                   \
  "<site id='dal' name='" name "' lat='32.78' lon='-96.80' users='40'>"                            \
  "<internet id='dal-isp' capacity='10Gbps' rtt='15ms'/>" EXCHANGE                                 \
  "<demand service='teams' down='10Mbps' up='10Mbps'/></site>" NEW_YORK DALLAS_NEW_YORK("40ms")    \
      internet_via
#define CIRCUIT PLAN_WITH("", "Dallas")
#define BY_INTERNET PLAN_WITH("<policy site='dal' service='m365' via='internet'/>", "Dallas")

static ErpDifference *
compare(const Fixture *before, const Fixture *after) {
  return erp_difference_new(before->review, after->review);
}

static void
test_nothing(void) {
  static const char *const examples[] = {"contoso", "meet-me", "power-platform-b"};
  for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
    g_autoptr(Fixture) a = fixture_new_example(examples[i]);
    g_autoptr(Fixture) b = fixture_new_example(examples[i]);
    g_autoptr(ErpDifference) difference = compare(a, b);
    g_assert_true(erp_difference_is_empty(difference));
    g_assert_false(erp_difference_is_regression(difference));
    g_assert_cmpuint(difference->n_flows, ==, 0);
  }
}

/* Another name of the same id is a change of a field, nothing else. */
static void
test_renamed(void) {
  g_autoptr(Fixture) a = fixture_new(CIRCUIT);
  g_autoptr(Fixture) b = fixture_new(PLAN_WITH("", "Dallas, Texas"));
  g_autoptr(ErpDifference) difference = compare(a, b);
  g_assert_cmpuint(difference->structure->len, ==, 1);
  const ErpChange *change = difference->structure->pdata[0];
  g_assert_cmpint(change->kind, ==, ERP_CHANGE_CHANGED);
  g_assert_cmpstr(change->path, ==, "dal");
  g_assert_cmpstr(change->fields[0], ==, "name");
  g_assert_null(change->fields[1]);
  g_assert_cmpuint(difference->n_findings, ==, 0);
  g_assert_cmpuint(difference->n_sites, ==, 0);
  g_assert_false(erp_difference_is_empty(difference));
}

/* All that the circuit carries leaves for the internet: 40 ms become 15. */
static void
test_moved(void) {
  g_autoptr(Fixture) a = fixture_new(CIRCUIT);
  g_autoptr(Fixture) b = fixture_new(BY_INTERNET);
  g_autoptr(ErpDifference) difference = compare(a, b);
  g_assert_cmpuint(difference->n_circuits, ==, 1);
  g_assert_cmpstr(difference->circuits[0].id, ==, "er-ny");
  g_assert_cmpint(difference->circuits[0].after->load[ERP_DOWN], ==, 0);
  g_assert_true(erp_circuit_change_differs(&difference->circuits[0]));
  g_assert_cmpuint(difference->n_sites, ==, 1);
  g_assert_cmpstr(difference->sites[0].id, ==, "dal");
  g_assert_cmpint(difference->sites[0].before_m365->rtt / 1000, ==, 40);
  g_assert_cmpint(difference->sites[0].after_m365->rtt / 1000, ==, 15);
  g_assert_cmpuint(difference->sites[0].n_ways, ==, difference->sites[0].n_flows);
  gint64 carried = 0;
  for (guint i = 0; i < difference->n_flows; i++) {
    g_assert_true(difference->flows[i].before->via == ERP_VIA_EXPRESSROUTE &&
                  difference->flows[i].after->via == ERP_VIA_INTERNET);
    carried += difference->flows[i].before->rate[ERP_DOWN];
  }
  g_assert_cmpint(carried, >, 50000000);
  g_assert_cmpint(difference->circuits[0].before->load[ERP_DOWN], ==, carried);
  g_assert_cmpint(difference->trends[ERP_MEASURE_FLAGGED], ==, ERP_TREND_BETTER);
  g_assert_cmpint(difference->trends[ERP_MEASURE_WORST_RTT], ==, ERP_TREND_BETTER);
  g_assert_cmpint(difference->trends[ERP_MEASURE_GEO_PINNED], ==, ERP_TREND_BETTER);
  g_assert_false(erp_difference_is_regression(difference));
  gboolean gone = FALSE;
  for (guint i = 0; i < difference->n_findings; i++)
    gone |= g_str_equal(difference->findings[i].rule->id, "M36-02") &&
            g_strcmp0(difference->findings[i].object, "dal") == 0 &&
            difference->findings[i].before_verdict == ERP_VERDICT_FAIL &&
            difference->findings[i].after_verdict == ERP_VERDICT_PASS;
  g_assert_true(gone);
}

static ErpTrend
mirrored(ErpTrend trend) {
  return trend == ERP_TREND_BETTER  ? ERP_TREND_WORSE
         : trend == ERP_TREND_WORSE ? ERP_TREND_BETTER
                                    : trend;
}

static void
assert_mirror(const ErpDifference *there, const ErpDifference *back) {
  g_assert_cmpuint(there->structure->len, ==, back->structure->len);
  for (guint i = 0; i < ERP_MEASURES; i++) {
    g_assert_cmpint(there->trends[i], ==, mirrored(back->trends[i]));
    g_assert_cmpint(there->outcomes[0].measured[i].value, ==, back->outcomes[1].measured[i].value);
  }
  g_assert_cmpuint(there->n_circuits, ==, back->n_circuits);
  for (guint i = 0; i < there->n_circuits; i++)
    g_assert_true(there->circuits[i].before == back->circuits[i].after &&
                  there->circuits[i].after == back->circuits[i].before);
  g_assert_cmpuint(there->n_findings, ==, back->n_findings);
  for (guint i = 0; i < there->n_findings; i++) {
    g_assert_cmpstr(there->findings[i].rule->id, ==, back->findings[i].rule->id);
    g_assert_cmpstr(there->findings[i].object, ==, back->findings[i].object);
    g_assert_cmpint(there->findings[i].before_verdict, ==, back->findings[i].after_verdict);
    g_assert_cmpint(there->findings[i].after_verdict, ==, back->findings[i].before_verdict);
  }
  g_assert_cmpuint(there->n_flows, ==, back->n_flows);
  for (guint i = 0; i < there->n_flows; i++)
    g_assert_true(there->flows[i].before == back->flows[i].after &&
                  there->flows[i].after == back->flows[i].before);
  g_assert_cmpuint(there->n_sites, ==, back->n_sites);
}

static void
test_mirror(void) {
  static const char *const pairs[][2] = {{"contoso", "contoso-local-breakout"},
                                         {"meet-me", "meet-me-authorized"},
                                         {"contoso", "contoso-geo-redundant"},
                                         {"power-platform-a", "power-platform-c"}};
  for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
    g_autoptr(Fixture) a = fixture_new_example(pairs[i][0]);
    g_autoptr(Fixture) b = fixture_new_example(pairs[i][1]);
    g_autoptr(ErpDifference) there = compare(a, b);
    g_autoptr(ErpDifference) back = compare(b, a);
    assert_mirror(there, back);
    g_assert_false(erp_difference_is_empty(there));
  }
}

/* The way back over the circuit: what was better is worse, and a rule fails again. */
static void
test_regression(void) {
  g_autoptr(Fixture) a = fixture_new(BY_INTERNET);
  g_autoptr(Fixture) b = fixture_new(CIRCUIT);
  g_autoptr(ErpDifference) difference = compare(a, b);
  g_assert_true(erp_difference_is_regression(difference));
  g_assert_cmpint(difference->trends[ERP_MEASURE_WORST_RTT], ==, ERP_TREND_WORSE);
  guint failing = 0;
  for (guint i = 0; i < difference->n_findings; i++)
    failing += erp_finding_change_is_regression(&difference->findings[i]);
  g_assert_cmpuint(failing, >, 0);
}

/* A circuit of one plan only, and one with the same load. */
static void
test_circuits(void) {
  g_autoptr(Fixture) a = fixture_new(CIRCUIT);
  g_autoptr(Fixture) b = fixture_new(CIRCUIT LONDON);
  g_autoptr(ErpDifference) difference = compare(a, b);
  g_assert_cmpuint(difference->n_circuits, ==, 2);
  g_assert_cmpstr(difference->circuits[0].id, ==, "er-ldn");
  g_assert_null(difference->circuits[0].before);
  g_assert_nonnull(difference->circuits[0].after);
  g_assert_cmpstr(difference->circuits[1].id, ==, "er-ny");
  g_assert_false(erp_circuit_change_differs(&difference->circuits[1]));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/difference/nothing", test_nothing);
  g_test_add_func("/difference/renamed", test_renamed);
  g_test_add_func("/difference/moved", test_moved);
  g_test_add_func("/difference/mirror", test_mirror);
  g_test_add_func("/difference/regression", test_regression);
  g_test_add_func("/difference/circuits", test_circuits);
  return fixture_run();
}
