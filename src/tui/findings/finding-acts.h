/* What a person says to findings: that they are accepted, that they are not after all, and answers
 * to questions. Each is one undo step. */
#pragma once

#include "plan/edit.h"
#include "review/findings.h"
#include "tui/app.h"

/* Acceptances of the findings (of const ErpFinding *, at least one) with the same reason, in place
 * of those that the plan has for the same rule and object; `until` may be NULL or "" = for good.
 * ERP_ERROR_USAGE for a day that is none. Caller frees. */
ErpEdit *erp_findings_accept(const GPtrArray *findings, const ErpPlan *plan, const char *reason,
                             const char *by, const char *until, GError **error);
/* Removes every acceptance in the plan that covers one of them; NULL when there is none. Caller
 * frees. */
ErpEdit *erp_findings_take_back(const GPtrArray *findings, const ErpPlan *plan);

/* Asks for reason and last day, then accepts. */
void erp_findings_ask_acceptance(ErpTui *tui, const GPtrArray *findings);
/* Opens the form of the answer to the finding's rule and object: the one that is there, or a new
 * one with what is known filled in. */
void erp_findings_ask_answer(ErpTui *tui, const ErpFinding *finding);
