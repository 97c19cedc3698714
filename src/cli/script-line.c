#include "cli/script-line.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define COORDINATE_MAX 10000

void
erp_step_clear(ErpStep *step) {
  g_free(step->pasted);
  *step = (ErpStep){0};
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

gboolean
erp_script_size(const char *text, int *columns, int *rows) {
  return parse_pair(text, 'x', columns, rows) && *columns <= ERP_SCRIPT_SIZE_MAX &&
         *rows <= ERP_SCRIPT_SIZE_MAX;
}

/* ---- what may stand behind a word ------------------------------------------------------------ */

static gboolean
parse_key(const char *name, ErpStep *step, GError **error) {
  return erp_key_parse(name, &step->key, error);
}

static gboolean
parse_text(const char *text, ErpStep *step, GError **error G_GNUC_UNUSED) {
  step->text = text;
  return TRUE;
}

/* Whether a backslash stands at the end with nothing to escape. */
static gboolean
is_cut_short(const char *text) {
  for (; *text != '\0'; text++)
    if (*text == '\\' && *++text == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
parse_paste(const char *text, ErpStep *step, GError **error) {
  if (is_cut_short(text)) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("a single “\\” ends what is pasted; write “\\\\” for a backslash"));
    return FALSE;
  }
  step->pasted = g_strcompress(text); /* \n, \t and \\ */
  step->key = (ErpKey){.code = ERP_KEY_PASTE, .text = step->pasted};
  if (g_utf8_validate(step->pasted, -1, NULL))
    return TRUE;
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, _("what is pasted must be text in UTF-8"));
  return FALSE;
}

static gboolean
parse_place(const char *place, ErpStep *step, GError **error) {
  ErpKey *key = &step->key;
  if (parse_pair(place, ' ', &key->x, &key->y)) {
    key->x--;
    key->y--;
    return TRUE;
  }
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("“%s” is no place; give column and row, counted from 1"), place);
  return FALSE;
}

static gboolean
parse_size(const char *size, ErpStep *step, GError **error) {
  if (erp_script_size(size, &step->columns, &step->rows))
    return TRUE;
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
              _("“%s” is no size; write it like 80x24, up to 1000x1000"), size);
  return FALSE;
}

/* ---- the words of the language --------------------------------------------------------------- */

typedef struct {
  const char *word;
  ErpStepKind kind;
  ErpKeyCode code; /* of a mouse */
  gboolean (*parse)(const char *rest, ErpStep *step, GError **error);
} Word;

static const Word words[] = {
    {"key", ERP_STEP_KEY, ERP_KEY_CHAR, parse_key},
    {"type", ERP_STEP_TYPE, ERP_KEY_CHAR, parse_text},
    {"paste", ERP_STEP_KEY, ERP_KEY_PASTE, parse_paste},
    {"screen", ERP_STEP_SCREEN, ERP_KEY_CHAR, parse_text},
    {"styles", ERP_STEP_STYLES, ERP_KEY_CHAR, parse_text},
    {"click", ERP_STEP_KEY, ERP_KEY_CLICK, parse_place},
    {"wheel-up", ERP_STEP_KEY, ERP_KEY_WHEEL_UP, parse_place},
    {"wheel-down", ERP_STEP_KEY, ERP_KEY_WHEEL_DOWN, parse_place},
    {"resize", ERP_STEP_RESIZE, ERP_KEY_CHAR, parse_size},
    {"settle", ERP_STEP_SETTLE, ERP_KEY_CHAR, parse_text},
    {"clipboard", ERP_STEP_CLIPBOARD, ERP_KEY_CHAR, parse_text},
};

/* A line that begins with none of them is the name of a key. */
static const Word *
find_word(const char *line, gsize length) {
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strlen(words[i].word) == length && strncmp(line, words[i].word, length) == 0)
      return &words[i];
  return NULL;
}

gboolean
erp_step_parse(const char *line, ErpStep *step, GError **error) {
  *step = (ErpStep){0};
  if (line[0] == '\0' || (line[0] == '#' && line[1] != '\0'))
    return TRUE;
  gsize length = strcspn(line, " ");
  const Word *word = find_word(line, length);
  const char *rest = word == NULL ? line : line + length + (line[length] == ' ');
  if (word == NULL)
    word = &words[0];
  step->kind = word->kind;
  step->key.code = word->code;
  if (word->parse(rest, step, error))
    return TRUE;
  erp_step_clear(step);
  return FALSE;
}
