/* Every screen of the program at three sizes, text and styles, reached by keys as a person would;
 * the pictures are in tests/tui/golden/screens/. */
#include <locale.h>
#include <string.h>

#include "app-support.h"
#include "golden.h"
#include "xml/reader.h"

static const int sizes[][2] = {{40, 10}, {80, 24}, {160, 48}};

#define CONTOSO "contoso.xml"
#define CIRCUITS "meet-me-authorized.xml"
#define TREY "trey-research.xml"

/* `keys`: in the program's notation; "text:WORD" types it. */
static const struct {
  const char *name, *example, *keys;
} screens[] = {
    {"map", CONTOSO, "1"},
    {"map-site", CONTOSO, ". ."},
    {"map-latency", CONTOSO, "B"},
    {"map-verdict", CONTOSO, "B B"},
    {"map-cost", CONTOSO, "B B B"},
    {"map-link", CONTOSO, "]"},
    {"map-world", CONTOSO, "W"},
    {"map-cross-hair", CONTOSO, "s Right Right"},
    {"map-circuits", CIRCUITS, ". . ."},
    {"map-failed", CIRCUITS, ". . . F ] F"},
    {"circuits-failed", CIRCUITS, "4 F"},
    {"sites", CONTOSO, "2"},
    {"sites-filtered", CONTOSO, "2 / text:new Enter"},
    {"sites-marked", CONTOSO, "2 Space Down Space"},
    {"links", CONTOSO, "3"},
    {"circuits", CIRCUITS, "4"},
    {"flows", CONTOSO, "5"},
    {"findings", CONTOSO, "6"},
    {"findings-by-rule", CIRCUITS, "6 b b"},
    {"locations", CIRCUITS, "7"},
    {"gateways", TREY, "8"},
    {"checklist", CIRCUITS, "9"},
    {"path", CIRCUITS, ". . . p"},
    {"path-internet", CONTOSO, "/ text:syd Enter p"},
    {"form-site", CONTOSO, "2 Enter"},
    {"form-many", CONTOSO, "2 Space Down Space F4"},
    {"form-link", CONTOSO, "3 Enter"},
    {"form-circuit", CIRCUITS, "4 Enter"},
    {"form-location", CIRCUITS, "7 Enter"},
    {"form-gateway", TREY, "8 Enter"},
    {"form-plan", CIRCUITS, "E"},
    {"form-error", CONTOSO, "2 Enter Tab Tab Tab text:x Tab"},
    {"form-choices", CONTOSO, "2 Enter Tab Tab Tab Tab Tab F4"},
    {"add", CONTOSO, "a"},
    {"failures", CIRCUITS, "O"},
    {"compare-with", CONTOSO, ". d d C"},
    {"compare", CONTOSO, ". d d C Down Enter"},
    {"history", CONTOSO, ". d d : text:history Enter"},
    {"help-map", CONTOSO, "F1"},
    {"help-form", CONTOSO, "2 Enter F1"},
    {"palette", CONTOSO, ": text:add"},
    {"menu", CONTOSO, "F9 Right"},
    {"delete", CONTOSO, ". d"},
    {"quit", CONTOSO, ". d d q"},
    {"accept", CIRCUITS, "6 m"},
    {"start", NULL, ": text:start Enter"},
    {"tour", CONTOSO, ": text:tour Enter"},
    {"examples", CONTOSO, ": text:examples Enter"},
    {"first-steps", NULL, ": text:first-steps Enter"},
};

static void
press_and_type(App *app, const char *keys) {
  g_auto(GStrv) words = g_strsplit(keys, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (g_str_has_prefix(words[i], "text:"))
      app_type(app, words[i] + strlen("text:"));
    else
      app_press(app, words[i]);
  }
}

static void
test_screen(gconstpointer data) {
  guint which = GPOINTER_TO_UINT(data);
  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
    App app;
    app_open(&app, screens[which].example);
    erp_cells_resize(app.cells, sizes[i][0], sizes[i][1]);
    erp_tui_draw(app.tui, app.cells);
    press_and_type(&app, screens[which].keys);
    erp_session_settle(app.session);
    erp_tui_draw(app.tui, app.cells);
    g_autofree char *name =
        g_strdup_printf("screens/%s-%dx%d", screens[which].name, sizes[i][0], sizes[i][1]);
    expect_golden(app.cells, name);
    app_close(&app);
  }
}

int
main(int argc, char **argv) {
  g_setenv("SOURCE_DATE_EPOCH", "1795305600", TRUE); /* 2026-11-22 */
  g_test_init(&argc, &argv, NULL);
  setlocale(LC_CTYPE, "C.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS(screens); i++) {
    g_autofree char *path = g_strconcat("/screens/", screens[i].name, NULL);
    g_test_add_data_func(path, GUINT_TO_POINTER(i), test_screen);
  }
  int status = g_test_run();
  erp_xml_cleanup();
  return status;
}
