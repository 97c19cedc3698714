#include "review/parts.h"

#include <string.h>

#include "review/context.h"

/* Of one kind: made by `part_of`. */
typedef struct {
  ErpPartOf *part_of;
  gsize size;
  guint8 *data;  /* a box that counts who holds it */
  guint8 *stale; /* per site: its part is to be made anew; NULL = none */
} Set;

struct _ErpParts {
  GMutex lock;
  GArray *sets;  /* of Set: those asked for */
  GArray *older; /* of Set: those that only earlier reviews were asked for */
};

static void
set_clear(gpointer data) {
  Set *set = data;
  g_atomic_rc_box_release(set->data);
  g_free(set->stale);
}

static GArray *
sets_new(void) {
  GArray *sets = g_array_new(FALSE, FALSE, sizeof(Set));
  g_array_set_clear_func(sets, set_clear);
  return sets;
}

ErpParts *
erp_parts_new(void) {
  ErpParts *parts = g_new0(ErpParts, 1);
  g_mutex_init(&parts->lock);
  parts->sets = sets_new();
  parts->older = sets_new();
  return parts;
}

void
erp_parts_clear(ErpParts *parts) {
  g_array_set_size(parts->sets, 0);
}

void
erp_parts_free(ErpParts *parts) {
  if (parts == NULL)
    return;
  g_array_unref(parts->sets);
  g_array_unref(parts->older);
  g_mutex_clear(&parts->lock);
  g_free(parts);
}

/* The set of a kind, or one without data. */
static Set
find_in(const GArray *sets, ErpPartOf *part_of) {
  for (guint i = 0; i < sets->len; i++)
    if (g_array_index(sets, Set, i).part_of == part_of)
      return g_array_index(sets, Set, i);
  return (Set){.data = NULL};
}

static guint8 *
find(ErpParts *parts, ErpPartOf *part_of) {
  g_mutex_lock(&parts->lock);
  guint8 *data = find_in(parts->sets, part_of).data;
  g_mutex_unlock(&parts->lock);
  return data;
}

/* What a finished review has of a kind. */
static Set
find_kept(const ErpParts *parts, ErpPartOf *part_of) {
  Set set = find_in(parts->sets, part_of);
  return set.data != NULL ? set : find_in(parts->older, part_of);
}

/* Takes the set; that of whoever was first stays. */
static guint8 *
put(ErpParts *parts, Set set) {
  g_mutex_lock(&parts->lock);
  guint8 *first = find_in(parts->sets, set.part_of).data;
  if (first == NULL)
    g_array_append_val(parts->sets, set);
  g_mutex_unlock(&parts->lock);
  if (first != NULL)
    set_clear(&set);
  return first != NULL ? first : set.data;
}

static gboolean
holds(const ErpReview *review, const Set *kept, guint32 site) {
  return kept->data != NULL && review->results->changes->settled[site] &&
         (kept->stale == NULL || !kept->stale[site]);
}

static guint8 *
make(ErpReview *review, gsize size, ErpPartOf *part_of) {
  guint n_sites = review->results->network->n_sites;
  guint8 *data = g_atomic_rc_box_alloc0((n_sites + 1) * size);
  Set kept = {.data = NULL};
  if (review->before != NULL)
    kept = find_kept(review->before->parts, part_of);
  if (kept.data != NULL)
    memcpy(data, kept.data, n_sites * size);
  for (guint32 site = 0; site < n_sites; site++) {
    if (holds(review, &kept, site))
      continue;
    memset(data + site * size, 0, size);
    part_of(review, site, data + site * size);
  }
  return data;
}

/* The set as it is after what has changed since. */
static Set
grown_older(const ErpReview *review, const Set *kept) {
  guint n_sites = review->results->network->n_sites;
  Set set = {kept->part_of, kept->size, g_atomic_rc_box_acquire(kept->data),
             g_new(guint8, n_sites + 1)};
  for (guint32 site = 0; site < n_sites; site++)
    set.stale[site] = !holds(review, kept, site);
  return set;
}

static void
keep_those(ErpParts *parts, const ErpReview *review, const GArray *sets) {
  for (guint i = 0; i < sets->len; i++) {
    const Set *kept = &g_array_index(sets, Set, i);
    if (find_kept(parts, kept->part_of).data != NULL)
      continue;
    Set set = grown_older(review, kept);
    g_array_append_val(parts->older, set);
  }
}

void
erp_parts_keep(const ErpReview *review) {
  if (review->before == NULL)
    return;
  keep_those(review->parts, review, review->before->parts->sets);
  keep_those(review->parts, review, review->before->parts->older);
}

const void *
erp_review_parts(ErpReview *review, gsize size, ErpPartOf *part_of) {
  const guint8 *data = find(review->parts, part_of);
  return data != NULL ? data
                      : put(review->parts, (Set){part_of, size, make(review, size, part_of), NULL});
}
