/* Columns of a terminal. */
#include <glib.h>

#include "base/width.h"

static void
test_width(void) {
  g_assert_cmpuint(erp_text_width(""), ==, 0);
  g_assert_cmpuint(erp_text_width("Paris"), ==, 5);
  g_assert_cmpuint(erp_text_width("Köln"), ==, 4);
  g_assert_cmpuint(erp_text_width("Zu\314\210rich"), ==, 6); /* a combining diaeresis */
  g_assert_cmpuint(erp_text_width("東京"), ==, 4);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/width/text", test_width);
  return g_test_run();
}
