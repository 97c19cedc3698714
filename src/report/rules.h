/* The rule table for people: `erplan explain` and erplan-rules(7). */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/table.h"
#include "review/rules.h"

/* Title, condition, parameters with their values and reasons, remedy, source. Caller frees. */
char *erp_report_rule(const ErpRule *rule, const ErpCatalogue *catalogue);

/* One line a rule. Caller frees. */
char *erp_report_rule_list(void);

/* The rules as one more table of reference, "rules": id, title, pillar, sections, mode, severity,
 * parameters, condition, remedy and source. Never translated. */
ErpTable *erp_rule_table_new(void);
