#include "report/groups.h"

gboolean
erp_finding_group_next(const ErpReview *review, ErpFindingGroup *group) {
  guint first = group->first + group->n, length = erp_review_length(review);
  if (first == length)
    return FALSE;
  const ErpFinding *head = erp_review_get(review, first);
  *group = (ErpFindingGroup){.rule = head->rule, .verdict = head->verdict, .first = first};
  for (guint i = first; i < length; i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->rule != head->rule || finding->verdict != head->verdict)
      break;
    group->n++;
    group->n_open += !finding->accepted;
  }
  return TRUE;
}
