/* The plan and its file by keys: what there is to begin with, opening, saving, changes by others.
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "session/examples.h"
#include "session/folders.h"
#include "session/recent.h"
#include "session/session-private.h"

static void
remember(const char *file) {
  g_autofree char *folder = erp_state_folder();
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_recent_add(folder, file, &error));
  g_assert_no_error(error);
}

/* Every plan that is shipped is offered with a sentence about it. */
static void
test_examples(void) {
  g_autoptr(GPtrArray) examples = erp_examples_load();
  g_assert_cmpuint(examples->len, ==, 13);
  const ErpExample *first = examples->pdata[0];
  g_assert_cmpstr(first->name, ==, "Asymmetric routes in New Jersey");
  for (guint i = 0; i < examples->len; i++) {
    const ErpExample *example = examples->pdata[i];
    g_assert_true(g_str_has_suffix(example->file, ".xml"));
    if (strcmp(example->name, "Contoso, backhaul to Paris") == 0)
      g_assert_cmpstr(example->about, ==,
                      "Contoso before the change: a hub-and-spoke network whose only way to the "
                      "internet is Paris.");
    g_assert_cmpstr(example->about, !=, "");
  }
}

/* The first screen: an example is wanted as a copy, so that nothing is written over it. */
static void
test_start_example(void) {
  App app;
  app_open(&app, NULL);
  erp_tui_start(app.tui);
  g_assert_true(app_shows(&app, "Where do you want to begin?"));
  app_press(&app, "Down Enter");
  g_assert_true(app_shows(&app, "Trey Research"));
  g_assert_true(app_shows(&app, "All servers that receive requests stand in a New Jersey"));
  g_assert_true((app_press(&app, "End Enter") & ERP_REACT_QUIT) != 0);
  const ErpNext *next = erp_tui_next(app.tui);
  g_assert_cmpint(next->kind, ==, ERP_NEXT_COPY);
  g_assert_true(g_str_has_suffix(next->file, "examples/trey-research.xml"));
  app_close(&app);
}

/* Recent files stand there with their dates, as far as they still exist. */
static void
test_start_recent(void) {
  App app;
  app_open(&app, "meet-me.xml");
  remember("gone.xml");
  remember(app.file);
  erp_tui_start(app.tui);
  g_assert_true(app_shows(&app, "Recent files"));
  g_assert_true(app_shows(&app, "   meet-me.xml"));
  g_assert_false(app_shows(&app, "gone.xml"));
  g_autoptr(GDateTime) now = g_date_time_new_now_local();
  g_autofree char *day = g_date_time_format(now, "%Y-%m-%d");
  g_assert_true(app_shows(&app, day));
  g_assert_true((app_press(&app, "End Enter") & ERP_REACT_QUIT) != 0);
  g_assert_cmpint(erp_tui_next(app.tui)->kind, ==, ERP_NEXT_FILE);
  g_assert_cmpstr(erp_tui_next(app.tui)->file, ==, app.file);
  app_close(&app);
}

/* A new plan step by step: what is done is read off the plan; Esc leaves with what is there. */
static void
test_guide(void) {
  App app;
  app_open(&app, NULL);
  erp_tui_start(app.tui);
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "▶ [ ] Name the plan"));
  app_press(&app, "Enter");
  app_type(&app, "Mine");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "  [x] Name the plan"));
  g_assert_true(app_shows(&app, "▶ [ ] Add the first site"));
  app_press(&app, "Enter");
  app_type(&app, "hq");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "▶ [ ] Add the Microsoft 365 tenant"));
  app_press(&app, "Enter");
  app_type(&app, "EUR");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "▶ [ ] Add a second site"));
  app_press(&app, "End Up Enter"); /* too early for a link */
  g_assert_true(app_shows(&app, "A link joins two places"));
  app_press(&app, "Up Enter"); /* a peering location instead */
  app_type(&app, "ams");
  app_press(&app, "Tab Tab");
  app_type(&app, "Amsterdam");
  app_press(&app, "Enter F2");
  g_assert_true(app_shows(&app, "▶ [ ] Link two of them"));
  app_press(&app, "Enter");
  app_type(&app, "l1");
  app_press(&app, "Tab Tab Tab Tab Tab Tab"); /* to the capacity */
  app_type(&app, "1g");
  app_press(&app, "F2");
  const ErpRecord *link = erp_plan_find(erp_session_plan(app.session), "l1");
  g_assert_nonnull(link);
  g_assert_cmpstr(ERP_AS(ErpWanLink, WAN_LINK, link)->a, ==, "hq");
  g_assert_cmpstr(ERP_AS(ErpWanLink, WAN_LINK, link)->b, ==, "ams");
  g_assert_true(app_shows(&app, "▶     Go on with the map"));
  app_press(&app, "Enter u");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "l1"));
  app_close(&app);
}

