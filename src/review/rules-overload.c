/* What the survivors carry when a circuit or a peering location is lost: REL-04 and CST-04. */
#include "review/checks.h"

#include <string.h>

#include "review/shifts.h"

#include "base/i18n.h"

/* Whether what is down carries a flow. */
static gboolean
is_loaded(const ErpResults *results, const ErpLossCase *loss) {
  for (guint i = 0; i < results->network->n_circuits; i++)
    if (loss->down[i] && results->loads[results->network->circuits[i].element].n_flows > 0)
      return TRUE;
  return FALSE;
}

static gint64
share(gint64 load, gint64 capacity) {
  return (gint64) (MIN((double) load * 10000.0 / (double) MAX(capacity, 1), 1e12) + 0.5);
}

/* ---- REL-04 --------------------------------------------------------------------------------- */

typedef struct {
  guint32 element;
  ErpDirection direction;
  gint64 load, use;
  guint n;          /* elements above the limit */
  gboolean unknown; /* some element without a capacity */
} Worst;

/* What a shift comes to in one direction, where it is more than before. Returns whether that is
 * above the limit. */
static gboolean
note_more(const ErpResults *results, const ErpSum *shift, ErpDirection direction, gint64 limit,
          Worst *worst, guint8 *unknown) {
  guint32 element = erp_shift_element(shift);
  gint64 capacity = results->network->elements[element].capacity[direction];
  gint64 load = results->loads[element].load[direction] + shift->sums[direction];
  if (capacity == ERP_UNSET) {
    unknown[element] = 1;
    worst->unknown = TRUE;
    return FALSE;
  }
  if ((double) load * 10000.0 < (double) capacity * (double) limit) /* most of them */
    return FALSE;
  gint64 use = share(load, capacity);
  gboolean as_bad = worst->element != ERP_NONE && use == worst->use; /* the first of them */
  if (use > worst->use || (as_bad && element < worst->element)) {
    worst->element = element;
    worst->direction = direction;
    worst->load = load;
    worst->use = use;
  }
  return use > limit;
}

/* Per case: the survivors that carry more than before, and more than the limit. */
static Worst *
worst_survivors(const ErpReview *review, guint8 *unknown) {
  const ErpShifts *shifts = erp_review_shifts(review);
  gint64 limit = erp_params_value(review->results->params, "util.warn");
  guint n_cases = shifts->cases->n_cases;
  Worst *worst = g_new(Worst, n_cases + 1);
  for (guint i = 0; i < n_cases; i++)
    worst[i] = (Worst){ERP_NONE, ERP_UP, 0, limit, 0, FALSE};
  for (guint i = 0; i < shifts->sums.n; i++) {
    const ErpSum *shift = &shifts->sums.all[i];
    Worst *of_case = &worst[erp_shift_loss(shift)];
    gboolean above = FALSE;
    for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++)
      if (shift->sums[d] > 0)
        above |= note_more(review->results, shift, d, limit, of_case, unknown);
    of_case->n += above;
  }
  return worst;
}

static void
add_overload(ErpReview *review, const ErpRule *rule, const Worst *worst, const char *object,
             const ErpRecord *record, const char *lost) {
  const ErpResults *results = review->results;
  gint64 before = results->loads[worst->element].utilisation[worst->direction];
  gint64 capacity = results->network->elements[worst->element].capacity[worst->direction];
  ErpFinding *finding = erp_review_add(
      review, rule, worst->use > 10000 ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, object, record,
      g_strdup_printf(ERP_NGETTEXT("Without %s, %s carries %s of %s: %s instead of %s (%u element "
                                   "above %s)",
                                   "Without %s, %s carries %s of %s: %s instead of %s (%u elements "
                                   "above %s)",
                                   worst->n),
                      lost, erp_say_element(review, worst->element),
                      erp_say_beside(review, ERP_UNIT_RATE, worst->load, capacity),
                      erp_say(review, ERP_UNIT_RATE, capacity),
                      erp_say_beside(review, ERP_UNIT_PERCENT, worst->use,
                                     erp_params_value(results->params, "util.warn")),
                      erp_say(review, ERP_UNIT_PERCENT, before), worst->n,
                      erp_say_limit(review, "util.warn")));
  erp_finding_figure(finding, "use_before_percent", ERP_UNIT_PERCENT, before);
  erp_finding_figure(finding, "use_after_percent", ERP_UNIT_PERCENT, worst->use);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, worst->load);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, capacity);
  erp_finding_limit(review, finding, "util.warn");
}

/* Returns whether the case passes. */
static gboolean
judge_case(ErpReview *review, const ErpRule *rule, const ErpLossCase *loss, const Worst *worst) {
  const ErpNetwork *network = review->results->network;
  if (worst->element == ERP_NONE)
    return !worst->unknown;
  if (loss->circuit != ERP_NONE) {
    const ErpNetCircuit *circuit = &network->circuits[loss->circuit];
    add_overload(review, rule, worst, circuit->circuit->id, &circuit->circuit->record,
                 erp_say_element(review, circuit->element));
  } else {
    const ErpNode *node = &network->nodes[loss->node];
    add_overload(review, rule, worst, node->id, &node->location->record, node->name);
  }
  return FALSE;
}

