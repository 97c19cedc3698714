#include "cli/script.h"

#include <string.h>

#include "xml/reader.h"
#include "base/i18n.h"

#define COORDINATE_MAX 10000

typedef struct {
  ErpTui *tui;
  ErpCells *cells;
  gboolean quit;
} Player;

/* What a person would have before the eyes when pressing the next key. */
static void
settle(Player *player) {
  erp_session_settle(erp_tui_session(player->tui));
  while (g_main_context_iteration(NULL, FALSE))
    continue;
  erp_cells_clear(player->cells);
  erp_tui_draw(player->tui, player->cells);
}

static void
press(Player *player, const ErpKey *key) {
  guint reaction = erp_tui_handle(player->tui, key);
  if ((reaction & ERP_REACT_COPY) != 0)
    erp_tui_copied(player->tui, TRUE); /* “clipboard” writes it */
  if ((reaction & ERP_REACT_QUIT) != 0)
    player->quit = TRUE;
  else
    settle(player);
}

/* ---- the words of the language: each gets what stands behind it on its line -------------------
 */

static ErpStatus
play_key(Player *player, const char *name) {
  ErpKey key;
  g_autoptr(GError) error = NULL;
  if (!erp_key_parse(name, &key, &error)) {
    erp_complain_error(error);
    return ERP_STATUS_USAGE;
  }
  press(player, &key);
  return ERP_STATUS_OK;
}

static ErpStatus
play_type(Player *player, const char *text) {
  for (; *text != '\0' && !player->quit; text = g_utf8_next_char(text)) {
    const ErpKey key = {.code = ERP_KEY_CHAR, .c = g_utf8_get_char(text)};
    press(player, &key);
  }
  return ERP_STATUS_OK;
}

static ErpStatus
play_paste(Player *player, const char *text) {
  g_autofree char *pasted = g_strcompress(text); /* \n, \t and \\ */
  if (!g_utf8_validate(pasted, -1, NULL)) {
    erp_complain(_("what is pasted must be text in UTF-8"));
    return ERP_STATUS_USAGE;
  }
  const ErpKey key = {.code = ERP_KEY_PASTE, .text = pasted};
  press(player, &key);
  return ERP_STATUS_OK;
}

static ErpStatus
play_screen(Player *player, const char *file) {
  g_autofree char *text = erp_cells_dump(player->cells);
  return erp_output(file, text, strlen(text));
}

static ErpStatus
play_styles(Player *player, const char *file) {
  g_autofree char *text = erp_cells_dump_styles(player->cells);
  return erp_output(file, text, strlen(text));
}

static ErpStatus
play_clipboard(Player *player, const char *file) {
  const char *text = erp_tui_clipboard(player->tui);
  if (text == NULL) {
    erp_complain(_("nothing was copied yet"));
    return ERP_STATUS_USAGE;
  }
  return erp_output(file, text, strlen(text));
}

/* "12 5" with `separator` between: two numbers from 1. */
static gboolean
parse_pair(const char *text, char separator, int *a, int *b) {
  char *end;
  guint64 first = g_ascii_strtoull(text, &end, 10);
  if (!g_ascii_isdigit(*text) || *end != separator || !g_ascii_isdigit(end[1]))
    return FALSE;
  guint64 second = g_ascii_strtoull(end + 1, &end, 10);
  if (*end != '\0' || first < 1 || second < 1 || first > COORDINATE_MAX || second > COORDINATE_MAX)
    return FALSE;
  *a = (int) first;
  *b = (int) second;
  return TRUE;
}

static ErpStatus
play_mouse(Player *player, ErpKeyCode code, const char *place) {
  ErpKey key = {.code = code};
  if (!parse_pair(place, ' ', &key.x, &key.y)) {
    erp_complain(_("“%s” is no place; give column and row, counted from 1"), place);
    return ERP_STATUS_USAGE;
  }
  key.x--;
  key.y--;
  press(player, &key);
  return ERP_STATUS_OK;
}

static ErpStatus
play_click(Player *player, const char *place) {
  return play_mouse(player, ERP_KEY_CLICK, place);
}

static ErpStatus
play_wheel_up(Player *player, const char *place) {
  return play_mouse(player, ERP_KEY_WHEEL_UP, place);
}

static ErpStatus
play_wheel_down(Player *player, const char *place) {
  return play_mouse(player, ERP_KEY_WHEEL_DOWN, place);
}

static ErpStatus
play_resize(Player *player, const char *size) {
  int columns, rows;
  if (!erp_script_size(size, &columns, &rows)) {
    erp_complain(_("“%s” is no size; write it like 80x24, up to 1000x1000"), size);
    return ERP_STATUS_USAGE;
  }
  erp_cells_resize(player->cells, columns, rows);
  settle(player);
  return ERP_STATUS_OK;
}

static ErpStatus
play_settle(Player *player, const char *nothing G_GNUC_UNUSED) {
  settle(player);
  return ERP_STATUS_OK;
}

static const struct {
  const char *word;
  ErpStatus (*play)(Player *player, const char *rest);
} words[] = {
    {"key", play_key},
    {"type", play_type},
    {"paste", play_paste},
    {"screen", play_screen},
    {"styles", play_styles},
    {"click", play_click},
    {"wheel-up", play_wheel_up},
    {"wheel-down", play_wheel_down},
    {"resize", play_resize},
    {"settle", play_settle},
    {"clipboard", play_clipboard},
};

/* ---- the player ------------------------------------------------------------------------------ */

static ErpStatus
play_line(Player *player, const char *line) {
  gsize length = strcspn(line, " ");
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strlen(words[i].word) == length && strncmp(line, words[i].word, length) == 0)
      return words[i].play(player, line[length] == ' ' ? line + length + 1 : "");
  return play_key(player, line);
}

static ErpStatus
play(Player *player, const char *file, char **lines) {
  settle(player);
  for (guint i = 0; lines[i] != NULL && !player->quit; i++) {
    char *line = lines[i];
    gsize length = strlen(line);
    if (length > 0 && line[length - 1] == '\r')
      line[length - 1] = '\0';
    if (line[0] == '\0' || (line[0] == '#' && line[1] != '\0'))
      continue;
    ErpStatus status = play_line(player, line);
    if (status != ERP_STATUS_OK) {
      erp_complain(_("%s:%u: the script stops here"), file, i + 1);
      return status;
    }
  }
  return ERP_STATUS_OK;
}

gboolean
erp_script_size(const char *text, int *columns, int *rows) {
  return parse_pair(text, 'x', columns, rows) && *columns <= ERP_SCRIPT_SIZE_MAX &&
         *rows <= ERP_SCRIPT_SIZE_MAX;
}

ErpStatus
erp_script_run(ErpTui *tui, const char *file, int columns, int rows) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = erp_xml_load(file, &error);
  if (bytes == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  g_autofree char *text = g_strndup(data != NULL ? data : "", length);
  if (!g_utf8_validate_len(text, length, NULL)) {
    erp_complain(_("%s: a script must be text in UTF-8"), file);
    return ERP_STATUS_INPUT;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(ErpCells) cells = erp_cells_new(columns, rows, erp_tui_options(tui)->charset);
  Player player = {.tui = tui, .cells = cells};
  return play(&player, file, lines);
}