/* The tour names the keys as they are bound, and scrolls on the smallest screen. */
static void
test_tour(void) {
  App app;
  app_open(&app, NULL);
  g_assert_true(erp_tui_bind(app.tui, "undo", "Ctrl+U", NULL));
  app_press(&app, ":");
  app_type(&app, "tour");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "A plan holds sites, WAN links"));
  app_press(&app, "End");
  g_assert_true(app_shows(&app, "Nothing is written before you save"));
  app_press(&app, "PageUp");
  g_assert_true(app_shows(&app, "Ctrl+U"));
  erp_cells_resize(app.cells, 40, 10);
  app_press(&app, "End End");
  g_assert_true(app_shows(&app, "Write the screen"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Write the screen"));
  app_close(&app);
}

/* Recent files first; names are completed in folders; what cannot be read is told in place. */
static void
test_open(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_autofree char *elsewhere = g_build_filename(app.folder, "meet-you.xml", NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(app.file, &text, NULL, NULL));
  g_assert_true(g_file_set_contents(elsewhere, text, -1, NULL));
  g_assert_true(g_file_set_contents("broken.xml", "<plan", -1, NULL));
  g_assert_true(g_file_set_contents("notes.txt", "", -1, NULL));
  remember(elsewhere);
  app_press(&app, "o");
  g_assert_true(app_shows(&app, elsewhere));
  g_assert_true(app_shows(&app, "│  broken.xml"));
  g_assert_false(app_shows(&app, "notes.txt"));
  app_type(&app, "m");
  app_press(&app, "Tab"); /* meet-me.xml and meet-you.xml */
  g_assert_true(app_shows(&app, "\n meet-"));
  app_type(&app, "y");
  app_press(&app, "Tab");
  g_assert_true(app_shows(&app, "\n meet-you.xml"));
  app_press(&app, "Ctrl+U");
  app_type(&app, "broken.xml");
  g_assert_false((app_press(&app, "Enter") & ERP_REACT_QUIT) != 0);
  g_assert_true(app_shows(&app, "broken.xml:1:"));
  app_press(&app, "Ctrl+U");
  app_type(&app, app.folder);
  app_press(&app, "Enter"); /* into the folder */
  g_assert_true(app_shows(&app, "/\n"));
  app_type(&app, "you");
  g_assert_true((app_press(&app, "Enter") & ERP_REACT_QUIT) != 0);
  g_assert_cmpstr(erp_tui_next(app.tui)->file, ==, elsewhere);
  app_close(&app);
}

/* Ten thousand characters pasted into a line are text, and every size is drawn. */
static void
test_open_paste(void) {
  App app;
  app_open(&app, "meet-me.xml");
  app_press(&app, "o");
  g_autofree char *long_text = g_strnfill(10000, 'q');
  const ErpKey paste = {.code = ERP_KEY_PASTE, .text = long_text};
  g_assert_false((erp_tui_handle(app.tui, &paste) & ERP_REACT_QUIT) != 0);
  static const struct {
    int width, height;
  } sizes[] = {{200, 60}, {80, 24}, {40, 10}, {20, 5}, {1, 1}};
  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
    erp_cells_resize(app.cells, sizes[i].width, sizes[i].height);
    erp_tui_draw(app.tui, app.cells);
  }
  erp_cells_resize(app.cells, 80, 24);
  g_assert_true(app_shows(&app, "Nothing matches"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "qqq"));
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "qqq"));
  app_close(&app);
}

