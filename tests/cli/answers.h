/* The published cases: an example plan, changed or not, with what the program says of it. */
#pragma once

#include "review/review.h"

typedef struct {
  ErpCatalogue *catalogue;
  ErpResults *results;
  ErpReview *review;
} Case;

/* The text of data/examples/EXAMPLE. */
GString *example_text(const char *example);
/* Takes out what begins with `from` and ends with the next `to`. */
void cut(GString *text, const char *from, const char *to);
Case open_text(const char *name, const GString *text);
/* Evaluates an example, with every `from` replaced by `to` first (NULL: as it is). */
Case open_case(const char *example, const char *from, const char *to);
void close_case(Case *c);

const ErpFlow *flow_of(const Case *c, const char *site, const char *service, ErpCategory category);
const ErpSiteSummary *site_of(const Case *c, const char *site);
/* The finding of a rule for an object (NULL = the plan), or NULL. */
const ErpFinding *finding_of(const Case *c, const char *rule, const char *object);
ErpVerdict verdict_of(const Case *c, const char *rule);
