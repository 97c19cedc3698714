#include "base/crew.h"

static gpointer
add_one(gpointer user) {
  g_atomic_int_inc((gint *) user);
  return NULL;
}

static void
test_each(void) {
  gint users[5] = {0};
  erp_crew_run("test", add_one, users, sizeof users[0], G_N_ELEMENTS(users));
  for (guint i = 0; i < G_N_ELEMENTS(users); i++)
    g_assert_cmpint(users[i], ==, 1);
  erp_crew_run("test", add_one, users, sizeof users[0], 0);
  g_assert_cmpint(users[0], ==, 1);
}

static void
test_the_same(void) {
  gint user = 0;
  erp_crew_run("test", add_one, &user, 0, 7);
  g_assert_cmpint(user, ==, 7);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/crew/each", test_each);
  g_test_add_func("/crew/the-same", test_the_same);
  return g_test_run();
}
