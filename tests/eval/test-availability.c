/* Composite availability: by hand, and against all states of small networks in turn. */
#include "eval/availability.h"

#include <math.h>

#include "fixture.h"
#include "graph/union.h"

#define SITE(id, content) "<site id='" id "' lat='48.86' lon='2.35' users='10'>" content "</site>"
#define LINK(id, a, b, more)                                                                       \
  "<wan-link id='" id "' a='" a "' b='" b "' capacity='1Gbps' rtt='5ms' " more "/>"
#define NET(id, more) "<internet id='" id "' capacity='1Gbps' rtt='5ms' " more "/>"
#define PLACE(id, at, circuits)                                                                    \
  "<peering-location id='" id "' at='" at "'>" circuits "</peering-location>"
#define CIRCUIT(id, more)                                                                          \
  "<circuit id='" id "' bandwidth='1Gbps' sku='premium' " more                                     \
  "><peering kind='private'/></circuit>"

/* Ways from the first site to the circuits (a space-separated list), and to any internet access. */
static const ErpComposite *
composite_of(const Fixture *f, ErpAvailability *availability, const char *circuits,
             gboolean internet) {
  const ErpNetwork *network = f->results->network;
  g_auto(ErpWaysOut) out;
  erp_ways_out_init(&out);
  out.internet = internet;
  g_auto(GStrv) ids = g_strsplit(circuits, " ", -1);
  for (char **id = ids; *id != NULL && **id != '\0'; id++) {
    const ErpNetCircuit *circuit = &network->circuits[erp_network_circuit(network, *id)];
    erp_ways_out_add(&out, circuit->node);
    erp_ways_out_element(&out, circuit->element);
  }
  return erp_availability_composite(availability, 0, &out);
}

static void
check(const char *body, const char *circuits, gboolean internet, gint64 billionths, guint n_ways,
      const char *weakest) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpAvailability) availability = erp_availability_new(f->results->network);
  const ErpComposite *composite = composite_of(f, availability, circuits, internet);
  g_assert_cmpint(composite->least, ==, billionths);
  g_assert_cmpint(composite->most, ==, billionths);
  g_assert_cmpuint(composite->n_ways, ==, n_ways);
  g_assert_cmpuint(composite->unknown->len, ==, 0);
  g_assert_cmpuint(composite->weakest, ==,
                   weakest == NULL ? ERP_NONE : erp_network_element(f->results->network, weakest));
}

#define A99 "availability='99%'"
#define A999 "availability='99.9%'"
#define ONE_PLACE(more) PLACE("ams", "Amsterdam", CIRCUIT("er", more))

static void
test_series(void) {
  /* .99 x .999 x the published .9995. */
  check(SITE("a", "") SITE("b", "") LINK("a-b", "a", "b", A99) LINK("b-ams", "b", "ams", A999)
            ONE_PLACE(""),
        "er", FALSE, 988515495, 1, "a-b");
  /* The plan's own figure goes before the published one. */
  check(SITE("a", "") LINK("a-ams", "a", "ams", A999) ONE_PLACE(A99), "er", FALSE, 989010000, 1,
        "er");
  check(SITE("a", "") ONE_PLACE(""), "er", FALSE, 0, 0, NULL); /* no way */
}

static void
test_parallel(void) {
  /* The example of the header: two links into one circuit. */
  check(SITE("a", "") LINK("one", "a", "ams", A999) LINK("two", "a", "ams", A99) ONE_PLACE(""),
        "er", FALSE, 999490005, 2, "er");
  /* Two internet accesses: 1 - .01 x .001. */
  check(SITE("a", NET("x", A99) NET("y", A999)), "", TRUE, 999990000, 2, NULL);
  /* A ring: a - ams, or a - b - ams: .9995 x (1 - .01 x (1 - .99 x .99)) = .9995 x .999801. */
  check(SITE("a", "") SITE("b", "") LINK("a-b", "a", "b", A99) LINK("b-ams", "b", "ams", A99)
            LINK("a-ams", "a", "ams", A99) ONE_PLACE(""),
        "er", FALSE, 999301100, 2, "er");
  /* Two circuits in two places, with a link each: x = .99 x .9995 = .989505;
   * 1 - .010495^2 = 1 - .000110145. */
  check(SITE("a", "") LINK("a-ams", "a", "ams", A99) LINK("a-par", "a", "par", A99) ONE_PLACE("")
            PLACE("par", "Paris", CIRCUIT("er2", "")),
        "er er2", FALSE, 999889855, 2, NULL);
}

