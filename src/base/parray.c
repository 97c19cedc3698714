#include "base/parray.h"

#include <string.h>

enum {
  CHUNK_MAX = 64,
  CHUNK_JOIN = 32, /* neighbours that together hold no more become one */
};

typedef struct {
  gatomicrefcount refs;
  guint n;
  gpointer elements[];
} Chunk;

struct _ErpParray {
  gatomicrefcount refs;
  const ErpParrayOps *ops;
  guint n_chunks;
  Chunk **chunks;
  guint *starts; /* n_chunks + 1 indexes; the last is the length */
};

static Chunk *
chunk_alloc(guint n) {
  Chunk *chunk = g_malloc(sizeof(Chunk) + n * sizeof(gpointer));
  g_atomic_ref_count_init(&chunk->refs);
  chunk->n = n;
  return chunk;
}

static void
chunk_fill(Chunk *chunk, guint at, gpointer const *elements, guint n, const ErpParrayOps *ops) {
  for (guint i = 0; i < n; i++)
    chunk->elements[at + i] = ops->ref(elements[i]);
}

static Chunk *
chunk_new(gpointer const *elements, guint n, const ErpParrayOps *ops) {
  Chunk *chunk = chunk_alloc(n);
  chunk_fill(chunk, 0, elements, n, ops);
  return chunk;
}

static Chunk *
chunk_ref(Chunk *chunk) {
  g_atomic_ref_count_inc(&chunk->refs);
  return chunk;
}

static void
chunk_unref(Chunk *chunk, const ErpParrayOps *ops) {
  if (!g_atomic_ref_count_dec(&chunk->refs))
    return;
  for (guint i = 0; i < chunk->n; i++)
    ops->unref(chunk->elements[i]);
  g_free(chunk);
}

/* An empty one with room for so many chunks. */
static ErpParray *
array_alloc(const ErpParrayOps *ops, guint room) {
  ErpParray *array = g_new0(ErpParray, 1);
  g_atomic_ref_count_init(&array->refs);
  array->ops = ops;
  array->chunks = g_new(Chunk *, room);
  array->starts = g_new(guint, room + 1);
  array->starts[0] = 0;
  return array;
}

static void
take_chunk(ErpParray *array, Chunk *chunk) {
  guint c = array->n_chunks++;
  array->chunks[c] = chunk;
  array->starts[c + 1] = array->starts[c] + chunk->n;
}

ErpParray *
erp_parray_new(const ErpParrayOps *ops, gpointer const *elements, guint n) {
  ErpParray *array = array_alloc(ops, n / CHUNK_MAX + (n % CHUNK_MAX != 0));
  for (guint from = 0; from < n; from += CHUNK_MAX)
    take_chunk(array, chunk_new(elements + from, MIN(CHUNK_MAX, n - from), ops));
  return array;
}

ErpParray *
erp_parray_ref(ErpParray *array) {
  g_atomic_ref_count_inc(&array->refs);
  return array;
}

void
erp_parray_unref(ErpParray *array) {
  if (array == NULL || !g_atomic_ref_count_dec(&array->refs))
    return;
  for (guint c = 0; c < array->n_chunks; c++)
    chunk_unref(array->chunks[c], array->ops);
  g_free(array->chunks);
  g_free(array->starts);
  g_free(array);
}

guint
erp_parray_length(const ErpParray *array) {
  return array->starts[array->n_chunks];
}

/* The chunk that holds `index`, which is below the length. */
static guint
find_chunk(const ErpParray *array, guint index) {
  guint low = 0, high = array->n_chunks;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;
    if (array->starts[middle] <= index)
      low = middle;
    else
      high = middle;
  }
  return low;
}

gpointer
erp_parray_get(const ErpParray *array, guint index) {
  g_return_val_if_fail(index < erp_parray_length(array), NULL);
  guint c = find_chunk(array, index);
  return array->chunks[c]->elements[index - array->starts[c]];
}

/* A new array in which `n_new` chunks (ownership passes) stand for `n_old` ones from `at`. */
static ErpParray *
replace_chunks(const ErpParray *array, guint at, guint n_old, Chunk *const *new_chunks,
               guint n_new) {
  ErpParray *out = array_alloc(array->ops, array->n_chunks - n_old + n_new);
  for (guint c = 0; c < at; c++)
    take_chunk(out, chunk_ref(array->chunks[c]));
  for (guint c = 0; c < n_new; c++)
    take_chunk(out, new_chunks[c]);
  for (guint c = at + n_old; c < array->n_chunks; c++)
    take_chunk(out, chunk_ref(array->chunks[c]));
  return out;
}

ErpParray *
erp_parray_set(const ErpParray *array, guint index, gpointer element) {
  g_return_val_if_fail(index < erp_parray_length(array), NULL);
  guint c = find_chunk(array, index);
  const Chunk *old = array->chunks[c];
  gpointer elements[CHUNK_MAX];
  memcpy(elements, old->elements, old->n * sizeof(gpointer));
  elements[index - array->starts[c]] = element;
  Chunk *chunk = chunk_new(elements, old->n, array->ops);
  return replace_chunks(array, c, 1, &chunk, 1);
}

