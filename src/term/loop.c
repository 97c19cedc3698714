#include "term/loop.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

#include "base/last-words.h"
#include "term/input.h"
#include "term/terminal.h"

#define INSIST_US (2 * G_USEC_PER_SEC) /* a second Ctrl+C within this ends the program */
#define SOURCES_MAX 8

typedef struct {
  ErpTui *tui;
  const ErpLoopOptions *options;
  ErpTerminal *terminal;
  ErpCells *cells;
  gint64 interrupted; /* monotonic time of the last Ctrl+C, 0 = none */
  int ended_by;
  gboolean running;
  guint stuck; /* source that waits for the terminal to take something again, 0 = it does */
  guint sources[SOURCES_MAX];
  guint n_sources;
} Loop;

static void
leave(Loop *loop, int number) {
  if (!loop->running)
    return;
  loop->running = FALSE;
  loop->ended_by = number;
  if (loop->options->leaving != NULL)
    loop->options->leaving(loop->options->user);
}

/* Who is stopped may never be continued. */
static void
suspend(Loop *loop) {
  if (loop->options->leaving != NULL)
    loop->options->leaving(loop->options->user);
  erp_terminal_suspend(loop->terminal);
}

/* Whoever looks at the terminal is to see why. */
static void
die(gpointer data) {
  Loop *loop = data;
  erp_terminal_close(loop->terminal);
  loop->running = TRUE; /* it may be on its way out */
  leave(loop, 0);
}

static void
react(Loop *loop, guint reaction) {
  if ((reaction & ERP_REACT_COPY) != 0) {
    const char *text = erp_tui_clipboard(loop->tui);
    erp_tui_copied(loop->tui, erp_terminal_copy(loop->terminal, text));
  }
  if ((reaction & ERP_REACT_REPAINT) != 0)
    erp_terminal_repaint(loop->terminal);
  if ((reaction & ERP_REACT_QUIT) != 0)
    loop->running = FALSE;
  else if ((reaction & ERP_REACT_SUSPEND) != 0)
    suspend(loop);
}

/* ---- sources --------------------------------------------------------------------------------- */