/* What shares a duct, a provider or a location gains nothing. */
static void
test_not_independent(void) {
  check(SITE("a", "") LINK("one", "a", "ams", A999 " path-group='duct'")
            LINK("two", "a", "ams", A99 " path-group='duct'") ONE_PLACE(""),
        "er", FALSE, 998500500, 1, "one"); /* .999 x .9995 */
  check(SITE("a", NET("x", A99 " provider='ISP'") NET("y", A999 " provider='isp'")), "", TRUE,
        999000000, 1, "y");
  /* One link, two circuits at its end: .999 x .9995. */
  check(SITE("a", "") LINK("one", "a", "ams", A999)
            PLACE("ams", "Amsterdam", CIRCUIT("er", "") CIRCUIT("er2", "")),
        "er er2", FALSE, 998500500, 1, "one");
  /* The provider of a link is that of the circuit it does not lead to: in two places, the ways
   * {one: .999, er: .9995} and {two: .99, er2: .9995} share the group of one and er2. With that
   * group at fortune u: way 1 needs u < .999 and er; way 2 needs u < .9995 and two.
   * .999 x (1 - .0005 x .01) + (.9995 - .999) x .99 = .998995005 + .000495. */
  check(SITE("a", "") LINK("one", "a", "ams", A999 " provider='telco'") LINK("two", "a", "par", A99)
            ONE_PLACE("") PLACE("par", "Paris", CIRCUIT("er2", "provider='Telco'")),
        "er er2", FALSE, 999490005, 2, NULL);
  /* Ports of one's own share nothing. */
  check(SITE("a", "") LINK("a-ams", "a", "ams", A99) LINK("a-par", "a", "par", A99)
            ONE_PLACE("provider='direct'")
                PLACE("par", "Paris", CIRCUIT("er2", "provider='direct'")),
        "er er2", FALSE, 999889855, 2, NULL);
}

static void
test_unknown(void) {
  g_autoptr(Fixture) f = fixture_new(SITE("a", "") LINK("one", "a", "ams", "") LINK(
      "two", "a", "ams", A99) PLACE("ams", "Amsterdam", CIRCUIT("er", "")));
  g_autoptr(ErpAvailability) availability = erp_availability_new(f->results->network);
  const ErpComposite *composite = composite_of(f, availability, "er", FALSE);
  g_assert_cmpint(composite->least, ==, 989505000); /* .99 x .9995 */
  g_assert_cmpint(composite->most, ==, 999500000);  /* one never fails */
  g_assert_cmpuint(composite->unknown->len, ==, 1);
  g_assert_cmpuint(g_array_index(composite->unknown, guint32, 0), ==,
                   erp_network_element(f->results->network, "one"));
}

/* Both BGP sessions are a condition of the published figure. */
static void
test_single_session(void) {
  g_autoptr(Fixture) f = fixture_new(
      "<peering-location id='ams' at='Amsterdam'><circuit id='er' bandwidth='1Gbps' sku='premium'>"
      "<peering kind='private' sessions='1'/></circuit></peering-location>"
      "<gateway id='gw' region='westeurope' sku='ErGw1AZ'/>");
  const ErpNetwork *network = f->results->network;
  g_autoptr(ErpAvailability) availability = erp_availability_new(network);
  ErpProvenance provenance;
  g_assert_cmpint(
      erp_availability_of_element(availability, erp_network_element(network, "er"), &provenance),
      ==, ERP_UNSET);
  g_assert_cmpint(
      erp_availability_of_element(availability, erp_network_element(network, "gw"), &provenance),
      ==, 999500);
  g_assert_cmpint(provenance, ==, ERP_PROVENANCE_PUBLISHED);
}

