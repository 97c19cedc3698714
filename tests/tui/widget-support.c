#include "widget-support.h"

ErpKey
test_key(const char *notation) {
  ErpKey key = {0};
  g_autoptr(GError) error = NULL;
  erp_key_parse(notation, &key, &error);
  g_assert_no_error(error);
  return key;
}

ErpKey
test_char(gunichar c) {
  return (ErpKey){.code = ERP_KEY_CHAR, .c = c};
}

ErpKey
test_click(int x, int y) {
  return (ErpKey){.code = ERP_KEY_CLICK, .x = x, .y = y};
}
