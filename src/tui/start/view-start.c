/* The screen that stands there when the program was started without a plan. */
#include "tui/start/start.h"

#include <string.h>

#include "session/folders.h"
#include "session/recent.h"
#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "base/i18n.h"

enum { RECENT_SHOWN = 8 };

static const struct {
  const char *id;
  ErpCommandId command; /* that it runs, also reached from the menu */
  const char *label, *about;
} things[] = {
    {"new", ERP_COMMAND_NEW, N_("Start a new plan"),
     N_("Step by step: its name, the first two places and a link between them. Leave with Esc at "
        "any "
        "time.")},
    {"examples", ERP_COMMAND_EXAMPLES, N_("Open an example"),
     N_("Plans that come with the program, to look at and to change: they are opened as copies.")},
    {"open", ERP_COMMAND_OPEN, N_("Open a file"), N_("A plan that was saved before.")},
    {"import", ERP_COMMAND_IMPORT, N_("Import a file"),
     N_("Sites, links and circuits that another program knows, from a table, a drawing or an "
        "inventory: what that gives is shown first.")},
    {"tour", ERP_COMMAND_TOUR, N_("Read the tour"),
     N_("What the parts of the program are for, with the keys to begin with. F1 or ? shows the "
        "keys "
        "of the place where you are, everywhere.")},
};

static void
add_recent(GPtrArray *rows) {
  g_autofree char *folder = erp_state_folder();
  g_autoptr(GPtrArray) files = erp_recent_load(folder);
  guint shown = 0;
  for (guint i = 0; i < files->len && shown < RECENT_SHOWN; i++) {
    const char *file = files->pdata[i];
    g_autofree char *date = erp_file_date(file);
    if (date == NULL)
      continue;
    g_autofree char *id = g_strconcat("file:", file, NULL);
    g_autofree char *base = g_path_get_basename(file);
    g_autofree char *label = g_filename_display_name(base);
    g_autofree char *about = g_filename_display_name(file);
    if (shown++ == 0)
      g_ptr_array_add(rows, erp_choice_new(NULL, _("Recent files"), NULL, NULL));
    g_ptr_array_add(rows, erp_choice_new(id, label, date, about));
  }
}

static GPtrArray *
make_rows(ErpTui *tui) {
  GPtrArray *rows = erp_choices_new();
  for (guint i = 0; i < G_N_ELEMENTS(things); i++) {
    g_autofree char *key = erp_keymap_first_key(tui->keymap, things[i].command);
    g_ptr_array_add(rows,
                    erp_choice_new(things[i].id, _(things[i].label), key, _(things[i].about)));
  }
  add_recent(rows);
  return rows;
}

static void
choose(ErpTui *tui, const char *id) {
  if (g_str_has_prefix(id, "file:")) {
    erp_tui_open(tui, id + strlen("file:"));
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS(things); i++)
    if (g_str_equal(id, things[i].id))
      erp_tui_run(tui, things[i].command, NULL);
}

static const ErpChooserOps ops = {
    .title = N_("Start"),
    .intro = N_("erplan lays out ExpressRoute networks and tells what they do to Microsoft 365, "
                "Power Platform and Azure traffic. Where do you want to begin?"),
    .rows = make_rows,
    .choose = choose,
};

ErpViewBase *
erp_view_start_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}