/* Esc leaves it, the menu brings it back; it fits the smallest screen. */
static void
test_start_back(void) {
  App app;
  app_open(&app, NULL);
  erp_tui_start(app.tui);
  app_press(&app, "Esc");
  g_assert_false(app_shows(&app, "Open an example"));
  app_press(&app, "F9 t");
  g_assert_true(app_shows(&app, "Open an example"));
  erp_cells_resize(app.cells, 40, 10);
  app_press(&app, "End");
  g_assert_true(app_shows(&app, "Read the tour"));
  app_close(&app);
}

/* Lets the journal be written, or not, as soon as the plan has changed. */
static void
keep_journal_in(App *app, const char *folder) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(app->file);
  const ErpTuiOptions options = {.mouse = TRUE};
  erp_tui_free(app->tui);
  erp_session_free(app->session);
  ErpDocument *document = erp_document_open(app->file, diags, &error);
  g_assert_no_error(error);
  app->session = erp_session_new_with(document, app->catalogue, folder, 0);
  app->tui = erp_tui_new(app->session, &options);
}

static void
rename_and_wait(App *app, const char *name) {
  app_set_name(app, name);
  erp_session_settle(app->session);
  while (g_main_context_iteration(NULL, FALSE))
    continue;
}

/* A journal that cannot be written is told once, until one could be: what, where and the remedy. */
static void
test_no_journal(void) {
  static const char told[] = "No recovery journal; F2 saves the changes. ";
  App app;
  app_open_plan(&app, app_two_sites);
  g_autofree char *blocker = g_build_filename(app.folder, "blocker", NULL);
  g_autofree char *folder = g_build_filename(blocker, "state", NULL);
  g_autofree char *whole = g_strconcat(told, folder, ": ", NULL);
  g_assert_true(g_file_set_contents(blocker, "no folder", -1, NULL));
  keep_journal_in(&app, folder);
  erp_cells_resize(app.cells, 200, 30);
  rename_and_wait(&app, "One");
  g_assert_nonnull(erp_session_journal_problem(app.session));
  g_assert_true(app_shows(&app, whole));
  app_press(&app, "."); /* as any message it goes with the next key */
  g_assert_false(app_shows(&app, told));
  rename_and_wait(&app, "Two");
  g_assert_nonnull(erp_session_journal_problem(app.session));
  g_assert_false(app_shows(&app, told));

  g_assert_cmpint(g_remove(blocker), ==, 0);
  app_set_name(&app, "Three");
  while (erp_session_journal(app.session) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_false(app_shows(&app, told));
  g_autofree char *journal = g_strdup(erp_session_journal(app.session));
  g_assert_cmpint(g_remove(journal), ==, 0);
  g_assert_cmpint(g_mkdir(journal, 0700), ==, 0);
  app_set_name(&app, "Four");
  while (erp_session_journal_problem(app.session) == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(app_shows(&app, told));
  g_assert_cmpint(g_rmdir(journal), ==, 0);
  erp_session_discard(app.session);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
  app_close(&app);
}

/* What was left behind is offered with its date and what it would change; then Later keeps it. */
static void
test_recovery(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  g_autoptr(ErpEdit) edit = erp_edit_set("par", "users", "300");
  g_autoptr(GError) error = NULL;
  ErpRecovery *recovery = g_new0(ErpRecovery, 1);
  recovery->journal = g_strdup("no-such-journal");
  recovery->time = 1764000000; /* 2025-11-24 16:00 UTC */
  recovery->plan = erp_plan_apply(erp_session_plan(app.session), edit, &error);
  g_assert_no_error(error);
  erp_tui_offer(app.tui, recovery);
  g_assert_true(app_shows(&app, "Changes of 2025-11-24 16:00 were not saved."));
  g_assert_true(app_shows(&app, "1 change:"));
  g_assert_true(app_shows(&app, "Changed: Site “par”: users 300 (was 100)"));
  for (int width = 40; width <= 200; width += 40) { /* the buttons stay */
    erp_cells_resize(app.cells, width, 10);
    g_assert_true(app_shows(&app, "< Take over >"));
    g_assert_true(app_shows(&app, "< Forget >"));
  }
  app_press(&app, "t");
  const ErpPlan *plan = erp_session_plan(app.session);
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(plan, "par"))->users, ==, 300);
  app_press(&app, "u");
  g_assert_false(erp_history_is_modified(app_history(&app)));
  app_close(&app);
}

