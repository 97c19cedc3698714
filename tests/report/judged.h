/* A plan written inline, evaluated with the real reference data and reviewed. */
#pragma once

#include "report/check/check.h"

typedef struct {
  ErpCatalogue *catalogue;
  ErpResults *results;
  ErpReview *review;
  ErpSubject subject;
} Judged;

/* The whole text of the plan file. A plan with errors aborts the test. */
Judged *judged_new(const char *plan);
void judged_free(Judged *judged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Judged, judged_free)

/* What the check reports are made from; nothing fails, and there is no baseline. */
ErpJudgement judged_judgement(const Judged *judged);

/* The document of erplan check --format=json, and the line of jsonl. Caller frees. */
char *judged_json(const ErpJudgement *judgement);
char *judged_line(const ErpJudgement *judgement);

/* Dallas, 500 people: 15 ms to the internet, 40 ms to a circuit in New York, not authorised.
 * Austin, 20 people behind Dallas over a link with another capacity each way. `name` is the
 * plan's, `site` the name of Dallas, `more` stands before the end of the plan, all as they are. */
char *judged_dallas(const char *name, const char *site, const char *more);

/* The report of that kind, as text whose paragraphs are a line each. Caller frees. */
char *judged_report(const Judged *judged, const char *kind);

/* Aborts the test when the text does not hold the fact; returns where it stands. */
const char *assert_says(const char *text, const char *fact);
void assert_silent(const char *text, const char *fact); /* when it does */