static void
add_unknown(ErpReview *review, const ErpRule *rule, const guint8 *is_unknown) {
  g_autoptr(GArray) unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < review->results->network->n_elements; i++)
    if (is_unknown[i])
      g_array_append_val(unknown, i);
  if (unknown->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(ERP_NGETTEXT("No capacity is stated for the %s, which carries more when a "
                                   "circuit is lost",
                                   "No capacity is stated for %s, which carry more when a circuit "
                                   "is lost",
                                   unknown->len),
                      erp_say_elements(review, unknown)));
  erp_finding_elements(review, finding, unknown);
  erp_finding_advise(finding, g_strdup(_("State the capacity of each of them in the plan.")));
}

void
erp_check_rel_04(const ErpRule *rule, ErpReview *review) {
  const ErpLossCases *cases = erp_review_shifts(review)->cases;
  g_autofree guint8 *unknown = g_new0(guint8, review->results->network->n_elements + 1);
  g_autofree Worst *worst = worst_survivors(review, unknown);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < cases->n_cases; i++) {
    if (!is_loaded(review->results, &cases->cases[i]))
      continue;
    n_scope++;
    n_pass += judge_case(review, rule, &cases->cases[i], &worst[i]);
  }
  add_unknown(review, rule, unknown);
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries a demand"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("The loss of %u circuit or location drives nothing else above %s",
                       "The loss of any of %u circuits and locations drives nothing else above %s",
                       n_pass),
          n_pass, erp_say_limit(review, "util.warn")));
}

/* ---- CST-04 --------------------------------------------------------------------------------- */

static gint64
use_of(const ErpResults *results, const ErpNetCircuit *circuit, const gint64 *more) {
  const gint64 *load = results->loads[circuit->element].load;
  return share(MAX(load[ERP_UP] + more[ERP_UP], load[ERP_DOWN] + more[ERP_DOWN]),
               circuit->circuit->bandwidth);
}

/* Per circuit: the highest use of its bandwidth in basis points, also when others are lost. */
static gint64 *
peaks_of(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  const ErpShifts *shifts = erp_review_shifts(review);
  static const gint64 nothing[ERP_DIRECTIONS] = {0};
  gint64 *peaks = g_new0(gint64, network->n_circuits + 1);
  for (guint i = 0; i < network->n_circuits; i++)
    peaks[i] = use_of(results, &network->circuits[i], nothing);
  for (guint i = 0; i < shifts->sums.n; i++) {
    const ErpSum *shift = &shifts->sums.all[i];
    guint32 element = erp_shift_element(shift);
    if (network->elements[element].kind != ERP_ELEMENT_CIRCUIT)
      continue;
    guint32 circuit = element - network->circuits[0].element; /* they stand in a row */
    if (!shifts->cases->cases[erp_shift_loss(shift)].down[circuit])
      peaks[circuit] =
          MAX(peaks[circuit], use_of(results, &network->circuits[circuit], shift->sums));
  }
  return peaks;
}

/* The next lower bandwidth that is sold, or ERP_UNSET. */
static gint64
next_lower(const ErpCatalogue *catalogue, const ErpCircuit *circuit) {
  gboolean direct = erp_circuit_is_direct(circuit);
  gint64 best = ERP_UNSET;
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    if ((strcmp(sku->kind, "direct") == 0) == direct && sku->bandwidth < circuit->bandwidth)
      best = MAX(best, sku->bandwidth);
  }
  return best;
}

void
erp_check_cst_04(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "util.low");
  g_autofree gint64 *peaks = peaks_of(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    gint64 lower = next_lower(review->results->catalogue, circuit->circuit);
    if (peaks[i] == 0)
      continue;
    n_scope++;
    if (peaks[i] >= limit || lower == ERP_UNSET) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_WARN, circuit->circuit->id, &circuit->circuit->record,
        g_strdup_printf(_("The %s is used to %s at most, also when another is lost; the next lower "
                          "bandwidth is %s"),
                        erp_say_element(review, circuit->element),
                        erp_say_beside(review, ERP_UNIT_PERCENT, peaks[i], limit),
                        erp_say(review, ERP_UNIT_RATE, lower)));
    erp_finding_figure(finding, "use_percent", ERP_UNIT_PERCENT, peaks[i]);
    erp_finding_figure(finding, "lower_mbps", ERP_UNIT_RATE, lower);
    erp_finding_limit(review, finding, "util.low");
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit carries a demand"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit is used to %s or more, or is the smallest there is",
                                   "%u circuits are used to %s or more, or are the smallest there "
                                   "are",
                                   n_pass),
                      n_pass, erp_say_limit(review, "util.low")));
}
