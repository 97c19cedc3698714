/* Private to report/: the parts of the Well-Architected review, a file each. */
#pragma once

#include "report/kinds/report-parts.h"

/* The table of what to change and what for: a row for each rule of the pillar that fails or warns,
 * the most severe first, ten at most. */
void erp_waf_recommendations(ErpPaper *paper, const ErpReview *review, ErpPillar pillar);

/* Definitions that govern what the rules of the pillar look at, as items, and where all are. */
void erp_waf_policies(ErpPaper *paper, const ErpReview *review, ErpPillar pillar);

/* "Azure Advisor would raise 2 recommendations about reliability ...": a paragraph. */
void erp_waf_advisor_sentence(ErpPaper *paper, const ErpReview *review, ErpPillar pillar);
/* The section: what Advisor would raise about this plan, what it would not, what is gone. */
void erp_waf_advisor(ErpPaper *paper, const ErpReview *review);

typedef struct {
  const char *title;                 /* N_() */
  const char *purpose;               /* N_() a sentence: what the pillar is about here */
  const char *principles;            /* address of its principles */
  const char *guide, *guide_address; /* to read on about ExpressRoute */
} ErpWafPillar;
const ErpWafPillar *erp_waf_pillar(ErpPillar pillar); /* report-waf.c */
