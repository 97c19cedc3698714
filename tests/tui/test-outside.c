/* The file under the editor: changed, replaced, removed, or turned into something else by others.
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app-support.h"
#include "session/session-private.h"
#include "xml/reader.h"

static char *
content(const char *file) {
  char *text = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  return text;
}

/* As another program would: the file gets one word in place of another. */
static void
rewrite(const App *app, const char *from, const char *to) {
  g_autofree char *text = content(app->file);
  g_auto(GStrv) parts = g_strsplit(text, from, 2);
  g_assert_cmpuint(g_strv_length(parts), ==, 2);
  g_autofree char *changed = g_strjoinv(to, parts);
  g_assert_true(g_file_set_contents(app->file, changed, -1, NULL));
}

/* Both changed it: what each choice would lose stands there; nothing is written before one is made.
 */
static void
test_changed_overwrite(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "Mine");
  rewrite(&app, "users=\"100\"", "users=\"250\"");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "Changed in the file, lost by Overwrite: 1"));
  g_assert_true(app_shows(&app, "Changed: Site “par”: users 250 (was 100)"));
  g_assert_true(app_shows(&app, "Changed by you, taken back by Reload: 1"));
  g_assert_true(app_shows(&app, "Changed: Site “syd”: name Mine (was Sydney)"));
  app_press(&app, "Enter"); /* the harmless answer */
  g_autofree char *theirs = content(app.file);
  g_assert_nonnull(strstr(theirs, "users=\"250\""));
  app_press(&app, "F2 o");
  g_autofree char *mine = content(app.file);
  g_assert_nonnull(strstr(mine, "users=\"100\""));
  g_assert_nonnull(strstr(mine, "name=\"Mine\""));
  g_assert_false(erp_history_is_modified(app_history(&app)));
  app_close(&app);
}

/* A third version that comes while one looks at the second is not overwritten unseen. */
static void
test_changed_again(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "Mine");
  rewrite(&app, "users=\"100\"", "users=\"250\"");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "users 250 (was 100)"));
  rewrite(&app, "users=\"250\"", "users=\"375\"");
  app_press(&app, "o");
  g_assert_true(app_shows(&app, "users 375 (was 100)"));
  g_autofree char *theirs = content(app.file);
  g_assert_nonnull(strstr(theirs, "users=\"375\""));
  app_press(&app, "o");
  g_assert_true(app_shows(&app, "Saved "));
  g_autofree char *mine = content(app.file);
  g_assert_nonnull(strstr(mine, "name=\"Mine\""));
  app_close(&app);
}

/* The way out that shows all of both. */
static void
test_changed_differences(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "Mine");
  rewrite(&app, "users=\"100\"", "users=\"250\"");
  app_press(&app, "F2 d");
  erp_session_settle(app.session);
  g_assert_true(app_shows(&app, "plan.xml"));
  g_assert_true(app_shows(&app, "users"));
  app_press(&app, "Esc F2 s Ctrl+U");
  app_type(&app, "mine.xml");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Saved mine.xml"));
  g_autofree char *theirs = content(app.file);
  g_assert_nonnull(strstr(theirs, "users=\"250\""));
  app_close(&app);
}

/* What the file has become cannot be written over, and the keys never wait for it. */
static void
test_changed_kind(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "Mine");
  alarm(60);
  g_assert_cmpint(g_remove(app.file), ==, 0);
  g_assert_cmpint(g_mkdir(app.file, 0700), ==, 0);
  g_assert_cmpint(erp_session_look_outside(app.session), ==, ERP_OUTSIDE_GONE);
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "it is a directory"));
  app_press(&app, "o");
  g_assert_true(app_shows(&app, "Is a directory"));
  g_assert_cmpint(g_rmdir(app.file), ==, 0);

  g_assert_cmpint(mkfifo(app.file, 0600), ==, 0);
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "pipe or a device"));
  app_press(&app, "o");
  g_assert_true(app_shows(&app, "pipe or a device"));
  app_press(&app, "F2 r");
  g_assert_true(app_shows(&app, "pipe or a device"));
  g_assert_true(erp_history_is_modified(app_history(&app)));
  alarm(0);
  app_close(&app);
}