/* Several steps back and forward at once; the mark of the saved state is where it was saved. */
static void
test_history(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  app_set_name(&app, "One");
  app_set_name(&app, "Two");
  app_press(&app, "F2");
  app_set_name(&app, "Three");
  app_press(&app, "H");
  g_assert_true(app_shows(&app, "  0  As it was opened"));
  g_assert_true(app_shows(&app, "▶   3  Set name of “syd” to “Three”"));
  app_press(&app, "Home Enter");
  g_assert_cmpuint(erp_history_position(app_history(&app)), ==, 0);
  g_assert_true(app_shows(&app, "plan.xml *"));
  app_press(&app, "Down Down Enter");
  g_assert_true(app_shows(&app, "now, saved"));
  g_assert_false(app_shows(&app, "plan.xml *"));
  const ErpRecord *sydney = erp_plan_find(erp_session_plan(app.session), "syd");
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, sydney)->name, ==, "Two");
  app_close(&app);
}

/* A name that nobody knows is counted in the title and listed with what to do; Enter opens the form
 * where it stands, and the note goes when it is put right. */
static void
test_notes(void) {
  App app;
  app_open_plan(&app, "<site id='par' lat='48.86' lon='2.35' users='10'/>"
                      "<peering-location id='ny' at='New Yrok'/>"
                      "<answer rule='OPS-99' value='yes'/>");
  g_assert_true(app_shows(&app, "! 2 notes"));
  app_press(&app, "!");
  g_assert_true(app_shows(&app, "did you mean \"New York\"?"));
  g_assert_true(app_shows(&app, "The answer to OPS-99 is not used"));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Edit: Peering location “ny”"));
  app_press(&app, "Esc Esc");
  g_autoptr(ErpEdit) edit = erp_edit_set("ny", "at", "New York");
  erp_tui_do(app.tui, edit);
  erp_session_settle(app.session);
  app_press(&app, "1");
  g_assert_true(app_shows(&app, "! 1 note "));
  app_close(&app);
}

/* Every change is refused with what to do; under another name it can be changed. */
static void
test_read_only(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  erp_session_set_read_only(app.session, TRUE);
  g_assert_true(app_shows(&app, "[read-only]"));
  app_press(&app, ". d");
  g_assert_true(app_shows(&app, "save it under another name"));
  app_press(&app, "S Ctrl+U");
  app_type(&app, "own.xml");
  app_press(&app, "Enter");
  g_assert_false(app_shows(&app, "[read-only]"));
  app_set_name(&app, "Changed");
  app_close(&app);
}

/* A plan that has no file yet is given one on the way out. */
static void
test_quit_saves_new(void) {
  App app;
  app_open(&app, NULL);
  app_press(&app, "1 F7 s");
  app_type(&app, "hq");
  app_press(&app, "F2 q s");
  g_assert_true(app_shows(&app, "Name of the file"));
  app_press(&app, "Ctrl+U");
  app_type(&app, "taken.xml");
  g_assert_true(g_file_set_contents("taken.xml", "mine", -1, NULL));
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "taken.xml exists"));
  g_assert_cmpuint(app_press(&app, "o") & ERP_REACT_QUIT, !=, 0);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents("taken.xml", &text, NULL, NULL));
  g_assert_nonnull(strstr(text, "<site id=\"hq\""));
  app_close(&app);
}

