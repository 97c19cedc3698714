/* An example of data/examples, evaluated and reviewed. */
#pragma once

#include "plan/edit.h"
#include "session/evaluation.h"

typedef struct {
  ErpCatalogue *catalogue;
  ErpPlan *plan;
  ErpEvaluation *evaluation;
} Example;

Example *example_open(const char *name); /* "contoso.xml" */
/* The plan after the edit, which must succeed; takes the edit. */
Example *example_edited(const Example *before, ErpEdit *edit);
/* A plan with this inside its root element. */
Example *example_of(const char *content);
void example_free(Example *example);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Example, example_free)

guint32 example_site(const Example *example, const char *id);
/* The worst finding of a rule about an object that is not accepted; NULL when there is none. */
const ErpFinding *example_finding(const Example *example, const char *rule, const char *object);
