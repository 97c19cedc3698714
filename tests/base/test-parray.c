#include "base/parray.h"

#include <string.h>

/* Elements that count how often they are held; all must be let go in the end. */
typedef struct {
  gatomicrefcount refs;
  gint *living;
} Element;

static Element *
element_new(gint *living) {
  Element *element = g_new(Element, 1);
  g_atomic_ref_count_init(&element->refs);
  element->living = living;
  g_atomic_int_inc(living);
  return element;
}

static gpointer
element_ref(gpointer data) {
  g_atomic_ref_count_inc(&((Element *) data)->refs);
  return data;
}

static void
element_unref(gpointer data) {
  Element *element = data;
  if (!g_atomic_ref_count_dec(&element->refs))
    return;
  g_atomic_int_add(element->living, -1);
  g_free(element);
}

static const ErpParrayOps ops = {element_ref, element_unref};

static GPtrArray *
oracle_new(gint *living, guint n) {
  GPtrArray *oracle = g_ptr_array_new_with_free_func(element_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(oracle, element_new(living));
  return oracle;
}

static gpointer
copy_element(gconstpointer element, gpointer user G_GNUC_UNUSED) {
  return element_ref((gpointer) element);
}

static gboolean
compare_next(gpointer element, guint index, gpointer user) {
  const GPtrArray *oracle = user;
  g_assert_cmpuint(index, <, oracle->len);
  g_assert_true(element == oracle->pdata[index]);
  return TRUE;
}

static void
assert_same(const ErpParray *array, GPtrArray *oracle) {
  g_assert_cmpuint(erp_parray_length(array), ==, oracle->len);
  g_assert_true(erp_parray_foreach(array, compare_next, oracle));
  for (guint i = 0; i < oracle->len; i++)
    g_assert_true(erp_parray_get(array, i) == oracle->pdata[i]);
}

static void
test_new_of_every_length(void) {
  gint living = 0;
  for (guint n = 0; n <= 200; n++) {
    g_autoptr(GPtrArray) oracle = oracle_new(&living, n);
    g_autoptr(ErpParray) array = erp_parray_new(&ops, oracle->pdata, n);
    assert_same(array, oracle);
  }
  g_assert_cmpint(living, ==, 0);
}

static gboolean
stop_at_70(gpointer element G_GNUC_UNUSED, guint index, gpointer user) {
  (*(guint *) user)++;
  return index < 70;
}

static void
test_foreach_stops(void) {
  gint living = 0;
  g_autoptr(GPtrArray) oracle = oracle_new(&living, 130);
  g_autoptr(ErpParray) array = erp_parray_new(&ops, oracle->pdata, oracle->len);
  guint visits = 0;
  g_assert_false(erp_parray_foreach(array, stop_at_70, &visits));
  g_assert_cmpuint(visits, ==, 71);
}

static void
test_ref(void) {
  gint living = 0;
  g_autoptr(GPtrArray) oracle = oracle_new(&living, 3);
  ErpParray *array = erp_parray_new(&ops, oracle->pdata, oracle->len);
  ErpParray *same = erp_parray_ref(array);
  g_assert_true(same == array);
  erp_parray_unref(array);
  assert_same(same, oracle);
  erp_parray_unref(same);
  erp_parray_unref(NULL);
}

/* One random edit of the array and of its oracle; returns the new version. */
static ErpParray *
edit(GRand *rand, const ErpParray *array, GPtrArray *oracle, gint *living, gint shrink) {
  guint n = oracle->len;
  gint kind = n == 0 ? 0 : g_rand_int_range(rand, 0, 10 + shrink);
  if (kind >= 6 && kind < 8) {
    guint at = (guint) g_rand_int_range(rand, 0, (gint32) n);
    Element *element = element_new(living);
    element_unref(oracle->pdata[at]);
    oracle->pdata[at] = element;
    return erp_parray_set(array, at, element);
  }
  if (kind >= 8) {
    guint at = (guint) g_rand_int_range(rand, 0, (gint32) n);
    ErpParray *out = erp_parray_remove(array, at);
    g_ptr_array_remove_index(oracle, at);
    return out;
  }
  Element *element = element_new(living);
  guint at = kind < 2 ? n : (guint) g_rand_int_range(rand, 0, (gint32) n + 1);
  g_ptr_array_insert(oracle, (gint) at, element);
  return erp_parray_insert(array, at, element);
}

typedef struct {
  const GPtrArray *becomes; /* of Element, NULL = goes */
  guint at;
} Becoming;

static gpointer
map_next(gpointer element G_GNUC_UNUSED, gpointer user) {
  Becoming *becoming = user;
  gpointer next = becoming->becomes->pdata[becoming->at++];
  return next != NULL ? element_ref(next) : NULL;
}

/* Each element stays, is another one or goes, more and more of them; the old array is as it was. */
static void
test_map(void) {
  gint living = 0;
  g_autoptr(GRand) rand = g_rand_new_with_seed(1);
  for (guint n = 0; n <= 300; n += 25)
    for (gint chance = 0; chance <= 100; chance += 20) {
      g_autoptr(GPtrArray) oracle = oracle_new(&living, n), after = oracle_new(&living, 0);
      g_autoptr(GPtrArray) becomes = g_ptr_array_new(); /* borrowed from those two */
      g_autoptr(ErpParray) array = erp_parray_new(&ops, oracle->pdata, n);
      for (guint i = 0; i < n; i++) {
        gpointer next = oracle->pdata[i];
        if (g_rand_int_range(rand, 0, 100) < chance)
          next = g_rand_boolean(rand) ? element_new(&living) : NULL;
        else
          element_ref(next);
        g_ptr_array_add(becomes, next);
        if (next != NULL)
          g_ptr_array_add(after, next);
      }
      Becoming becoming = {becomes, 0};
      g_autoptr(ErpParray) mapped = erp_parray_map(array, map_next, &becoming);
      assert_same(mapped, after);
      assert_same(array, oracle);
    }
  g_assert_cmpint(living, ==, 0);
}

typedef struct {
  ErpParray *array;
  GPtrArray *oracle;
} Version;

static void
version_clear(gpointer data) {
  Version *version = data;
  erp_parray_unref(version->array);
  g_ptr_array_unref(version->oracle);
}

/* Random edits from many lengths; now and then a version is kept and looked at again at the end. */
static void
test_random_edits(gconstpointer data) {
  gint living = 0;
  g_autoptr(GRand) rand = g_rand_new_with_seed(GPOINTER_TO_UINT(data));
  guint n = (guint) g_rand_int_range(rand, 0, 400);
  g_autoptr(GPtrArray) oracle = oracle_new(&living, n);
  g_autoptr(ErpParray) array = erp_parray_new(&ops, oracle->pdata, n);
  g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(Version));
  g_array_set_clear_func(kept, version_clear);

  for (guint i = 0; i < 3000; i++) {
    gint shrink = (i / 500) % 2 == 0 ? 0 : 14; /* growing and shrinking by turns */
    ErpParray *next = edit(rand, array, oracle, &living, shrink);
    erp_parray_unref(array);
    array = next;
    if (i % 10 == 0)
      assert_same(array, oracle);
    if (i % 100 == 0) {
      Version version = {erp_parray_ref(array), g_ptr_array_copy(oracle, copy_element, NULL)};
      g_ptr_array_set_free_func(version.oracle, element_unref);
      g_array_append_val(kept, version);
    }
  }
  for (guint i = 0; i < kept->len; i++) {
    Version *version = &g_array_index(kept, Version, i);
    assert_same(version->array, version->oracle);
  }

  g_clear_pointer(&kept, g_array_unref);
  g_clear_pointer(&array, erp_parray_unref);
  g_clear_pointer(&oracle, g_ptr_array_unref);
  g_assert_cmpint(living, ==, 0);
}

