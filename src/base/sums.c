#include "base/sums.h"

#define FIRST_PLACES 1024

/* Where the place of a key is noted, or is to be. */
static guint32 *
place_of(const ErpSums *sums, guint64 key) {
  guint64 mixed = key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  for (guint32 at = (guint32) (mixed >> 32);; at++) {
    guint32 *place = &sums->places[at & (sums->n_places - 1)];
    if (*place == 0 || sums->all[*place - 1].key == key)
      return place;
  }
}

/* Half of the places are taken at most. */
static void
make_room(ErpSums *sums, guint n_places) {
  sums->n_places = n_places;
  sums->all = g_renew(ErpSum, sums->all, n_places / 2);
  g_free(sums->places);
  sums->places = g_new0(guint32, n_places);
  for (guint32 i = 0; i < sums->n; i++)
    *place_of(sums, sums->all[i].key) = i + 1;
}

void
erp_sums_init(ErpSums *sums) {
  *sums = (ErpSums){.all = NULL};
  make_room(sums, FIRST_PLACES);
}

void
erp_sums_copy(ErpSums *copy, const ErpSums *sums) {
  *copy = *sums;
  copy->all = g_new(ErpSum, sums->n_places / 2);
  for (guint i = 0; i < sums->n; i++)
    copy->all[i] = sums->all[i];
  copy->places = g_memdup2(sums->places, sums->n_places * sizeof *sums->places);
}

void
erp_sums_clear(ErpSums *sums) {
  g_free(sums->all);
  g_free(sums->places);
}

void
erp_sums_add(ErpSums *sums, guint64 key, gint64 first, gint64 second) {
  guint32 *place = place_of(sums, key);
  if (*place == 0) {
    if (2 * (sums->n + 1) > sums->n_places) {
      make_room(sums, 2 * sums->n_places);
      place = place_of(sums, key);
    }
    sums->all[sums->n] = (ErpSum){.key = key};
    *place = ++sums->n;
  }
  ErpSum *sum = &sums->all[*place - 1];
  sum->sums[0] += first;
  sum->sums[1] += second;
}
