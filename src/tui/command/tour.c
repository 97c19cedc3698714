#include "tui/command/tour.h"

#include "base/i18n.h"

#define END ERP_COMMAND_LAST
#define DO(name) ERP_COMMAND_##name

static const ErpTourPart parts[] = {
    {N_("What this is"),
     N_("A plan holds sites, WAN links, peering locations, circuits and gateways. Every change is "
        "evaluated at once: how busy the links are, how far the traffic goes, where it is forced "
        "to go, and what should leave by the internet."),
     {DO(HELP), DO(MENU), DO(PALETTE), DO(BACK), DO(QUIT), END}},
    {N_("The map"),
     N_("The arrow keys move it; sites, links and peering locations are drawn where they are, "
        "links by how busy they are."),
     {DO(NEXT_SITE), DO(ZOOM_IN), DO(ZOOM_OUT), DO(FIT), DO(OVERLAY), DO(FIND), END}},
    {N_("Lists"),
     N_("The same as tables, sorted and filtered as you like; rows are marked for changes to "
        "many."),
     {DO(VIEW_SITES), DO(VIEW_LINKS), DO(VIEW_CIRCUITS), DO(VIEW_FLOWS), DO(FIND), DO(SORT_NEXT),
      DO(MARK), END}},
    {N_("Changing the plan"),
     N_("Each kind of object has a form that tells the effect of what is typed before it is put "
        "into the plan. Every change is one step to undo."),
     {DO(ADD), DO(EDIT), DO(DELETE), DO(UNDO), DO(REDO), DO(HISTORY), END}},
    {N_("Seeing what it means"),
     N_("The path view shows the ways of a flow hop by hop; the findings say what is wrong, why, "
        "and what helps."),
     {DO(PATH), DO(VIEW_FINDINGS), DO(JUMP), DO(APPLY_RECOMMENDATION), DO(ACCEPT_FINDING), END}},
    {N_("What if"),
     N_("Mark what has failed, and everything shows what is left: the map, the ways, the findings. "
        "Another plan, the saved file or an earlier step stands beside this one: what changed, "
        "what "
        "that does, and each value to be had from either side."),
     {DO(FAIL), DO(RESTORE), DO(VIEW_FAILURES), DO(COMPARE), DO(TAKE_A), DO(TAKE_B),
      DO(ONLY_DIFFERENCES), END}},
    {N_("Files"),
     N_("Nothing is written before you save; what is not saved survives a crash and is offered "
        "at the next start."),
     {DO(SAVE), DO(SAVE_AS), DO(OPEN), DO(NEW), DO(SCREEN), END}},
    {NULL, NULL, {END}},
};

const ErpTourPart *
erp_tour(void) {
  return parts;
}