static void
assert_unshared(const ErpParray *a, const ErpParray *b) {
  guint n = erp_parray_length(a), m = erp_parray_length(b), prefix = 0, suffix = 0;
  while (prefix < MIN(n, m) && erp_parray_get(a, prefix) == erp_parray_get(b, prefix))
    prefix++;
  while (suffix < MIN(n, m) - prefix &&
         erp_parray_get(a, n - 1 - suffix) == erp_parray_get(b, m - 1 - suffix))
    suffix++;
  guint a_from, a_to, b_from, b_to;
  erp_parray_unshared(a, b, &a_from, &a_to, &b_from, &b_to);
  g_assert_cmpuint(a_from, ==, prefix);
  g_assert_cmpuint(b_from, ==, prefix);
  g_assert_cmpuint(a_to, ==, n - suffix);
  g_assert_cmpuint(b_to, ==, m - suffix);
}

static void
test_unshared_random(gconstpointer data) {
  gint living = 0;
  g_autoptr(GRand) rand = g_rand_new_with_seed(GPOINTER_TO_UINT(data));
  guint n = (guint) g_rand_int_range(rand, 0, 300);
  g_autoptr(GPtrArray) oracle = oracle_new(&living, n);
  g_autoptr(ErpParray) first = erp_parray_new(&ops, oracle->pdata, n);
  g_autoptr(ErpParray) array = erp_parray_ref(first);
  assert_unshared(first, array);
  for (guint i = 0; i < 300; i++) {
    ErpParray *next = edit(rand, array, oracle, &living, (i / 100) * 4);
    assert_unshared(array, next);
    assert_unshared(next, array);
    assert_unshared(first, next);
    /* The same elements in chunks of their own. */
    g_autoptr(ErpParray) copy = erp_parray_new(&ops, oracle->pdata, oracle->len);
    assert_unshared(copy, next);
    erp_parray_unref(array);
    array = next;
  }
}

