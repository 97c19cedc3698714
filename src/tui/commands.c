/* The table of commands: the words and the usual keys. */
#include "tui/commands.h"

#include <string.h>

#include "base/i18n.h"

#define IN(context) (1u << ERP_CONTEXT_##context)
#define PLAN_VIEWS (IN(MAP) | IN(TABLE) | IN(PATH) | IN(FINDINGS))

static const ErpCommand commands[ERP_COMMAND_LAST] =
    {
        [ERP_COMMAND_HELP] =
            {
                .name = "help",
                .contexts = IN(GLOBAL),
                .keys = {"F1", "?"},
                .title = N_("Help"),
                .help = N_("Show the keys of this place."),
                .menu = N_("Help"),
                .bar = 1,
                .letter = 'h',
            },
        [ERP_COMMAND_REDRAW] =
            {
                .name = "redraw",
                .contexts = IN(GLOBAL),
                .keys = {"Ctrl+L"},
                .title = N_("Redraw"),
                .help = N_("Draw the whole screen anew."),
                .menu = N_("View"),
            },
        [ERP_COMMAND_SUSPEND] =
            {
                .name = "suspend",
                .contexts = IN(GLOBAL),
                .keys = {"Ctrl+Z"},
                .title = N_("Suspend"),
                .help = N_("Go back to the shell; fg brings the program back."),
                .menu = N_("File"),
            },
        [ERP_COMMAND_INTERRUPT] =
            {
                .name = "interrupt",
                .contexts = IN(GLOBAL),
                .keys = {"Ctrl+C"},
                .title = N_("Interrupt"),
                .help = N_("Quit as with q; a second time within two seconds quits at once and "
                           "keeps the recovery file."),
            },
        [ERP_COMMAND_EXPORT_SCREEN] =
            {
                .name = "export-screen",
                .contexts = IN(GLOBAL),
                .keys = {"e"},
                .title = N_("Export screen"),
                .help = N_("Write the screen as text to a file."),
                .menu = N_("File"),
                .letter = 'e',
            },
        [ERP_COMMAND_MOUSE] =
            {
                .name = "mouse",
                .contexts = IN(GLOBAL),
                .keys = {"M"},
                .title = N_("Mouse"),
                .help = N_("Switch the mouse on or off, so that the terminal can select text."),
                .menu = N_("View"),
            },
        [ERP_COMMAND_SAVE] =
            {
                .name = "save",
                .contexts = PLAN_VIEWS,
                .keys = {"F2", "Ctrl+S"},
                .title = N_("Save"),
                .help = N_("Save the plan to its file."),
                .menu = N_("File"),
                .bar = 3,
                .letter = 's',
            },
        [ERP_COMMAND_SAVE_AS] =
            {
                .name = "save-as",
                .contexts = PLAN_VIEWS,
                .keys = {"S"},
                .title = N_("Save as"),
                .help = N_("Save the plan to another file."),
                .menu = N_("File"),
                .letter = 'a',
            },
        [ERP_COMMAND_OPEN] =
            {
                .name = "open",
                .contexts = PLAN_VIEWS,
                .keys = {"o", "Ctrl+O"},
                .title = N_("Open"),
                .help = N_("Open a plan, also one of the recent ones."),
                .menu = N_("File"),
                .letter = 'o',
            },
        [ERP_COMMAND_NEW] =
            {
                .name = "new",
                .contexts = PLAN_VIEWS,
                .keys = {"Ctrl+N"},
                .title = N_("New"),
                .help = N_("Start a new plan."),
                .menu = N_("File"),
                .letter = 'n',
            },
        [ERP_COMMAND_FIND] =
            {
                .name = "find",
                .contexts = IN(MAP) | IN(TABLE) | IN(FINDINGS),
                .keys = {"F3", "/"},
                .title = N_("Find"),
                .help = N_("Find an object on the map, or filter the rows of a list as you type."),
                .menu = N_("Edit"),
                .bar = 5,
                .letter = 'f',
            },
        [ERP_COMMAND_EDIT] =
            {
                .name = "edit",
                .contexts = IN(MAP) | IN(TABLE),
                .keys = {"F4", "Enter"},
                .title = N_("Edit"),
                .help = N_("Open the form of the selected object."),
                .menu = N_("Edit"),
                .bar = 4,
                .letter = 'e',
            },
        [ERP_COMMAND_PATH] =
            {
                .name = "path",
                .contexts = IN(MAP) | IN(TABLE) | IN(FINDINGS),
                .keys = {"F5", "p"},
                .title = N_("Path"),
                .help = N_("Show the ways the traffic of the selection takes."),
                .menu = N_("View"),
                .bar = 7,
            },
        [ERP_COMMAND_FINDINGS] =
            {
                .name = "findings",
                .contexts = IN(MAP) | IN(TABLE) | IN(PATH),
                .keys = {"F6", "f"},
                .title = N_("Findings"),
                .help = N_("Show the findings, worst first."),
                .menu = N_("View"),
                .bar = 6,
            },
        [ERP_COMMAND_ADD] =
            {
                .name = "add",
                .contexts = IN(MAP) | IN(TABLE),
                .keys = {"F7", "a"},
                .title = N_("Add"),
                .help = N_("Add an object: choose the kind."),
                .menu = N_("Edit"),
                .bar = 6,
                .letter = 'a',
            },
        [ERP_COMMAND_ADD_SITE] =
            {
                .name = "add-site",
                .contexts = IN(MAP) | IN(TABLE),
                .title = N_("Add site"),
                .help = N_("Add a site, on the map at the cursor."),
                .menu = N_("Add"),
                .letter = 's',
            },
        [ERP_COMMAND_ADD_LINK] =
            {
                .name = "add-link",
                .contexts = IN(MAP) | IN(TABLE),
                .title = N_("Add WAN link"),
                .help = N_("Add a WAN link, between the two marked objects if there are."),
                .menu = N_("Add"),
                .letter = 'l',
            },
        [ERP_COMMAND_ADD_PEERING_LOCATION] =
            {
                .name = "add-peering-location",
                .contexts = IN(MAP) | IN(TABLE),
                .title = N_("Add peering location"),
                .help = N_("Add a peering location."),
                .menu = N_("Add"),
                .letter = 'p',
            },
        [ERP_COMMAND_ADD_CIRCUIT] =
            {
                .name = "add-circuit",
                .contexts = IN(MAP) | IN(TABLE),
                .title = N_("Add circuit"),
                .help = N_("Add a circuit at a peering location."),
                .menu = N_("Add"),
                .letter = 'c',
            },
        [ERP_COMMAND_ADD_GATEWAY] =
            {
                .name = "add-gateway",
                .contexts = IN(MAP) | IN(TABLE),
                .title = N_("Add gateway"),
                .help = N_("Add a gateway in an Azure region."),
                .menu = N_("Add"),
                .letter = 'g',
            },
        [ERP_COMMAND_DELETE] =
            {
                .name = "delete",
                .contexts = IN(MAP) | IN(TABLE),
                .keys = {"F8", "Delete", "d"},
                .title = N_("Delete"),
                .help = N_("Delete the selected object or the marked rows; what refers to them is "
                           "shown first."),
                .menu = N_("Edit"),
                .bar = 8,
                .letter = 'd',
            },
        [ERP_COMMAND_DUPLICATE] =
            {
                .name = "duplicate",
                .contexts = IN(MAP) | IN(TABLE),
                .keys = {"c"},
                .title = N_("Duplicate"),
                .help = N_("Open the form of a new object that starts as a copy of this one."),
                .menu = N_("Edit"),
                .letter = 'c',
            },
        [ERP_COMMAND_MENU] =
            {
                .name = "menu",
                .contexts = PLAN_VIEWS,
                .keys = {"F9"},
                .title = N_("Menu"),
                .help = N_("Open the menu."),
                .bar = 9,
            },
        [ERP_COMMAND_PALETTE] =
            {
                .name = "palette",
                .contexts = PLAN_VIEWS,
                .keys = {":"},
                .title = N_("Command"),
                .help = N_("Find any command by part of its name."),
                .menu = N_("Help"),
                .bar = 10,
                .letter = 'c',
            },
        [ERP_COMMAND_QUIT] =
            {
                .name = "quit",
                .contexts = PLAN_VIEWS,
                .keys = {"F10", "q"},
                .title = N_("Quit"),
                .help = N_("Quit the program; it asks only when something is not saved."),
                .menu = N_("File"),
                .bar = 2,
                .letter = 'q',
            },
        [ERP_COMMAND_UNDO] =
            {
                .name = "undo",
                .contexts = PLAN_VIEWS,
                .keys = {"u"},
                .title = N_("Undo"),
                .help = N_("Take the last change back."),
                .menu = N_("Edit"),
                .letter = 'u',
            },
        [ERP_COMMAND_REDO] =
            {
                .name = "redo",
                .contexts = PLAN_VIEWS,
                .keys = {"Ctrl+R"},
                .title = N_("Redo"),
                .help = N_("Do the change again that was taken back."),
                .menu = N_("Edit"),
                .letter = 'r',
            },
        [ERP_COMMAND_COPY] =
            {
                .name = "copy",
                .contexts = PLAN_VIEWS,
                .keys = {"y"},
                .title = N_("Copy"),
                .help = N_("Copy the selection as text to the clipboard of the terminal."),
                .menu = N_("Edit"),
                .letter = 'y',
            },
        [ERP_COMMAND_NEXT_PANE] =
            {
                .name = "next-pane",
                .contexts = PLAN_VIEWS,
                .keys = {"Tab"},
                .title = N_("Next pane"),
                .help = N_("Go to the next part of the screen."),
                .menu = N_("View"),
            },
        [ERP_COMMAND_PREVIOUS_PANE] =
            {
                .name = "previous-pane",
                .contexts = PLAN_VIEWS,
                .keys = {"Shift+Tab"},
                .title = N_("Previous pane"),
                .help = N_("Go to the previous part of the screen."),
                .menu = N_("View"),
            },
        [ERP_COMMAND_VIEW_MAP] =
            {
                .name = "view-map",
                .contexts = PLAN_VIEWS,
                .keys = {"1"},
                .title = N_("Map"),
                .help = N_("Show the map."),
                .menu = N_("View"),
                .letter = '1',
            },
        [ERP_COMMAND_VIEW_SITES] =
            {
                .name = "view-sites",
                .contexts = PLAN_VIEWS,
                .keys = {"2"},
                .title = N_("Sites"),
                .help = N_("List the sites."),
                .menu = N_("View"),
                .letter = '2',
            },
        [ERP_COMMAND_VIEW_LINKS] =
            {
                .name = "view-links",
                .contexts = PLAN_VIEWS,
                .keys = {"3"},
                .title = N_("WAN links"),
                .help = N_("List the WAN links."),
                .menu = N_("View"),
                .letter = '3',
            },
        [ERP_COMMAND_VIEW_CIRCUITS] =
            {
                .name = "view-circuits",
                .contexts = PLAN_VIEWS,
                .keys = {"4"},
                .title = N_("Circuits"),
                .help = N_("List the circuits."),
                .menu = N_("View"),
                .letter = '4',
            },
        [ERP_COMMAND_VIEW_FLOWS] =
            {
                .name = "view-flows",
                .contexts = PLAN_VIEWS,
                .keys = {"5"},
                .title = N_("Flows"),
                .help = N_("List the flows: each service of each site."),
                .menu = N_("View"),
                .letter = '5',
            },
        [ERP_COMMAND_VIEW_FINDINGS] =
            {
                .name = "view-findings",
                .contexts = PLAN_VIEWS,
                .keys = {"6"},
                .title = N_("Findings list"),
                .help = N_("List the findings."),
                .menu = N_("View"),
                .letter = '6',
            },
        [ERP_COMMAND_BACK] =
            {
                .name = "back",
                .contexts = PLAN_VIEWS,
                .keys = {"Esc"},
                .title = N_("Back"),
                .help = N_("Go back to the place before."),
                .menu = N_("View"),
            },
        [ERP_COMMAND_MARK] =
            {
                .name = "mark",
                .contexts = IN(MAP) | IN(TABLE),
                .keys = {"Space"},
                .title = N_("Mark"),
                .help = N_("Mark or unmark the object, for changes to many at once."),
                .menu = N_("Edit"),
                .letter = 'm',
            },
        [ERP_COMMAND_LEFT] =
            {
                .name = "left",
                .contexts = IN(MAP),
                .keys = {"Left", "h"},
                .title = N_("Left"),
                .help = N_("Move the map to the west."),
            },
        [ERP_COMMAND_RIGHT] =
            {
                .name = "right",
                .contexts = IN(MAP),
                .keys = {"Right", "l"},
                .title = N_("Right"),
                .help = N_("Move the map to the east."),
            },
        [ERP_COMMAND_UP] =
            {
                .name = "up",
                .contexts = IN(MAP),
                .keys = {"Up", "k"},
                .title = N_("Up"),
                .help = N_("Move the map to the north."),
            },
        [ERP_COMMAND_DOWN] =
            {
                .name = "down",
                .contexts = IN(MAP),
                .keys = {"Down", "j"},
                .title = N_("Down"),
                .help = N_("Move the map to the south."),
            },
        [ERP_COMMAND_ZOOM_IN] =
            {
                .name = "zoom-in",
                .contexts = IN(MAP),
                .keys = {"+", "="},
                .title = N_("Zoom in"),
                .help = N_("Show a smaller part of the world."),
                .menu = N_("Map"),
                .bar = 11,
                .letter = 'i',
            },
        [ERP_COMMAND_ZOOM_OUT] =
            {
                .name = "zoom-out",
                .contexts = IN(MAP),
                .keys = {"-"},
                .title = N_("Zoom out"),
                .help = N_("Show a larger part of the world."),
                .menu = N_("Map"),
                .bar = 11,
                .letter = 'o',
            },
        [ERP_COMMAND_FIT] =
            {
                .name = "fit",
                .contexts = IN(MAP),
                .keys = {"0"},
                .title = N_("Fit"),
                .help = N_("Show the whole plan."),
                .menu = N_("Map"),
                .bar = 12,
                .letter = 'f',
            },
        [ERP_COMMAND_WORLD] =
            {
                .name = "world",
                .contexts = IN(MAP),
                .keys = {"w"},
                .title = N_("World"),
                .help = N_("Show the whole world."),
                .menu = N_("Map"),
                .letter = 'w',
            },
        [ERP_COMMAND_CENTRE] =
            {
                .name = "centre",
                .contexts = IN(MAP),
                .keys = {"z"},
                .title = N_("Centre"),
                .help = N_("Move the selected object to the middle."),
                .menu = N_("Map"),
                .letter = 'c',
            },
        [ERP_COMMAND_NEXT_SITE] =
            {
                .name = "next-site",
                .contexts = IN(MAP),
                .keys = {"."},
                .title = N_("Next site"),
                .help = N_("Select the next site."),
                .menu = N_("Map"),
                .letter = 'n',
            },
        [ERP_COMMAND_PREVIOUS_SITE] =
            {
                .name = "previous-site",
                .contexts = IN(MAP),
                .keys = {","},
                .title = N_("Previous site"),
                .help = N_("Select the previous site."),
                .menu = N_("Map"),
                .letter = 'p',
            },
        [ERP_COMMAND_LABELS] =
            {
                .name = "labels",
                .contexts = IN(MAP),
                .keys = {"L"},
                .title = N_("Labels"),
                .help = N_("Show or hide the names on the map."),
                .menu = N_("Map"),
                .letter = 'l',
            },
        [ERP_COMMAND_OVERLAY] =
            {
                .name = "overlay",
                .contexts = IN(MAP),
                .keys = {"B"},
                .title = N_("Overlay"),
                .help = N_("Colour the map by load, by latency or by the Microsoft 365 verdict."),
                .menu = N_("Map"),
                .letter = 'v',
            },
        [ERP_COMMAND_DOTS] =
            {
                .name = "dots",
                .contexts = IN(MAP),
                .keys = {"m"},
                .title = N_("Dots"),
                .help = N_("Draw the map with braille dots, blocks or 7-bit characters."),
                .menu = N_("Map"),
                .letter = 'd',
            },
        [ERP_COMMAND_MOVE_HERE] =
            {
                .name = "move-here",
                .contexts = IN(MAP),
                .keys = {"v"},
                .title = N_("Move here"),
                .help = N_("Move the selected object to the middle of the map."),
                .menu = N_("Map"),
                .letter = 'm',
            },
        [ERP_COMMAND_SORT_NEXT] =
            {
                .name = "sort-next",
                .contexts = IN(TABLE) | IN(FINDINGS),
                .keys = {">"},
                .title = N_("Sort next"),
                .help = N_("Sort by the next column."),
                .menu = N_("List"),
                .bar = 11,
                .letter = 'n',
            },
        [ERP_COMMAND_SORT_PREVIOUS] =
            {
                .name = "sort-previous",
                .contexts = IN(TABLE) | IN(FINDINGS),
                .keys = {"<"},
                .title = N_("Sort previous"),
                .help = N_("Sort by the previous column."),
                .menu = N_("List"),
                .bar = 11,
                .letter = 'p',
            },
        [ERP_COMMAND_SORT_REVERSE] =
            {
                .name = "sort-reverse",
                .contexts = IN(TABLE) | IN(FINDINGS),
                .keys = {"R"},
                .title = N_("Reverse"),
                .help = N_("Turn the order of the rows round."),
                .menu = N_("List"),
                .bar = 12,
                .letter = 'r',
            },
        [ERP_COMMAND_NEXT] =
            {
                .name = "next",
                .contexts = IN(PATH) | IN(FINDINGS),
                .keys = {"n", "Right"},
                .title = N_("Next"),
                .help = N_("Go to the next flow or finding."),
                .menu = N_("Go"),
                .bar = 4,
                .letter = 'n',
            },
        [ERP_COMMAND_PREVIOUS] =
            {
                .name = "previous",
                .contexts = IN(PATH) | IN(FINDINGS),
                .keys = {"N", "Left"},
                .title = N_("Previous"),
                .help = N_("Go to the previous flow or finding."),
                .menu = N_("Go"),
                .bar = 4,
                .letter = 'p',
            },
        [ERP_COMMAND_JUMP] =
            {
                .name = "jump",
                .contexts = IN(PATH) | IN(FINDINGS),
                .keys = {"F4", "Enter", "g"},
                .title = N_("Go to"),
                .help = N_("Show the object of this flow or finding on the map."),
                .menu = N_("Go"),
                .bar = 3,
                .letter = 'g',
            },
        [ERP_COMMAND_APPLY_RECOMMENDATION] =
            {
                .name = "apply-recommendation",
                .contexts = IN(PATH) | IN(FINDINGS),
                .keys = {"x"},
                .title = N_("Apply"),
                .help = N_("Put the recommendation into the plan."),
                .menu = N_("Go"),
                .bar = 5,
                .letter = 'a',
            },
        [ERP_COMMAND_APPLY_ALL] =
            {
                .name = "apply-all",
                .contexts = IN(PATH) | IN(FINDINGS),
                .keys = {"X"},
                .title = N_("Apply all"),
                .help = N_("Put the recommendation into the plan for every site it is given for."),
                .menu = N_("Go"),
                .bar = 7,
                .letter = 'l',
            },
        [ERP_COMMAND_ACCEPT_FINDING] =
            {
                .name = "accept-finding",
                .contexts = IN(FINDINGS),
                .keys = {"m"},
                .title = N_("Accept"),
                .help = N_("Accept the finding, with a reason and a last day."),
                .menu = N_("Go"),
                .bar = 6,
                .letter = 'c',
            },
        [ERP_COMMAND_APPLY] =
            {
                .name = "apply",
                .contexts = IN(FORM),
                .keys = {"F2", "Ctrl+S"},
                .title = N_("Apply"),
                .help = N_("Put what was filled in into the plan, as one step to undo."),
                .bar = 2,
            },
        [ERP_COMMAND_CANCEL] =
            {
                .name = "cancel",
                .contexts = IN(FORM),
                .keys = {"Esc"},
                .title = N_("Cancel"),
                .help = N_("Leave the form; when something was changed, only the second time."),
                .bar = 3,
            },
        [ERP_COMMAND_NEXT_FIELD] =
            {
                .name = "next-field",
                .contexts = IN(FORM),
                .keys = {"Tab", "Enter"},
                .title = N_("Next"),
                .help = N_("Go to the next field."),
                .bar = 4,
            },
        [ERP_COMMAND_PREVIOUS_FIELD] =
            {
                .name = "previous-field",
                .contexts = IN(FORM),
                .keys = {"Shift+Tab", "Up"},
                .title = N_("Previous"),
                .help = N_("Go to the previous field."),
                .bar = 6,
            },
        [ERP_COMMAND_CHOICES] =
            {
                .name = "choices",
                .contexts = IN(FORM),
                .keys = {"F4", "Down"},
                .title = N_("Choices"),
                .help = N_("Open the list of what this field can be; in a field without one, go to "
                           "the next."),
                .bar = 5,
            },
        [ERP_COMMAND_CHOOSE] =
            {
                .name = "choose",
                .contexts = IN(PALETTE) | IN(DIALOG),
                .keys = {"Enter"},
                .title = N_("Choose"),
                .help = N_("Take what is under the mark."),
                .bar = 2,
            },
        [ERP_COMMAND_CLOSE] =
            {
                .name = "close",
                .contexts = IN(PALETTE) | IN(DIALOG),
                .keys = {"Esc"},
                .title = N_("Close"),
                .help = N_("Close this without a choice."),
                .bar = 3,
            },
};

