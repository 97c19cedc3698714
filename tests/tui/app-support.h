/* The whole program without a terminal: an example of its own in a folder of its own, driven by
 * keys. */
#pragma once

#include "tui/app.h"

typedef struct {
  char *folder; /* the test's own, also the working directory */
  char *file;
  ErpCatalogue *catalogue;
  ErpSession *session;
  ErpTui *tui;
  ErpCells *cells;
} App;

/* A copy of data/examples/`example`, or NULL = a new plan; screen of 100x30; figures worked out. */
void app_open(App *app, const char *example);
/* A plan of these elements. */
void app_open_plan(App *app, const char *content);
extern const char app_two_sites[]; /* such elements: "par", "syd" */
/* Calls "syd" something else. */
void app_set_name(App *app, const char *name);
ErpHistory *app_history(App *app);
/* Ends the program without saving and opens its file again. */
void app_restart(App *app);
void app_close(App *app);

/* Keys in the program's notation with blanks between; draws after each, as the loop does. All
 * reactions together. */
guint app_press(App *app, const char *keys);
void app_type(App *app, const char *text);
/* Whether the screen holds this text. */
gboolean app_shows(App *app, const char *text);
