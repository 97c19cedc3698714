/* What a circuit's route filter lets in and where it leads: PEER-02, PEER-06, PEER-11. */
#include "review/checks.h"

#include <string.h>

#include "base/hash.h"
#include "base/names.h"
#include "review/context.h"

#include "base/i18n.h"

static const char *
environment_name(const ErpEnvironment *environment) {
  return erp_name_or(environment->name, environment->id);
}

/* Which circuits the demands of each environment use or, by policy, name: a byte per environment
 * and circuit. Caller frees. */
static guint8 *
circuits_in_use(const ErpReview *review) {
  const ErpResults *results = review->results;
  const ErpNetwork *network = results->network;
  const ErpPolicyIndex *policies = erp_review_policies(review);
  guint8 *used = g_new0(guint8, (gsize) network->n_environments * network->n_circuits + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != review->power_platform || !erp_flow_active(flow))
      continue;
    guint32 environment = erp_flow_environment(review, flow);
    if (environment == ERP_NONE)
      continue;
    guint8 *row = used + (gsize) environment * network->n_circuits;
    guint32 named = erp_policy_index_circuit(policies, flow);
    const ErpRoute *route = erp_flow_route(review, flow);
    if (named != ERP_NONE)
      row[named] = 1;
    if (flow->via == ERP_VIA_EXPRESSROUTE && route != NULL && route->circuit != ERP_NONE)
      row[route->circuit] = 1;
  }
  return used;
}

/* ---- PEER-02: both regions of an environment ------------------------------------------------- */

static void
add_communities(ErpReview *review, const ErpRule *rule, const ErpNetEnvironment *net,
                const ErpNetCircuit *circuit, guint present) {
  const ErpEnvironment *environment = net->environment;
  gboolean first = erp_circuit_accepts(circuit, net->power->community1);
  const char *has = first ? net->power->community1 : net->power->community2;
  const char *lacks = first ? net->power->community2 : net->power->community1;
  char *message;
  if (present > 0)
    message = g_strdup_printf(_("The route filter of %s has %s but not %s; the environment %s may "
                                "be in either region of %s"),
                              erp_say_record(review, &circuit->circuit->record), has, lacks,
                              environment_name(environment), net->power->name);
  else
    message = g_strdup_printf(_("The route filter of %s has no community of the regions of %s, "
                                "where the environment %s is (%s%s%s)"),
                              erp_say_record(review, &circuit->circuit->record), net->power->name,
                              environment_name(environment), lacks, has == NULL ? "" : ", ",
                              has == NULL ? "" : has);
  ErpFinding *finding =
      erp_review_add(review, rule, present > 0 ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL,
                     environment->id, &environment->record, message);
  erp_finding_figure(finding, "communities", ERP_UNIT_COUNT, present);
}

/* Returns whether every circuit in use lets all of the environment's regions in. */
static gboolean
judge_communities(ErpReview *review, const ErpRule *rule, const ErpNetEnvironment *net,
                  const guint8 *used, gboolean *in_scope) {
  const ErpNetwork *network = review->results->network;
  const ErpPowerRegion *power = net->power;
  gboolean known = power != NULL && power->community1 != NULL;
  guint wanted = !known ? 0 : 1U + (power->community2 != NULL);
  gboolean good = TRUE;
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (!used[i] || circuit->microsoft == NULL)
      continue;
    *in_scope = TRUE;
    if (!known) {
      erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, net->environment->id,
                     &net->environment->record,
                     g_strdup_printf(_("The communities of the region of environment %s are not "
                                       "published, so the route filter of %s cannot be judged"),
                                     environment_name(net->environment),
                                     erp_say_record(review, &circuit->circuit->record)));
      return FALSE;
    }
    guint present = (guint) erp_circuit_accepts(circuit, power->community1) +
                    (guint) erp_circuit_accepts(circuit, power->community2);
    if (present >= wanted)
      continue;
    add_communities(review, rule, net, circuit, present);
    good = FALSE;
  }
  return good;
}

void
erp_check_peer_02(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *used = circuits_in_use(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < network->n_environments; i++) {
    gboolean in_scope = FALSE;
    gboolean good = judge_communities(review, rule, &network->environments[i],
                                      used + (gsize) i * network->n_circuits, &in_scope);
    n_scope += in_scope;
    n_pass += in_scope && good;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No environment is reached over a circuit"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u environment has the communities of its regions on its "
                                   "circuits",
                                   "%u environments have the communities of their regions on their "
                                   "circuits",
                                   n_pass),
                      n_pass));
}

/* ---- PEER-06: the same cloud ----------------------------------------------------------------- */

static const char *
cloud_word(ErpCloud cloud) {
  switch (cloud) {
  case ERP_CLOUD_PUBLIC:
    return _("the public cloud");
  case ERP_CLOUD_USGOV:
    return _("the United States Government cloud");
  case ERP_CLOUD_CHINA:
    return _("the China cloud");
  }
  g_return_val_if_reached("");
}

typedef struct {
  guint n_scope, n_pass;
} Tally;

