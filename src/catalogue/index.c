#include "catalogue/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"

void
erp_index_init(ErpIndex *index, guint room) {
  index->entries = g_new(ErpIndexEntry, MAX(room, 1));
  index->names = g_new(const char *, MAX(room, 1));
  index->n = 0;
}

void
erp_index_add(ErpIndex *index, const char *name, guint record) {
  index->entries[index->n] = (ErpIndexEntry){erp_name_fold(name), name, record};
  index->names[index->n] = name;
  index->n++;
}

static int
compare_entries(const void *a, const void *b) {
  const ErpIndexEntry *x = a, *y = b;
  int order = strcmp(x->folded, y->folded);

  if (order != 0)
    return order;
  return x->record < y->record ? -1 : x->record > y->record;
}

gboolean
erp_index_sort(ErpIndex *index, guint *earlier, guint *later) {
  qsort(index->entries, index->n, sizeof *index->entries, compare_entries);
  for (guint i = 1; i < index->n; i++) {
    const ErpIndexEntry *a = &index->entries[i - 1], *b = &index->entries[i];

    if (a->record != b->record && g_str_equal(a->folded, b->folded)) {
      *earlier = a->record;
      *later = b->record;
      return FALSE;
    }
  }
  return TRUE;
}

void
erp_index_clear(ErpIndex *index) {
  for (guint i = 0; i < index->n; i++)
    g_free(index->entries[i].folded);
  g_free(index->entries);
  g_free(index->names);
}

static int
compare_key(const void *key, const void *entry) {
  return strcmp(key, ((const ErpIndexEntry *) entry)->folded);
}

gint
erp_index_find(const ErpIndex *index, const char *name, const char **suggestion) {
  g_autofree char *folded = erp_name_fold(name);
  const ErpIndexEntry *entry =
      bsearch(folded, index->entries, index->n, sizeof *index->entries, compare_key);

  if (suggestion != NULL)
    *suggestion = entry == NULL ? erp_did_you_mean(name, index->names, index->n) : NULL;
  return entry != NULL ? (gint) entry->record : -1;
}
