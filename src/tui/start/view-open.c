/* A file by its name, to open it, to compare with it or to import it: those of the folder as one
 * types its name. */
#include "tui/start/start.h"

#include <string.h>

#include "session/folders.h"
#include "session/recent.h"
#include "tui/app-private.h"
#include "tui/screen/line-edit.h"
#include "tui/screen/wrap.h"
#include "tui/widget/picker.h"
#include "base/i18n.h"

typedef struct {
  ErpViewBase base;
  ErpViewOps view; /* with a title of its own */
  const ErpOpenOps *ops;
  ErpLineEdit *line;
  char *folder;      /* what is typed up to the last "/"; "" = the working folder */
  GPtrArray *names;  /* of the folder's files and folders (with "/"), sorted */
  ErpPicker *picker; /* over them; without a folder, what else is offered comes first */
  char *fault;       /* why the last one was not taken, or NULL */
} Open;

/* ---- what there is ---- */

/* "~/" is the home folder. Caller frees. */
static char *
real_name(const char *typed) {
  return g_str_has_prefix(typed, "~/") ? g_build_filename(g_get_home_dir(), typed + 2, NULL)
                                       : g_strdup(typed);
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static char *
offered_name(const char *folder, const char *name, const char *ending) {
  g_autofree char *file = g_build_filename(folder, name, NULL);
  if (name[0] == '.' || !g_utf8_validate(name, -1, NULL))
    return NULL;
  if (g_file_test(file, G_FILE_TEST_IS_DIR))
    return g_strconcat(name, "/", NULL);
  return ending == NULL || g_str_has_suffix(name, ending) ? g_strdup(name) : NULL;
}

static GPtrArray *
list_folder(const char *typed, const char *ending) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = *typed != '\0' ? real_name(typed) : g_strdup(".");
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    char *offered = offered_name(folder, name, ending);
    if (offered != NULL)
      g_ptr_array_add(names, offered);
  }
  g_ptr_array_sort(names, compare_names);
  return names;
}

void
erp_add_recent(GPtrArray *candidates) {
  g_autofree char *folder = erp_state_folder();
  g_autoptr(GPtrArray) files = erp_recent_load(folder);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *date = erp_file_date(files->pdata[i]);
    if (date != NULL && g_utf8_validate(files->pdata[i], -1, NULL))
      g_ptr_array_add(candidates, erp_candidate_new(files->pdata[i], date));
  }
}

static void
list_again(Open *view) {
  GPtrArray *candidates = g_ptr_array_new_with_free_func(erp_candidate_free);
  g_clear_pointer(&view->names, g_ptr_array_unref);
  view->names = list_folder(view->folder, view->ops->ending);
  if (view->folder[0] == '\0' && view->ops->add_more != NULL)
    view->ops->add_more(candidates);
  for (guint i = 0; i < view->names->len; i++) {
    g_autofree char *typed = g_strconcat(view->folder, view->names->pdata[i], NULL);
    g_autofree char *file = real_name(typed);
    g_autofree char *date = g_str_has_suffix(file, "/") ? NULL : erp_file_date(file);
    g_ptr_array_add(candidates, erp_candidate_new(view->names->pdata[i], date));
  }
  erp_picker_free(view->picker);
  view->picker = erp_picker_new(_(view->ops->files), candidates);
}

static const char *
last_part(const char *typed) {
  const char *slash = strrchr(typed, '/');
  return slash != NULL ? slash + 1 : typed;
}

/* After the line changed. */
static void
follow_line(Open *view) {
  const char *typed = erp_line_edit_text(view->line);
  const char *part = last_part(typed);
  g_autofree char *folder = g_strndup(typed, (gsize) (part - typed));
  g_clear_pointer(&view->fault, g_free);
  if (g_strcmp0(folder, view->folder) != 0) {
    g_free(view->folder);
    view->folder = g_steal_pointer(&folder);
    list_again(view);
  }
  erp_picker_set_query(view->picker, part);
}

static void
set_line(Open *view, const char *text) {
  erp_line_edit_set_text(view->line, text);
  follow_line(view);
}

/* ---- keys ---- */