static void
judge_cloud(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, ErpCloud cloud,
            const char *what, Tally *tally) {
  if (circuit->cloud == ERP_CLOUD_PUBLIC && cloud == ERP_CLOUD_PUBLIC)
    return;
  tally->n_scope++;
  if (circuit->cloud == cloud) {
    tally->n_pass++;
    return;
  }
  erp_review_add(review, rule, ERP_VERDICT_FAIL, circuit->circuit->id, &circuit->circuit->record,
                 g_strdup_printf(_("%s leads to %s, and the %s is in %s"),
                                 erp_say_record(review, &circuit->circuit->record),
                                 cloud_word(circuit->cloud), what, cloud_word(cloud)));
}

static void
judge_tenant(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, Tally *tally) {
  ErpCloud cloud = review->results->network->cloud;
  if (erp_circuit_m365_communities(review, circuit) == NULL)
    return;
  if (cloud != ERP_CLOUD_CHINA) {
    judge_cloud(review, rule, circuit, cloud, _("Microsoft 365 tenant"), tally);
    return;
  }
  tally->n_scope++;
  erp_review_add(review, rule, ERP_VERDICT_FAIL, circuit->circuit->id, &circuit->circuit->record,
                 g_strdup_printf(_("%s accepts Microsoft 365, which is not offered over "
                                   "ExpressRoute to a tenant operated by 21Vianet"),
                                 erp_say_record(review, &circuit->circuit->record)));
}

void
erp_check_peer_06(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *used = circuits_in_use(review);
  Tally tally = {0, 0};
  for (guint c = 0; c < network->n_circuits; c++) {
    const ErpNetCircuit *circuit = &network->circuits[c];
    judge_tenant(review, rule, circuit, &tally);
    for (guint e = 0; e < network->n_environments; e++) {
      const ErpNetEnvironment *net = &network->environments[e];
      if (!used[(gsize) e * network->n_circuits + c] && !circuit->environments[e])
        continue;
      g_autofree char *what =
          g_strdup_printf(_("environment %s"), environment_name(net->environment));
      judge_cloud(review, rule, circuit, net->cloud, what, &tally);
    }
  }
  if (tally.n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No circuit, tenant or environment that meet is in a sovereign cloud"));
  erp_review_add_pass(
      review, rule, tally.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u use of a circuit stays within its sovereign cloud",
                                   "%u uses of circuits stay within their sovereign cloud",
                                   tally.n_pass),
                      tally.n_pass));
}

/* ---- PEER-11: communities nobody needs ------------------------------------------------------- */

/* What the plan's demands need. */
typedef struct {
  guint64 services;        /* bits of catalogue services */
  GHashTable *communities; /* of the regions of environments, by their catalogue text */
  GHashTable *maybe;       /* of environments one of which a demand means */
  GHashTable *regions;     /* that demands name, by their display names */
  gboolean any_region;     /* the region of an environment is not known */
} Needs;

static void
needs_clear(Needs *needs) {
  g_clear_pointer(&needs->communities, g_hash_table_unref);
  g_clear_pointer(&needs->maybe, g_hash_table_unref);
  g_clear_pointer(&needs->regions, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Needs, needs_clear)

static void
need_environment(Needs *needs, GHashTable *communities, const ErpNetEnvironment *environment) {
  const ErpPowerRegion *power = environment->power;
  needs->any_region |= power == NULL;
  if (power != NULL && power->community1 != NULL)
    g_hash_table_add(communities, (gpointer) power->community1);
  if (power != NULL && power->community2 != NULL)
    g_hash_table_add(communities, (gpointer) power->community2);
}

/* A demand that names none of several environments may be for each of them. */
static void
need_environments(const ErpReview *review, const ErpFlow *flow, Needs *needs) {
  const ErpNetwork *network = review->results->network;
  guint32 environment = erp_flow_environment(review, flow);
  if (environment != ERP_NONE)
    need_environment(needs, needs->communities, &network->environments[environment]);
  for (guint32 i = 0; environment == ERP_NONE && i < network->n_environments; i++)
    need_environment(needs, needs->maybe, &network->environments[i]);
}

static void
find_needs(const ErpReview *review, Needs *needs) {
  const ErpResults *results = review->results;
  needs->communities = g_hash_table_new(erp_hash_text, g_str_equal);
  needs->maybe = g_hash_table_new(erp_hash_text, g_str_equal);
  needs->regions = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_active(flow))
      continue;
    if (flow->service < 64)
      needs->services |= G_GUINT64_CONSTANT(1) << flow->service;
    if (flow->service == review->power_platform)
      need_environments(review, flow, needs);
    const ErpRegion *region =
        flow->demand == NULL || flow->demand->region == NULL || flow->demand->gateway != NULL
            ? NULL
            : erp_catalogue_region(results->catalogue, flow->demand->region, NULL);
    if (region != NULL)
      g_hash_table_add(needs->regions, (gpointer) region->display_name);
  }
}

