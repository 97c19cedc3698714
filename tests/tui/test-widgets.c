/* Picker, palette, menu, help, dialogs, wrapped text. */
#include <locale.h>
#include <string.h>

#include "golden.h"
#include "tui/widget/dialog.h"
#include "tui/command/help.h"
#include "tui/screen/match.h"
#include "tui/command/menu.h"
#include "tui/command/palette.h"
#include "tui/widget/picker.h"
#include "tui/screen/wrap.h"
#include "widget-support.h"

static void
test_match(void) {
  static const struct {
    const char *text, *query;
    gboolean want;
  } cases[] = {
      {"São Paulo, BR", "sao", TRUE},
      {"São Paulo, BR", "PAULO são", TRUE},
      {"Sao Paulo", "são", TRUE},
      {"Sao Paulo", "rio", FALSE},
      {"Sao Paulo", "sao rio", FALSE},
      {"anything", "", TRUE},
      {"anything", "  ", TRUE},
      {"東京都", "京", TRUE},
      {"", "a", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folded = erp_match_fold(cases[i].text);
    g_auto(GStrv) words = erp_match_words(cases[i].query);
    g_assert_true(erp_match(folded, words) == cases[i].want);
  }
}

static void
expect_wrap(const char *text, int width, const char *want) {
  g_auto(GStrv) lines = erp_cells_wrap(ERP_CHARSET_UTF8, text, width);
  g_autofree char *got = g_strjoinv("|", lines);
  g_assert_cmpstr(got, ==, want);
}

static void
test_wrap(void) {
  expect_wrap("one two three", 7, "one two|three");
  expect_wrap("one two three", 8, "one two|three");
  expect_wrap("abcdefgh", 3, "abc|def|gh");
  expect_wrap("a abcdefgh", 3, "a|abc|def|gh");
  expect_wrap("one\n\ntwo", 9, "one||two");
  expect_wrap("東京都", 4, "東京|都");
  expect_wrap("東", 1, "東"); /* at least one, or it would never end */
  expect_wrap("", 5, "");
}

/* ---- picker ---- */

static ErpPicker *
cities(void) {
  GPtrArray *list = g_ptr_array_new_with_free_func(erp_candidate_free);
  g_ptr_array_add(list, erp_candidate_new("barcelona", "Spain"));
  g_ptr_array_add(list, erp_candidate_new("par", "Paris, France"));
  g_ptr_array_add(list, erp_candidate_new("sao", "São Paulo, Brazil"));
  g_ptr_array_add(list, erp_candidate_new("zrh", NULL));
  return erp_picker_new("Sites", list);
}

static void
test_picker(void) {
  g_autoptr(ErpPicker) picker = cities();
  g_assert_cmpuint(erp_picker_shown(picker), ==, 4);
  ErpKey a = test_char('p'), b = test_char('a'), enter = test_key("Enter"), down = test_key("Down");
  erp_picker_handle(picker, &a);
  g_assert_cmpuint(erp_picker_shown(picker), ==, 3);      /* also of Spain */
  g_assert_cmpstr(erp_picker_current(picker), ==, "par"); /* begins with it */
  erp_picker_handle(picker, &b);
  erp_picker_handle(picker, &down);
  g_assert_cmpstr(erp_picker_current(picker), ==, "barcelona");
  g_assert_cmpuint(erp_picker_handle(picker, &enter) & ERP_REACT_CLOSE, !=, 0);
  g_assert_true(erp_picker_accepted(picker));
  erp_picker_set_query(picker, "nowhere");
  g_assert_null(erp_picker_current(picker));
  g_assert_cmpuint(erp_picker_handle(picker, &enter) & ERP_REACT_CLOSE, ==, 0);
  g_assert_true(erp_picker_has(picker, "zrh"));
  g_assert_false(erp_picker_has(picker, "zr"));
  erp_picker_set_query(picker, "");
  erp_picker_select(picker, "sao");
  g_assert_cmpstr(erp_picker_current(picker), ==, "sao");
}

/* ---- palette ---- */

static guint
type(ErpPalette *palette, const char *text) {
  guint reaction = 0;
  for (const char *p = text; *p != '\0'; p++) {
    ErpKey key = test_char((gunichar) *p);
    reaction = erp_palette_handle(palette, &key);
  }
  return reaction;
}

static void
test_palette(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  ErpKey enter = test_key("Enter"), escape = test_key("Esc");
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++)
    for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
      if (!erp_command_in(i, context) || i == ERP_COMMAND_PALETTE || i == ERP_COMMAND_INTERRUPT)
        continue;
      g_autoptr(ErpPalette) palette = erp_palette_new(keymap, context);
      type(palette, erp_command(i)->name);
      g_assert_cmpint(erp_palette_current(palette), >=, 0);
      for (guint k = 0; erp_palette_current(palette) != (int) i; k++) {
        ErpKey down = test_key("Down");
        erp_palette_handle(palette, &down);
        g_assert_cmpuint(k, <, erp_palette_shown(palette)); /* every command is found by name */
      }
      g_assert_cmpuint(erp_palette_handle(palette, &enter) & ERP_REACT_CLOSE, !=, 0);
      g_assert_cmpint(erp_palette_chosen(palette), ==, (int) i);
    }
  g_autoptr(ErpPalette) palette = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  type(palette, "zzzz");
  g_assert_cmpint(erp_palette_current(palette), ==, -1);
  g_assert_cmpuint(erp_palette_handle(palette, &enter) & ERP_REACT_CLOSE, ==, 0);
  g_assert_cmpuint(erp_palette_handle(palette, &escape) & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_palette_chosen(palette), ==, -1);
}

