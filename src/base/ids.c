#include "base/ids.h"

#include <string.h>

#include "base/hash.h"

typedef struct {
  const char *id; /* NULL = free */
  gconstpointer what;
  guint32 hash;
} Slot;

struct _ErpIds {
  guint bits; /* there are 2^bits slots, a third of them or more always free */
  guint n, most;
  Slot slots[];
};

ErpIds *
erp_ids_new(guint most) {
  guint bits = g_bit_storage(most + most / 2 + 1);
  ErpIds *ids = g_malloc0(sizeof(ErpIds) + ((gsize) 1 << bits) * sizeof(Slot));
  ids->bits = bits;
  ids->most = most;
  return ids;
}

void
erp_ids_free(ErpIds *ids) {
  g_free(ids);
}

/* Neighbours like s17 and s18 come to stand side by side, as they are mostly asked for together. */
static guint32
hash_of(const char *id) {
  gsize size = strlen(id);
  return size == 0 ? 0 : (guint32) erp_hash_bytes(id, size - 1) + (guint8) id[size - 1];
}

/* The slot of the id, or the free one where it would be. */
static gsize
find_slot(const ErpIds *ids, const char *id, guint32 hash) {
  gsize mask = ((gsize) 1 << ids->bits) - 1;
  gsize at = hash & mask;
  while (ids->slots[at].id != NULL &&
         (ids->slots[at].hash != hash || strcmp(ids->slots[at].id, id) != 0))
    at = (at + 1) & mask;
  return at;
}

gboolean
erp_ids_add(ErpIds *ids, const char *id, gconstpointer what) {
  guint32 hash = hash_of(id);
  gsize at = find_slot(ids, id, hash);
  if (ids->slots[at].id != NULL)
    return FALSE;
  g_assert(ids->n < ids->most && what != NULL);
  ids->n++;
  ids->slots[at] = (Slot){id, what, hash};
  return TRUE;
}

gconstpointer
erp_ids_find(const ErpIds *ids, const char *id) {
  return ids->slots[find_slot(ids, id, hash_of(id))].what;
}

ErpIds *
erp_ids_map(const ErpIds *ids, guint more, gconstpointer (*map)(gconstpointer what, gpointer user),
            gpointer user) {
  ErpIds *copy = erp_ids_new(ids->n + more);
  gsize mask = ((gsize) 1 << copy->bits) - 1;
  for (gsize i = 0; i < (gsize) 1 << ids->bits; i++) {
    Slot slot = ids->slots[i];
    if (slot.id == NULL || (slot.what = map(slot.what, user)) == NULL)
      continue;
    gsize at = slot.hash & mask;
    while (copy->slots[at].id != NULL)
      at = (at + 1) & mask;
    copy->slots[at] = slot;
    copy->n++;
  }
  return copy;
}

void
erp_ids_reborrow(ErpIds *ids, const char *id) {
  Slot *slot = &ids->slots[find_slot(ids, id, hash_of(id))];
  if (slot->id != NULL)
    slot->id = id;
}
