/* One element of a plan by itself: read as part of a plan that has nothing else. */
#include <string.h>

#include "base/error.h"
#include "plan/field.h"
#include "plan/file.h"
#include "plan/plan-private.h"
#include "base/i18n.h"

#define MOST_DEEP 8 /* elements within each other */

/* The kind of the element that the text begins with; ERP_KIND_LAST when there is no such. */
static ErpKind
kind_of(const char *xml) {
  static const char ends[] = " \t\r\n/>";
  g_autofree char *element = xml[0] == '<' ? g_strndup(xml + 1, strcspn(xml + 1, ends)) : NULL;
  const ErpKindInfo *info = element == NULL ? NULL : erp_kind_by_element(element);
  return info == NULL ? ERP_KIND_LAST : info->kind;
}

/* The kinds an element of the kind may stand in, one in the other, from the root; their number. */
static guint
parents_of(ErpKind kind, ErpKind *parents) {
  guint n = 0;
  for (ErpKind at = kind; at != ERP_KIND_PLAN && n < MOST_DEEP; n++) {
    ErpKind parent = ERP_KIND_PLAN;
    while ((erp_kind_info(at)->parents & ERP_KIND_BIT(parent)) == 0)
      parent++;
    memmove(parents + 1, parents, n * sizeof *parents);
    parents[0] = at = parent;
  }
  return n;
}

static GBytes *
wrap(const char *xml, const ErpKind *parents, guint n) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(text, "<%s%s>", erp_kind_info(parents[i])->element,
                           i == 0 ? " xmlns=\"" ERP_PLAN_NAMESPACE "\"" : "");
  g_string_append(text, xml);
  for (guint i = n; i-- > 0;)
    g_string_append_printf(text, "</%s>", erp_kind_info(parents[i])->element);
  return g_string_free_to_bytes(text);
}

/* It was not read from a file. */
static void
forget_places(ErpRecord *record) {
  record->line = record->column = 0;
  for (guint i = 0; i < record->n_children; i++)
    forget_places(record->children[i]);
}

/* What stands in so many elements; NULL when there is not one thing in each. */
static ErpRecord *
unwrap(const ErpPlan *plan, guint n) {
  if (erp_parray_length(plan->records) != 1)
    return NULL;
  const ErpRecord *record = erp_parray_get(plan->records, 0);
  for (guint i = 1; i < n; i++) {
    if (record->n_children != 1)
      return NULL;
    record = record->children[0];
  }
  forget_places((ErpRecord *) record);
  return erp_record_ref((ErpRecord *) record);
}

ErpRecord *
erp_record_parse(const char *xml, GError **error) {
  ErpKind parents[MOST_DEEP];
  ErpKind kind = kind_of(xml);
  if (kind == ERP_KIND_LAST || kind == ERP_KIND_PLAN) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("this is no element of a plan, as <site id=\"sea\"/> is"));
    return NULL;
  }
  guint n = parents_of(kind, parents);
  g_autoptr(GBytes) bytes = wrap(xml, parents, n);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(GError) problem = NULL;
  g_autoptr(ErpPlan) plan = erp_plan_parse_part(bytes, _("the element"), diags, &problem);
  for (guint i = 0; plan == NULL && i < erp_diag_list_length(diags); i++)
    if (erp_diag_list_get(diags, i)->severity == ERP_SEVERITY_ERROR) {
      g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, erp_diag_list_get(diags, i)->text);
      return NULL;
    }
  ErpRecord *record = plan == NULL ? NULL : unwrap(plan, n);
  if (record == NULL)
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        plan == NULL ? problem->message : _("this is not one element"));
  return record;
}
