#include "base/hash.h"

/* The vector of appendix A of the paper: key 00 01 .. 0f, input 00 01 .. 0e. */
static void
test_published(void) {
  const guint64 key[2] = {G_GUINT64_CONSTANT(0x0706050403020100),
                          G_GUINT64_CONSTANT(0x0f0e0d0c0b0a0908)};
  char input[15];
  for (guint i = 0; i < sizeof input; i++)
    input[i] = (char) i;
  g_assert_cmphex(erp_hash_keyed(key, input, sizeof input), ==,
                  G_GUINT64_CONSTANT(0xa129ca6149be45e5));
}

/* Texts that are one to the hash everybody knows. */
static void
test_apart(void) {
  enum { PAIRS = 10 };
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) hashes = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < 1 << PAIRS; i++) {
    char text[2 * PAIRS + 1] = "";
    for (guint pair = 0; pair < PAIRS; pair++)
      g_strlcat(text, (i >> pair & 1) != 0 ? "ab" : "bA", sizeof text);
    g_hash_table_add(known, GUINT_TO_POINTER(g_str_hash(text)));
    g_hash_table_add(hashes, GUINT_TO_POINTER(erp_hash_text(text)));
    g_assert_cmpuint(erp_hash_text(text), ==, erp_hash_text(text));
  }
  g_assert_cmpuint(g_hash_table_size(known), ==, 1);
  g_assert_cmpuint(g_hash_table_size(hashes), >, (1 << PAIRS) - 5);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/hash/published", test_published);
  g_test_add_func("/base/hash/apart", test_apart);
  return g_test_run();
}
