/* The tables of the check report, each with its heading; at most 12 rows, worst first, then a
 * line that says how many more there are. */
#pragma once

#include "report/check/check.h"
#include "report/paper/grid.h"

/* "and 3 more", for a table of so many rows in all; nothing when it shows them. */
void erp_report_more(GString *out, guint total);

/* What is new and what is gone since an earlier check; nothing without a comparison. */
void erp_report_comparison(const ErpJudgement *judgement, GString *out);

/* Elements by utilisation of their busier direction: capacity, load, share of Microsoft 365. */
void erp_report_worst_links(const ErpResults *results, GString *out);

/* Sites whose planned way to Microsoft is a material or severe detour, by penalty. Traffic of the
 * default category may take a detour and does not count. */
void erp_report_geo_pinned(const ErpResults *results, GString *out);
guint erp_report_geo_pinned_sites(const ErpResults *results);

/* Gateways by Microsoft's resiliency index, as far as the plan knows. */
void erp_report_resiliency(const ErpReview *review, GString *out);

/* What elements cost a month, how much of it is declared, listed and not known; and both ways to
 * bill each circuit with the GB at which they cost the same. Nothing when nothing is known. */
void erp_report_costs(const ErpReview *review, GString *out);

/* What is planned over ExpressRoute and belongs on the internet, by site and service. */
void erp_report_internet_list(const ErpResults *results, GString *out);

/* The same tables for papers: columns and at most so many rows, worst first. They return how many
 * there are in all. */
guint erp_fill_worst_links(ErpGrid *grid, const ErpResults *results, guint most);
/* Its elements (guint32), the busiest first, and the direction that is the busier one of each.
 * Caller frees. */
GArray *erp_report_busiest(const ErpResults *results);
ErpDirection erp_report_busier(const ErpResults *results, guint32 element);
/* Sites whose penalty is of that class or a worse one; with ERP_PENALTY_NONE all that have
 * Microsoft 365 traffic with a way. */
guint erp_fill_geo_pinned(ErpGrid *grid, const ErpResults *results, ErpPenaltyClass least,
                          guint most);
/* Their flows (guint32), the worst of each site, by penalty. Caller frees. */
GArray *erp_report_detours(const ErpResults *results, ErpPenaltyClass least);
/* `reasons` becomes a bit for each ErpWhy in the rows. */
guint erp_fill_internet_list(ErpGrid *grid, const ErpResults *results, guint most,
                             guint32 *reasons);
/* Gateways by Microsoft's resiliency index, the least first. */
guint erp_fill_resiliency(ErpGrid *grid, const ErpReview *review, guint most);
/* What elements cost a month, and both ways to bill each circuit of which these are known. */
guint erp_fill_costs(ErpGrid *grid, const ErpReview *review, guint most);
guint erp_fill_bills(ErpGrid *grid, const ErpReview *review, guint most);

/* What stands above these tables, and the sum of the costs; caller frees. */
char *erp_show_resiliency_caption(void);
char *erp_show_costs_caption(const ErpReview *review);
char *erp_show_bills_caption(void);
char *erp_show_costs_total(const ErpReview *review);
