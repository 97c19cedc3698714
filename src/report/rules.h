/* The rule table for people: `erplan explain` and erplan-rules(7). */
#pragma once

#include "catalogue/catalogue.h"
#include "review/rules.h"

/* Title, condition, parameters with their values and reasons, remedy, source. Caller frees. */
char *erp_report_rule(const ErpRule *rule, const ErpCatalogue *catalogue);

/* One line a rule. Caller frees. */
char *erp_report_rule_list(void);
