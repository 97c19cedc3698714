/* A heap of nodes by key, then by rank: four children each. Private to graph/. */
#pragma once

#include <glib.h>

typedef struct {
  guint64 key;
  guint32 rank; /* among equal keys */
  guint32 node;
} ErpPathHeapEntry;

typedef struct {
  ErpPathHeapEntry *entries; /* freed by the owner */
  gsize length, size;
} ErpPathHeap;

static inline gboolean
erp_path_heap_less(const ErpPathHeapEntry *a, const ErpPathHeapEntry *b) {
  return a->key != b->key ? a->key < b->key : a->rank < b->rank;
}

static inline void
erp_path_heap_push(ErpPathHeap *heap, ErpPathHeapEntry entry) {
  if (heap->length == heap->size) {
    heap->size = MAX(64, 2 * heap->size);
    heap->entries = g_renew(ErpPathHeapEntry, heap->entries, heap->size);
  }
  ErpPathHeapEntry *entries = heap->entries;
  gsize at = heap->length++;
  while (at > 0) {
    gsize parent = (at - 1) / 4;
    if (!erp_path_heap_less(&entry, &entries[parent]))
      break;
    entries[at] = entries[parent];
    at = parent;
  }
  entries[at] = entry;
}

static inline ErpPathHeapEntry
erp_path_heap_pop(ErpPathHeap *heap) {
  ErpPathHeapEntry *entries = heap->entries;
  ErpPathHeapEntry top = entries[0];
  gsize n = --heap->length;
  ErpPathHeapEntry last = entries[n];
  gsize at = 0;
  for (;;) {
    gsize child = 4 * at + 1;
    if (child >= n)
      break;
    gsize least = child, end = MIN(child + 4, n);
    for (gsize i = child + 1; i < end; i++)
      if (erp_path_heap_less(&entries[i], &entries[least]))
        least = i;
    if (!erp_path_heap_less(&entries[least], &last))
      break;
    entries[at] = entries[least];
    at = least;
  }
  entries[at] = last;
  return top;
}
