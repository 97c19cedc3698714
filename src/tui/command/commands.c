/* The table of commands: the words and the usual keys. */
#include "tui/command/commands.h"

#include <string.h>

#include "base/i18n.h"

#define IN(context) (1u << ERP_CONTEXT_##context)
#define PLAN_VIEWS                                                                                 \
  (IN(MAP) | IN(TABLE) | IN(PATH) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(FAILURES) |    \
   IN(CHOICE))
#define SELECTING                                                                                  \
  (IN(MAP) | IN(TABLE) | IN(PATH) | IN(FINDINGS) | IN(COMPARE) | IN(FAILURES)) /* one object */
#define ON_MAP (IN(MAP) | IN(CROSS_HAIR))

#define KEYS(...)                                                                                  \
  { __VA_ARGS__ }
#define NO_KEYS KEYS(NULL)
#define ROW(id, name, contexts, keys, bar, menu, letter, argument, title, help)                    \
  [ERP_COMMAND_##id] = {name, contexts, keys, title, help, menu, bar, letter, argument}

static const ErpCommand commands[ERP_COMMAND_LAST] = {
    ROW(HELP, "help", IN(GLOBAL), KEYS("F1", "?"), 1, N_("Help"), 'h', NULL, N_("Help"),
        N_("Show the keys of this place.")),
    ROW(REDRAW, "redraw", IN(GLOBAL), KEYS("Ctrl+L"), 0, N_("View"), '\0', NULL, N_("Redraw"),
        N_("Draw the whole screen anew.")),
    ROW(SUSPEND, "suspend", IN(GLOBAL), KEYS("Ctrl+Z"), 0, N_("File"), '\0', NULL, N_("Suspend"),
        N_("Go back to the shell; fg brings the program back.")),
    ROW(INTERRUPT, "interrupt", IN(GLOBAL), KEYS("Ctrl+C"), 0, NULL, '\0', NULL, N_("Interrupt"),
        N_("Quit as with q; a second time within two seconds quits at once and keeps the recovery "
           "file.")),
    ROW(SCREEN, "screen", IN(GLOBAL), KEYS("e"), 0, N_("File"), 'e', N_("FILE"),
        N_("Export screen"), N_("Write the screen as text to a file.")),
    ROW(MOUSE, "mouse", IN(GLOBAL), KEYS("M"), 0, N_("View"), '\0', NULL, N_("Mouse"),
        N_("Switch the mouse on or off, so that the terminal can select text.")),
    ROW(KEY_BAR, "key-bar", IN(GLOBAL), KEYS("K"), 0, N_("View"), '\0', NULL, N_("Key bar"),
        N_("Show function keys or letters in the key bar.")),
    ROW(SAVE, "save", PLAN_VIEWS, KEYS("F2", "Ctrl+S"), 3, N_("File"), 's', NULL, N_("Save"),
        N_("Save the plan to its file.")),
    ROW(SAVE_AS, "save-as", PLAN_VIEWS, KEYS("S"), 0, N_("File"), 'a', N_("FILE"), N_("Save as"),
        N_("Save the plan to another file.")),
    ROW(OPEN, "open", PLAN_VIEWS, KEYS("o", "Ctrl+O"), 0, N_("File"), 'o', N_("FILE"), N_("Open"),
        N_("Open a plan, also one of the recent ones.")),
    ROW(NEW, "new", PLAN_VIEWS, KEYS("Ctrl+N"), 0, N_("File"), 'n', NULL, N_("New"),
        N_("Start a new plan.")),
    ROW(RELOAD, "reload", PLAN_VIEWS, NO_KEYS, 0, N_("File"), 'r', NULL, N_("Reload"),
        N_("Read the file again, as a step that can be undone.")),
    ROW(IMPORT, "import", PLAN_VIEWS, NO_KEYS, 0, N_("File"), 'i', N_("FILE"), N_("Import"),
        N_("Show what a file of another program would change in the plan, and take it over.")),
    ROW(EXPORT, "export", PLAN_VIEWS, NO_KEYS, 0, N_("File"), 'p', N_("FILE"), N_("Export"),
        N_("Write the plan and what follows from it as a file for other programs.")),
    ROW(GUIDE, "first-steps", PLAN_VIEWS, NO_KEYS, 0, N_("Help"), 'f', NULL, N_("First steps"),
        N_("Name the plan, add two places and link them, step by step.")),
    ROW(TOUR, "tour", PLAN_VIEWS, NO_KEYS, 0, N_("Help"), 't', NULL, N_("Tour"),
        N_("Read what the parts of the program are for, with the keys to begin with.")),
    ROW(EXAMPLES, "examples", PLAN_VIEWS, NO_KEYS, 0, N_("File"), 'x', NULL, N_("Examples"),
        N_("Open a plan that comes with the program, as a copy.")),
    ROW(START, "start", PLAN_VIEWS, NO_KEYS, 0, N_("File"), 't', NULL, N_("Start screen"),
        N_("Show what to begin with: a new plan, an example or a recent file.")),
    ROW(FIND, "find",
        IN(MAP) | IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(FAILURES) | IN(PATH),
        KEYS("F3", "/"), 5, N_("Edit"), 'f', NULL, N_("Find"),
        N_("Find an object on the map or a flow of this site, or filter the rows of a list as you "
           "type.")),
    ROW(EDIT, "edit", IN(MAP) | IN(TABLE), KEYS("F4", "Enter"), 4, N_("Edit"), 'e', NULL,
        N_("Edit"),
        N_("Open the form of the selected object, or one of all marked rows; in the findings under "
           "the map, go to what one is about.")),
    ROW(PATH, "path", IN(MAP) | IN(TABLE) | IN(FINDINGS), KEYS("F5", "p"), 7, N_("View"), '\0',
        NULL, N_("Path"), N_("Show the ways the traffic of the selection takes.")),
    ROW(FINDINGS, "findings", IN(MAP) | IN(TABLE) | IN(PATH), KEYS("F6", "f"), 6, N_("View"), '\0',
        NULL, N_("Findings"), N_("Show the findings, worst first.")),
    ROW(ADD, "add", IN(MAP) | IN(TABLE), KEYS("F7", "a"), 6, N_("Edit"), 'a', NULL, N_("Add"),
        N_("Add an object: choose the kind.")),
    ROW(ADD_SITE, "add-site", IN(MAP) | IN(TABLE), NO_KEYS, 0, N_("Add"), 's', NULL, N_("Add site"),
        N_("Add a site, on the map at the cursor.")),
    ROW(ADD_LINK, "add-link", IN(MAP) | IN(TABLE), NO_KEYS, 0, N_("Add"), 'l', NULL,
        N_("Add WAN link"), N_("Add a WAN link, between the two marked objects if there are.")),
    ROW(ADD_PEERING_LOCATION, "add-peering-location", IN(MAP) | IN(TABLE), NO_KEYS, 0, N_("Add"),
        'p', NULL, N_("Add peering location"), N_("Add a peering location.")),
    ROW(ADD_CIRCUIT, "add-circuit", IN(MAP) | IN(TABLE), NO_KEYS, 0, N_("Add"), 'c', NULL,
        N_("Add circuit"), N_("Add a circuit at a peering location.")),
    ROW(ADD_GATEWAY, "add-gateway", IN(MAP) | IN(TABLE), NO_KEYS, 0, N_("Add"), 'g', NULL,
        N_("Add gateway"), N_("Add a gateway in an Azure region.")),
    ROW(DELETE, "delete", IN(MAP) | IN(TABLE), KEYS("F8", "Delete", "d"), 8, N_("Edit"), 'd', NULL,
        N_("Delete"),
        N_("Delete the selected object or the marked rows; what refers to them is shown first.")),
    ROW(DUPLICATE, "duplicate", IN(MAP) | IN(TABLE), KEYS("c"), 0, N_("Edit"), 'c', NULL,
        N_("Duplicate"),
        N_("Open the form of a new object that starts as a copy of this one with its parts.")),
    ROW(EDIT_PLAN, "edit-plan", PLAN_VIEWS, KEYS("E"), 0, N_("Edit"), 'p', NULL, N_("Plan"),
        N_("Open the form of the plan, with all that stands in it: tenant, policies, proxies and "
           "the rest.")),
    ROW(MENU, "menu", PLAN_VIEWS, KEYS("F9"), 9, NULL, '\0', NULL, N_("Menu"),
        N_("Open the menu.")),
    ROW(PALETTE, "palette", PLAN_VIEWS, KEYS(":"), 10, N_("Help"), 'c', NULL, N_("Command"),
        N_("Find any command by part of its name.")),
    ROW(QUIT, "quit", PLAN_VIEWS, KEYS("F10", "q"), 2, N_("File"), 'q', NULL, N_("Quit"),
        N_("Quit the program; it asks only when something is not saved.")),
    ROW(UNDO, "undo", PLAN_VIEWS, KEYS("u"), 0, N_("Edit"), 'u', NULL, N_("Undo"),
        N_("Take the last change back.")),
    ROW(REDO, "redo", PLAN_VIEWS, KEYS("Ctrl+R"), 0, N_("Edit"), 'r', NULL, N_("Redo"),
        N_("Do the change again that was taken back.")),
    ROW(HISTORY, "history", PLAN_VIEWS, KEYS("H"), 0, N_("Edit"), 'h', NULL, N_("History"),
        N_("List the changes and go back or forward to one of them.")),
    ROW(NOTES, "notes", PLAN_VIEWS, KEYS("!"), 0, N_("View"), 'n', NULL, N_("Notes"),
        N_("List the names that the reference data do not know, and acceptances and answers that "
           "are of no use.")),
    ROW(COPY, "copy", PLAN_VIEWS, KEYS("y"), 0, N_("Edit"), 'y', NULL, N_("Copy"),
        N_("Copy the selection as text to the clipboard of the terminal.")),
    ROW(NEXT_PANE, "next-pane", PLAN_VIEWS, KEYS("Tab"), 8, N_("View"), '\0', NULL, N_("Next pane"),
        N_("Go to the next part of the screen.")),
    ROW(PREVIOUS_PANE, "previous-pane", PLAN_VIEWS, KEYS("Shift+Tab"), 0, N_("View"), '\0', NULL,
        N_("Previous pane"), N_("Go to the previous part of the screen.")),
    ROW(VIEW_MAP, "view-map", PLAN_VIEWS, KEYS("1"), 0, N_("View"), '1', NULL, N_("Map"),
        N_("Show the map.")),
    ROW(VIEW_SITES, "view-sites", PLAN_VIEWS, KEYS("2"), 0, N_("View"), '2', NULL, N_("Sites"),
        N_("List the sites.")),
    ROW(VIEW_LINKS, "view-links", PLAN_VIEWS, KEYS("3"), 0, N_("View"), '3', NULL, N_("WAN links"),
        N_("List the WAN links.")),
    ROW(VIEW_CIRCUITS, "view-circuits", PLAN_VIEWS, KEYS("4"), 0, N_("View"), '4', NULL,
        N_("Circuits"), N_("List the circuits.")),
    ROW(VIEW_FLOWS, "view-flows", PLAN_VIEWS, KEYS("5"), 0, N_("View"), '5', NULL, N_("Flows"),
        N_("List the flows: each service of each site.")),
    ROW(VIEW_FINDINGS, "view-findings", PLAN_VIEWS, KEYS("6"), 0, N_("View"), '6', NULL,
        N_("Findings list"), N_("List the findings.")),
    ROW(VIEW_LOCATIONS, "view-locations", PLAN_VIEWS, KEYS("7"), 0, N_("View"), '7', NULL,
        N_("Peering locations"), N_("List the peering locations.")),
    ROW(VIEW_GATEWAYS, "view-gateways", PLAN_VIEWS, KEYS("8"), 0, N_("View"), '8', NULL,
        N_("Gateways"), N_("List the gateways.")),
    ROW(VIEW_CHECKLIST, "view-checklist", PLAN_VIEWS, KEYS("9"), 0, N_("View"), '9', NULL,
        N_("Checklist"),
        N_("Answer the readiness questions and the Well-Architected pillars by their rules.")),
    ROW(VIEW_FAILURES, "view-failures", PLAN_VIEWS, KEYS("O"), 0, N_("View"), 'o', NULL,
        N_("Failures"),
        N_("Try every single failure and list what each does, the worst first; Esc stops.")),
    ROW(TRY_FAILURE, "try-failure", IN(FAILURES), KEYS("Enter", "F4"), 3, N_("Go"), 'g', NULL,
        N_("See it"), N_("Mark what this row is about as failed, and show it on the map.")),
    ROW(COMPARE, "compare", PLAN_VIEWS, KEYS("C"), 0, N_("View"), 'c', N_("FILE"), N_("Compare"),
        N_("Show the plan beside another one, the saved file or an earlier step, and what lies "
           "between them.")),
    ROW(FAIL, "fail", SELECTING, KEYS("F"), 0, N_("Edit"), 'l', NULL, N_("Failed"),
        N_("What if the selected object had failed: all figures are worked out without it until it "
           "is marked again; the plan does not change.")),
    ROW(RESTORE, "restore", PLAN_VIEWS, KEYS("r"), 0, N_("Edit"), 't', NULL, N_("Restore"),
        N_("Take away all marks of what has failed.")),
    ROW(BACK, "back", PLAN_VIEWS, KEYS("Esc"), 0, N_("View"), '\0', NULL, N_("Back"),
        N_("Go back to the place before.")),
    ROW(MARK, "mark", IN(MAP) | IN(TABLE) | IN(FINDINGS) | IN(COMPARE), KEYS("Space"), 0,
        N_("Edit"), 'm', NULL, N_("Mark"),
        N_("Mark or unmark the object, for changes to many at once.")),
    ROW(LEFT, "left", ON_MAP, KEYS("Left", "h"), 0, NULL, '\0', NULL, N_("Left"),
        N_("Move the map, or the cross-hair over it, to the west.")),
    ROW(RIGHT, "right", ON_MAP, KEYS("Right", "l"), 0, NULL, '\0', NULL, N_("Right"),
        N_("Move the map, or the cross-hair over it, to the east.")),
    ROW(UP, "up", ON_MAP, KEYS("Up", "k"), 0, NULL, '\0', NULL, N_("Up"),
        N_("Move the map, or the cross-hair over it, to the north.")),
    ROW(DOWN, "down", ON_MAP, KEYS("Down", "j"), 0, NULL, '\0', NULL, N_("Down"),
        N_("Move the map, or the cross-hair over it, to the south.")),
    ROW(LEFT_FINE, "left-fine", ON_MAP, KEYS("Shift+Left"), 0, NULL, '\0', NULL, N_("Left by one"),
        N_("The same by one cell.")),
    ROW(RIGHT_FINE, "right-fine", ON_MAP, KEYS("Shift+Right"), 0, NULL, '\0', NULL,
        N_("Right by one"), N_("The same by one cell.")),
    ROW(UP_FINE, "up-fine", ON_MAP, KEYS("Shift+Up"), 0, NULL, '\0', NULL, N_("Up by one"),
        N_("The same by one cell.")),
    ROW(DOWN_FINE, "down-fine", ON_MAP, KEYS("Shift+Down"), 0, NULL, '\0', NULL, N_("Down by one"),
        N_("The same by one cell.")),
    ROW(ZOOM_IN, "zoom-in", ON_MAP, KEYS("+", "="), 11, N_("Map"), 'i', NULL, N_("Zoom in"),
        N_("Show a smaller part of the world.")),
    ROW(ZOOM_OUT, "zoom-out", ON_MAP, KEYS("-"), 11, N_("Map"), 'o', NULL, N_("Zoom out"),
        N_("Show a larger part of the world.")),
    ROW(FIT, "fit", ON_MAP, KEYS("0"), 12, N_("Map"), 'f', NULL, N_("Fit"),
        N_("Show the whole plan.")),
    ROW(WORLD, "world", ON_MAP, KEYS("W"), 0, N_("Map"), 'w', NULL, N_("World"),
        N_("Show the whole world.")),
    ROW(CENTRE, "centre", ON_MAP, KEYS("z"), 0, N_("Map"), 'c', NULL, N_("Centre"),
        N_("Move the selected object to the middle.")),
    ROW(NEXT_SITE, "next-site", ON_MAP, KEYS("."), 0, N_("Map"), 'n', NULL, N_("Next site"),
        N_("Select the next site.")),
    ROW(PREVIOUS_SITE, "previous-site", ON_MAP, KEYS(","), 0, N_("Map"), 'p', NULL,
        N_("Previous site"), N_("Select the previous site.")),
    ROW(LABELS, "labels", ON_MAP, KEYS("L"), 0, N_("Map"), 'l', NULL, N_("Labels"),
        N_("Show or hide the names on the map.")),
    ROW(OVERLAY, "overlay", ON_MAP, KEYS("B"), 0, N_("Map"), 'v', NULL, N_("Overlay"),
        N_("Colour the map by load, latency, Microsoft 365 verdict or cost.")),
    ROW(DOTS, "dots", ON_MAP, KEYS("m"), 0, N_("Map"), 'd', NULL, N_("Dots"),
        N_("Draw the map with braille dots, blocks or 7-bit characters.")),
    ROW(NEXT_LINK, "next-link", IN(MAP), KEYS("]", "n"), 0, N_("Map"), 'x', NULL, N_("Next link"),
        N_("Select the next WAN link, the worst of the overlay first.")),
    ROW(PREVIOUS_LINK, "previous-link", IN(MAP), KEYS("[", "N"), 0, N_("Map"), 'r', NULL,
        N_("Previous link"), N_("Select the previous WAN link.")),
    ROW(MICROSOFT, "microsoft", IN(MAP), KEYS("I"), 0, N_("Map"), 'e', NULL, N_("Entry points"),
        N_("Show or hide the Microsoft entry points and Azure regions that planned traffic uses.")),
    ROW(SIDE_PANE, "side-pane", IN(MAP), KEYS("b"), 0, N_("View"), 'b', NULL, N_("Side pane"),
        N_("Hide or show the pane beside the map.")),
    ROW(LAY_SITE, "lay-site", ON_MAP, KEYS("s"), 13, N_("Map"), 's', NULL, N_("Site here"),
        N_("Move a cross-hair over the map: Enter opens the form of a new site there.")),
    ROW(MOVE_HERE, "move-here", ON_MAP, KEYS("v"), 13, N_("Map"), 'm', NULL, N_("Move"),
        N_("Move a cross-hair over the map: Enter moves the selected object there.")),
    ROW(LAY_LINK, "lay-link", ON_MAP, KEYS("w"), 13, N_("Map"), 'k', NULL, N_("Draw link"),
        N_("Move a cross-hair over the map: Enter takes one end of a WAN link, then the other.")),
    ROW(PLACE, "place", IN(CROSS_HAIR), KEYS("Enter", "F4"), 2, NULL, '\0', NULL, N_("Do it"),
        N_("Do at the cross-hair what the status line says.")),
    ROW(LEAVE_CURSOR, "leave-cross-hair", IN(CROSS_HAIR), KEYS("Esc", "q"), 3, NULL, '\0', NULL,
        N_("Leave"), N_("Take the cross-hair away and change nothing.")),
    ROW(SORT_NEXT, "sort-next", IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(FAILURES), KEYS(">"),
        11, N_("List"), 'n', NULL, N_("Sort next"), N_("Sort by the next column.")),
    ROW(SORT_PREVIOUS, "sort-previous", IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(FAILURES),
        KEYS("<"), 11, N_("List"), 'p', NULL, N_("Sort previous"),
        N_("Sort by the previous column.")),
    ROW(SORT_REVERSE, "sort-reverse",
        IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(FAILURES), KEYS("R"), 12,
        N_("List"), 'r', NULL, N_("Reverse"), N_("Turn the order of the rows round.")),
    ROW(GROUP, "group", IN(FINDINGS), KEYS("b"), 8, N_("List"), 'g', NULL, N_("Group by"),
        N_("Put the rows under headings by severity, rule, object, readiness section or pillar, in "
           "turn.")),
    ROW(FOLD, "fold", IN(FINDINGS) | IN(CHECKLIST), KEYS("z"), 0, N_("List"), 'f', NULL, N_("Fold"),
        N_("Close or open the heading the row stands under.")),
    ROW(FOLD_ALL, "fold-all", IN(FINDINGS) | IN(CHECKLIST), KEYS("Z"), 0, N_("List"), 'a', NULL,
        N_("Fold all"), N_("Close all headings, or open them all.")),
    ROW(NEXT, "next", IN(PATH) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE), KEYS("n", "Right"), 4,
        N_("Go"), 'n', NULL, N_("Next"),
        N_("Go to the next flow, finding, question or difference.")),
    ROW(PREVIOUS, "previous", IN(PATH) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE),
        KEYS("N", "Left"), 4, N_("Go"), 'p', NULL, N_("Previous"),
        N_("Go to the previous flow, finding, question or difference.")),
    ROW(JUMP, "jump", IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE), KEYS("F4", "Enter"), 3, N_("Go"),
        'g', NULL, N_("Go to"),
        N_("Open the form of the object of the finding or difference, or the findings of the "
           "question.")),
    ROW(SHOW_ON_MAP, "show-on-map", IN(PATH) | IN(FINDINGS) | IN(COMPARE) | IN(FAILURES), KEYS("g"),
        6, N_("Go"), 'm', NULL, N_("On the map"),
        N_("Go back to the map with the object of this flow, finding or difference selected.")),
    ROW(TAKE_A, "take-a", IN(COMPARE), KEYS("<"), 2, N_("Go"), 'a', NULL, N_("As in A"),
        N_("Make this plan say of the row, or of the marked ones, what A said when the comparison "
           "began.")),
    ROW(TAKE_B, "take-b", IN(COMPARE), KEYS(">"), 2, N_("Go"), 'b', NULL, N_("As in B"),
        N_("Make this plan say of the row, or of the marked ones, what B said when the comparison "
           "began.")),
    ROW(SWAP_SIDES, "swap-sides", IN(COMPARE), KEYS("x"), 9, N_("Go"), 's', NULL, N_("Swap"),
        N_("Let A and B change places.")),
    ROW(ONLY_DIFFERENCES, "only-differences", IN(COMPARE), KEYS("d"), 5, N_("List"), 'd', NULL,
        N_("Differences"), N_("Show only what differs, or all records.")),
    ROW(SORT_ROWS, "sort-rows", IN(COMPARE), KEYS("s"), 7, N_("List"), 's', NULL, N_("Sort"),
        N_("Sort by the next column.")),
    ROW(EDIT_HOP, "edit-hop", IN(PATH), KEYS("F4", "h"), 4, N_("Go"), 'h', NULL, N_("Edit hop"),
        N_("Choose a link, access, circuit or place on the ways and open its form.")),
    ROW(APPLY_RECOMMENDATION, "apply-recommendation", IN(PATH) | IN(FINDINGS), KEYS("x"), 5,
        N_("Go"), 'a', NULL, N_("Apply"), N_("Put the recommendation into the plan.")),
    ROW(APPLY_ALL, "apply-all", IN(PATH) | IN(FINDINGS), KEYS("X"), 7, N_("Go"), 'l', NULL,
        N_("Apply all"),
        N_("Put the recommendation into the plan for every site it is given for.")),
    ROW(ACCEPT_FINDING, "accept-finding", IN(FINDINGS), KEYS("m"), 6, N_("Go"), 'c', NULL,
        N_("Accept"),
        N_("Accept the finding or the marked ones, with a reason and a last day; on accepted ones, "
           "take that back.")),
    ROW(ANSWER, "answer", IN(FINDINGS), KEYS("t"), 7, N_("Go"), 't', NULL, N_("Answer"),
        N_("Declare an answer to the question of this rule.")),
    ROW(SHOW_PASSED, "show-passed", IN(FINDINGS), KEYS("v"), 0, N_("List"), 'v', NULL, N_("Passed"),
        N_("Show or hide what passed or does not apply.")),
    ROW(SHOW_UNANSWERED, "show-unanswered", IN(FINDINGS), KEYS("i"), 0, N_("List"), 'u', NULL,
        N_("Not answered"), N_("Show or hide the questions that are not answered.")),
    ROW(SHOW_ACCEPTED, "show-accepted", IN(FINDINGS), KEYS("w"), 0, N_("List"), 'w', NULL,
        N_("Accepted"), N_("Show or hide the findings that are accepted.")),
    ROW(APPLY, "apply", IN(FORM), KEYS("F2", "Ctrl+S"), 2, NULL, '\0', NULL, N_("Apply"),
        N_("Put what was filled in into the plan, as one step to undo.")),
    ROW(CANCEL, "cancel", IN(FORM), KEYS("Esc"), 3, NULL, '\0', NULL, N_("Cancel"),
        N_("Leave the form; when something was changed, only the second time.")),
    ROW(NEXT_FIELD, "next-field", IN(FORM), KEYS("Tab", "Enter"), 4, NULL, '\0', NULL, N_("Next"),
        N_("Go to the next field.")),
    ROW(PREVIOUS_FIELD, "previous-field", IN(FORM), KEYS("Shift+Tab", "Up"), 8, NULL, '\0', NULL,
        N_("Previous"), N_("Go to the previous field.")),
    ROW(CHOICES, "choices", IN(FORM), KEYS("F4", "Down"), 5, NULL, '\0', NULL, N_("Choices"),
        N_("Open the list of what this field can be; in a field without one, go to the next.")),
    ROW(ADD_PART, "add-part", IN(FORM), KEYS("F7"), 6, NULL, '\0', NULL, N_("Add part"),
        N_("Add to what stands in this record, of the kind under the mark.")),
    ROW(DELETE_PART, "delete-part", IN(FORM), KEYS("F8", "Delete"), 7, NULL, '\0', NULL,
        N_("Delete part"), N_("Delete the part under the mark; what refers to it is shown first.")),
    ROW(CHOOSE, "choose", IN(CHOICE) | IN(OPEN) | IN(PALETTE) | IN(DIALOG), KEYS("Enter"), 2, NULL,
        '\0', NULL, N_("Choose"), N_("Take what is under the mark.")),
    ROW(CLOSE, "close", IN(OPEN) | IN(PALETTE) | IN(DIALOG), KEYS("Esc"), 3, NULL, '\0', NULL,
        N_("Close"), N_("Close this without a choice.")),
};

