/* Names of a table folded once and sorted, for look-ups that ignore case and accents. Private to
 * the folder. */
#pragma once

#include <glib.h>

typedef struct {
  char *folded; /* owned */
  const char *name;
  guint record;
} ErpIndexEntry;

typedef struct {
  ErpIndexEntry *entries; /* sorted by folded name */
  const char **names;     /* as added, for suggestions */
  guint n;
} ErpIndex;

/* Adds a name before erp_index_sort(). `index` starts as all zeros, sized for `room` names. */
void erp_index_init(ErpIndex *index, guint room);
void erp_index_add(ErpIndex *index, const char *name, guint record);
/* Sorts; FALSE with the two records when two different ones share a name. */
gboolean erp_index_sort(ErpIndex *index, guint *earlier, guint *later);
void erp_index_clear(ErpIndex *index);

/* The record of the name, or -1; then `*suggestion`, if not NULL, is set. O(log n). */
gint erp_index_find(const ErpIndex *index, const char *name, const char **suggestion);
