#define NCURSES_WIDECHAR 1
#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"
#include "term/input.h"
#include "term/patience.h"
#include "term/restore.h"
#include "term/traits.h"
#include "base/i18n.h"

#define ESCAPE_DELAY_MS 25
#define COPY_MAX 74994 /* bytes; xterm takes 100,000 of base64 */
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define ABORT "\030" /* CAN: what was cut off is no sequence */
#define ASK_BACKGROUND "\033]11;?\033\\"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

struct _ErpTerminal {
  SCREEN *screen;
  ErpInput *input;
  ErpTheme theme;
  ErpColours colours;
  ErpCells *shown; /* the frame on the screen; NULL = not known */
  cchar_t *row;
  gboolean mouse;
};

static void
emit(const char *text, gsize length) {
  while (length > 0) {
    ssize_t n = write(STDOUT_FILENO, text, length);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return;
    text += n;
    length -= (gsize) n;
  }
}

static void
emit_text(const char *text) {
  erp_patience_begin();
  emit(text, strlen(text));
  erp_patience_end();
}

/* Ctrl+S, Ctrl+Q, Ctrl+V and Ctrl+O belong to the program, not to the line discipline, and Ctrl+\,
 * beside Enter, ends nothing. Curses keeps the result as the modes of the program. */
static void
free_control_keys(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0)
    return;
  modes.c_iflag &= (tcflag_t) ~(IXON | IXOFF);
  modes.c_lflag &= (tcflag_t) ~IEXTEN;
  modes.c_cc[VQUIT] = _POSIX_VDISABLE;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
  def_prog_mode();
}

static void
set_up_screen(void) {
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  curs_set(0);
  keyok(KEY_MOUSE, FALSE); /* curses would wait for the rest of a report that was cut off */
  free_control_keys();
}

/* Consoles that do not know such sequences may print them instead of ignoring them. */
static gboolean
answers(void) {
  const char *name = g_getenv("TERM");
  return name != NULL && !g_str_has_prefix(name, "linux") && !g_str_has_prefix(name, "vt");
}

/* The answer comes among the keys, if ever. */
static void
ask_background(ErpTerminal *terminal) {
  erp_input_expect_background(terminal->input);
  emit_text(ASK_BACKGROUND);
}

ErpTerminal *
erp_terminal_open(ErpTheme theme, ErpColours colours, GError **error) {
  ErpTermTraits traits;
  if (!erp_term_examine(&traits, error))
    return NULL;
  erp_restore_prepare();
  erp_patience_start();
  if (g_getenv("ESCDELAY") == NULL)
    set_escdelay(ESCAPE_DELAY_MS);
  SCREEN *screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) {
    erp_patience_stop();
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("cannot use the terminal “%s” of TERM"),
                g_getenv("TERM"));
    return NULL;
  }
  ErpTerminal *terminal = g_new0(ErpTerminal, 1);
  terminal->screen = screen;
  erp_restore_arm(TRUE);
  set_up_screen();
  gboolean asks;
  terminal->colours = colours;
  terminal->theme = erp_theme_start(erp_theme_choose(theme, &asks), colours);
  terminal->input = erp_input_new();
  emit_text(PASTE_ON);
  if (asks && terminal->theme != ERP_THEME_MONO && answers())
    ask_background(terminal);
  return terminal;
}

static void
leave_screen(ErpTerminal *terminal) {
  erp_terminal_set_mouse(terminal, FALSE);
  emit_text(PASTE_OFF);
}

void
erp_terminal_close(ErpTerminal *terminal) {
  if (terminal == NULL)
    return;
  leave_screen(terminal);
  erp_patience_begin();
  curs_set(1);
  endwin();
  erp_patience_end();
  if (erp_patience_lost())
    erp_restore_now();
  erp_restore_arm(FALSE);
  erp_patience_stop();
  delscreen(terminal->screen);
  erp_input_free(terminal->input);
  erp_cells_free(terminal->shown);
  g_free(terminal->row);
  g_free(terminal);
}

int
erp_terminal_columns(const ErpTerminal *terminal G_GNUC_UNUSED) {
  return getmaxx(stdscr);
}

int
erp_terminal_rows(const ErpTerminal *terminal G_GNUC_UNUSED) {
  return getmaxy(stdscr);
}

gboolean
erp_terminal_read(ErpTerminal *terminal, ErpKey *key) {
  gboolean found = erp_input_next(terminal->input, key);
  gboolean light;
  if (erp_input_background(terminal->input, &light)) {
    terminal->theme = erp_theme_start(light ? ERP_THEME_LIGHT : ERP_THEME_DARK, terminal->colours);
    erp_terminal_repaint(terminal);
  }
  return found;
}

/* ---- output ---------------------------------------------------------------------------------- */

static void
to_curses(const ErpTerminal *terminal, const ErpCell *cell, cchar_t *out) {
  wchar_t text[3] = {(wchar_t) cell->base, (wchar_t) cell->mark, 0};
  ErpStyle style = cell->style < ERP_STYLE_LAST ? cell->style : ERP_STYLE_TEXT;
  attr_t attributes = erp_theme_attributes(terminal->theme, style, cell->highlight);
  short pair = erp_theme_pair(terminal->theme, style);
  if (setcchar(out, text, attributes, pair, NULL) != OK)
    setcchar(out, L"?", attributes, pair, NULL);
}

static const ErpCell *
row_of(const ErpCells *cells, int y) {
  return cells->cells + (gsize) y * (gsize) cells->width;
}

