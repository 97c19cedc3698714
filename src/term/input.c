#define NCURSES_WIDECHAR 1
#include "term/input.h"

#include <curses.h>
#include <langinfo.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "term/sequence.h"

#define ESCAPE 0x1B
#define DELETE_CODE 0x7F
#define SEQUENCE_MAX 256       /* longer is no key */
#define PASTE_MAX (4u << 20)   /* bytes; what is beyond is dropped */
#define PASTE_PATIENCE_MS 1000 /* between two pieces of one paste */
#define ANSWER_PATIENCE_MS 1000
#define BROKEN_MAX 4096 /* undecodable bytes skipped in one call */

typedef enum { UNIT_NOTHING, UNIT_CHAR, UNIT_CODE } UnitType;

typedef struct {
  UnitType type;
  wint_t value;
} Unit;

struct _ErpInput {
  Unit pushed; /* back, to be read again */
  GString *paste;
  gboolean asked, told, light; /* the background */
  gboolean seven_bit;          /* the locale has no name for what is beyond ASCII */
};

ErpInput *
erp_input_new(void) {
  ErpInput *input = g_new0(ErpInput, 1);
  input->paste = g_string_new(NULL);
  input->seven_bit = strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0;
  return input;
}

void
erp_input_free(ErpInput *input) {
  if (input == NULL)
    return;
  if (input->asked) /* an answer that nobody waits for any more is nothing the shell should read */
    tcflush(STDIN_FILENO, TCIFLUSH);
  g_string_free(input->paste, TRUE);
  g_free(input);
}

void
erp_input_expect_background(ErpInput *input) {
  input->asked = TRUE;
}

gboolean
erp_input_background(ErpInput *input, gboolean *light) {
  gboolean told = input->told;
  *light = input->light;
  input->told = FALSE;
  return told;
}

static gboolean
readable(int timeout_ms) {
  struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&fd, 1, timeout_ms) > 0 && (fd.revents & POLLIN) != 0;
}

static int
available(void) {
  int n = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &n) == 0 ? n : 0;
}

gboolean
erp_input_ended(void) {
  struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&fd, 1, 0) <= 0)
    return FALSE;
  return (fd.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 ||
         ((fd.revents & POLLIN) != 0 && available() == 0);
}

static Unit
next_unit(ErpInput *input, int timeout_ms) {
  Unit unit = input->pushed;
  input->pushed = (Unit){UNIT_NOTHING, 0};
  if (unit.type != UNIT_NOTHING)
    return unit;
  gboolean again = TRUE; /* curses may hold a key back behind broken bytes */
  for (int tries = 0; tries < BROKEN_MAX; tries++) {
    switch (wget_wch(stdscr, &unit.value)) {
    case OK:
      unit.type = UNIT_CHAR;
      return unit;
    case KEY_CODE_YES:
      unit.type = UNIT_CODE;
      return unit;
    default: /* nothing there, or bytes that are no character in this locale */
      if (readable(tries == 0 ? timeout_ms : 0) && available() > 0)
        continue;
      if (!again)
        return (Unit){UNIT_NOTHING, 0};
      again = FALSE;
    }
  }
  return (Unit){UNIT_NOTHING, 0};
}

/* ---- key codes of the terminal's description ------------------------------------------------- */

static const struct {
  wint_t code;
  ErpKeyCode key;
  guint modifiers;
} codes[] = {
    {KEY_ENTER, ERP_KEY_ENTER, 0},
    {KEY_BACKSPACE, ERP_KEY_BACKSPACE, 0},
    {KEY_DC, ERP_KEY_DELETE, 0},
    {KEY_IC, ERP_KEY_INSERT, 0},
    {KEY_UP, ERP_KEY_UP, 0},
    {KEY_DOWN, ERP_KEY_DOWN, 0},
    {KEY_LEFT, ERP_KEY_LEFT, 0},
    {KEY_RIGHT, ERP_KEY_RIGHT, 0},
    {KEY_HOME, ERP_KEY_HOME, 0},
    {KEY_A1, ERP_KEY_HOME, 0},
    {KEY_END, ERP_KEY_END, 0},
    {KEY_C1, ERP_KEY_END, 0},
    {KEY_LL, ERP_KEY_END, 0},
    {KEY_PPAGE, ERP_KEY_PAGE_UP, 0},
    {KEY_A3, ERP_KEY_PAGE_UP, 0},
    {KEY_NPAGE, ERP_KEY_PAGE_DOWN, 0},
    {KEY_C3, ERP_KEY_PAGE_DOWN, 0},
    {KEY_BTAB, ERP_KEY_TAB, ERP_KEY_SHIFT},
    {KEY_SR, ERP_KEY_UP, ERP_KEY_SHIFT},
    {KEY_SF, ERP_KEY_DOWN, ERP_KEY_SHIFT},
    {KEY_SLEFT, ERP_KEY_LEFT, ERP_KEY_SHIFT},
    {KEY_SRIGHT, ERP_KEY_RIGHT, ERP_KEY_SHIFT},
    {KEY_SHOME, ERP_KEY_HOME, ERP_KEY_SHIFT},
    {KEY_SEND, ERP_KEY_END, ERP_KEY_SHIFT},
    {KEY_SPREVIOUS, ERP_KEY_PAGE_UP, ERP_KEY_SHIFT},
    {KEY_SNEXT, ERP_KEY_PAGE_DOWN, ERP_KEY_SHIFT},
    {KEY_SDC, ERP_KEY_DELETE, ERP_KEY_SHIFT},
    {KEY_SIC, ERP_KEY_INSERT, ERP_KEY_SHIFT},
};

