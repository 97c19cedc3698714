/* ASY-05, ASY-06, ASY-07, ONP-01, ONP-02: services of the organisation that Microsoft connects to.
 */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

static const ErpRecord *const *
inbound_of(const ErpReview *review, guint *n) {
  return erp_plan_of_kind(review->results->plan, ERP_KIND_INBOUND, n);
}

static ErpFinding *
add_for(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const ErpInbound *inbound,
        char *message) {
  return erp_review_add(review, rule, verdict, inbound->id, &inbound->record, message);
}

static char *
say_broken(ErpReview *review, const ErpInbound *inbound, const ErpInboundJudgement *judgement) {
  const char *entry = erp_say_exit(review, judgement->entry);
  if (judgement->reply == ERP_NONE)
    return g_strdup_printf(_("Connections to %s enter by %s; the plan does not say by which "
                             "internet access the reply leaves"),
                           inbound->id, entry);
  const char *reply = erp_say_exit(review, judgement->reply);
  return g_strdup_printf(
      judgement->symmetry == ERP_SYMMETRY_INDETERMINATE
          ? _("Connections to %s enter by %s without source translation, and "
              "the reply may leave by %s")
      : judgement->symmetry == ERP_SYMMETRY_UNKNOWN
          ? _("Connections to %s enter by %s and the reply leaves by %s; the "
              "plan does not say at which edges")
      : judgement->symmetry == ERP_SYMMETRY_HARMLESS
          ? _("Connections to %s enter by %s and the reply leaves by %s; nothing "
              "there keeps connection state")
          : _("Connections to %s enter by %s without source translation, while "
              "the reply leaves by %s: a firewall sees only half"),
      inbound->id, entry, reply);
}

/* How Microsoft enters, going by the advertisements: parts of the addresses may fare unalike. */
typedef struct {
  gboolean unknown; /* some of them are advertised nowhere */
  gboolean internet, circuit;
  ErpInboundJudgement by_internet, by_circuit; /* the worst of each */
} Entries;

static void
note_entry(gboolean *any, ErpInboundJudgement *worst, const ErpInboundJudgement *judgement) {
  gboolean unexpected = judgement->unexpected || (*any && worst->unexpected);
  if (!*any || judgement->symmetry > worst->symmetry)
    *worst = *judgement;
  worst->unexpected = unexpected;
  *any = TRUE;
}

static Entries
entries_of(const ErpReview *review, const ErpInbound *inbound) {
  Entries entries = {.unknown = FALSE};
  ErpPrefix prefix;
  if (!erp_prefix_parse(inbound->prefix, &prefix, NULL))
    return (Entries){.unknown = TRUE};
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  erp_routing_divide(review->routing, &prefix, NULL, parts);
  for (guint i = 0; i < parts->len; i++) {
    ErpInboundJudgement judgement =
        erp_symmetry_inbound(review->routing, inbound, &g_array_index(parts, ErpPrefix, i), NULL);
    if (judgement.entry == ERP_NONE)
      entries.unknown = TRUE;
    else if (review->routing->exits[judgement.entry].circuit == ERP_NONE)
      note_entry(&entries.internet, &entries.by_internet, &judgement);
    else
      note_entry(&entries.circuit, &entries.by_circuit, &judgement);
  }
  return entries;
}

static gboolean
is_meant_for_circuit(const ErpReview *review, const ErpInbound *inbound) {
  for (char **via = inbound->via; via != NULL && *via != NULL; via++) {
    guint32 exit = erp_routing_exit(review->routing, *via);
    if (exit != ERP_NONE && review->routing->exits[exit].circuit != ERP_NONE)
      return TRUE;
  }
  return FALSE;
}

/* Returns whether the service passes. */
static gboolean
judge_entry(ErpReview *review, const ErpRule *rule, const ErpInbound *inbound,
            const ErpInboundJudgement *judgement) {
  ErpVerdict verdict = erp_symmetry_verdict(judgement->symmetry);
  if (verdict != ERP_VERDICT_PASS)
    add_for(review, rule, verdict, inbound, say_broken(review, inbound, judgement));
  return verdict == ERP_VERDICT_PASS;
}

/* ---- ASY-05: entered by the internet --------------------------------------------------------- */