/* One element many times over: prefix and suffix must not claim the same place twice. */
static void
test_unshared_repeated_element(void) {
  gint living = 0;
  Element *element = element_new(&living);
  gpointer elements[300];
  for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
    elements[i] = element;
  g_autoptr(ErpParray) a = erp_parray_new(&ops, elements, 300);
  g_autoptr(ErpParray) shorter = erp_parray_remove(a, 150);
  g_autoptr(ErpParray) longer = erp_parray_insert(a, 10, element);
  g_autoptr(ErpParray) empty = erp_parray_new(&ops, NULL, 0);
  assert_unshared(a, shorter);
  assert_unshared(shorter, a);
  assert_unshared(a, longer);
  assert_unshared(a, empty);
  assert_unshared(empty, a);
  assert_unshared(empty, empty);
  element_unref(element);
}

/* The common start reaches into a chunk that both arrays share at another place. */
static void
test_unshared_shifted_chunk(void) {
  gint living = 0;
  Element *usual = element_new(&living), *odd = element_new(&living);
  for (guint place = 64; place < 128; place++) {
    gpointer elements[128];
    for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
      elements[i] = i == place ? odd : usual;
    g_autoptr(ErpParray) a = erp_parray_new(&ops, elements, 128);
    g_autoptr(ErpParray) b = erp_parray_remove(a, 10);
    assert_unshared(a, b);
    assert_unshared(b, a);
  }
  element_unref(usual);
  element_unref(odd);
}

/* Elements are ref'ed by chunk: an edit that copied every chunk would ref every element. */
static guint n_refs;

static gpointer
count_ref(gpointer element) {
  n_refs++;
  return element;
}

static void
no_unref(gpointer element G_GNUC_UNUSED) {
}

static void
test_edits_share_chunks(void) {
  static const ErpParrayOps counting = {count_ref, no_unref};
  static char elements[6400];
  gpointer pointers[G_N_ELEMENTS(elements)];
  for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
    pointers[i] = &elements[i];
  g_autoptr(ErpParray) array = erp_parray_new(&counting, pointers, G_N_ELEMENTS(elements));
  for (guint i = 0; i < G_N_ELEMENTS(elements); i += 37) {
    n_refs = 0;
    g_autoptr(ErpParray) set = erp_parray_set(array, i, pointers[0]);
    g_autoptr(ErpParray) inserted = erp_parray_insert(array, i, pointers[0]);
    g_autoptr(ErpParray) removed = erp_parray_remove(array, i);
    g_assert_cmpuint(n_refs, <=, 64 + 65 + 63);
    g_assert_cmpuint(erp_parray_length(set), ==, 6400);
    g_assert_cmpuint(erp_parray_length(inserted), ==, 6401);
    g_assert_cmpuint(erp_parray_length(removed), ==, 6399);
  }
}