static const char *const context_names[ERP_CONTEXT_LAST] = {
    [ERP_CONTEXT_GLOBAL] = "global",   [ERP_CONTEXT_MAP] = "map",
    [ERP_CONTEXT_TABLE] = "table",     [ERP_CONTEXT_FORM] = "form",
    [ERP_CONTEXT_PATH] = "path",       [ERP_CONTEXT_FINDINGS] = "findings",
    [ERP_CONTEXT_PALETTE] = "palette", [ERP_CONTEXT_DIALOG] = "dialog",
};

static const char *const context_titles[ERP_CONTEXT_LAST] = {
    [ERP_CONTEXT_GLOBAL] = N_("Everywhere"), [ERP_CONTEXT_MAP] = N_("Map"),
    [ERP_CONTEXT_TABLE] = N_("Lists"),       [ERP_CONTEXT_FORM] = N_("Forms"),
    [ERP_CONTEXT_PATH] = N_("Path view"),    [ERP_CONTEXT_FINDINGS] = N_("Findings"),
    [ERP_CONTEXT_PALETTE] = N_("Palette"),   [ERP_CONTEXT_DIALOG] = N_("Dialogs"),
};

const ErpCommand *
erp_command(guint id) {
  g_assert(id < ERP_COMMAND_LAST);
  return &commands[id];
}

int
erp_command_find(const char *name) {
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    if (strcmp(commands[i].name, name) == 0)
      return (int) i;
  return -1;
}

gboolean
erp_command_in(guint id, ErpContext context) {
  return (erp_command(id)->contexts & (1u << context | IN(GLOBAL))) != 0;
}

const char *
erp_context_name(ErpContext context) {
  return context_names[context];
}

int
erp_context_find(const char *name) {
  for (guint i = 0; i < ERP_CONTEXT_LAST; i++)
    if (strcmp(context_names[i], name) == 0)
      return (int) i;
  return -1;
}

const char *
erp_context_title(ErpContext context) {
  return context_titles[context];
}

gboolean
erp_context_types(ErpContext context) {
  return context == ERP_CONTEXT_FORM || context == ERP_CONTEXT_PALETTE ||
         context == ERP_CONTEXT_DIALOG;
}
