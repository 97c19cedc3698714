/* A route as a row of points with a leg between each two: what the path view draws. Pure. */
#pragma once

#include "eval/results.h"

typedef enum {
  ERP_POINT_SITE,
  ERP_POINT_HUB,
  ERP_POINT_LOCATION, /* peering location */
  ERP_POINT_DEVICE,   /* proxy, VPN head-end */
  ERP_POINT_ENTRY,    /* Microsoft's edge */
  ERP_POINT_REGION,
} ErpPointKind;

typedef struct {
  ErpPointKind kind;
  char *name;
  char *path; /* of its record in the plan, or NULL */
} ErpPathPoint;

typedef struct {
  char *name;    /* of the element, or "Microsoft backbone" */
  char *path;    /* of its record in the plan, or NULL */
  gint64 length; /* metres; ERP_UNSET when not known */
  gint64 rtt;    /* us of propagation; those of all legs sum up to the budget's row */
  ErpProvenance provenance;
  gint64 capacity;     /* of the busier direction, ERP_UNSET when not stated or counted */
  gint64 utilisation;  /* basis points of it, or ERP_UNSET */
  gboolean bottleneck; /* the least capacity of the route, in the busier direction */
} ErpPathLeg;

typedef struct {
  GArray *points; /* ErpPathPoint */
  GArray *legs;   /* ErpPathLeg: one less than points */
} ErpPathSteps;

ErpPathSteps *erp_path_steps_new(const ErpResults *results, const ErpRoute *route);
/* From the flow's site straight to its nearest entry point: what no plan has to have. NULL when its
 * place is not known. */
ErpPathSteps *erp_path_steps_breakout(const ErpResults *results, const ErpFlow *flow);
void erp_path_steps_free(ErpPathSteps *steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPathSteps, erp_path_steps_free)
