/* Private to report/: values that several JSON documents have. Each writes one object. */
#pragma once

#include <json-glib/json-glib.h>

#include "report/check.h"

void erp_json_plan(JsonBuilder *builder, const ErpSubject *subject, const char *name);
void erp_json_counts(JsonBuilder *builder, const ErpReview *review); /* of findings */
void erp_json_finding(JsonBuilder *builder, const ErpJudgement *judgement, guint i);
/* null without a comparison. */
void erp_json_comparison(JsonBuilder *builder, const ErpComparison *comparison);
