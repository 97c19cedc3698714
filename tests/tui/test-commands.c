/* Keys, the command table and the key bar. */
#include <locale.h>
#include <string.h>

#include "base/error.h"
#include "tui/command/commands.h"
#include "widget-support.h"

static void
test_round_trip(void) {
  for (int code = ERP_KEY_CHAR; code <= ERP_KEY_PASTE; code++)
    for (guint modifiers = 0; modifiers < 8; modifiers++)
      for (gunichar c = 1; c <= 12; c++) {
        static const gunichar chars[] = {'a',    'Z',   '+', ' ', '?', 0xE9,
                                         0x6771, 0x301, 7,   '-', 'F', ':'};
        ErpKey key = {.code = (ErpKeyCode) code, .modifiers = modifiers};
        key.c = code == ERP_KEY_CHAR ? chars[c - 1] : code == ERP_KEY_F ? c : 0;
        g_autofree char *name = erp_key_name(&key);
        ErpKey back = test_key(name);
        g_assert_true(erp_key_equal(&key, &back));
        g_autofree char *again = erp_key_name(&back);
        g_assert_cmpstr(again, ==, name);
      }
}

static void
expect_key(const char *notation, ErpKeyCode code, gunichar c, guint modifiers, const char *name) {
  ErpKey key = test_key(notation);
  g_assert_cmpint(key.code, ==, code);
  g_assert_cmpuint(key.c, ==, c);
  g_assert_cmpuint(key.modifiers, ==, modifiers);
  g_autofree char *shown = erp_key_name(&key);
  g_assert_cmpstr(shown, ==, name);
}

static void
test_notation(void) {
  expect_key("Ctrl+L", ERP_KEY_CHAR, 'l', ERP_KEY_CTRL, "Ctrl+L");
  expect_key("ctrl+l", ERP_KEY_CHAR, 'l', ERP_KEY_CTRL, "Ctrl+L");
  expect_key("F2", ERP_KEY_F, 2, 0, "F2");
  expect_key("F", ERP_KEY_CHAR, 'F', 0, "F");
  expect_key("Shift+Tab", ERP_KEY_TAB, 0, ERP_KEY_SHIFT, "Shift+Tab");
  expect_key("Shift+Alt+Up", ERP_KEY_UP, 0, ERP_KEY_SHIFT | ERP_KEY_ALT, "Alt+Shift+Up");
  expect_key("Space", ERP_KEY_CHAR, ' ', 0, "Space");
  expect_key("+", ERP_KEY_CHAR, '+', 0, "+");
  expect_key("Ctrl++", ERP_KEY_CHAR, '+', ERP_KEY_CTRL, "Ctrl++");
  static const char *const bad[] = {"", "F13", "F0", "Ctrl+", "Hyper+x", "xy", " ", "\n", "\xff"};
  for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
    ErpKey key;
    g_autoptr(GError) error = NULL;
    g_assert_false(erp_key_parse(bad[i], &key, &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  }
}

static void
test_table(void) {
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    const ErpCommand *command = erp_command(i);
    g_assert_nonnull(command->name);
    g_assert_cmpint(erp_command_find(command->name), ==, (int) i);
    g_assert_cmpuint(command->contexts, !=, 0);
    g_assert_true(command->title != NULL && command->title[0] != '\0');
    g_assert_true(g_str_has_suffix(command->help, "."));
    if (command->keys[0] == NULL)
      g_assert_nonnull(command->menu); /* else nothing reaches it but its name */
    for (guint k = 0; k < ERP_COMMAND_KEYS && command->keys[k] != NULL; k++) {
      ErpKey key = test_key(command->keys[k]);
      g_autofree char *name = erp_key_name(&key);
      g_assert_cmpstr(name, ==, command->keys[k]); /* spelled as it is shown */
    }
  }
  g_assert_cmpint(erp_command_find("no-such"), ==, -1);
  for (guint i = 0; i < ERP_CONTEXT_LAST; i++)
    g_assert_cmpint(erp_context_find(erp_context_name(i)), ==, (int) i);
  g_assert_cmpint(erp_context_find("nowhere"), ==, -1);
}

