/* What the loss of a circuit moves: the example of shifts.h, and after an edit the same as from
 * nothing. */
#include "review/shifts.h"

#include <stdlib.h>

#include "../tools/big-plan.h"
#include "fixture.h"
#include "plan/edit.h"

/* The shift of an element by the id of its record, in the case of a circuit. */
static const ErpSum *
shift_at(const Fixture *f, const char *circuit, const char *element) {
  const ErpNetwork *network = f->results->network;
  const ErpShifts *shifts = erp_review_shifts(f->review);
  for (guint i = 0; i < shifts->sums.n; i++) {
    const ErpSum *shift = &shifts->sums.all[i];
    if (shifts->cases->cases[erp_shift_loss(shift)].circuit ==
            erp_network_circuit(network, circuit) &&
        erp_shift_element(shift) == erp_network_element(network, element))
      return shift;
  }
  g_error("nothing moves at %s when %s is lost", element, circuit);
}

static void
assert_more(const Fixture *f, const char *element, gint64 up, gint64 down) {
  const ErpSum *shift = shift_at(f, "c-1", element);
  g_assert_cmpint(shift->sums[ERP_UP], ==, up);
  g_assert_cmpint(shift->sums[ERP_DOWN], ==, down);
}

#define PRIVATE_CIRCUIT(id, place, circuit)                                                        \
  "<peering-location id='" id "' at='" place "'><circuit id='" circuit                             \
  "' bandwidth='1Gbps' sku='premium'><peering kind='private'/></circuit></peering-location>"

/* 300 and 20 Mb/s down, 30 and 2 Mb/s up; the link l-2 is written from its far end. */
static void
test_one_circuit(void) {
  g_autoptr(Fixture) f =
      fixture_new(DALLAS("", "<demand service='azure' gateway='gw' down='300Mbps' up='30Mbps'/>"
                             "<demand service='azure' gateway='gw' down='20Mbps' up='2Mbps'/>")
                      PRIVATE_CIRCUIT("was", "Washington DC", "c-1") PRIVATE_CIRCUIT(
                          "ny", "New York",
                          "c-2") "<wan-link id='l-1' a='dal' b='was' capacity='1Gbps' rtt='5ms'/>"
                                 "<wan-link id='l-2' a='ny' b='dal' capacity='1Gbps' rtt='9ms'/>"
                                 "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection "
                                 "circuit='c-1' weight='9'/>"
                                 "<connection circuit='c-2'/></gateway>");
  assert_more(f, "l-1", -32000000, -320000000);
  assert_more(f, "c-1", -32000000, -320000000);
  assert_more(f, "l-2", 320000000, 32000000); /* up = from New York */
  assert_more(f, "c-2", 32000000, 320000000);
}

/* ---- after an edit --------------------------------------------------------------------------- */

static int
compare_keys(const void *a, const void *b) {
  const ErpSum *x = a, *y = b;
  return x->key < y->key ? -1 : x->key > y->key;
}

/* Those that are not 0, by key. */
static GArray *
sorted(const ErpShifts *shifts) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(ErpSum));
  for (guint i = 0; i < shifts->sums.n; i++)
    if (shifts->sums.all[i].sums[0] != 0 || shifts->sums.all[i].sums[1] != 0)
      g_array_append_val(all, shifts->sums.all[i]);
  qsort(all->data, all->len, sizeof(ErpSum), compare_keys);
  return all;
}

static void
assert_same(const ErpShifts *a, const ErpShifts *b) {
  g_autoptr(GArray) x = sorted(a);
  g_autoptr(GArray) y = sorted(b);
  g_assert_cmpmem(x->data, x->len * sizeof(ErpSum), y->data, y->len * sizeof(ErpSum));
}

/* Applies an edit to the results, and compares. */
static void
edit(ErpResults **results, const char *path, const char *field, const char *value) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_set(path, field, value);
  g_autoptr(ErpPlan) next = erp_plan_apply((*results)->plan, edit, &error);
  g_assert_no_error(error);
  ErpResults *before = *results, *now = erp_evaluate_after(next, NULL, before, diags);
  g_assert_nonnull(now->changes);
  ErpReview *earlier = erp_review_new(before, NULL), *review = erp_review_new(now, NULL);
  ErpShifts *after = erp_shifts_after(review, earlier), *fresh = erp_shifts_new(review);
  assert_same(after, fresh);
  g_assert_cmpuint(fresh->sums.n, >, 0);
  erp_shifts_unref(after);
  erp_shifts_unref(fresh);
  erp_review_free(review);
  erp_review_free(earlier);
  erp_results_unref(before);
  *results = now;
}

static ErpCatalogue *
catalogue_of_tests(void) {
  g_autoptr(GError) error = NULL;
  ErpCatalogue *catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  return catalogue;
}

static ErpResults *
big_results(const ErpCatalogue *catalogue) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpPlan) plan = big_plan(300, 12, 1);
  return erp_evaluate(plan, catalogue, diags);
}

static void
test_after_an_edit(void) {
  g_autoptr(ErpCatalogue) catalogue = catalogue_of_tests();
  g_autoptr(ErpResults) results = big_results(catalogue);
  edit(&results, "s200", "users", "5000");
  edit(&results, "s200", "users", "0");
  edit(&results, "hub0", "users", "1");
  edit(&results, "hub0", "critical", "yes");
  edit(&results, "policy[2]", "via", "internet");
  edit(&results, "er1", "bandwidth", "2Gbps");
}

/* Ways that are equally long turn without becoming longer. */
static void
test_where_ways_turn(void) {
  static const char *const times[] = {"1ms", "2ms", "4ms", "200ms", NULL};
  g_autoptr(ErpCatalogue) catalogue = catalogue_of_tests();
  g_autoptr(ErpResults) results = big_results(catalogue);
  GRand *random = g_rand_new_with_seed(3);
  for (guint i = 0; i < 200; i++) {
    guint n;
    const ErpRecord *const *links = erp_plan_of_kind(results->plan, ERP_KIND_WAN_LINK, &n);
    g_autofree char *id = g_strdup(erp_record_id(links[g_rand_int_range(random, 0, (gint) n)]));
    edit(&results, id, "rtt", times[g_rand_int_range(random, 0, G_N_ELEMENTS(times))]);
  }
  g_rand_free(random);
  edit(&results, "s200", "lon", "100");
  edit(&results, "hub0", "lat", "-30");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/shifts/one-circuit", test_one_circuit);
  g_test_add_func("/shifts/after-an-edit", test_after_an_edit);
  g_test_add_func("/shifts/where-ways-turn", test_where_ways_turn);
  return fixture_run();
}
