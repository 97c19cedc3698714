/* Evaluated plans for the tests: a plan from XML text, the reference data and the results. */
#pragma once

#include "eval/results.h"

typedef struct {
  ErpCatalogue *catalogue;
  ErpDiagList *diags;
  ErpPlan *plan;
  ErpResults *results;
} Fixture;

/* `body` is what stands inside <plan>; anything wrong with it fails the test. */
Fixture *fixture_new(const char *body);
Fixture *fixture_example(const char *name); /* "contoso.xml" */
void fixture_free(Fixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

/* The flow of a site, service word and category ("-" for services outside Microsoft 365). */
const ErpFlow *fixture_flow(const Fixture *fixture, const char *site, const char *service,
                            const char *category);
const ErpRoute *fixture_route(const Fixture *fixture, const ErpFlow *flow); /* planned */
const ErpElementLoad *fixture_load(const Fixture *fixture, const char *element);
const ErpSiteSummary *fixture_site(const Fixture *fixture, const char *site);

/* The codes of all reasons that hold, in order, joined by spaces. Caller frees. */
char *fixture_reasons(const ErpFlow *flow);

/* Checks recommendation word, decisive code and verdict word in one go. */
void fixture_assert_decision(const Fixture *fixture, const char *site, const char *service,
                             const char *category, const char *recommendation, const char *decisive,
                             const char *verdict);
