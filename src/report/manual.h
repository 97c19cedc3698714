/* Manual pages made from the tables, in man macros: they cannot drift from the program. The pages
 * carry no version, so that they change only when a table does. */
#pragma once

#include "catalogue/catalogue.h"

/* Each returns a whole page. Caller frees. */
char *erp_manual_plan(void);                           /* erplan-plan(5) */
char *erp_manual_report(void);                         /* erplan-report(5) */
char *erp_manual_rules(const ErpCatalogue *catalogue); /* erplan-rules(7) */