/* ---- all states in turn --------------------------------------------------------------------- */

enum { SITES = 5, PLACES = 2, MOST_ELEMENTS = 13 };

static const char *const places[] = {"Amsterdam", "Paris"};

/* A random plan: links between sites and to locations, a circuit at each, some internet accesses;
 * `worst` is the least availability in per cent. */
static char *
random_plan(GRand *random, gint worst, const char *path_groups[3]) {
  GString *text = g_string_new(NULL);
  guint n = 0;
  for (guint i = 0; i < SITES; i++) {
    g_string_append_printf(text, "<site id='%c' lat='48.86' lon='2.35' users='10'>", 'a' + i);
    if (i > 1 && g_rand_int_range(random, 0, 4) == 0)
      g_string_append_printf(text, NET("net%u", "availability='%d%%'"), n++,
                             g_rand_int_range(random, worst, 101));
    g_string_append(text, "</site>");
  }
  for (guint i = 0; i < PLACES; i++, n++)
    g_string_append_printf(text, PLACE("p%u", "%s", CIRCUIT("er%u", "availability='%d%%'")), i,
                           places[i], i, g_rand_int_range(random, worst, 101));
  while (n < MOST_ELEMENTS - 1) {
    guint from = (guint) g_rand_int_range(random, 0, SITES);
    guint to = (guint) g_rand_int_range(random, 0, SITES + PLACES);
    if (from == to)
      continue;
    g_autofree char *end =
        to < SITES ? g_strdup_printf("%c", 'a' + to) : g_strdup_printf("p%u", to - SITES);
    g_string_append_printf(text, LINK("l%u", "%c", "%s", "availability='%d%%' %s"), n++, 'a' + from,
                           end, g_rand_int_range(random, worst, 101),
                           path_groups[g_rand_int_range(random, 0, 3)]);
  }
  return g_string_free(text, FALSE);
}

static gboolean
gets_through(const ErpNetwork *network, guint32 up) {
  guint32 reached = 1; /* the first site */
  for (guint round = 0; round < network->n_nodes; round++)
    for (guint32 i = 0; i < network->n_links; i++) {
      guint32 a = network->elements[i].node, b = network->elements[i].node_b;
      if ((up >> i & 1) == 0)
        continue;
      if (a < network->n_sites && (reached >> a & 1) != 0)
        reached |= 1u << b;
      if (b < network->n_sites && (reached >> b & 1) != 0)
        reached |= 1u << a;
    }
  for (guint32 i = network->n_links; i < network->n_elements; i++)
    if ((up >> i & 1) != 0 && (reached >> network->elements[i].node & 1) != 0)
      return TRUE;
  return FALSE;
}

static double
chance_of_states(const ErpNetwork *network, const ErpAvailability *availability) {
  double sum = 0.0;
  for (guint32 up = 0; up < 1u << network->n_elements; up++) {
    double chance = 1.0;
    for (guint32 i = 0; i < network->n_elements; i++) {
      ErpProvenance provenance;
      double share = (double) erp_availability_of_element(availability, i, &provenance) / 1e6;
      chance *= (up >> i & 1) != 0 ? share : 1.0 - share;
    }
    if (gets_through(network, up))
      sum += chance;
  }
  return sum;
}

static const char *no_groups[] = {"", "", ""};
static const char *two_groups[] = {"", "path-group='x'", "path-group='y'"};

static void
test_random(gconstpointer data) {
  gint worst = GPOINTER_TO_INT(data);
  g_autoptr(GRand) random = g_rand_new_with_seed((guint32) worst);
  guint n_exact = 0, n = 60;
  for (guint i = 0; i < n; i++) {
    g_autofree char *body = random_plan(random, worst, no_groups);
    g_autoptr(Fixture) f = fixture_new(body);
    const ErpNetwork *network = f->results->network;
    g_autoptr(ErpAvailability) availability = erp_availability_new(network);
    gint64 expected = llround(chance_of_states(network, availability) * 1e9);
    const ErpComposite *composite = composite_of(f, availability, "er0 er1", TRUE);
    g_test_message("%s", body);
    g_assert_cmpint(composite->least, <=, expected + 1);
    g_assert_cmpint(composite->most + 500, >=, expected); /* half a millionth is one figure */
    n_exact += composite->most == composite->least;
  }
  /* Good elements leave little open. */
  if (worst >= 98)
    g_assert_cmpuint(n_exact, >=, n - n / 10);
}

