/* REL-22: what the circuits on a pair of ExpressRoute Direct ports add up to. */
#include "review/checks.h"

#include "base/hash.h"
#include "review/context.h"

#include "base/i18n.h"

typedef struct {
  const char *name;
  GPtrArray *circuits; /* of ErpRecord */
  gint64 sum;          /* of their bandwidths */
  gint64 speed;        /* of each port; ERP_UNSET when no circuit states it */
  gboolean disputed;   /* circuits state different speeds */
} Pair;

static void
pair_free(gpointer data) {
  Pair *pair = data;
  g_ptr_array_unref(pair->circuits);
  g_free(pair);
}

static void
pair_add(Pair *pair, const ErpCircuit *circuit) {
  g_ptr_array_add(pair->circuits, (gpointer) &circuit->record);
  pair->sum += circuit->bandwidth;
  if (circuit->port_speed == ERP_UNSET)
    return;
  pair->disputed |= pair->speed != ERP_UNSET && pair->speed != circuit->port_speed;
  pair->speed = circuit->port_speed;
}

/* The pairs in the order of their first circuits. Direct circuits without one go to `open`. */
static GPtrArray *
collect_pairs(const ErpReview *review, GPtrArray *open) {
  const ErpNetwork *network = review->results->network;
  GPtrArray *pairs = g_ptr_array_new_with_free_func(pair_free);
  g_autoptr(GHashTable) index = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    if (!erp_circuit_is_direct(circuit))
      continue;
    if (circuit->port == NULL) {
      g_ptr_array_add(open, (gpointer) &circuit->record);
      continue;
    }
    char *key = g_strdup_printf("%u %s", network->circuits[i].node, circuit->port);
    Pair *pair = g_hash_table_lookup(index, key);
    if (pair == NULL) {
      pair = g_new0(Pair, 1);
      *pair = (Pair){.name = circuit->port, .circuits = g_ptr_array_new(), .speed = ERP_UNSET};
      g_ptr_array_add(pairs, pair);
    }
    g_hash_table_insert(index, key, pair);
    pair_add(pair, circuit);
  }
  return pairs;
}

static void
add_overbooked(ErpReview *review, const ErpRule *rule, const Pair *pair) {
  gboolean both_short = pair->sum > 2 * pair->speed;
  g_autofree char *text = g_strdup_printf(
      both_short ? _("The bandwidth of %s adds up to %s, and the two Direct ports %s of %s each "
                     "take no more than %s")
                 : _("The bandwidth of %s adds up to %s, and the Direct ports %s have %s each: "
                     "when one fails, the other does not carry it all: %s is missing"),
      "%s", erp_say(review, ERP_UNIT_RATE, pair->sum), pair->name,
      erp_say(review, ERP_UNIT_RATE, pair->speed),
      erp_say(review, ERP_UNIT_RATE, both_short ? 2 * pair->speed : pair->sum - pair->speed));
  ErpFinding *finding = erp_review_add_alike(
      review, rule, both_short ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, pair->circuits, text);
  if (finding == NULL)
    return;
  erp_finding_figure(finding, "bandwidth_mbps", ERP_UNIT_RATE, pair->sum);
  erp_finding_figure(finding, "port_mbps", ERP_UNIT_RATE, pair->speed);
}

void
erp_check_rel_22(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  g_autoptr(GPtrArray) disputed = g_ptr_array_new();
  g_autoptr(GPtrArray) pairs = collect_pairs(review, open);
  guint n_pass = 0;
  if (pairs->len == 0 && open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit is on ExpressRoute Direct ports"));
  for (guint i = 0; i < pairs->len; i++) {
    Pair *pair = pairs->pdata[i];
    if (pair->disputed || pair->speed == ERP_UNSET)
      g_ptr_array_extend(pair->disputed ? disputed : open, pair->circuits, NULL, NULL);
    else if (pair->sum > pair->speed)
      add_overbooked(review, rule, pair);
    else
      n_pass++;
  }
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say on which pair of Direct ports %s is, or how fast "
                         "those ports are"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, disputed,
                       _("The plan states different speeds for the Direct ports of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("One port of %u pair can carry all circuits on it",
                                   "One port of each of %u pairs can carry all circuits on it",
                                   n_pass),
                      n_pass));
}