void
erp_check_asy_05(const ErpRule *rule, ErpReview *review) {
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = inbound_of(review, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    Entries entries = entries_of(review, inbound);
    /* ONP-01 says so of those that are meant for a circuit. */
    gboolean ask = entries.unknown && !is_meant_for_circuit(review, inbound);
    gboolean good =
        entries.internet && judge_entry(review, rule, inbound, &entries.by_internet) && !ask;
    n_scope += ask || entries.internet;
    n_pass += good;
    if (ask)
      add_for(review, rule, ERP_VERDICT_NOT_ANSWERED, inbound,
              g_strdup_printf(_("The plan does not say where the address %s of %s is advertised"),
                              inbound->prefix, inbound->id));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No service is reached by Microsoft over the internet"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u service answers by the internet what comes "
                                                   "in by it",
                                                   "%u services answer by the internet what comes "
                                                   "in by it",
                                                   n_pass),
                                      n_pass));
}

/* ---- ASY-06: entered by a circuit ------------------------------------------------------------ */

/* Returns whether the service passes. */
static gboolean
judge_circuit_entry(ErpReview *review, const ErpRule *rule, const ErpInbound *inbound,
                    const ErpInboundJudgement *judgement) {
  if (!judge_entry(review, rule, inbound, judgement))
    return FALSE;
  if (!judgement->unexpected)
    return TRUE;
  ErpFinding *finding = add_for(
      review, rule, ERP_VERDICT_WARN, inbound,
      g_strdup_printf(_("Connections to %s enter by %s, which the plan does not name for it"),
                      inbound->id, erp_say_exit(review, judgement->entry)));
  erp_finding_advise(
      finding, g_strdup_printf(_("Name that exit for %s, or do not advertise its address there."),
                               inbound->id));
  return FALSE;
}

void
erp_check_asy_06(const ErpRule *rule, ErpReview *review) {
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = inbound_of(review, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    Entries entries = entries_of(review, inbound);
    if (!entries.circuit)
      continue;
    n_scope++;
    n_pass += judge_circuit_entry(review, rule, inbound, &entries.by_circuit);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No service is reached over a circuit"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u service answers by the circuit that the "
                                                   "question came by",
                                                   "%u services answer by the circuit that the "
                                                   "question came by",
                                                   n_pass),
                                      n_pass));
}

/* ---- ASY-07: audiences that are not on the circuit ------------------------------------------- */

static gboolean
is_mail(const ErpInbound *inbound) {
  return inbound->service != NULL && g_ascii_strcasecmp(inbound->service, "smtp") == 0;
}

/* The exit into a circuit with an advertisement that covers the address of the service, in the
 * sense of `covers`; or ERP_NONE. */
static guint32
circuit_that_advertises(const ErpReview *review, const ErpInbound *inbound,
                        gboolean (*covers)(const ErpPrefix *advert, const ErpPrefix *address)) {
  ErpPrefix prefix;
  if (!erp_prefix_parse(inbound->prefix, &prefix, NULL))
    return ERP_NONE;
  for (guint i = 0; i < review->routing->n_adverts; i++) {
    const ErpRoutingAdvert *advert = &review->routing->adverts[i];
    if (review->routing->exits[advert->exit].circuit != ERP_NONE &&
        covers(&advert->prefix, &prefix))
      return advert->exit;
  }
  return ERP_NONE;
}

void
erp_check_asy_07(const ErpRule *rule, ErpReview *review) {
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = inbound_of(review, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    if (inbound->audience == NULL)
      continue; /* the plan names nobody but the tenant's own services */
    n_scope++;
    guint32 exit = circuit_that_advertises(review, inbound, erp_prefix_overlaps);
    n_pass += exit == ERP_NONE;
    if (exit == ERP_NONE)
      continue;
    add_for(review, rule, is_mail(inbound) ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, inbound,
            g_strdup_printf(is_mail(inbound)
                                ? _("Mail to %s is for senders on the internet and in all of "
                                    "Microsoft, and its address is advertised at %s: whatever "
                                    "Microsoft sends there comes by the circuit")
                                : _("%s serves others than this circuit's routes, and its address "
                                    "is advertised at %s: all of Microsoft comes by the circuit"),
                            inbound->id, erp_say_exit(review, exit)));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No service is for the internet or for other services of Microsoft"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u service for others stays off the circuits",
                                   "%u services for others stay off the circuits", n_pass),
                      n_pass));
}

/* ---- ONP-01: reachable where Microsoft looks for it ------------------------------------------ */