/* memcmp() would see the padding. */
static gboolean
same_row(const ErpCell *a, const ErpCell *b, int width) {
  for (int x = 0; x < width; x++)
    if (a[x].base != b[x].base || a[x].mark != b[x].mark || a[x].width != b[x].width ||
        a[x].style != b[x].style || a[x].highlight != b[x].highlight)
      return FALSE;
  return TRUE;
}

static void
show_row(ErpTerminal *terminal, const ErpCells *cells, int y, int width) {
  const ErpCell *from = row_of(cells, y);
  int n = 0;
  for (int x = 0; x < width; x++)
    if (from[x].width > 0)
      to_curses(terminal, &from[x], &terminal->row[n++]);
  mvwadd_wchnstr(stdscr, y, 0, terminal->row, n);
}

static void
place_cursor(const ErpCells *cells) {
  if (cells->cursor_x >= 0 && cells->cursor_y >= 0 && cells->cursor_x < getmaxx(stdscr) &&
      cells->cursor_y < getmaxy(stdscr)) {
    wmove(stdscr, cells->cursor_y, cells->cursor_x);
    curs_set(1);
  } else {
    wmove(stdscr, 0, 0);
    curs_set(0);
  }
}

static void
remember(ErpTerminal *terminal, const ErpCells *cells) {
  if (terminal->shown == NULL)
    terminal->shown = erp_cells_new(cells->width, cells->height, cells->charset);
  gsize n = (gsize) cells->width * (gsize) cells->height;
  if (n > 0)
    memcpy(terminal->shown->cells, cells->cells, n * sizeof *cells->cells);
}

void
erp_terminal_show(ErpTerminal *terminal, const ErpCells *cells) {
  const ErpCells *shown = terminal->shown;
  if (shown != NULL && (shown->width != cells->width || shown->height != cells->height)) {
    erp_terminal_repaint(terminal);
    shown = NULL;
  }
  int width = MIN(cells->width, getmaxx(stdscr));
  int height = MIN(cells->height, getmaxy(stdscr));
  if (shown == NULL) {
    werase(stdscr);
    terminal->row = g_renew(cchar_t, terminal->row, (gsize) MAX(cells->width, 1));
  }
  for (int y = 0; y < height; y++)
    if (shown == NULL || !same_row(row_of(shown, y), row_of(cells, y), width))
      show_row(terminal, cells, y, width);
  remember(terminal, cells);
  erp_patience_begin();
  place_cursor(cells);
  wrefresh(stdscr);
  erp_patience_end();
}

int
erp_terminal_stuck(const ErpTerminal *terminal G_GNUC_UNUSED) {
  return erp_patience_lost() ? erp_patience_terminal() : -1;
}

void
erp_terminal_renew(ErpTerminal *terminal) {
  erp_patience_renew();
  emit_text(ABORT);
  erp_terminal_resize(terminal);
  erp_terminal_repaint(terminal);
}

void
erp_terminal_repaint(ErpTerminal *terminal) {
  g_clear_pointer(&terminal->shown, erp_cells_free);
  clearok(curscr, TRUE);
}

void
erp_terminal_resize(ErpTerminal *terminal) {
  struct winsize size = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return;
  if (size.ws_row == getmaxy(stdscr) && size.ws_col == getmaxx(stdscr))
    return;
  resizeterm(size.ws_row, size.ws_col);
  untouchwin(stdscr); /* or the next look for keys would draw it */
  g_clear_pointer(&terminal->shown, erp_cells_free);
}

/* ---- modes ----------------------------------------------------------------------------------- */

/* That of a Linux console is another program's, gpm. */
static gboolean
reports_mouse(void) {
  const char *report = tigetstr("kmous");
  return answers() && report != NULL && report != (char *) -1;
}

void
erp_terminal_set_mouse(ErpTerminal *terminal, gboolean wanted) {
  if (terminal->mouse == wanted || !reports_mouse())
    return;
  terminal->mouse = wanted;
  emit_text(wanted ? MOUSE_ON : MOUSE_OFF);
}

void
erp_terminal_suspend(ErpTerminal *terminal) {
  struct sigaction before, stop = {.sa_handler = SIG_DFL};
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, NULL, &before);
  if (before.sa_handler == SIG_IGN) /* without job control nobody would continue it */
    return;
  gboolean mouse = terminal->mouse;
  leave_screen(terminal);
  erp_patience_begin();
  endwin();
  erp_patience_end();
  erp_restore_arm(FALSE);

  sigaction(SIGTSTP, &stop, NULL);
  raise(SIGTSTP);
  /* here the process stands still */
  sigaction(SIGTSTP, &before, NULL);

  erp_restore_arm(TRUE);
  reset_prog_mode();
  keypad(stdscr, TRUE); /* curses would wait for the next key */
  emit_text(PASTE_ON);
  erp_terminal_set_mouse(terminal, mouse);
  erp_terminal_resize(terminal);
  erp_terminal_repaint(terminal);
}

gboolean
erp_terminal_copy(ErpTerminal *terminal G_GNUC_UNUSED, const char *text) {
  gsize length = strlen(text);
  if (length > COPY_MAX || !answers())
    return FALSE;
  g_autofree char *encoded = g_base64_encode((const guchar *) text, length);
  g_autofree char *sequence = g_strconcat("\033]52;c;", encoded, "\a", NULL);
  emit_text(sequence);
  return !erp_patience_lost();
}