/* What follows the whole name of a command that takes one is its argument. */
static void
test_palette_argument(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  ErpKey enter = test_key("Enter");
  g_autoptr(ErpPalette) palette = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  type(palette, "screen  my file.txt");
  g_assert_cmpuint(erp_palette_shown(palette), ==, 1);
  erp_palette_handle(palette, &enter);
  g_assert_cmpint(erp_palette_chosen(palette), ==, ERP_COMMAND_SCREEN);
  g_assert_cmpstr(erp_palette_argument(palette), ==, "my file.txt");

  g_autoptr(ErpPalette) bare = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  type(bare, "screen ");
  g_assert_cmpint(erp_palette_current(bare), ==, ERP_COMMAND_SCREEN);
  g_assert_null(erp_palette_argument(bare));

  g_autoptr(ErpPalette) none = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  type(none, "undo nowhere");
  g_assert_cmpint(erp_palette_current(none), ==, -1);
  g_assert_null(erp_palette_argument(none));
}

/* ---- menu ---- */

static guint
press(ErpMenu *menu, const char *notation) {
  ErpKey key = test_key(notation);
  return erp_menu_handle(menu, &key);
}

static void
test_menu(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autoptr(ErpMenu) menu = erp_menu_new(keymap, ERP_CONTEXT_MAP, "Add");
  g_assert_cmpint(erp_menu_current(menu), ==, ERP_COMMAND_ADD_SITE);
  g_assert_cmpuint(press(menu, "x") & ERP_REACT_CLOSE, ==, 0); /* no letter of this menu */
  g_assert_cmpuint(press(menu, "l") & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_menu_chosen(menu), ==, ERP_COMMAND_ADD_LINK);

  g_autoptr(ErpMenu) other = erp_menu_new(keymap, ERP_CONTEXT_MAP, NULL);
  g_assert_cmpstr(erp_command((guint) erp_menu_current(other))->menu, ==, "File");
  press(other, "Left");
  g_assert_cmpstr(erp_command((guint) erp_menu_current(other))->menu, ==, "Help");
  press(other, "Right");
  press(other, "Tab");
  g_assert_cmpstr(erp_command((guint) erp_menu_current(other))->menu, ==, "Edit");
  g_assert_cmpuint(press(other, "Esc") & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_menu_chosen(other), ==, -1);
}

/* Every command that has a menu stands in it wherever it is reached, and can be chosen by going
 * down to it. */