void
erp_check_onp_01(const ErpRule *rule, ErpReview *review) {
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = inbound_of(review, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    ErpPrefix prefix;
    if (!is_meant_for_circuit(review, inbound) || !erp_prefix_parse(inbound->prefix, &prefix, NULL))
      continue;
    n_scope++;
    gboolean public = erp_prefix_is_public(&prefix);
    gboolean advertised = circuit_that_advertises(review, inbound, erp_prefix_contains) != ERP_NONE;
    n_pass += public && advertised;
    if (!public || !advertised)
      add_for(review, rule, ERP_VERDICT_FAIL, inbound,
              g_strdup_printf(public ? _("%s is to be reached over ExpressRoute, but no circuit "
                                         "advertises its address %s")
                                     : _("%s is to be reached over ExpressRoute, but its address "
                                         "%s is not public"),
                              inbound->id, inbound->prefix));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("Nothing is to be reached by Microsoft over ExpressRoute"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u service has a public address that a circuit "
                                                   "advertises",
                                                   "%u services have public addresses that "
                                                   "circuits advertise",
                                                   n_pass),
                                      n_pass));
}

/* ---- ONP-02: reached from the environment ---------------------------------------------------- */

/* Both regions of an environment, since it may move. */
static ErpVerdict
reaches_environment(const ErpReview *review, const ErpNetCircuit *circuit,
                    const ErpNetEnvironment *environment) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  const char *names[] = {environment->power == NULL ? NULL : environment->power->region1,
                         environment->power == NULL ? NULL : environment->power->region2};
  ErpVerdict worst = ERP_VERDICT_NOT_APPLICABLE;
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const ErpRegion *region =
        names[i] == NULL ? NULL : erp_catalogue_region(catalogue, names[i], NULL);
    gboolean inferred;
    if (region != NULL)
      worst = MAX(worst, erp_circuit_reach(review, circuit, region, &inferred));
  }
  return worst == ERP_VERDICT_NOT_APPLICABLE ? ERP_VERDICT_NOT_ANSWERED : worst;
}

/* The environments by whether the circuit reaches them; names of those it does not. */
typedef struct {
  guint n_pass, n_fail, n_unknown;
  const char *beyond;
} Reached;

static Reached
reached_over(ErpReview *review, const ErpNetCircuit *circuit) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) beyond = g_ptr_array_new();
  Reached reached = {0, 0, 0, NULL};
  for (guint i = 0; i < network->n_environments; i++) {
    ErpVerdict verdict = reaches_environment(review, circuit, &network->environments[i]);
    reached.n_pass += verdict == ERP_VERDICT_PASS;
    reached.n_fail += verdict == ERP_VERDICT_FAIL;
    reached.n_unknown += verdict == ERP_VERDICT_NOT_ANSWERED;
    if (verdict != ERP_VERDICT_PASS)
      g_ptr_array_add(beyond, (gpointer) &network->environments[i].environment->record);
  }
  reached.beyond = erp_say_records(review, beyond);
  return reached;
}

/* Returns whether the service passes. */
static gboolean
judge_environments(ErpReview *review, const ErpRule *rule, const ErpInbound *inbound,
                   const ErpNetCircuit *circuit) {
  Reached reached = reached_over(review, circuit);
  if (reached.n_fail + reached.n_unknown == 0)
    return TRUE;
  gboolean fail = reached.n_pass + reached.n_unknown == 0;
  ErpFinding *finding = add_for(
      review, rule, fail ? ERP_VERDICT_FAIL : ERP_VERDICT_NOT_ANSWERED, inbound,
      g_strdup_printf(fail ? _("%s is to be reached over %s, whose tier does not reach the "
                               "environment %s")
                           : _("%s is to be reached over %s, whose tier may not reach the "
                               "environment %s; the plan does not say which one connects "
                               "to it"),
                      inbound->id, erp_say_element(review, circuit->element), reached.beyond));
  erp_finding_figure(finding, "environments", ERP_UNIT_COUNT, reached.n_fail + reached.n_unknown);
  return FALSE;
}

void
erp_check_onp_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = inbound_of(review, &n);
  for (guint i = 0; i < n && network->n_environments > 0; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    guint32 exit = is_meant_for_circuit(review, inbound)
                       ? circuit_that_advertises(review, inbound, erp_prefix_contains)
                       : ERP_NONE;
    if (exit == ERP_NONE)
      continue;
    n_scope++;
    n_pass += judge_environments(review, rule, inbound,
                                 &network->circuits[review->routing->exits[exit].circuit]);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule,
        network->n_environments == 0
            ? _("The plan has no environment")
            : _("No circuit advertises a service that Microsoft is to reach over it"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u service is within reach of the environments",
                                   "%u services are within reach of the environments", n_pass),
                      n_pass));
}