/* F13 and on are F1 to F12 with modifiers, as xterm numbers them. */
static gboolean
function_key(wint_t code, ErpKey *key) {
  static const guint modifiers[] = {0,
                                    ERP_KEY_SHIFT,
                                    ERP_KEY_CTRL,
                                    ERP_KEY_CTRL | ERP_KEY_SHIFT,
                                    ERP_KEY_ALT,
                                    ERP_KEY_ALT | ERP_KEY_SHIFT};
  if (code < KEY_F(1) || code > KEY_F(63))
    return FALSE;
  guint number = code - KEY_F(1);
  key->code = ERP_KEY_F;
  key->c = number % 12 + 1;
  key->modifiers = modifiers[number / 12];
  return TRUE;
}

static gboolean
code_key(wint_t code, ErpKey *key) {
  *key = (ErpKey){0};
  if (function_key(code, key))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
    if (codes[i].code == code) {
      key->code = codes[i].key;
      key->modifiers = codes[i].modifiers;
      return TRUE;
    }
  const char *name = code > KEY_MAX ? keyname((int) code) : NULL;
  return name != NULL && erp_sequence_named(name, key);
}

/* ---- characters ------------------------------------------------------------------------------ */

static gboolean
char_key(const ErpInput *input, wint_t c, ErpKey *key) {
  *key = (ErpKey){.code = ERP_KEY_CHAR, .c = (gunichar) c};
  if (c == '\r' || c == '\n')
    key->code = ERP_KEY_ENTER;
  else if (c == '\t')
    key->code = ERP_KEY_TAB;
  else if (c == '\b' || c == DELETE_CODE)
    key->code = ERP_KEY_BACKSPACE;
  else if (c == ESCAPE)
    key->code = ERP_KEY_ESCAPE;
  else if (c == 0)
    *key = (ErpKey){.code = ERP_KEY_CHAR, .c = ' ', .modifiers = ERP_KEY_CTRL};
  else if (c <= 26)
    *key = (ErpKey){.code = ERP_KEY_CHAR, .c = c + 'a' - 1, .modifiers = ERP_KEY_CTRL};
  else if (c < ' ')
    *key = (ErpKey){.code = ERP_KEY_CHAR, .c = c + '@', .modifiers = ERP_KEY_CTRL};
  else if (c > DELETE_CODE &&
           (input->seven_bit || !g_unichar_validate((gunichar) c) || (c >= 0x80 && c < 0xA0)))
    return FALSE;
  if (key->code != ERP_KEY_CHAR)
    key->c = 0;
  return TRUE;
}

/* ---- paste ----------------------------------------------------------------------------------- */

static void
paste_char(ErpInput *input, wint_t c) {
  GString *paste = input->paste;
  if (paste->len >= PASTE_MAX)
    return;
  if (c == '\r')
    c = '\n';
  if ((c >= ' ' && c != DELETE_CODE && !(c >= 0x80 && c < 0xA0) && g_unichar_validate(c) &&
       !(input->seven_bit && c > DELETE_CODE)) ||
      c == '\n' || c == '\t')
    g_string_append_unichar(paste, (gunichar) c);
}

static char *collect(ErpInput *input, wint_t first);

/* Everything up to the mark of the end is text, whatever it looks like. */
static gboolean
read_paste(ErpInput *input, ErpKey *key) {
  g_string_truncate(input->paste, 0);
  for (;;) {
    Unit unit = next_unit(input, PASTE_PATIENCE_MS);
    if (unit.type == UNIT_NOTHING)
      break; /* the end was lost */
    if (unit.type == UNIT_CODE)
      continue;
    if (unit.value != ESCAPE) {
      paste_char(input, unit.value);
      continue;
    }
    unit = next_unit(input, ESCDELAY);
    if (unit.type != UNIT_CHAR)
      continue;
    if (unit.value != '[') {
      input->pushed = unit;
      continue;
    }
    g_autofree char *body = collect(input, '[');
    ErpKey ignored;
    if (body != NULL && erp_sequence_decode(body, &ignored) == ERP_SEQUENCE_PASTE_END)
      break;
  }
  *key = (ErpKey){.code = ERP_KEY_PASTE, .text = input->paste->str};
  return TRUE;
}