static void
test_menu_has_all(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++)
    for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
      if (!erp_command_in(i, context) || erp_command(i)->menu == NULL)
        continue;
      g_autoptr(ErpMenu) menu = erp_menu_new(keymap, context, erp_command(i)->menu);
      for (guint k = 0; erp_menu_current(menu) != (int) i; k++) {
        press(menu, "Down");
        g_assert_cmpuint(k, <, ERP_COMMAND_LAST);
      }
      press(menu, "Enter");
      g_assert_cmpint(erp_menu_chosen(menu), ==, (int) i);
    }
}

static void
test_menu_clicks(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autoptr(ErpMenu) menu = erp_menu_new(keymap, ERP_CONTEXT_MAP, NULL);
  g_autoptr(ErpCells) cells = erp_cells_new(80, 24, ERP_CHARSET_UTF8);
  erp_menu_draw(menu, cells, (ErpRect){0, 0, 80, 24});
  ErpKey title = test_click(9, 0); /* " File   Edit " */
  g_assert_cmpuint(erp_menu_handle(menu, &title) & ERP_REACT_CLOSE, ==, 0);
  g_assert_cmpstr(erp_command((guint) erp_menu_current(menu))->menu, ==, "Edit");
  erp_menu_draw(menu, cells, (ErpRect){0, 0, 80, 24});
  ErpKey row = test_click(12, 3); /* the second row: the frame begins below the bar */
  int second = ERP_COMMAND_EDIT;
  g_assert_cmpuint(erp_menu_handle(menu, &row) & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_menu_chosen(menu), ==, second);
  g_autoptr(ErpMenu) left = erp_menu_new(keymap, ERP_CONTEXT_MAP, NULL);
  erp_menu_draw(left, cells, (ErpRect){0, 0, 80, 24});
  ErpKey elsewhere = test_click(70, 20);
  g_assert_cmpuint(erp_menu_handle(left, &elsewhere) & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_menu_chosen(left), ==, -1);
}

/* ---- help ---- */

static void
test_help(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  ErpKey down = test_key("PageDown"), close = test_key("q"), other = test_key("F5");
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++) {
    g_autoptr(ErpHelp) help = erp_help_new(keymap, context);
    g_autoptr(ErpCells) cells = erp_cells_new(60, 200, ERP_CHARSET_UTF8);
    erp_help_draw(help, cells, (ErpRect){0, 0, 60, 200});
    g_autofree char *text = erp_cells_dump(cells);
    for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
      g_autofree char *keys = erp_keymap_keys_in(keymap, i, context);
      if (erp_command_in(i, context))
        g_assert_nonnull(strstr(text, keys));
    }
    erp_help_handle(help, &down);
    g_assert_cmpuint(erp_help_handle(help, &other), ==, ERP_REACT_NONE);
    g_assert_cmpuint(erp_help_handle(help, &close) & ERP_REACT_CLOSE, !=, 0);
  }
}

/* ---- dialogs ---- */

static void
test_dialogs(void) {
  const char *const buttons[] = {"Cancel", "Overwrite", "Reload", NULL};
  ErpKey enter = test_key("Enter"), escape = test_key("Esc"), tab = test_key("Tab");
  g_autoptr(ErpDialog) question = erp_dialog_new_question("Changed", "What now?", buttons);
  erp_dialog_handle(question, &tab);
  g_assert_cmpint(erp_dialog_answer(question), ==, -1);
  g_assert_cmpuint(erp_dialog_handle(question, &enter) & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_dialog_answer(question), ==, 1);
  g_autoptr(ErpDialog) by_letter = erp_dialog_new_question("Changed", "What now?", buttons);
  ErpKey letter = test_key("r");
  erp_dialog_handle(by_letter, &letter);
  g_assert_cmpint(erp_dialog_answer(by_letter), ==, 2);
  g_autoptr(ErpDialog) left = erp_dialog_new_message("Note", "Saved.");
  g_assert_cmpuint(erp_dialog_handle(left, &escape) & ERP_REACT_CLOSE, !=, 0);
  g_assert_cmpint(erp_dialog_answer(left), ==, -1);
  g_autoptr(ErpDialog) prompt = erp_dialog_new_prompt("Save as", "File:", "plan");
  ErpKey paste = {.code = ERP_KEY_PASTE, .text = "-2.xml"};
  erp_dialog_handle(prompt, &paste);
  erp_dialog_handle(prompt, &enter);
  g_assert_cmpint(erp_dialog_answer(prompt), ==, 0);
  g_assert_cmpstr(erp_dialog_text(prompt), ==, "plan-2.xml");
}

