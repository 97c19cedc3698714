/* Escape sequences as xterm, rxvt, the Linux console and tmux send them (their manuals' tables). */
#include "term/sequence.h"

typedef struct {
  const char *body;
  const char *name; /* of the key; NULL = ignored */
} Case;

static void
test_keys(void) {
  static const Case cases[] = {
      {"[A", "Up"},
      {"[1;5A", "Ctrl+Up"},
      {"[1;2B", "Shift+Down"},
      {"[1;3C", "Alt+Right"},
      {"[1;8D", "Ctrl+Alt+Shift+Left"},
      {"OH", "Home"},
      {"[F", "End"},
      {"[Z", "Shift+Tab"},
      {"OM", "Enter"},
      {"OP", "F1"},
      {"O5S", "Ctrl+F4"},
      {"[1;2P", "Shift+F1"},
      {"[1~", "Home"},
      {"[7~", "Home"},
      {"[2~", "Insert"},
      {"[3;5~", "Ctrl+Delete"},
      {"[5~", "PageUp"},
      {"[6;2~", "Shift+PageDown"},
      {"[11~", "F1"},
      {"[15~", "F5"},
      {"[17~", "F6"},
      {"[21~", "F10"},
      {"[24;5~", "Ctrl+F12"},
      {"[97;5u", "Ctrl+A"},
      {"[13;5u", "Ctrl+Enter"},
      {"[9;5u", "Ctrl+Tab"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    ErpKey key;
    g_test_message("ESC %s", cases[i].body);
    g_assert_cmpint(erp_sequence_decode(cases[i].body, &key), ==, ERP_SEQUENCE_KEY);
    g_autofree char *name = erp_key_name(&key);
    g_assert_cmpstr(name, ==, cases[i].name);
  }
}

/* Button, column and row, each 32 more. */
static void
test_old_mouse(void) {
  ErpKey key;
  g_assert_true(erp_sequence_mouse((const guint8[]){32, 33, 34}, &key));
  g_assert_cmpint(key.code, ==, ERP_KEY_CLICK);
  g_assert_cmpint(key.x, ==, 0);
  g_assert_cmpint(key.y, ==, 1);
  g_assert_true(erp_sequence_mouse((const guint8[]){32 + 64 + 16, 255, 33}, &key));
  g_assert_cmpint(key.code, ==, ERP_KEY_WHEEL_UP);
  g_assert_cmpuint(key.modifiers, ==, ERP_KEY_CTRL);
  g_assert_cmpint(key.x, ==, 222);
  g_assert_false(erp_sequence_mouse((const guint8[]){32 + 3, 33, 33}, &key)); /* let go */
  g_assert_false(erp_sequence_mouse((const guint8[]){32, 32, 33}, &key));
  g_assert_false(erp_sequence_mouse((const guint8[]){0, 33, 33}, &key));
}

static void
test_mouse(void) {
  ErpKey key;
  g_assert_cmpint(erp_sequence_decode("[<0;1;1M", &key), ==, ERP_SEQUENCE_KEY);
  g_assert_cmpint(key.code, ==, ERP_KEY_CLICK);
  g_assert_cmpint(key.x, ==, 0);
  g_assert_cmpint(key.y, ==, 0);
  g_assert_cmpint(erp_sequence_decode("[<64;300;120M", &key), ==, ERP_SEQUENCE_KEY);
  g_assert_cmpint(key.code, ==, ERP_KEY_WHEEL_UP);
  g_assert_cmpint(key.x, ==, 299);
  g_assert_cmpint(key.y, ==, 119);
  g_assert_cmpint(erp_sequence_decode("[<81;2;3M", &key), ==, ERP_SEQUENCE_KEY);
  g_assert_cmpint(key.code, ==, ERP_KEY_WHEEL_DOWN);
  g_assert_cmpint(key.modifiers, ==, ERP_KEY_CTRL);
}

static void
test_ignored(void) {
  static const char *const bodies[] = {
      "",         "[",         "x",           "[<0;1;1m", /* release */
      "[<0;0;1M", "[<32;1;1M",                            /* outside; moved */
      "[<0;1M",   "[<2;1;1M",                             /* too few; another button */
      "[?1;2c",   "[24;80R",   "[99~",        "[0~",         "[1;5y",
      "[I",       "[O",        "[999999999~", "[1;2;3;4;5A", "[1:2A",
      "[7u",      "[55296u",   "Ox",
  };
  for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
    ErpKey key;
    g_test_message("ESC %s", bodies[i]);
    g_assert_cmpint(erp_sequence_decode(bodies[i], &key), ==, ERP_SEQUENCE_NOTHING);
  }
}

static void
test_paste(void) {
  ErpKey key;
  g_assert_cmpint(erp_sequence_decode("[200~", &key), ==, ERP_SEQUENCE_PASTE);
  g_assert_cmpint(erp_sequence_decode("[201~", &key), ==, ERP_SEQUENCE_PASTE_END);
}

static void
test_named(void) {
  static const Case cases[] = {
      {"kUP5", "Ctrl+Up"},
      {"kDN", "Shift+Down"},
      {"kDN3", "Alt+Down"},
      {"kDC5", "Ctrl+Delete"},
      {"kNXT6", "Ctrl+Shift+PageDown"},
      {"kUP9", NULL},
      {"kUP55", NULL},
      {"kmous", NULL},
      {"kDx", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    ErpKey key;
    gboolean known = erp_sequence_named(cases[i].body, &key);
    g_autofree char *name = known ? erp_key_name(&key) : NULL;
    g_assert_cmpstr(name, ==, cases[i].name);
  }
}

static void
expect_background(const char *answer, int want) {
  gboolean light = FALSE;
  gboolean good = erp_sequence_background(answer, &light);
  g_test_message("%s", answer);
  g_assert_cmpint(good ? light : -1, ==, want);
}

static void
test_background(void) {
  expect_background("11;rgb:ffff/ffff/ffff", TRUE);
  expect_background("11;rgb:0000/0000/0000", FALSE);
  expect_background("11;rgb:fd/f6/e3", TRUE); /* two digits */
  expect_background("11;rgb:0000/2b2b/3636", FALSE);
  expect_background("11;rgb:0000/ffff/0000", TRUE);  /* green is bright, */
  expect_background("11;rgb:0000/0000/ffff", FALSE); /* blue is dark */
  expect_background("11;rgb:f/f/f", TRUE);
  static const char *const none[] = {"",
                                     "11;",
                                     "10;rgb:ffff/ffff/ffff",
                                     "11;rgb:ffff/ffff",
                                     "11;rgb:ffff/ffff/fffff",
                                     "11;rgb:ffff/gggg/ffff",
                                     "11;rgb:ffff//ffff",
                                     "11;white"};
  for (guint i = 0; i < G_N_ELEMENTS(none); i++)
    expect_background(none[i], -1);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/term/sequence/keys", test_keys);
  g_test_add_func("/term/sequence/mouse", test_mouse);
  g_test_add_func("/term/sequence/old-mouse", test_old_mouse);
  g_test_add_func("/term/sequence/ignored", test_ignored);
  g_test_add_func("/term/sequence/paste", test_paste);
  g_test_add_func("/term/sequence/named", test_named);
  g_test_add_func("/term/sequence/background", test_background);
  return g_test_run();
}
