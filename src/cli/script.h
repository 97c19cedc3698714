/* Keys from a file instead of a person, a screen in memory instead of a terminal: for tests, demos
 * and repeated work. The language is described in erplan-edit(1). */
#pragma once

#include "cli/command.h"
#include "tui/app.h"

/* Plays the script ("-" is standard input) until it ends or the program quits; figures are always
 * those of the plan as it is. Complains with FILE:LINE. */
ErpStatus erp_script_run(ErpTui *tui, const char *file, int columns, int rows);