/* A file of the list by the mouse: the first click puts the mark there, the second opens it. */
static void
test_open_by_mouse(void) {
  App app;
  app_open(&app, "meet-me.xml");
  g_assert_true(g_file_set_contents(
      "other.xml", "<plan xmlns=\"urn:erplan:plan:1\" name=\"Other\"/>", -1, NULL));
  app_press(&app, "o Ctrl+U");
  app_type(&app, app.folder);
  app_type(&app, "/");
  g_autofree char *screen = erp_cells_dump(app.cells);
  g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
  int row = 0;
  while (lines[row] != NULL && strstr(lines[row], "other.xml") == NULL)
    row++;
  g_assert_nonnull(lines[row]);
  const ErpKey click = {.code = ERP_KEY_CLICK, .x = 5, .y = row};
  guint reaction = erp_tui_handle(app.tui, &click);
  erp_tui_draw(app.tui, app.cells);
  g_assert_cmpuint(reaction & ERP_REACT_QUIT, ==, 0);
  reaction = erp_tui_handle(app.tui, &click);
  g_assert_cmpuint(reaction & ERP_REACT_QUIT, !=, 0); /* to go on with the other plan */
  app_close(&app);
}

/* What a file would change is shown first; Enter takes it over as one step, Esc does not. */
static void
test_import(void) {
  App app;
  app_open(&app, NULL);
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents("links.csv", "id,a,b,bandwidth\nw,par,mad,500\nx,par,mars,1\n",
                                    -1, &error));
  g_assert_true(g_file_set_contents(
      "sites.csv", "id,name,lat,lon\npar,Paris,48.86,2.35\nmad,Madrid,,\nxx,Nowhere,,\n", -1,
      &error));
  erp_tui_start(app.tui);
  app_press(&app, "Down Down Down Enter");
  g_assert_true(app_shows(&app, "Files (2)"));
  app_type(&app, "si");
  app_press(&app, "Enter");
  erp_session_settle(app.session);
  app_press(&app, "Home");
  g_assert_true(app_shows(&app, "CSV, TSV: 3 added, 0 changed, 0 as before"));
  g_assert_true(app_shows(&app, "“Madrid” is taken to be in Madrid, ES"));
  g_assert_true(app_shows(&app, "Sites without coordinates, listed beside the map: 1"));
  g_assert_true(app_shows(&app, "Added: Site “xx”"));
  g_assert_true(app_shows(&app, "Effect: worst link"));
  app_press(&app, "Esc");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "par"));
  app_press(&app, ":");
  app_type(&app, "import sites.csv");
  app_press(&app, "Enter");
  erp_session_settle(app.session);
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Import sites.csv; u takes that back"));
  g_assert_nonnull(erp_plan_find(erp_session_plan(app.session), "xx"));
  app_press(&app, ":");
  app_type(&app, "import links.csv");
  app_press(&app, "Enter");
  erp_session_settle(app.session);
  app_press(&app, "Home");
  g_assert_true(app_shows(&app, "bandwidth 500 has no unit"));
  app_press(&app, "Down Enter");
  erp_session_settle(app.session);
  app_press(&app, "Home");
  g_assert_true(app_shows(&app, "in Mbps"));
  app_press(&app, "Enter");
  const ErpRecord *link = erp_plan_find(erp_session_plan(app.session), "w");
  g_assert_cmpint(ERP_AS(ErpWanLink, WAN_LINK, link)->capacity, ==, 500000000);
  app_press(&app, "u u");
  g_assert_null(erp_plan_find(erp_session_plan(app.session), "par"));
  app_close(&app);
}

/* What is no file and what is of no format says so. */
static void
test_import_faults(void) {
  App app;
  app_open(&app, NULL);
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents("broken.graphml", "<graphml>\n<graph>", -1, &error));
  app_press(&app, ":");
  app_type(&app, "import none.csv");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "none.csv is no file"));
  app_press(&app, ":");
  app_type(&app, "import broken.graphml");
  app_press(&app, "Enter");
  erp_session_settle(app.session);
  app_press(&app, "Home");
  g_assert_true(app_shows(&app, "It cannot be imported"));
  g_assert_true(app_shows(&app, "broken.graphml:2:"));
  app_press(&app, "Enter Esc"); /* there is nothing to take over */
  g_assert_cmpuint(erp_parray_length(erp_plan_records(erp_session_plan(app.session))), ==, 0);
  app_close(&app);
}

