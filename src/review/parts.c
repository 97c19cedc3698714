#include "review/parts.h"

#include <string.h>

#include "review/context.h"

/* Of one kind: made by `part_of`. */
typedef struct {
  ErpPartOf *part_of;
  gsize size;
  guint8 *data;
} Set;

struct _ErpParts {
  GMutex lock;
  GArray *sets; /* of Set */
};

static void
set_clear(gpointer set) {
  g_free(((Set *) set)->data);
}

ErpParts *
erp_parts_new(void) {
  ErpParts *parts = g_new0(ErpParts, 1);
  g_mutex_init(&parts->lock);
  parts->sets = g_array_new(FALSE, FALSE, sizeof(Set));
  g_array_set_clear_func(parts->sets, set_clear);
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
  g_mutex_clear(&parts->lock);
  g_free(parts);
}

static guint8 *
find(ErpParts *parts, ErpPartOf *part_of) {
  guint8 *data = NULL;
  g_mutex_lock(&parts->lock);
  for (guint i = 0; data == NULL && i < parts->sets->len; i++)
    if (g_array_index(parts->sets, Set, i).part_of == part_of)
      data = g_array_index(parts->sets, Set, i).data;
  g_mutex_unlock(&parts->lock);
  return data;
}

/* Takes the set; that of whoever was first stays. */
static guint8 *
put(ErpParts *parts, Set set) {
  guint8 *first = NULL;
  g_mutex_lock(&parts->lock);
  for (guint i = 0; first == NULL && i < parts->sets->len; i++)
    if (g_array_index(parts->sets, Set, i).part_of == set.part_of)
      first = g_array_index(parts->sets, Set, i).data;
  if (first == NULL)
    g_array_append_val(parts->sets, set);
  g_mutex_unlock(&parts->lock);
  if (first != NULL)
    g_free(set.data);
  return first != NULL ? first : set.data;
}

static guint8 *
make(ErpReview *review, gsize size, ErpPartOf *part_of) {
  guint n_sites = review->results->network->n_sites;
  const guint8 *kept = review->before != NULL ? find(review->before->parts, part_of) : NULL;
  const guint8 *settled = kept != NULL ? review->results->changes->settled : NULL;
  guint8 *data =
      kept != NULL ? g_memdup2(kept, (n_sites + 1) * size) : g_malloc0((n_sites + 1) * size);
  for (guint32 site = 0; site < n_sites; site++) {
    if (settled != NULL && settled[site])
      continue;
    if (kept != NULL)
      memset(data + site * size, 0, size);
    part_of(review, site, data + site * size);
  }
  return data;
}

const void *
erp_review_parts(ErpReview *review, gsize size, ErpPartOf *part_of) {
  const guint8 *data = find(review->parts, part_of);
  return data != NULL ? data
                      : put(review->parts, (Set){part_of, size, make(review, size, part_of)});
}
