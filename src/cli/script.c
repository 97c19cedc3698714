#include "cli/script.h"

#include <string.h>

#include "cli/script-line.h"
#include "xml/reader.h"
#include "base/i18n.h"

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

/* ---- the steps ------------------------------------------------------------------------------ */

static void
type(Player *player, const char *text) {
  for (; *text != '\0' && !player->quit; text = g_utf8_next_char(text)) {
    const ErpKey key = {.code = ERP_KEY_CHAR, .c = g_utf8_get_char(text)};
    press(player, &key);
  }
}

/* Takes the text. */
static ErpStatus
output(const char *file, char *text) {
  ErpStatus status = erp_output(file, text, strlen(text));
  g_free(text);
  return status;
}

static ErpStatus
output_clipboard(Player *player, const char *file) {
  const char *text = erp_tui_clipboard(player->tui);
  if (text != NULL)
    return erp_output(file, text, strlen(text));
  erp_complain(_("nothing was copied yet"));
  return ERP_STATUS_USAGE;
}

static ErpStatus
play_step(Player *player, const ErpStep *step) {
  switch (step->kind) {
  case ERP_STEP_NOTHING:
    break;
  case ERP_STEP_KEY:
    press(player, &step->key);
    break;
  case ERP_STEP_TYPE:
    type(player, step->text);
    break;
  case ERP_STEP_RESIZE:
    erp_cells_resize(player->cells, step->columns, step->rows);
    settle(player);
    break;
  case ERP_STEP_SETTLE:
    settle(player);
    break;
  case ERP_STEP_SCREEN:
    return output(step->text, erp_cells_dump(player->cells));
  case ERP_STEP_STYLES:
    return output(step->text, erp_cells_dump_styles(player->cells));
  case ERP_STEP_CLIPBOARD:
    return output_clipboard(player, step->text);
  }
  return ERP_STATUS_OK;
}

static ErpStatus
play_line(Player *player, const char *line) {
  g_auto(ErpStep) step = {0};
  g_autoptr(GError) error = NULL;
  if (erp_step_parse(line, &step, &error))
    return play_step(player, &step);
  erp_complain_error(error);
  return ERP_STATUS_USAGE;
}

/* ---- the player ------------------------------------------------------------------------------ */

static ErpStatus
play(Player *player, const char *file, char **lines) {
  settle(player);
  for (guint i = 0; lines[i] != NULL && !player->quit; i++) {
    char *line = lines[i];
    gsize length = strlen(line);
    if (length > 0 && line[length - 1] == '\r')
      line[length - 1] = '\0';
    ErpStatus status = play_line(player, line);
    if (status != ERP_STATUS_OK) {
      erp_complain(_("%s:%u: the script stops here"), file, i + 1);
      return status;
    }
  }
  return ERP_STATUS_OK;
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
