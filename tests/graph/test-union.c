/* The chance that one of several ways is open: by hand, and against all fortunes in turn. */
#include "graph/union.h"

#include <math.h>
#include <string.h>

#define NEAR 1e-12

enum { MOST_WAYS = 6, MOST_GROUPS = 4 };

typedef struct {
  guint n_ways, n_groups;
  double need[MOST_WAYS * MOST_GROUPS];
} Ways;

/* The fortune of each group lies between two neighbours of the shares that ways need there; within
 * such a cell every way is open or closed. */
static double
chance_of_cells(const Ways *ways, guint group, const double *from, double weight) {
  if (group == ways->n_groups) {
    for (guint w = 0; w < ways->n_ways; w++) {
      gboolean open = TRUE;
      for (guint g = 0; g < ways->n_groups; g++)
        open &= from[g] < ways->need[w * ways->n_groups + g];
      if (open)
        return weight;
    }
    return 0.0;
  }
  double sum = 0.0, start = 0.0, fortune[MOST_GROUPS];
  memcpy(fortune, from, sizeof fortune);
  while (start < 1.0) {
    double end = 1.0;
    for (guint w = 0; w < ways->n_ways; w++) {
      double at = ways->need[w * ways->n_groups + group];
      if (at > start && at < end)
        end = at;
    }
    fortune[group] = start;
    sum += chance_of_cells(ways, group + 1, fortune, weight * (end - start));
    start = end;
  }
  return sum;
}

static void
check(const Ways *ways, double expected) {
  Ways used = *ways;
  double chance = erp_union_chance(used.need, used.n_ways, used.n_groups);
  g_assert_cmpfloat(fabs(chance - expected), <, NEAR);
}

static void
test_by_hand(void) {
  const double nothing[MOST_GROUPS] = {0};
  /* No way; one in series; two that share nothing: 1 - .1 x .2. */
  check(&(Ways){0, 2, {0}}, 0.0);
  check(&(Ways){1, 2, {.9, .8}}, .72);
  check(&(Ways){2, 2, {.9, 1, 1, .8}}, .98);
  /* Two in one group: the better one alone. */
  check(&(Ways){2, 1, {.9, .8}}, .9);
  /* A shared element in series with two parallel ones: .9 x (1 - .2 x .3). */
  check(&(Ways){2, 3, {.9, .8, 1, .9, 1, .7}}, .846);
  /* The example of eval/availability.h: links of .999 and .99, a circuit of .9995. */
  check(&(Ways){2, 3, {.999, 1, .9995, 1, .99, .9995}}, .999490005);
  check(&(Ways){2, 2, {.999, .9995, .99, .9995}}, .9995 * .999);
  /* The bridge of two sides of .9 each and a link of .9 between them: .97848, the known figure. */
  check(&(Ways){4, 5, {.9, 1, .9, 1, 1, 1, .9, 1, .9, 1, .9, 1, 1, .9, .9, 1, .9, .9, 1, .9}},
        .97848);
  g_assert_cmpfloat(chance_of_cells(&(Ways){2, 2, {.9, 1, 1, .8}}, 0, nothing, 1.0), >, .9799);
}

/* A way twice, and one that is open only when another is, change nothing. */
static void
test_idle(void) {
  check(&(Ways){3, 1, {.9, .9, .9}}, .9);
  check(&(Ways){3, 2, {.9, 1, .9, .5, .8, 1}}, .9);
}

static void
test_random(void) {
  const double nothing[MOST_GROUPS] = {0};
  g_autoptr(GRand) random = g_rand_new_with_seed(23);
  for (guint i = 0; i < 3000; i++) {
    Ways ways = {(guint) g_rand_int_range(random, 0, MOST_WAYS + 1),
                 (guint) g_rand_int_range(random, 1, MOST_GROUPS + 1),
                 {0}};
    for (guint j = 0; j < ways.n_ways * ways.n_groups; j++)
      ways.need[j] = g_rand_int_range(random, 0, 11) / 10.0; /* many alike; 0 and 1 too */
    check(&ways, chance_of_cells(&ways, 0, nothing, 1.0));
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/union/by-hand", test_by_hand);
  g_test_add_func("/union/idle", test_idle);
  g_test_add_func("/union/random", test_random);
  return g_test_run();
}
