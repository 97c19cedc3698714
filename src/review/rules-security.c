/* SEC-01, SEC-04, SEC-10, SEC-11: encryption, and who may change and see what. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

/* A yes-or-no attribute of several records: no fails, nothing is not answered. */
typedef struct {
  GPtrArray *bad, *open; /* of ErpRecord */
  guint n_pass;
} Stated;

static void
sort_stated(Stated *stated, const ErpRecord *record, gint64 value) {
  stated->n_pass += value == TRUE;
  if (value == FALSE)
    g_ptr_array_add(stated->bad, (gpointer) record);
  else if (value != TRUE)
    g_ptr_array_add(stated->open, (gpointer) record);
}

/* ---- SEC-01: MACsec -------------------------------------------------------------------------- */

void
erp_check_sec_01(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) bad = g_ptr_array_new();
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  Stated stated = {bad, open, 0};
  guint n_scope = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    if (g_strcmp0(circuit->provider, "direct") != 0)
      continue;
    n_scope++;
    sort_stated(&stated, &circuit->record, circuit->macsec);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule,
        _("No circuit is an ExpressRoute Direct port; MACsec is not offered on a provider's"));
  erp_review_add_alike(review, rule, ERP_VERDICT_FAIL, bad,
                       _("MACsec does not encrypt the Direct port of %s"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether MACsec encrypts the Direct port of %s"));
  erp_review_add_pass(
      review, rule, stated.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u Direct port is encrypted by MACsec",
                                   "%u Direct ports are encrypted by MACsec", stated.n_pass),
                      stated.n_pass));
}

/* ---- SEC-04: authenticated sessions ---------------------------------------------------------- */

void
erp_check_sec_04(const ErpRule *rule, ErpReview *review) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_PEERING, &n);
  g_autoptr(GPtrArray) bad = g_ptr_array_new();
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  Stated stated = {bad, open, 0};
  for (guint i = 0; i < n; i++)
    sort_stated(&stated, records[i], ERP_AS(ErpPeering, PEERING, records[i])->md5);
  if (n == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_FAIL, bad,
                       _("The BGP sessions of %s are not authenticated"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether MD5 authenticates the BGP sessions of %s"));
  erp_review_add_pass(
      review, rule, stated.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u peering has authenticated BGP sessions",
                                   "%u peerings have authenticated BGP sessions", stated.n_pass),
                      stated.n_pass));
}

/* ---- SEC-10, SEC-11: the subscription -------------------------------------------------------- */

static void
ask_subscription(ErpReview *review, const ErpRule *rule, const char *question) {
  if (review->results->network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL, g_strdup(question));
}

void
erp_check_sec_10(const ErpRule *rule, ErpReview *review) {
  ask_subscription(review, rule,
                   _("The plan does not say whether only a role of least privilege may change "
                     "circuits and peerings"));
}

void
erp_check_sec_11(const ErpRule *rule, ErpReview *review) {
  ask_subscription(review, rule,
                   _("The plan does not say whether the activity log is archived beyond the 90 "
                     "days it is kept by default"));
}
