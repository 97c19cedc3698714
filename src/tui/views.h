/* The views, one file each (view-NAME.c). Each constructor gives a view for erp_tui_push(). */
#pragma once

#include "review/checklist.h"
#include "tui/app.h"
#include "tui/compare/side.h"

ErpViewBase *erp_view_map_new(ErpTui *tui); /* context "map": the first view */
/* Context "findings": all, or those of the rules of a question, passes too (NULL = all). */
ErpViewBase *erp_view_findings_new(ErpTui *tui, const ErpQuestion *question);
ErpViewBase *erp_view_checklist_new(ErpTui *tui); /* context "checklist" */

/* Context "table": the records of a kind, with the figures that belong to them. */
typedef enum {
  ERP_LIST_SITES,
  ERP_LIST_LINKS,
  ERP_LIST_LOCATIONS,
  ERP_LIST_CIRCUITS,
  ERP_LIST_GATEWAYS,
  ERP_LIST_FLOWS, /* site x service */
} ErpListKind;
ErpViewBase *erp_view_table_new(ErpTui *tui, ErpListKind kind);

/* Context "compare": the plan beside another one, which stands on that side and is called `name`.
 */
ErpViewBase *erp_view_compare_new(ErpTui *tui, ErpPlan *other, ErpSide side, const char *name);
/* Context "failures": what single failures would do; tries them at once. */
ErpViewBase *erp_view_failures_new(ErpTui *tui);
/* Context "choice": what to compare with. */
ErpViewBase *erp_view_compare_with_new(ErpTui *tui);

/* Context "path": ExpressRoute against the internet for the flows of a site. */
ErpViewBase *erp_view_path_new(ErpTui *tui, const char *site);

/* Context "form": a record at `path`; several of a kind at once; a new one in `parent` (NULL = top
 * level) that starts as `record`, which is taken. NULL, and the status line says so, when the plan
 * has no such record. */
ErpViewBase *erp_view_form_new(ErpTui *tui, const char *path);
ErpViewBase *erp_view_form_new_many(ErpTui *tui, const GPtrArray *paths);
ErpViewBase *erp_view_form_new_add(ErpTui *tui, const char *parent, ErpRecord *record);
/* As if typed into a field (its index in the kind's table). */
void erp_view_form_fill(ErpViewBase *form, guint field, const char *text);
void erp_view_form_focus(ErpViewBase *form, guint field);
