/* What several reports say, in the same words. All texts: caller frees. */
#pragma once

#include "review/review.h"

typedef struct {
  const char *file;    /* display name of the plan */
  const char *sha256;  /* of its bytes, hex */
  const char *version; /* of the program */
} ErpSubject;

/* "2 sites with 520 users, 2 WAN links, 1 circuit, 0 gateways" */
char *erp_show_size(const ErpResults *results);
/* What to do when no site needs anything; NULL when one does. */
char *erp_show_no_demand(const ErpResults *results);
/* How many sites are forced over a material detour. */
char *erp_show_pinned(const ErpResults *results);
/* How much on ExpressRoute belongs on the internet. */
char *erp_show_moved(const ErpResults *results);
/* How many people moving that brings nearer to Microsoft, or takes farther away, and by how much;
 * NULL when nobody. */
char *erp_show_change(const ErpResults *results, gboolean nearer);
/* "fail. Findings: 3 fail, 1 warn, ...": the worst verdict and how many findings there are. */
char *erp_show_verdict(const ErpReview *review);
/* Program, data with their dates, error of modelled figures, digest of the plan. */
char *erp_show_basis(const ErpReview *review, const ErpSubject *subject);
/* "the larger of 3 ms and 20 %": how good a modelled round trip is, as the plan has it. */
char *erp_show_band(const ErpResults *results);
/* "cities 2020-03-18, ...": all tables with their dates. */
char *erp_show_data_dates(const ErpCatalogue *catalogue);

/* "dfw (line 14)" */
char *erp_show_object(const ErpFinding *finding);
/* Its message with what it was compared with: "... [limit 25 ms, gp.material]" */
char *erp_show_finding(const ErpFinding *finding);
/* "the reason, by Ann, until 2027-06-30" of an accepted finding. */
char *erp_show_acceptance(const ErpFinding *finding);
