#include "app-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/file.h"
#include "session/folders.h"

/* What an earlier test left behind would change the order of tables. */
static void
forget_all(void) {
  g_autofree char *folder = erp_state_folder();
  g_autofree char *file = g_build_filename(folder, "remembered", NULL);
  g_remove(file);
}

/* In a folder of its own, which is also the working directory. */
static void
enter_folder(App *app, const char *file) {
  forget_all();
  g_autoptr(GError) error = NULL;
  app->folder = g_dir_make_tmp("erplan-app-XXXXXX", &error);
  g_assert_no_error(error);
  g_assert_cmpint(g_chdir(app->folder), ==, 0);
  app->file = g_build_filename(app->folder, file, NULL);
}

static void
start(App *app, ErpDocument *document) {
  g_autoptr(GError) error = NULL;
  app->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  app->session = erp_session_new(document, app->catalogue);
  const ErpTuiOptions options = {.mouse = TRUE};
  app->tui = erp_tui_new(app->session, &options);
  app->cells = erp_cells_new(100, 30, ERP_CHARSET_UTF8);
  erp_session_settle(app->session);
}

static void
open_file(App *app) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(app->file);
  ErpDocument *document = erp_document_open(app->file, diags, &error);
  g_assert_no_error(error);
  start(app, document);
}

static void
start_with(App *app, const char *text, gsize length) {
  g_assert_true(g_file_set_contents(app->file, text, (gssize) length, NULL));
  open_file(app);
}

static void
stop(App *app) {
  erp_tui_free(app->tui);
  erp_session_discard(app->session);
  erp_session_free(app->session);
  erp_cells_free(app->cells);
  erp_catalogue_free(app->catalogue);
}

const char app_two_sites[] = "<site id=\"par\" name=\"Paris\" lat=\"48\" lon=\"2\" users=\"100\"/>"
                             "<site id=\"syd\" name=\"Sydney\" lat=\"-33\" lon=\"151\"/>";

void
app_set_name(App *app, const char *name) {
  g_autoptr(ErpEdit) edit = erp_edit_set("syd", "name", name);
  g_assert_true(erp_tui_do(app->tui, edit));
}

ErpHistory *
app_history(App *app) {
  return erp_document_history(erp_session_document(app->session));
}

void
app_restart(App *app) {
  stop(app);
  open_file(app);
}

void
app_open(App *app, const char *example) {
  enter_folder(app, example != NULL ? example : "plan.xml");
  if (example == NULL) {
    g_autoptr(ErpPlan) plan = erp_plan_new();
    start(app, erp_document_new(plan));
    return;
  }
  g_autofree char *from = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", example, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(from, &text, &length, NULL));
  start_with(app, text, length);
}

void
app_open_plan(App *app, const char *content) {
  g_autofree char *text =
      g_strconcat("<plan xmlns=\"" ERP_PLAN_NAMESPACE "\">\n", content, "</plan>\n", NULL);
  enter_folder(app, "plan.xml");
  start_with(app, text, strlen(text));
}

void
app_close(App *app) {
  stop(app);
  g_assert_cmpint(g_chdir("/"), ==, 0);
  g_autoptr(GDir) dir = g_dir_open(app->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *path = g_build_filename(app->folder, name, NULL);
    g_remove(path);
  }
  g_rmdir(app->folder);
  g_free(app->folder);
  g_free(app->file);
}

guint
app_press(App *app, const char *keys) {
  g_auto(GStrv) names = g_strsplit(keys, " ", -1);
  guint reaction = 0;
  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr(GError) error = NULL;
    ErpKey key;
    g_assert_true(erp_key_parse(names[i], &key, &error));
    g_assert_no_error(error);
    reaction |= erp_tui_handle(app->tui, &key);
    erp_tui_draw(app->tui, app->cells);
  }
  return reaction;
}

void
app_type(App *app, const char *text) {
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    const ErpKey key = {.code = ERP_KEY_CHAR, .c = g_utf8_get_char(p)};
    erp_tui_handle(app->tui, &key);
  }
  erp_tui_draw(app->tui, app->cells);
}

gboolean
app_shows(App *app, const char *text) {
  erp_tui_draw(app->tui, app->cells);
  g_autofree char *screen = erp_cells_dump(app->cells);
  gboolean found = strstr(screen, text) != NULL;
  if (!found)
    g_test_message("no “%s” on:\n%s", text, screen);
  return found;
}
