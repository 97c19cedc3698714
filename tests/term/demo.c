/* A program for the driver's tests: it has the functions of tui/app.h that the loop calls, and
 * shows what arrives. Keys: q quits, d makes it ask before it quits, y copies, z suspends, m
 * switches the mouse, a aborts, o fills the stack of another thread, s shows every style, t draws
 * from a timer, r has the screen sent anew. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/thread.h"
#include "base/i18n.h"
#include "term/loop.h"
#include "term/traits.h"

struct _ErpTui {
  ErpTuiOptions options;
  GString *last; /* the last key and what came with it */
  guint n_keys;
  guint n_pastes;
  gsize pasted;
  guint n_ticks;
  gboolean unsaved, asking, styles;
};

static volatile gboolean endless = TRUE;

static gpointer
fill_stack(gpointer above) {
  volatile char piece[4096];
  piece[0] = above != NULL;
  gpointer below = endless ? fill_stack((gpointer) piece) : NULL;
  return piece[0] != 0 ? below : NULL;
}

static gboolean
tick(gpointer data) {
  ErpTui *tui = data;
  tui->n_ticks++;
  return G_SOURCE_REMOVE;
}

guint
erp_tui_handle(ErpTui *tui, const ErpKey *key) {
  static const ErpKey interrupt = {.code = ERP_KEY_CHAR, .c = 'c', .modifiers = ERP_KEY_CTRL};
  g_autofree char *name = erp_key_name(key);
  tui->n_keys++;
  g_string_printf(tui->last, "%s", name);
  if (key->code == ERP_KEY_PASTE) {
    tui->n_pastes++;
    tui->pasted = strlen(key->text);
    g_string_append_printf(tui->last, " “%s”", key->text);
  } else if (key->code == ERP_KEY_CLICK || key->code == ERP_KEY_WHEEL_UP ||
             key->code == ERP_KEY_WHEEL_DOWN) {
    g_string_append_printf(tui->last, " at %d,%d", key->x, key->y);
  }
  if (erp_key_equal(key, &interrupt)) {
    tui->asking = tui->unsaved;
    return tui->unsaved ? ERP_REACT_HANDLED | ERP_REACT_REDRAW : ERP_REACT_HANDLED | ERP_REACT_QUIT;
  }
  if (key->code != ERP_KEY_CHAR || key->modifiers != 0)
    return ERP_REACT_NONE;
  switch (key->c) {
  case 'q':
    return ERP_REACT_HANDLED | ERP_REACT_QUIT;
  case 'd':
    tui->unsaved = TRUE;
    return ERP_REACT_HANDLED;
  case 'y':
    return ERP_REACT_HANDLED | ERP_REACT_COPY;
  case 'z':
    return ERP_REACT_HANDLED | ERP_REACT_SUSPEND;
  case 'm':
    tui->options.mouse = !tui->options.mouse;
    return ERP_REACT_HANDLED;
  case 'r':
    return ERP_REACT_HANDLED | ERP_REACT_REPAINT;
  case 's':
    tui->styles = !tui->styles;
    return ERP_REACT_HANDLED;
  case 't':
    g_timeout_add(1, tick, tui);
    return ERP_REACT_HANDLED;
  case 'a':
    abort();
  case 'o':
    g_thread_join(erp_thread_try_new("deep", fill_stack, NULL));
    return ERP_REACT_HANDLED;
  default:
    return ERP_REACT_NONE;
  }
}

static void
draw_styles(ErpCells *cells) {
  for (guint s = 0; s < ERP_STYLE_LAST; s++) {
    g_autofree char *name = g_strdup_printf("style %02u ●~! 42%%", s);
    erp_cells_text(cells, 0, 8 + (int) s, cells->width, (ErpStyle) s, name);
    erp_cells_text(cells, 24, 8 + (int) s, cells->width, (ErpStyle) s, name);
    erp_cells_highlight(cells, (ErpRect){24, 8 + (int) s, 17, 1});
  }
}

void
erp_tui_draw(ErpTui *tui, ErpCells *cells) {
  g_autofree char *size =
      g_strdup_printf("demo %dx%d%s%s", cells->width, cells->height, tui->unsaved ? " unsaved" : "",
                      tui->asking ? " really quit?" : "");
  erp_cells_field(cells, 0, 0, cells->width, ERP_STYLE_TITLE, size);
  g_autofree char *key = g_strdup_printf("key: %s.", tui->last->str);
  erp_cells_text(cells, 0, 1, cells->width, ERP_STYLE_TEXT, key);
  g_autofree char *counts = g_strdup_printf("keys %u pastes %u bytes %u ticks %u", tui->n_keys,
                                            tui->n_pastes, (guint) tui->pasted, tui->n_ticks);
  erp_cells_text(cells, 0, 2, cells->width, ERP_STYLE_DIM, counts);
  erp_cells_text(cells, 0, 3, cells->width, ERP_STYLE_TEXT, "wide: 東京|São|e\xCC\x81|⡇│");
  erp_cells_text(cells, 0, 4, cells->width, ERP_STYLE_GOOD, "good");
  erp_cells_text(cells, 5, 4, cells->width, ERP_STYLE_WARN, "~warn");
  erp_cells_text(cells, 11, 4, cells->width, ERP_STYLE_BAD, "!bad");
  erp_cells_box(cells, (ErpRect){0, 5, cells->width, 3}, ERP_STYLE_BORDER, "Box");
  if (tui->styles)
    draw_styles(cells);
  erp_cells_field(cells, 0, cells->height - 1, cells->width, ERP_STYLE_FOCUS, "bottom");
  if (tui->asking) {
    cells->cursor_x = 5;
    cells->cursor_y = 0;
  }
}

const char *
erp_tui_clipboard(const ErpTui *tui G_GNUC_UNUSED) {
  return "copied São";
}

void
erp_tui_copied(ErpTui *tui, gboolean taken) {
  g_string_append(tui->last, taken ? " taken" : " not taken");
}

gboolean
erp_tui_mouse(const ErpTui *tui) {
  return tui->options.mouse;
}

const ErpTuiOptions *
erp_tui_options(const ErpTui *tui) {
  return &tui->options;
}

/* What a journal would do. */
static void
leaving(gpointer user) {
  const char *file = user;
  if (file != NULL)
    g_file_set_contents(file, "left\n", -1, NULL);
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_autoptr(GError) error = NULL;
  ErpTermTraits traits;
  if (!erp_term_examine(&traits, &error)) {
    fprintf(stderr, "demo: %s\n", error->message);
    return 2;
  }
  ErpTui tui = {.options = {.charset = traits.charset, .dots = traits.dots, .mouse = TRUE}};
  tui.last = g_string_new("none");
  ErpLoopOptions options = {.leaving = leaving, .user = argc > 1 ? argv[1] : NULL};
  if (g_strcmp0(g_getenv("DEMO_COLOURS"), "blue-orange") == 0)
    options.colours = ERP_COLOURS_BLUE_ORANGE;
  int ended_by = erp_loop_run(&tui, &options, &error);
  g_string_free(tui.last, TRUE);
  if (ended_by < 0) {
    fprintf(stderr, "demo: %s\n", error->message);
    return 2;
  }
  if (ended_by > 0) {
    signal(ended_by, SIG_DFL);
    raise(ended_by);
  }
  return 0;
}