/* A format, how the file begins, its name; what is there is not overwritten unasked. */
static void
test_export(void) {
  App app;
  app_open_plan(&app, "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\"/>");
  app_press(&app, ":");
  app_type(&app, "export");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "GraphML"));
  g_assert_true(app_shows(&app, "points and lines for Google Earth"));
  app_press(&app, "Down Enter"); /* GML */
  g_assert_true(app_shows(&app, "GML, "));
  g_assert_true(app_shows(&app, "graph ["));
  app_press(&app, "Ctrl+U");
  app_type(&app, "out.gml");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "Exported to out.gml"));
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents("out.gml", &text, NULL, NULL));
  g_assert_nonnull(strstr(text, "Paris"));
  g_assert_true(g_file_set_contents("out.csv", "mine\n", -1, NULL));
  app_press(&app, ":");
  app_type(&app, "export out.csv");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "out.csv exists. Overwrite it?"));
  app_press(&app, "Esc");
  g_autofree char *kept = NULL;
  g_assert_true(g_file_get_contents("out.csv", &kept, NULL, NULL));
  g_assert_cmpstr(kept, ==, "mine\n");
  app_press(&app, ":");
  app_type(&app, "export out.csv");
  app_press(&app, "Enter o");
  g_autofree char *table = NULL;
  g_assert_true(g_file_get_contents("out.csv", &table, NULL, NULL));
  g_assert_true(g_str_has_prefix(table, "element,id,"));
  app_press(&app, ":");
  app_type(&app, "export out.doc");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "No format has files that end as out.doc does"));
  app_close(&app);
}

/* Why something failed stands last and is read at 80 columns, however long the name
 * of the file is. */
static void
test_long_names(void) {
  App app;
  app_open_plan(&app, app_two_sites);
  erp_cells_resize(app.cells, 80, 24);
  app_press(&app, "S Ctrl+U");
  app_type(&app,
           "/no-such-folder-of-some-length/of-the-year-2026/and-one-more-for-good-measure/plan-"
           "of-the-network.xml");
  app_press(&app, "Enter");
  g_assert_true(app_shows(&app, "etwork.xml: "));
  g_assert_true(app_shows(&app, "No such file or directory"));
  app_press(&app, "S Ctrl+U");
  app_type(&app, "a-plan-with-a-name-that-is-much-too-long-for-the-title-of-a-screen-of-80-"
                 "columns.xml");
  app_press(&app, "Enter 2 Enter");
  app_type(&app, "x");
  app_press(&app, "F2");
  g_assert_true(app_shows(&app, "columns.xml *"));
  app_close(&app);
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/files/examples", test_examples);
  g_test_add_func("/files/start-example", test_start_example);
  g_test_add_func("/files/start-recent", test_start_recent);
  g_test_add_func("/files/guide", test_guide);
  g_test_add_func("/files/tour", test_tour);
  g_test_add_func("/files/open", test_open);
  g_test_add_func("/files/open-paste", test_open_paste);
  g_test_add_func("/files/start-back", test_start_back);
  g_test_add_func("/files/recovery", test_recovery);
  g_test_add_func("/files/long-names", test_long_names);
  g_test_add_func("/files/no-journal", test_no_journal);
  g_test_add_func("/files/history", test_history);
  g_test_add_func("/files/notes", test_notes);
  g_test_add_func("/files/read-only", test_read_only);
  g_test_add_func("/files/quit-saves-new", test_quit_saves_new);
  g_test_add_func("/files/open-by-mouse", test_open_by_mouse);
  g_test_add_func("/files/import", test_import);
  g_test_add_func("/files/export", test_export);
  g_test_add_func("/files/import-faults", test_import_faults);
  return g_test_run();
}