/* No two commands answer to one key in one place. */
static void
test_no_duplicate_keys(void) {
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++) {
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < ERP_COMMAND_LAST; i++)
      for (guint k = 0; erp_command_in(i, context) && k < ERP_COMMAND_KEYS; k++)
        if (erp_command(i)->keys[k] != NULL &&
            !g_hash_table_add(keys, g_strdup(erp_command(i)->keys[k])))
          g_error("%s: %s twice, also for %s", erp_context_name(context), erp_command(i)->keys[k],
                  erp_command(i)->name);
  }
}

/* Every menu that a command names stands in the bar. */
static void
test_menus(void) {
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    gboolean found = erp_command(i)->menu == NULL;
    for (guint k = 0; erp_menu_name(k) != NULL; k++)
      found = found || strcmp(erp_menu_name(k), erp_command(i)->menu) == 0;
    g_assert_true(found);
  }
}

/* A click on a word of the key bar means that command; between them nothing. */
static void
test_bar_command(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autofree char *bar = erp_keymap_bar(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 80);
  int save = (int) (strstr(bar, "F2 Save") - bar);
  g_assert_cmpint(save, >, 0);
  int first = erp_keymap_bar_command(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 80, save);
  int last = erp_keymap_bar_command(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 80, save + 6);
  int gap = erp_keymap_bar_command(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 80, save + 7);
  g_assert_cmpint(first, ==, ERP_COMMAND_SAVE);
  g_assert_cmpint(last, ==, ERP_COMMAND_SAVE);
  g_assert_cmpint(gap, ==, -1);
}

/* Keyboards without function keys: the bar can show the letters, and Alt+digit does the same. */
static void
test_letters(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  erp_keymap_set_letters(keymap, TRUE);
  g_autofree char *bar = erp_keymap_bar(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 200);
  g_assert_nonnull(strstr(bar, "? Help"));
  g_assert_nonnull(strstr(bar, "q Quit"));
  g_assert_nonnull(strstr(bar, "F9 Menu")); /* has no other */
  g_assert_null(strstr(bar, "F1 "));
  ErpKey alt1 = test_key("Alt+1"), alt0 = test_key("Alt+0");
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &alt1), ==, ERP_COMMAND_HELP);
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &alt0), ==, ERP_COMMAND_QUIT);
  g_assert_true(erp_keymap_bind(keymap, "labels", "Alt+1", NULL));
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &alt1), ==, ERP_COMMAND_LABELS);
}

/* No two commands of a menu are picked by one letter where both are reached. */
static void
test_menu_letters(void) {
  for (guint a = 0; a < ERP_COMMAND_LAST; a++)
    for (guint b = a + 1; b < ERP_COMMAND_LAST; b++) {
      const ErpCommand *one = erp_command(a), *other = erp_command(b);
      gboolean meet = (one->contexts & other->contexts) != 0 ||
                      ((one->contexts | other->contexts) & 1u << ERP_CONTEXT_GLOBAL) != 0;
      if (meet && one->letter != '\0' && g_strcmp0(one->menu, other->menu) == 0)
        g_assert_cmpint(one->letter, !=, other->letter);
    }
}

static void
test_lookup(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    for (guint context = 0; context < ERP_CONTEXT_LAST; context++)
      for (guint k = 0; erp_keymap_key(keymap, i, k) != NULL && erp_command_in(i, context); k++) {
        const ErpKey *key = erp_keymap_key(keymap, i, k);
        gboolean text = key->code == ERP_KEY_CHAR && key->modifiers == 0;
        int want = text && erp_context_types(context) ? -1 : (int) i;
        g_assert_cmpint(erp_keymap_lookup(keymap, context, key), ==, want);
      }
  ErpKey f2 = test_key("F2");
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &f2), ==, ERP_COMMAND_SAVE);
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_FORM, &f2), ==, ERP_COMMAND_APPLY);
  ErpKey none = test_key("Alt+F12");
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &none), ==, -1);
}