static const ErpKeyNote notes[] = {
    {IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(FAILURES) | IN(CHOICE),
     N_("Up Down j k"), N_("Go to another row.")},
    {IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(CHOICE),
     N_("PageUp PageDown Home End"), N_("Go further, or to the ends.")},
    {IN(TABLE) | IN(FINDINGS) | IN(CHECKLIST) | IN(COMPARE) | IN(FAILURES), N_("Click"),
     N_("Go to a row; on the head of a column, sort by it, and once more the other way round.")},
    {IN(OPEN), N_("Up Down PageUp PageDown"), N_("Go to another file.")},
    {IN(OPEN), N_("Tab"), N_("Complete the name as far as it is clear.")},
    {IN(CHOICE), N_("Click"), N_("Go to a row; once more, choose it.")},
    {IN(PATH), N_("Up Down PageUp PageDown Home End"), N_("Scroll what does not fit.")},
    {IN(PATH), N_("Enter"), N_("Put the recommendation into the plan.")},
    {IN(PATH), N_("a"), N_("Put the recommendation into the plan for every site it is given for.")},
    {IN(MAP), N_("Click"), N_("Select the object drawn there, else the WAN link.")},
    {IN(CROSS_HAIR), N_("Click"), N_("Move the cross-hair there.")},
    {ON_MAP, N_("Wheel"), N_("Zoom about the mouse.")},
    {IN(FORM), N_("Left Right"), N_("Turn through the choices of a field that has some.")},
    {IN(FORM), N_("Space"),
     N_("Open the list of choices, or say yes or no; show or hide the parts of a kind.")},
    {IN(FORM), N_("Enter"),
     N_("On a part, open it; on a kind of part, show its parts or add one.")},
    {IN(FORM), N_("Click"),
     N_("Go to a field or part; a second time turns a choice or opens a part.")},
    {IN(FORM), N_("Ctrl+A Ctrl+E"), N_("Go to the start or the end of the line, as Home and End.")},
    {IN(FORM), N_("Ctrl+W Ctrl+U Ctrl+K"),
     N_("Delete the word before the cursor, all before it, all behind it.")},
    {IN(FORM), N_("PageUp PageDown"), N_("Go several fields up or down.")},
    {IN(PALETTE), N_("Up Down PageUp PageDown"), N_("Go to another command.")},
    {IN(DIALOG), N_("Tab Left Right"), N_("Go to another button; its first letter chooses it.")},
    {IN(DIALOG), N_("Up Down PageUp PageDown"), N_("Scroll a text that is too long.")},
    {IN(GLOBAL), N_("Click"), N_("On the key bar, do that; on the title, open the menus.")},
    {IN(GLOBAL), N_("Shift+drag"), N_("Select text with the mouse, in most terminals.")},
    {0, NULL, NULL},
};