/* Appending never leaves half-full chunks behind. */
static void
test_appending_fills_chunks(void) {
  static const ErpParrayOps counting = {count_ref, no_unref};
  char element = 0;
  g_autoptr(ErpParray) array = erp_parray_new(&counting, NULL, 0);
  for (guint i = 0; i < 6400; i++) {
    ErpParray *next = erp_parray_insert(array, i, &element);
    erp_parray_unref(array);
    array = next;
  }
  g_assert_cmpuint(erp_parray_length(array), ==, 6400);
  n_refs = 0;
  g_autoptr(ErpParray) set = erp_parray_set(array, 3200, &element);
  g_assert_cmpuint(n_refs, ==, 64);
  g_assert_cmpuint(erp_parray_length(set), ==, 6400);
  n_refs = 0;
  g_autoptr(ErpParray) appended = erp_parray_insert(array, 6400, &element);
  g_assert_cmpuint(n_refs, ==, 1); /* the full chunk is not split */
  g_assert_cmpuint(erp_parray_length(appended), ==, 6401);
}

/* Removing all but every 32nd element leaves small chunks to be joined. A change takes as many
 * references as the chunk holds, so references tell how large the chunks are. */
static void
test_small_chunks_are_joined(void) {
  static const ErpParrayOps counting = {count_ref, no_unref};
  char element = 0;
  gpointer pointers[6400];
  for (guint i = 0; i < G_N_ELEMENTS(pointers); i++)
    pointers[i] = &element;
  g_autoptr(ErpParray) array = erp_parray_new(&counting, pointers, G_N_ELEMENTS(pointers));
  for (guint i = G_N_ELEMENTS(pointers); i-- > 0;) {
    if (i % 32 == 0)
      continue;
    ErpParray *next = erp_parray_remove(array, i);
    erp_parray_unref(array);
    array = next;
  }
  g_assert_cmpuint(erp_parray_length(array), ==, 200);
  guint total = 0;
  for (guint i = 0; i < 200; i++) {
    n_refs = 0;
    g_autoptr(ErpParray) set = erp_parray_set(array, i, &element);
    g_assert_cmpuint(erp_parray_length(set), ==, 200);
    total += n_refs;
  }
  g_assert_cmpuint(total / 200, >=, 8); /* two elements a chunk without joining */
}

static gpointer
edit_in_thread(gpointer data) {
  ErpParray *array = erp_parray_ref(data);
  for (guint i = 0; i < 500; i++) {
    ErpParray *next = erp_parray_set(array, i % 200, erp_parray_get(array, (i * 7) % 200));
    erp_parray_unref(array);
    array = next;
  }
  erp_parray_unref(array);
  return NULL;
}

static void
test_threads(void) {
  gint living = 0;
  g_autoptr(GPtrArray) oracle = oracle_new(&living, 200);
  ErpParray *array = erp_parray_new(&ops, oracle->pdata, 200);
  GThread *threads[4];
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("edit", edit_in_thread, array);
  for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
    g_thread_join(threads[i]);
  assert_same(array, oracle);
  erp_parray_unref(array);
  g_clear_pointer(&oracle, g_ptr_array_unref);
  g_assert_cmpint(living, ==, 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/parray/new", test_new_of_every_length);
  g_test_add_func("/parray/foreach/stops", test_foreach_stops);
  g_test_add_func("/parray/ref", test_ref);
  g_test_add_func("/parray/map", test_map);
  g_test_add_func("/parray/unshared/repeated-element", test_unshared_repeated_element);
  g_test_add_func("/parray/edits-share-chunks", test_edits_share_chunks);
  g_test_add_func("/parray/appending-fills-chunks", test_appending_fills_chunks);
  g_test_add_func("/parray/small-chunks-are-joined", test_small_chunks_are_joined);
  g_test_add_func("/parray/unshared/shifted-chunk", test_unshared_shifted_chunk);
  g_test_add_func("/parray/threads", test_threads);
  for (guint seed = 1; seed <= 8; seed++) {
    g_autofree char *edits = g_strdup_printf("/parray/random-edits/%u", seed);
    g_autofree char *unshared = g_strdup_printf("/parray/unshared/random/%u", seed);
    g_test_add_data_func(edits, GUINT_TO_POINTER(seed), test_random_edits);
    g_test_add_data_func(unshared, GUINT_TO_POINTER(seed), test_unshared_random);
  }
  return g_test_run();
}