static gboolean
on_input(int fd G_GNUC_UNUSED, GIOCondition condition, gpointer data) {
  Loop *loop = data;
  ErpKey key;
  while (loop->running && erp_terminal_read(loop->terminal, &key))
    react(loop, erp_tui_handle(loop->tui, &key));
  if ((condition & (G_IO_HUP | G_IO_ERR | G_IO_NVAL)) != 0 || erp_input_ended())
    leave(loop, SIGHUP);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_terminate(gpointer data) {
  leave(data, SIGTERM);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_hangup(gpointer data) {
  leave(data, SIGHUP);
  return G_SOURCE_CONTINUE;
}

/* The program may ask what to do with unsaved work; who insists is not asked again. */
static gboolean
on_interrupt(gpointer data) {
  Loop *loop = data;
  const ErpKey key = {.code = ERP_KEY_CHAR, .c = 'c', .modifiers = ERP_KEY_CTRL};
  gint64 now = g_get_monotonic_time();
  gboolean insists = loop->interrupted != 0 && now - loop->interrupted < INSIST_US;
  loop->interrupted = now;
  guint reaction = insists ? ERP_REACT_NONE : erp_tui_handle(loop->tui, &key);
  if (reaction == ERP_REACT_NONE)
    leave(loop, SIGINT);
  else
    react(loop, reaction);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_resize(gpointer data) {
  Loop *loop = data;
  erp_terminal_resize(loop->terminal);
  return G_SOURCE_CONTINUE;
}

/* ---- Ctrl+Z: a signal GLib has no source for ------------------------------------------------- */

static int stop_pipe[2] = {-1, -1};

static void
on_stop_signal(int number G_GNUC_UNUSED) {
  int saved = errno;
  ssize_t n = write(stop_pipe[1], "z", 1); /* full = one is already on its way */
  (void) n;
  errno = saved;
}

static gboolean
on_stop(int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data) {
  Loop *loop = data;
  char drain[16];
  while (read(fd, drain, sizeof drain) > 0)
    continue;
  suspend(loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
catch_stop(GError **error) {
  if (!g_unix_open_pipe(stop_pipe, FD_CLOEXEC, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(stop_pipe); i++)
    if (!g_unix_set_fd_nonblocking(stop_pipe[i], TRUE, error))
      return FALSE;
  struct sigaction before, action = {.sa_handler = on_stop_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  /* a parent without job control has it ignored, and so it stays */
  if (sigaction(SIGTSTP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
    sigaction(SIGTSTP, &action, NULL);
  return TRUE;
}

static void
release_stop(void) {
  struct sigaction before, action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGTSTP, NULL, &before) == 0 && before.sa_handler == on_stop_signal)
    sigaction(SIGTSTP, &action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(stop_pipe); i++) {
    if (stop_pipe[i] >= 0)
      close(stop_pipe[i]);
    stop_pipe[i] = -1;
  }
}

/* ---- the loop -------------------------------------------------------------------------------- */

static void
add_source(Loop *loop, guint source) {
  g_assert(loop->n_sources < SOURCES_MAX);
  loop->sources[loop->n_sources++] = source;
}

static gboolean
on_writable(int fd G_GNUC_UNUSED, GIOCondition condition G_GNUC_UNUSED, gpointer data) {
  Loop *loop = data;
  loop->stuck = 0;
  erp_terminal_renew(loop->terminal);
  return G_SOURCE_REMOVE;
}

static void
draw(Loop *loop) {
  if (loop->stuck != 0)
    return;
  int columns = erp_terminal_columns(loop->terminal);
  int rows = erp_terminal_rows(loop->terminal);
  if (loop->cells->width != columns || loop->cells->height != rows)
    erp_cells_resize(loop->cells, columns, rows);
  else
    erp_cells_clear(loop->cells);
  erp_tui_draw(loop->tui, loop->cells);
  erp_terminal_set_mouse(loop->terminal, erp_tui_mouse(loop->tui));
  erp_terminal_show(loop->terminal, loop->cells);
  int fd = erp_terminal_stuck(loop->terminal);
  if (fd >= 0)
    loop->stuck = g_unix_fd_add(fd, G_IO_OUT | G_IO_HUP | G_IO_ERR, on_writable, loop);
}

int
erp_loop_run(ErpTui *tui, const ErpLoopOptions *options, GError **error) {
  Loop loop = {.tui = tui, .options = options, .running = TRUE};
  ErpLastWords last_words;
  /* Before the terminal is opened: curses handles what nobody else does. */
  add_source(&loop, g_unix_signal_add(SIGTERM, on_terminate, &loop));
  add_source(&loop, g_unix_signal_add(SIGHUP, on_hangup, &loop));
  add_source(&loop, g_unix_signal_add(SIGINT, on_interrupt, &loop));
  add_source(&loop, g_unix_signal_add(SIGWINCH, on_resize, &loop));
  if (catch_stop(error) &&
      (loop.terminal = erp_terminal_open(options->theme, options->colours, error)) != NULL) {
    add_source(&loop, g_unix_fd_add(STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input, &loop));
    add_source(&loop, g_unix_fd_add(stop_pipe[0], G_IO_IN, on_stop, &loop));
    loop.cells = erp_cells_new(0, 0, erp_tui_options(tui)->charset);
    erp_last_words_begin(&last_words, die, &loop);
    draw(&loop);
    while (loop.running)
      if (g_main_context_iteration(NULL, TRUE) && loop.running)
        draw(&loop);
    erp_last_words_end();
  } else {
    loop.ended_by = -1;
  }
  erp_terminal_close(loop.terminal);
  erp_cells_free(loop.cells);
  if (loop.stuck != 0)
    g_source_remove(loop.stuck);
  for (guint i = 0; i < loop.n_sources; i++)
    g_source_remove(loop.sources[i]);
  release_stop();
  return loop.ended_by;
}