static void
expect_refused(ErpKeymap *keymap, const char *command, const char *keys, const char *fragment) {
  g_autoptr(GError) error = NULL;
  g_assert_false(erp_keymap_bind(keymap, command, keys, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_nonnull(strstr(error->message, fragment));
}

static void
test_binding(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_keymap_bind(keymap, "undo", "Ctrl+_ U", &error));
  g_assert_no_error(error);
  g_autofree char *keys = erp_keymap_keys(keymap, ERP_COMMAND_UNDO);
  g_assert_cmpstr(keys, ==, "Ctrl+_ U");
  ErpKey old = test_key("u");
  g_assert_cmpint(erp_keymap_lookup(keymap, ERP_CONTEXT_MAP, &old), ==, -1);
  expect_refused(keymap, "undo", "F2", "“save”");
  expect_refused(keymap, "redraw", "h", "“left”"); /* global against a view's own */
  expect_refused(keymap, "und", "x", "“undo”");
  expect_refused(keymap, "undo", "a b c d", "3");
  expect_refused(keymap, "undo", "Hyper+x", "Hyper+x");
  g_autofree char *kept = erp_keymap_keys(keymap, ERP_COMMAND_UNDO);
  g_assert_cmpstr(kept, ==, "Ctrl+_ U");
  g_assert_true(erp_keymap_bind(keymap, "save", "", &error));
  g_assert_true(erp_keymap_bind(keymap, "undo", "F2", &error));     /* free now */
  g_assert_true(erp_keymap_bind(keymap, "sort-next", "h", &error)); /* another place than left */
  g_assert_no_error(error);
}

static void
test_bar(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++)
    for (int width = 0; width <= 240; width++) {
      g_autofree char *bar = erp_keymap_bar(keymap, context, ERP_CHARSET_UTF8, width);
      g_assert_cmpint(erp_cells_text_width(ERP_CHARSET_UTF8, bar), <=, width);
      g_autoptr(ErpCells) cells = erp_cells_new(MAX(width, 1), 1, ERP_CHARSET_UTF8);
      erp_keymap_draw_bar(keymap, context, cells, 0, 0, width);
      g_autofree char *drawn = erp_cells_dump(cells);
      g_strchomp(drawn);
      g_assert_cmpstr(drawn, ==, bar);
    }
  g_autofree char *map = erp_keymap_bar(keymap, ERP_CONTEXT_MAP, ERP_CHARSET_UTF8, 80);
  g_assert_nonnull(strstr(map, "F1 Help"));
  g_assert_nonnull(strstr(map, "F10 Quit"));
  g_autofree char *form = erp_keymap_bar(keymap, ERP_CONTEXT_FORM, ERP_CHARSET_UTF8, 40);
  g_assert_cmpstr(form, ==, " F1 Help  F2 Apply  Esc Cancel  Tab Next");
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/key/round-trip", test_round_trip);
  g_test_add_func("/tui/key/notation", test_notation);
  g_test_add_func("/tui/commands/table", test_table);
  g_test_add_func("/tui/commands/no-duplicate-keys", test_no_duplicate_keys);
  g_test_add_func("/tui/commands/menu-letters", test_menu_letters);
  g_test_add_func("/tui/commands/letters", test_letters);
  g_test_add_func("/tui/commands/menus", test_menus);
  g_test_add_func("/tui/commands/bar-command", test_bar_command);
  g_test_add_func("/tui/commands/lookup", test_lookup);
  g_test_add_func("/tui/commands/binding", test_binding);
  g_test_add_func("/tui/commands/bar", test_bar);
  return g_test_run();
}
