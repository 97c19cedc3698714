/* From what a file says to edits of a plan. What was imported before is found again by its source,
 * else by its id or a name that only one has, and gets the values that the file states; what the
 * file says nothing of stays as it is; nothing is deleted. */
#pragma once

#include "exchange/proposal.h"
#include "plan/edit.h"

typedef struct {
  guint added, changed, same; /* records, also those within others */
  guint gone;                 /* of the source in the plan, but not in the file any more */
  guint unresolved;           /* references to what nobody knows, or not yet */
} ErpMerged;

/* Notes which things are records of the plan that state where they are. O(things + records). */
void erp_merge_note_placed(const ErpProposal *proposal, const ErpPlan *plan);

/* One step that can be undone, under the translated label; NULL when nothing would change. Things
 * that refer to what nobody knows are dropped, with all within them, and told to the proposal's
 * diagnostics. Whether the plan allows the rest is for erp_plan_apply() to say. O(things +
 * records). */
ErpEdit *erp_merge(const ErpProposal *proposal, const ErpPlan *plan, const char *label,
                   ErpMerged *merged);