/* ---- screens ---- */

static void
test_golden_screens(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  ErpRect screen = {0, 0, 80, 24};
  g_autoptr(ErpCells) cells = erp_cells_new(80, 24, ERP_CHARSET_UTF8);
  g_autoptr(ErpPalette) palette = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  type(palette, "cir");
  erp_palette_draw(palette, cells, screen);
  expect_golden(cells, "palette-80x24");
  erp_cells_clear(cells);
  g_autoptr(ErpMenu) menu = erp_menu_new(keymap, ERP_CONTEXT_MAP, "Add");
  erp_menu_draw(menu, cells, screen);
  expect_golden(cells, "menu-80x24");
  erp_cells_clear(cells);
  g_autoptr(ErpHelp) help = erp_help_new(keymap, ERP_CONTEXT_FORM);
  erp_help_draw(help, cells, screen);
  expect_golden(cells, "help-form-80x24");
  erp_cells_clear(cells);
  g_autoptr(ErpPicker) picker = cities();
  erp_picker_draw(picker, cells, erp_picker_place(picker, screen));
  expect_golden(cells, "picker-80x24");
  erp_cells_clear(cells);
  const char *const buttons[] = {"Cancel", "Overwrite", "Reload", NULL};
  g_autoptr(ErpDialog) dialog = erp_dialog_new_question(
      "Changed",
      "The file was changed by another program since it was opened. What is on the "
      "screen is not lost.",
      buttons);
  erp_dialog_draw(dialog, cells, screen);
  expect_golden(cells, "dialog-80x24");
}

/* Small rectangles never draw outside or stop. */
static void
test_any_size(void) {
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autoptr(ErpPalette) palette = erp_palette_new(keymap, ERP_CONTEXT_MAP);
  g_autoptr(ErpHelp) help = erp_help_new(keymap, ERP_CONTEXT_MAP);
  g_autoptr(ErpMenu) menu = erp_menu_new(keymap, ERP_CONTEXT_MAP, "Edit");
  g_autoptr(ErpPicker) picker = cities();
  g_autoptr(ErpDialog) dialog = erp_dialog_new_prompt("Save as", "Name of the file:", "x");
  for (int width = 0; width < 50; width += 7)
    for (int height = 0; height < 14; height += 2) {
      ErpRect rect = {0, 0, width, height};
      g_autoptr(ErpCells) cells = erp_cells_new(width, height, ERP_CHARSET_ASCII);
      erp_palette_draw(palette, cells, rect);
      erp_help_draw(help, cells, rect);
      erp_menu_draw(menu, cells, rect);
      erp_picker_draw(picker, cells, erp_picker_place(picker, rect));
      erp_picker_draw_matches(picker, cells, rect);
      erp_dialog_draw(dialog, cells, rect);
      g_assert_cmpint(cells->cursor_x, <, MAX(width, 1));
      g_assert_cmpint(cells->cursor_y, <, MAX(height, 1));
    }
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/match", test_match);
  g_test_add_func("/tui/wrap", test_wrap);
  g_test_add_func("/tui/picker", test_picker);
  g_test_add_func("/tui/palette", test_palette);
  g_test_add_func("/tui/palette/argument", test_palette_argument);
  g_test_add_func("/tui/menu", test_menu);
  g_test_add_func("/tui/menu/all", test_menu_has_all);
  g_test_add_func("/tui/menu/clicks", test_menu_clicks);
  g_test_add_func("/tui/help", test_help);
  g_test_add_func("/tui/dialogs", test_dialogs);
  g_test_add_func("/tui/widgets/golden", test_golden_screens);
  g_test_add_func("/tui/widgets/any-size", test_any_size);
  return g_test_run();
}
