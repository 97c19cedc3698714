/* The marks and styles of figures on the screen; their texts are those of the reports. */
#pragma once

#include "report/figures.h"
#include "tui/screen/cells.h"

/* "!" above util.fail, "~" above util.warn, else " ": load is never told by colour alone. */
gunichar erp_show_load_mark(const ErpResults *results, gint64 utilisation);
ErpStyle erp_show_load_style(const ErpResults *results, gint64 utilisation);
ErpStyle erp_show_verdict_style(ErpVerdict verdict);