/* People sign in to Microsoft 365 at Entra ID, some of whose routes have its own community. */
static gboolean
is_sign_in(const ErpReview *review, const Needs *needs, const ErpCommunity *community) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  if (strcmp(community->name, "Microsoft Entra ID") != 0)
    return FALSE;
  for (guint i = 0; i < catalogue->n_services && i < 64; i++)
    if ((needs->services >> i & 1) != 0 && catalogue->services[i].community != NULL)
      return TRUE;
  return FALSE;
}

/* Passes, warns, or is not answered. */
static ErpVerdict
judge_community(const ErpReview *review, const Needs *needs, const ErpCommunity *community) {
  if (community == NULL)
    return ERP_VERDICT_NOT_ANSWERED;
  const ErpCatalogue *catalogue = review->results->catalogue;
  gboolean regional = strcmp(community->kind, "region") == 0;
  if (regional ? g_hash_table_contains(needs->communities, community->community) ||
                     g_hash_table_contains(needs->regions, community->name)
               : (erp_network_services_of(catalogue, community) & needs->services) != 0 ||
                     is_sign_in(review, needs, community))
    return ERP_VERDICT_PASS;
  return regional &&
                 (needs->any_region || g_hash_table_contains(needs->maybe, community->community))
             ? ERP_VERDICT_NOT_ANSWERED
             : ERP_VERDICT_WARN;
}

/* What a route filter accepts. */
typedef struct {
  guint n, n_spare, n_unknown;
  GString *spare, *unknown; /* those that no demand needs, and those that one may need */
} Accepted;

static void
accepted_clear(Accepted *accepted) {
  g_string_free(accepted->spare, TRUE);
  g_string_free(accepted->unknown, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Accepted, accepted_clear)

static void
find_accepted(const ErpReview *review, const ErpNetCircuit *circuit, const Needs *needs,
              Accepted *accepted) {
  *accepted = (Accepted){.spare = g_string_new(NULL), .unknown = g_string_new(NULL)};
  for (guint i = 0; i < circuit->microsoft->record.n_children; i++) {
    const ErpRecord *child = circuit->microsoft->record.children[i];
    const char *text =
        child->kind == ERP_KIND_ACCEPT ? ((const ErpAccept *) child)->community : NULL;
    if (text == NULL)
      continue;
    accepted->n++;
    const ErpCommunity *community = erp_catalogue_community(review->results->catalogue, text);
    ErpVerdict verdict = judge_community(review, needs, community);
    if (verdict == ERP_VERDICT_NOT_ANSWERED)
      g_string_append_printf(accepted->unknown, "%s%s", accepted->n_unknown++ > 0 ? ", " : "",
                             text);
    else if (verdict == ERP_VERDICT_WARN)
      g_string_append_printf(accepted->spare, "%s%s (%s)", accepted->n_spare++ > 0 ? ", " : "",
                             text, community->name);
  }
}

static void
add_spare(ErpReview *review, const ErpRule *rule, const ErpCircuit *circuit,
          const Accepted *accepted) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, circuit->id, &circuit->record,
      g_strdup_printf(ERP_NGETTEXT("The route filter of %s accepts %u community that no demand "
                                   "of the plan needs, and draws its traffic onto the circuit: "
                                   "%s",
                                   "The route filter of %s accepts %u communities that no demand "
                                   "of the plan needs, and draws their traffic onto the circuit: "
                                   "%s",
                                   accepted->n_spare),
                      erp_say_record(review, &circuit->record), accepted->n_spare,
                      accepted->spare->str));
  erp_finding_figure(finding, "communities", ERP_UNIT_COUNT, accepted->n_spare);
}

static void
ask_unknown(ErpReview *review, const ErpRule *rule, const ErpCircuit *circuit,
            const Accepted *accepted) {
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, circuit->id, &circuit->record,
      g_strdup_printf(_("Whether a demand needs %s, which the route filter of %s accepts, cannot "
                        "be told: the community is not in the reference data, or the plan does not "
                        "say which environment or region is meant"),
                      accepted->unknown->str, erp_say_record(review, &circuit->record)));
  erp_finding_figure(finding, "communities", ERP_UNIT_COUNT, accepted->n_unknown);
}

void
erp_check_peer_11(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_auto(Needs) needs = {.services = 0};
  guint n_scope = 0, n_pass = 0;
  find_needs(review, &needs);
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    if (circuit->microsoft == NULL)
      continue;
    g_auto(Accepted) accepted = {.n = 0};
    find_accepted(review, circuit, &needs, &accepted);
    n_scope += accepted.n > 0;
    n_pass += accepted.n > 0 && accepted.n_spare + accepted.n_unknown == 0;
    if (accepted.n_spare > 0)
      add_spare(review, rule, circuit->circuit, &accepted);
    if (accepted.n_unknown > 0)
      ask_unknown(review, rule, circuit->circuit, &accepted);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No route filter accepts a community"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u route filter accepts only what the plan's demands need",
                                   "%u route filters accept only what the plan's demands need",
                                   n_pass),
                      n_pass));
}
