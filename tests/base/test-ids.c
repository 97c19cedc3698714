#include "base/ids.h"

static void
test_few(void) {
  static const int one = 1, two = 2;
  g_autoptr(ErpIds) ids = erp_ids_new(2);
  char same[] = "ams";
  g_assert_null(erp_ids_find(ids, "ams"));
  g_assert_true(erp_ids_add(ids, "ams", &one));
  g_assert_false(erp_ids_add(ids, same, &two));
  g_assert_true(erp_ids_add(ids, "", &two));
  g_assert_true(erp_ids_find(ids, same) == &one);
  g_assert_true(erp_ids_find(ids, "") == &two);
  g_assert_null(erp_ids_find(ids, "amsterdam"));
}

/* One in three goes, the others have what follows what they had; a borrowed name lasts. */
static gconstpointer
next_number(gconstpointer what, gpointer user) {
  (void) user;
  guint number = GPOINTER_TO_UINT(what);
  return number % 3 == 0 ? NULL : GUINT_TO_POINTER(number + 1);
}

static void
test_map(void) {
  enum { MANY = 5000 };
  static char names[MANY][12];
  g_autoptr(ErpIds) ids = erp_ids_new(MANY);
  for (guint i = 0; i < MANY; i++) {
    g_snprintf(names[i], sizeof names[i], "s%u", i);
    g_assert_true(erp_ids_add(ids, names[i], GUINT_TO_POINTER(i + 1)));
  }
  g_autoptr(ErpIds) map = erp_ids_map(ids, 2, next_number, NULL);
  char own[] = "s0";
  erp_ids_reborrow(map, own);
  erp_ids_reborrow(map, "nobody");
  names[0][0] = 'x';
  g_assert_true(erp_ids_find(map, "s0") == GUINT_TO_POINTER(2));
  g_assert_null(erp_ids_find(map, "nobody"));
  for (guint i = 1; i < MANY; i++)
    g_assert_true(erp_ids_find(map, names[i]) == (i % 3 == 2 ? NULL : GUINT_TO_POINTER(i + 2)));
  g_assert_true(erp_ids_add(map, "one", names));
  g_assert_true(erp_ids_add(map, "two", names));
  g_assert_true(erp_ids_find(map, "one") == names);
}

static void
test_none(void) {
  g_autoptr(ErpIds) ids = erp_ids_new(0);
  g_assert_null(erp_ids_find(ids, "a"));
}

/* As many as there is room for, with names that differ little. */
static void
test_many(void) {
  enum { MANY = 100000 };
  static char names[MANY][12];
  g_autoptr(ErpIds) ids = erp_ids_new(MANY);
  for (guint i = 0; i < MANY; i++) {
    g_snprintf(names[i], sizeof names[i], "s%u", i);
    g_assert_true(erp_ids_add(ids, names[i], names[i]));
  }
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *other = g_strdup_printf("S%u", i);
    g_assert_true(erp_ids_find(ids, names[i]) == names[i]);
    g_assert_null(erp_ids_find(ids, other));
  }
}

/* Names that a file could have been filled with because the usual hash of all is one: among them a
 * look-up is as short as among any. */
static void
test_chosen(void) {
  enum { PAIRS = 17, MANY = 1 << PAIRS };
  typedef char Name[2 * PAIRS + 1];
  g_autofree Name *names = g_new0(Name, MANY);
  g_autoptr(ErpIds) ids = erp_ids_new(MANY);
  for (guint i = 0; i < MANY; i++) {
    for (guint pair = 0; pair < PAIRS; pair++)
      g_strlcat(names[i], (i >> pair & 1) != 0 ? "ab" : "bA", sizeof names[i]);
    g_assert_true(erp_ids_add(ids, names[i], names[i]));
  }
  g_assert_true(erp_ids_find(ids, names[MANY - 1]) == names[MANY - 1]);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/ids/few", test_few);
  g_test_add_func("/base/ids/none", test_none);
  g_test_add_func("/base/ids/map", test_map);
  g_test_add_func("/base/ids/many", test_many);
  g_test_add_func("/base/ids/chosen", test_chosen);
  return g_test_run();
}