/* ---- all ways at once ------------------------------------------------------------------------ */

enum { MOST_WAYS = 14 };

typedef struct {
  const ErpNetwork *network;
  const ErpAvailability *availability;
  double *need; /* per way and group: link groups x and y, then each element by itself */
  guint n_groups, n_ways;
} AllWays;

static guint
group_of(const AllWays *all, guint32 element) {
  const ErpElement *e = &all->network->elements[element];
  const char *name =
      e->kind == ERP_ELEMENT_WAN_LINK ? ((const ErpWanLink *) e->record)->path_group : NULL;
  return name == NULL ? 2 + element : g_str_equal(name, "x") ? 0 : 1;
}

static void
go_on(AllWays *all, guint32 node, guint32 seen, guint32 used) {
  for (guint32 i = 0; i < all->network->n_elements; i++) {
    const ErpElement *e = &all->network->elements[i];
    gboolean is_link = i < all->network->n_links;
    guint32 to = e->node == node ? e->node_b : e->node;
    if ((e->node != node && (!is_link || e->node_b != node)) ||
        (is_link && (node >= all->network->n_sites || (seen >> to & 1) != 0)))
      continue;
    if (is_link) {
      go_on(all, to, seen | 1u << to, used | 1u << i);
      continue;
    }
    if (++all->n_ways > MOST_WAYS)
      return;
    double *need = all->need + (gsize) (all->n_ways - 1) * all->n_groups;
    for (guint g = 0; g < all->n_groups; g++)
      need[g] = 1.0;
    for (guint32 j = 0; j < all->network->n_elements; j++) {
      ErpProvenance provenance;
      if (j == i || (used >> j & 1) != 0)
        need[group_of(all, j)] *=
            (double) erp_availability_of_element(all->availability, j, &provenance) / 1e6;
    }
  }
}

/* With links that fail together, against every way there is. */
static void
test_groups(void) {
  g_autoptr(GRand) random = g_rand_new_with_seed(5);
  guint n_compared = 0;
  for (guint i = 0; i < 60; i++) {
    g_autofree char *body = random_plan(random, 90, two_groups);
    g_autoptr(Fixture) f = fixture_new(body);
    const ErpNetwork *network = f->results->network;
    g_autoptr(ErpAvailability) availability = erp_availability_new(network);
    guint n_groups = network->n_elements + 2;
    g_autofree double *need = g_new(double, (gsize) MOST_WAYS *n_groups);
    AllWays all = {network, availability, need, n_groups, 0};
    go_on(&all, 0, 1, 0);
    if (all.n_ways > MOST_WAYS)
      continue;
    n_compared++;
    gint64 expected = llround(erp_union_chance(need, all.n_ways, n_groups) * 1e9);
    const ErpComposite *composite = composite_of(f, availability, "er0 er1", TRUE);
    g_test_message("%s", body);
    g_assert_cmpint(composite->least, <=, expected + 1);
    /* A way may be missed that counts only when two groups are in trouble. */
    g_assert_cmpint(composite->most + 2000, >=, expected);
  }
  g_assert_cmpuint(n_compared, >, 20);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/availability/series", test_series);
  g_test_add_func("/availability/parallel", test_parallel);
  g_test_add_func("/availability/not-independent", test_not_independent);
  g_test_add_func("/availability/unknown", test_unknown);
  g_test_add_func("/availability/single-session", test_single_session);
  g_test_add_func("/availability/groups", test_groups);
  g_test_add_data_func("/availability/random/good", GINT_TO_POINTER(98), test_random);
  g_test_add_data_func("/availability/random/bad", GINT_TO_POINTER(50), test_random);
  return g_test_run();
}