static const char *const menus[] = {N_("File"), N_("Edit"), N_("Add"),  N_("View"), N_("Map"),
                                    N_("List"), N_("Go"),   N_("Help"), NULL};

static const char *const context_names[ERP_CONTEXT_LAST] = {
    [ERP_CONTEXT_GLOBAL] = "global",
    [ERP_CONTEXT_MAP] = "map",
    [ERP_CONTEXT_CROSS_HAIR] = "cross-hair",
    [ERP_CONTEXT_TABLE] = "table",
    [ERP_CONTEXT_FORM] = "form",
    [ERP_CONTEXT_PATH] = "path",
    [ERP_CONTEXT_FINDINGS] = "findings",
    [ERP_CONTEXT_CHECKLIST] = "checklist",
    [ERP_CONTEXT_COMPARE] = "compare",
    [ERP_CONTEXT_FAILURES] = "failures",
    [ERP_CONTEXT_CHOICE] = "choice",
    [ERP_CONTEXT_OPEN] = "open",
    [ERP_CONTEXT_PALETTE] = "palette",
    [ERP_CONTEXT_DIALOG] = "dialog",
};

static const char *const context_titles[ERP_CONTEXT_LAST] = {
    [ERP_CONTEXT_GLOBAL] = N_("Everywhere"),
    [ERP_CONTEXT_MAP] = N_("Map"),
    [ERP_CONTEXT_CROSS_HAIR] = N_("Map, laying out"),
    [ERP_CONTEXT_TABLE] = N_("Lists"),
    [ERP_CONTEXT_FORM] = N_("Forms"),
    [ERP_CONTEXT_PATH] = N_("Path view"),
    [ERP_CONTEXT_FINDINGS] = N_("Findings"),
    [ERP_CONTEXT_CHECKLIST] = N_("Checklist"),
    [ERP_CONTEXT_COMPARE] = N_("Two plans side by side"),
    [ERP_CONTEXT_FAILURES] = N_("Failures"),
    [ERP_CONTEXT_CHOICE] = N_("Choices"),
    [ERP_CONTEXT_OPEN] = N_("Open a file"),
    [ERP_CONTEXT_PALETTE] = N_("Palette"),
    [ERP_CONTEXT_DIALOG] = N_("Dialogs"),
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

const ErpKeyNote *
erp_key_notes(void) {
  return notes;
}

const char *
erp_menu_name(guint i) {
  g_assert(i < G_N_ELEMENTS(menus));
  return menus[i];
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
  return context == ERP_CONTEXT_FORM || context == ERP_CONTEXT_OPEN ||
         context == ERP_CONTEXT_PALETTE || context == ERP_CONTEXT_DIALOG;
}