/* Names of pipes that are typed or picked: nobody is at their other end. */
static void
test_pipes(void) {
  static const struct {
    const char *keys, *text, *then, *says;
  } places[] = {
      {"o Ctrl+U", "pipe.xml", "Enter", "pipe or a device"},
      {"S Ctrl+U", "pipe.xml", "Enter o", "pipe or a device"},
      {":", "compare pipe.xml", "Enter", "pipe or a device"},
      {":", "import pipe.xml", "Enter", "pipe.xml is no file"},
      {":", "screen pipe.xml", "Enter", "pipe or a device"},
      {":", "export pipe.dot", "Enter o", "pipe or a device"},
  };
  App app;
  app_open_plan(&app, app_two_sites);
  g_assert_cmpint(mkfifo("pipe.xml", 0600), ==, 0);
  g_assert_cmpint(mkfifo("pipe.dot", 0600), ==, 0);
  alarm(60);
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    app_press(&app, places[i].keys);
    app_type(&app, places[i].text);
    app_press(&app, places[i].then);
    erp_session_settle(app.session);
    g_assert_true(app_shows(&app, places[i].says));
    app_press(&app, "Esc Esc Esc");
  }
  alarm(0);
  app_close(&app);
}

/* Noticed before saving, too; reloading can be undone, and then the plan counts as changed. */
static void
test_changed_reload(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "Mine");
  g_assert_cmpint(erp_session_look_outside(app.session), ==, ERP_OUTSIDE_SAME);
  rewrite(&app, "users=\"100\"", "users=\"250\"");
  g_assert_cmpint(erp_session_look_outside(app.session), ==, ERP_OUTSIDE_CHANGED);
  g_assert_true(app_shows(&app, "[changed on disk]"));
  g_assert_true(app_shows(&app, "Another program changed the file; F2 asks what to do"));
  app_press(&app, "F2 r");
  g_assert_false(app_shows(&app, "[changed on disk]"));
  g_assert_cmpint(erp_session_look_outside(app.session), ==, ERP_OUTSIDE_SAME);
  const ErpPlan *plan = erp_session_plan(app.session);
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, erp_plan_find(plan, "syd"))->name, ==, "Sydney");
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(plan, "par"))->users, ==, 250);
  g_assert_false(erp_history_is_modified(app_history(&app)));
  app_press(&app, "u");
  plan = erp_session_plan(app.session);
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, erp_plan_find(plan, "syd"))->name, ==, "Mine");
  g_assert_true(erp_history_is_modified(app_history(&app)));
  app_close(&app);
}

/* A file that is gone is told and can be written again; one that is broken is not taken. */
static void
test_changed_gone(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  g_assert_true(g_file_set_contents(app.file, "<plan", -1, NULL));
  app_press(&app, "F9");
  app_press(&app, "r"); /* File, Reload */
  g_assert_true(app_shows(&app, "plan.xml:1:"));
  g_assert_nonnull(erp_plan_find(erp_session_plan(app.session), "par"));
  g_assert_cmpint(g_remove(app.file), ==, 0);
  g_assert_cmpint(erp_session_look_outside(app.session), ==, ERP_OUTSIDE_GONE);
  g_assert_true(app_shows(&app, "[file is gone]"));
  app_press(&app, "F2 o");
  g_autofree char *again = content(app.file);
  g_assert_nonnull(strstr(again, "Sydney"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  g_test_add_func("/outside/changed-overwrite", test_changed_overwrite);
  g_test_add_func("/outside/changed-again", test_changed_again);
  g_test_add_func("/outside/changed-differences", test_changed_differences);
  g_test_add_func("/outside/changed-kind", test_changed_kind);
  g_test_add_func("/outside/pipes", test_pipes);
  g_test_add_func("/outside/changed-reload", test_changed_reload);
  g_test_add_func("/outside/changed-gone", test_changed_gone);
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