/* ---- escape sequences ------------------------------------------------------------------------ */

/* What follows ESC and `first` ('[' or 'O') up to the final byte; NULL when nothing follows. */
static char *
collect(ErpInput *input, wint_t first) {
  g_autoptr(GString) body = g_string_new(NULL);
  g_string_append_c(body, (char) first);
  while (body->len < SEQUENCE_MAX) {
    Unit unit = next_unit(input, ESCDELAY);
    if (unit.type != UNIT_CHAR || unit.value < ' ' || unit.value > '~') {
      input->pushed = unit;
      return body->len > 1 ? g_strdup(body->str) : NULL;
    }
    g_string_append_c(body, (char) unit.value);
    /* a '[' right behind is the Linux console's ESC [ [ A */
    if (unit.value >= '@' && !(unit.value == '[' && body->len == 2))
      break;
  }
  return g_strdup(body->str);
}

/* An answer of the terminal, up to BEL or ESC \; only the one about the background is of use. */
static void
read_answer(ErpInput *input) {
  g_autoptr(GString) answer = g_string_new(NULL);
  int patience = input->asked ? ANSWER_PATIENCE_MS : ESCDELAY;
  for (;;) {
    Unit unit = next_unit(input, patience);
    if (unit.type == UNIT_NOTHING || (unit.type == UNIT_CHAR && unit.value == '\a'))
      break;
    if (unit.type == UNIT_CHAR && unit.value == ESCAPE) {
      next_unit(input, patience);
      break;
    }
    if (unit.type == UNIT_CHAR && answer->len < SEQUENCE_MAX)
      g_string_append_unichar(answer, unit.value);
  }
  if (!erp_sequence_background(answer->str, &input->light))
    return;
  input->told = input->asked;
  input->asked = FALSE;
}

static gboolean
alt_key(const ErpInput *input, Unit unit, ErpKey *key) {
  if (!(unit.type == UNIT_CODE ? code_key(unit.value, key) : char_key(input, unit.value, key)))
    return FALSE;
  key->modifiers |= ERP_KEY_ALT;
  return TRUE;
}

/* A mouse report of the oldest kind: three bytes more, which need not be text. */
static gboolean
old_mouse_key(ErpKey *key) {
  guint8 report[3];
  for (guint i = 0; i < G_N_ELEMENTS(report); i++)
    if (!readable(ESCDELAY) || read(STDIN_FILENO, &report[i], 1) != 1)
      return FALSE;
  return erp_sequence_mouse(report, key);
}

static gboolean
bracket_key(ErpInput *input, Unit unit, ErpKey *key) {
  g_autofree char *body = collect(input, unit.value);
  if (body == NULL)
    return alt_key(input, unit, key);
  if (strcmp(body, "[M") == 0)
    return old_mouse_key(key);
  switch (erp_sequence_decode(body, key)) {
  case ERP_SEQUENCE_KEY:
    return TRUE;
  case ERP_SEQUENCE_PASTE:
    return read_paste(input, key);
  case ERP_SEQUENCE_NOTHING:
  case ERP_SEQUENCE_PASTE_END:
    break;
  }
  return FALSE;
}

static gboolean
escape_key(ErpInput *input, ErpKey *key) {
  Unit unit = next_unit(input, 0); /* curses has waited for what follows */
  if (unit.type == UNIT_NOTHING || (unit.type == UNIT_CHAR && unit.value == ESCAPE)) {
    input->pushed = unit;
    return char_key(input, ESCAPE, key);
  }
  if (unit.type == UNIT_CODE)
    return alt_key(input, unit, key);
  switch (unit.value) {
  case '[':
  case 'O':
    return bracket_key(input, unit, key);
  case ']':
  case 'P':
  case '_':
  case '^':
    if (!readable(input->asked && unit.value == ']' ? ANSWER_PATIENCE_MS : 0))
      return alt_key(input, unit, key);
    read_answer(input);
    return FALSE;
  default:
    return alt_key(input, unit, key);
  }
}

gboolean
erp_input_next(ErpInput *input, ErpKey *key) {
  for (;;) {
    Unit unit = next_unit(input, 0);
    gboolean known = FALSE;
    if (unit.type == UNIT_NOTHING)
      return FALSE;
    if (unit.type == UNIT_CODE)
      known = code_key(unit.value, key);
    else if (unit.value == ESCAPE)
      known = escape_key(input, key);
    else
      known = char_key(input, unit.value, key);
    if (known)
      return TRUE;
  }
}
