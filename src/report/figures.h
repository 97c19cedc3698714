/* Figures as people read them, in reports and on the screen: "~" before what is modelled, a dash
 * where there is none. All texts: caller frees. */
#pragma once

#include "review/cost.h"
#include "review/outcome.h"
#include "review/resiliency.h"

char *erp_show_time(gint64 us, ErpProvenance provenance); /* "~40.0 ms" */
char *erp_show_rate(gint64 rate);                         /* "1.25 Gb/s"; nothing = "-" */
char *erp_show_percent(gint64 basis_points);              /* "93 %" */
char *erp_show_length(gint64 metres);                     /* "340 km" */

/* "Paris", "er-ams": the name of an object of the plan, else its id or path. */
char *erp_show_name(const ErpResults *results, const char *object);
const char *erp_show_kind(ErpElementKind kind); /* "WAN link"; static */
/* "ExpressRoute er-ams", "internet at par", "none". */
char *erp_show_way(const ErpResults *results, guint32 route);
/* "allow 8 9": the category and endpoint sets of a flow; "" outside Microsoft 365. */
char *erp_show_sets(const ErpResults *results, const ErpFlow *flow);
/* "exchange allow 8 9": the service of a flow and its endpoint sets. */
char *erp_show_service(const ErpResults *results, const ErpFlow *flow);
/* Codes of all reasons, the decisive one first. */
char *erp_show_reasons(const ErpFlow *flow);

/* "30 to 100", "20": points of the resiliency index; "x 1 to 4": its multiplier, "two",
 * "metro pair": the locations it counts. */
char *erp_show_points(ErpPoints points);
char *erp_show_multiplier(ErpPoints halves);
char *erp_show_locations(const ErpResiliency *resiliency);
/* What the plan does not know of it: "tests, advice"; "" when nothing. */
char *erp_show_unknown(const ErpResiliency *resiliency);

/* "1250 EUR", "-"; "436 USD + 0.025 a GB"; "210560 GB"; "list, without data". */
char *erp_show_money(gint64 cents, const char *currency);
char *erp_show_metered(const ErpBill *bill);
char *erp_show_gigabytes(gint64 gigabytes);
char *erp_show_cost_origin(const ErpCost *cost);

/* "lon-par 88 %": the busiest element; "-" when none has a load and a capacity. */
char *erp_show_busiest(const ErpReview *review);
/* "rtt er 70 ms (measured)": a number of a finding, named rtt_er_ms. */
char *erp_show_figure(const ErpFigure *figure);
/* Its parts: "rtt er", "70", " ms". */
char *erp_show_figure_name(const ErpFigure *figure);
char *erp_show_figure_number(const ErpFigure *figure);
const char *erp_show_figure_unit(const ErpFigure *figure);

/* "~302.3 ms (akl)", "111", "1250 EUR": a measure of a plan. */
char *erp_show_measured(ErpMeasureId measure, const ErpMeasured *measured);
/* The same as exact as it takes not to read like `other`, which it differs from. */
char *erp_show_measured_beside(ErpMeasureId measure, const ErpMeasured *measured,
                               const ErpMeasured *other);