ErpParray *
erp_parray_insert(const ErpParray *array, guint index, gpointer element) {
  guint length = erp_parray_length(array);
  g_return_val_if_fail(index <= length, NULL);
  Chunk *chunks[2];
  if (length == 0) {
    chunks[0] = chunk_new(&element, 1, array->ops);
    return replace_chunks(array, 0, array->n_chunks, chunks, 1);
  }

  guint c = find_chunk(array, MIN(index, length - 1));
  const Chunk *old = array->chunks[c];
  guint at = index - array->starts[c];
  if (old->n == CHUNK_MAX && index == length) { /* appending leaves full chunks behind */
    chunks[0] = chunk_new(&element, 1, array->ops);
    return replace_chunks(array, array->n_chunks, 0, chunks, 1);
  }

  gpointer elements[CHUNK_MAX + 1];
  memcpy(elements, old->elements, at * sizeof(gpointer));
  elements[at] = element;
  memcpy(elements + at + 1, old->elements + at, (old->n - at) * sizeof(gpointer));
  guint n = old->n + 1;
  guint first = n <= CHUNK_MAX ? n : n / 2;
  chunks[0] = chunk_new(elements, first, array->ops);
  if (first == n)
    return replace_chunks(array, c, 1, chunks, 1);
  chunks[1] = chunk_new(elements + first, n - first, array->ops);
  return replace_chunks(array, c, 1, chunks, 2);
}

ErpParray *
erp_parray_remove(const ErpParray *array, guint index) {
  g_return_val_if_fail(index < erp_parray_length(array), NULL);
  guint c = find_chunk(array, index);
  guint from = c, n_old = 1;
  guint left = array->chunks[c]->n - 1;
  if (left > 0 && c + 1 < array->n_chunks && left + array->chunks[c + 1]->n <= CHUNK_JOIN) {
    n_old = 2;
  } else if (left > 0 && c > 0 && left + array->chunks[c - 1]->n <= CHUNK_JOIN) {
    from = c - 1;
    n_old = 2;
  }

  gpointer elements[CHUNK_MAX];
  guint n = 0;
  for (guint i = from; i < from + n_old; i++) {
    const Chunk *old = array->chunks[i];
    for (guint e = 0; e < old->n; e++)
      if (array->starts[i] + e != index)
        elements[n++] = old->elements[e];
  }
  if (n == 0)
    return replace_chunks(array, from, n_old, NULL, 0);
  Chunk *chunk = chunk_new(elements, n, array->ops);
  return replace_chunks(array, from, n_old, &chunk, 1);
}

/* NULL when nothing is left of the chunk; the same one when nothing changes. */
static Chunk *
map_chunk(Chunk *old, gpointer (*map)(gpointer element, gpointer user), gpointer user,
          const ErpParrayOps *ops) {
  Chunk *chunk = chunk_alloc(old->n);
  gboolean changed = FALSE;
  chunk->n = 0;
  for (guint i = 0; i < old->n; i++) {
    gpointer element = map(old->elements[i], user);
    changed |= element != old->elements[i];
    if (element != NULL)
      chunk->elements[chunk->n++] = element;
  }
  if (changed && chunk->n > 0)
    return chunk;
  chunk_unref(chunk, ops);
  return changed ? NULL : chunk_ref(old);
}

ErpParray *
erp_parray_map(const ErpParray *array, gpointer (*map)(gpointer element, gpointer user),
               gpointer user) {
  ErpParray *out = array_alloc(array->ops, array->n_chunks);
  for (guint c = 0; c < array->n_chunks; c++) {
    Chunk *chunk = map_chunk(array->chunks[c], map, user, array->ops);
    if (chunk != NULL)
      take_chunk(out, chunk);
  }
  return out;
}

gboolean
erp_parray_foreach(const ErpParray *array,
                   gboolean (*visit)(gpointer element, guint index, gpointer user), gpointer user) {
  for (guint c = 0; c < array->n_chunks; c++) {
    const Chunk *chunk = array->chunks[c];
    for (guint i = 0; i < chunk->n; i++)
      if (!visit(chunk->elements[i], array->starts[c] + i, user))
        return FALSE;
  }
  return TRUE;
}

/* Length of the common prefix. */
static guint
common_prefix(const ErpParray *a, const ErpParray *b) {
  guint ca = 0, cb = 0, ia = 0, ib = 0, same = 0;
  while (ca < a->n_chunks && cb < b->n_chunks) {
    const Chunk *x = a->chunks[ca], *y = b->chunks[cb];
    if (x == y && ia == 0 && ib == 0) {
      same += x->n;
      ca++;
      cb++;
      continue;
    }
    if (x->elements[ia] != y->elements[ib])
      break;
    same++;
    if (++ia == x->n) {
      ca++;
      ia = 0;
    }
    if (++ib == y->n) {
      cb++;
      ib = 0;
    }
  }
  return same;
}

/* Length of the common suffix, at most `most`. */
static guint
common_suffix(const ErpParray *a, const ErpParray *b, guint most) {
  guint ca = a->n_chunks, cb = b->n_chunks, same = 0;
  guint ia = 0, ib = 0; /* elements of the current chunks already matched, from their ends */
  while (same < most) {
    const Chunk *x = a->chunks[ca - 1], *y = b->chunks[cb - 1];
    if (x == y && ia == 0 && ib == 0 && x->n <= most - same) {
      same += x->n;
      ca--;
      cb--;
      continue;
    }
    if (x->elements[x->n - 1 - ia] != y->elements[y->n - 1 - ib])
      break;
    same++;
    if (++ia == x->n) {
      ca--;
      ia = 0;
    }
    if (++ib == y->n) {
      cb--;
      ib = 0;
    }
  }
  return same;
}

void
erp_parray_unshared(const ErpParray *a, const ErpParray *b, guint *a_from, guint *a_to,
                    guint *b_from, guint *b_to) {
  guint n = erp_parray_length(a), m = erp_parray_length(b);
  guint prefix = common_prefix(a, b);
  guint suffix = common_suffix(a, b, MIN(n, m) - prefix);
  *a_from = *b_from = prefix;
  *a_to = n - suffix;
  *b_to = m - suffix;
}