/* As far as all names that begin with what is typed agree. */
static void
complete(Open *view) {
  const char *part = last_part(erp_line_edit_text(view->line));
  const char *common = NULL;
  gsize length = 0;
  for (guint i = 0; i < view->names->len; i++) {
    const char *name = view->names->pdata[i];
    if (!g_str_has_prefix(name, part))
      continue;
    gsize same = 0;
    while (common != NULL && same < length && common[same] == name[same])
      same++;
    length = common == NULL ? strlen(name) : same;
    common = name;
  }
  if (common == NULL)
    return;
  while (length > 0 && (common[length] & 0xC0) == 0x80) /* not inside a character */
    length--;
  g_autofree char *agreed = g_strndup(common, length);
  g_autofree char *text = g_strconcat(view->folder, agreed, NULL);
  set_line(view, text);
}

/* What Enter means: the row under the mark, else what is typed. Caller frees. */
static char *
target(const Open *view) {
  const char *typed = erp_line_edit_text(view->line);
  g_autofree char *exact = real_name(typed);
  const char *current = erp_picker_current(view->picker);
  if (g_file_test(exact, G_FILE_TEST_IS_REGULAR) || current == NULL)
    return g_strdup(typed);
  return g_path_is_absolute(current) ? g_strdup(current) : g_strconcat(view->folder, current, NULL);
}

static void
choose(Open *view) {
  g_autofree char *name = target(view);
  g_autofree char *file = real_name(name);
  if (*name == '\0')
    return;
  if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
    g_autofree char *inside =
        g_str_has_suffix(name, "/") ? g_strdup(name) : g_strconcat(name, "/", NULL);
    set_line(view, inside);
    return;
  }
  char *fault = view->ops->take(view->base.tui, file); /* the view may be gone */
  if (fault == NULL)
    return;
  g_free(view->fault);
  view->fault = fault;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  Open *view = (Open *) base;
  if (erp_picker_is_on_current(view->picker, key)) {
    choose(view);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  guint moved = erp_picker_move(view->picker, key);
  if (moved != ERP_REACT_NONE)
    return moved;
  if (key->code == ERP_KEY_TAB) {
    complete(view);
    return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
  }
  ErpLineReaction reaction = erp_line_edit_handle(view->line, key);
  if (reaction == ERP_LINE_CHANGED)
    follow_line(view);
  return reaction == ERP_LINE_IGNORED ? ERP_REACT_NONE : ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static gboolean
run(ErpViewBase *base, guint command) {
  if (command == ERP_COMMAND_CHOOSE)
    choose((Open *) base);
  else if (command == ERP_COMMAND_CLOSE)
    erp_tui_pop(base->tui);
  else
    return FALSE;
  return TRUE;
}

/* ---- drawing ---- */

static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  Open *view = (Open *) base;
  if (rect.height < 4 || rect.width < 4)
    return;
  ErpRect inner = {rect.x + 1, rect.y, rect.width - 2, rect.height};
  erp_cells_text(cells, inner.x, inner.y, inner.width, ERP_STYLE_HEADING, _("Name of the file:"));
  erp_line_edit_draw_focused(view->line, cells, inner.x, inner.y + 1, inner.width, ERP_STYLE_FOCUS);
  inner.y += 2;
  inner.height -= 2;
  g_auto(GStrv) lines =
      erp_cells_wrap(cells->charset, view->fault != NULL ? view->fault : "", inner.width);
  for (int i = 0; view->fault != NULL && lines[i] != NULL && inner.height > 3; i++) {
    erp_cells_text(cells, inner.x, inner.y++, inner.width, ERP_STYLE_BAD, lines[i]);
    inner.height--;
  }
  erp_picker_draw_matches(view->picker, cells, inner);
}

static void
free_view(ErpViewBase *base) {
  Open *view = (Open *) base;
  erp_line_edit_free(view->line);
  erp_picker_free(view->picker);
  g_ptr_array_unref(view->names);
  g_free(view->folder);
  g_free(view->fault);
  g_free(view);
}

static const ErpViewOps view_ops = {
    .name = "open",
    .draw = draw,
    .handle = handle,
    .run = run,
    .free = free_view,
};

ErpViewBase *
erp_view_open_new(ErpTui *tui, const ErpOpenOps *ops) {
  Open *view = g_new0(Open, 1);
  view->view = view_ops;
  view->view.title = ops->title;
  view->base = (ErpViewBase){&view->view, tui};
  view->ops = ops;
  view->line = erp_line_edit_new(NULL, 0);
  follow_line(view);
  return &view->base;
}
