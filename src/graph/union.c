#include "graph/union.h"

#include <string.h>

typedef struct {
  guint n_ways, n_groups;
  double *need;
  double *least; /* per depth of the recursion and group */
} Union;

static double *
need_of(const Union *all, guint way) {
  return all->need + (gsize) way * all->n_groups;
}

static double
sum_of(const Union *all, guint depth, guint first, double sign) {
  const double *before = all->least + (gsize) depth * all->n_groups;
  double *now = all->least + ((gsize) depth + 1) * all->n_groups;
  double sum = 0.0;
  for (guint way = first; way < all->n_ways; way++) {
    const double *need = need_of(all, way);
    double product = 1.0;
    for (guint g = 0; g < all->n_groups; g++) {
      now[g] = MIN(before[g], need[g]);
      product *= now[g];
    }
    sum += sign * product + sum_of(all, depth + 1, way + 1, -sign);
  }
  return sum;
}

/* Whether the way is open only when an earlier or, if they are not alike, a later one is. */
static gboolean
is_idle(const Union *all, guint way) {
  for (guint other = 0; other < all->n_ways; other++) {
    gboolean worse = other != way, alike = TRUE;
    for (guint g = 0; worse && g < all->n_groups; g++) {
      worse = need_of(all, way)[g] <= need_of(all, other)[g];
      alike &= need_of(all, way)[g] >= need_of(all, other)[g];
    }
    if (worse && (!alike || other < way))
      return TRUE;
  }
  return FALSE;
}

static void
drop_idle(Union *all) {
  for (guint way = all->n_ways; way-- > 0;) {
    if (!is_idle(all, way))
      continue;
    all->n_ways--;
    memmove(need_of(all, way), need_of(all, way + 1),
            (gsize) (all->n_ways - way) * all->n_groups * sizeof *all->need);
  }
}

double
erp_union_chance(double *need, guint n_ways, guint n_groups) {
  Union all = {n_ways, n_groups, need, NULL};
  drop_idle(&all);
  gsize n = ((gsize) all.n_ways + 1) * n_groups;
  g_autofree double *least = g_new(double, n + 1);
  for (gsize i = 0; i < n_groups; i++)
    least[i] = 1.0;
  all.least = least;
  return sum_of(&all, 0, 0, 1.0);
}
