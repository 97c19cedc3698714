#include "eval/work.h"

#define BIT(why) (1U << (why))

/* What the decision of one flow looks at. */
typedef struct {
  const ErpWork *work;
  const ErpTenant *tenant;
  const ErpSite *site;
  const ErpSetGroup *group;
  ErpFlow *flow;
} Case;

static gboolean
authorised(const Case *c) {
  return c->tenant != NULL && c->tenant->m365_over_expressroute == ERP_M365_AUTHORIZED;
}

static gboolean
authorisation_unknown(const Case *c) {
  return c->tenant == NULL || c->tenant->m365_over_expressroute == ERP_UNSET;
}

static gboolean
documented(const Case *c) {
  return c->tenant != NULL && (c->tenant->reason == ERP_REASON_REGULATION ||
                               c->tenant->reason == ERP_REASON_MEASURED_NEED ||
                               c->tenant->reason == ERP_REASON_NO_INTERNET_SITE);
}

static gboolean
closed_and_regulated(const Case *c) {
  return c->site->closed == TRUE && authorised(c) &&
         (c->tenant->reason == ERP_REASON_REGULATION ||
          c->tenant->reason == ERP_REASON_NO_INTERNET_SITE);
}

static gboolean
mobile(const Case *c) {
  return c->site->kind == ERP_SITE_ROAMING ||
         (c->site->mobile != ERP_UNSET && c->site->mobile >= c->work->limits.mobile);
}

/* ExpressRoute belongs to another cloud than the tenant, or the tenant's has none (21Vianet). */
static gboolean
sovereign(const Case *c) {
  const ErpNetwork *network = c->work->network;
  if (network->cloud == ERP_CLOUD_CHINA)
    return TRUE;
  return c->flow->options->er.route == ERP_NONE && c->flow->other_cloud;
}

static gboolean
internet_is_as_good(const Case *c) {
  const ErpFlow *flow = c->flow;
  return flow->options->net.rtt != ERP_UNSET && flow->options->er.rtt != ERP_UNSET &&
         flow->options->net.rtt <= flow->options->er.rtt + c->work->limits.minor;
}

static gboolean
expressroute_is_faster(const Case *c) {
  const ErpFlow *flow = c->flow;
  return flow->options->er.rtt != ERP_UNSET &&
         (flow->options->net.rtt == ERP_UNSET ||
          flow->options->er.rtt + c->work->limits.minor < flow->options->net.rtt);
}

static void
settle(ErpFlow *flow, ErpWhy why, ErpRecommendation recommendation) {
  flow->reasons |= BIT(why);
  if (flow->recommendation != ERP_RECOMMEND_NONE)
    return;
  flow->recommendation = recommendation;
  flow->decisive = why;
}

/* The first reason that holds decides; all that hold are kept. */
static void
settle_hard(const Case *c) {
  ErpFlow *flow = c->flow;
  gboolean exists = flow->options->er.route != ERP_NONE;
  if (sovereign(c))
    settle(flow, ERP_WHY_SOVEREIGN, ERP_RECOMMEND_INTERNET);
  if (!c->group->expressroute)
    settle(flow, ERP_WHY_INTERNET_ONLY, ERP_RECOMMEND_INTERNET);
  else if (!exists)
    settle(flow, ERP_WHY_NO_ER_PATH, ERP_RECOMMEND_INTERNET);
  if (exists && !authorised(c))
    settle(flow, ERP_WHY_NOT_AUTHORISED, ERP_RECOMMEND_INTERNET);
}

static void
settle_soft(const Case *c) {
  ErpFlow *flow = c->flow;
  if (flow->options->er.route == ERP_NONE)
    return;
  if (closed_and_regulated(c))
    settle(flow, ERP_WHY_CLOSED_SITE, ERP_RECOMMEND_JUSTIFIED);
  if (mobile(c))
    settle(flow, ERP_WHY_MOBILE_CLIENTS, ERP_RECOMMEND_INTERNET);
  if (flow->options->er.penalty_class >= ERP_PENALTY_MATERIAL)
    settle(flow, ERP_WHY_GEO_PINNED, ERP_RECOMMEND_INTERNET);
  if (internet_is_as_good(c))
    settle(flow, ERP_WHY_NO_GAIN, ERP_RECOMMEND_INTERNET);
  if (expressroute_is_faster(c) && flow->options->er.penalty_class <= ERP_PENALTY_MINOR) {
    if (documented(c))
      settle(flow, ERP_WHY_CLOSER_EDGE, ERP_RECOMMEND_JUSTIFIED);
    else if (flow->options->best != ERP_UNSET &&
             flow->options->best + c->work->limits.minor < flow->options->er.rtt)
      settle(flow, ERP_WHY_PREFER_LOCAL_BREAKOUT, ERP_RECOMMEND_INTERNET);
    else
      settle(flow, ERP_WHY_MEASURE_FIRST, ERP_RECOMMEND_EITHER);
  }
  if (flow->recommendation == ERP_RECOMMEND_NONE)
    settle(flow, ERP_WHY_INDIFFERENT, ERP_RECOMMEND_EITHER);
}

/* The internet is recommended but its planned way is bad itself: the WAN, not ExpressRoute, is the
 * cure, unless no breakout can be had. */
static void
settle_backhaul(const Case *c) {
  ErpFlow *flow = c->flow;
  if (flow->recommendation != ERP_RECOMMEND_INTERNET ||
      flow->options->net.penalty_class < ERP_PENALTY_MATERIAL)
    return;
  flow->reasons |= BIT(ERP_WHY_BACKHAULED_INTERNET);
  guint hard = BIT(ERP_WHY_SOVEREIGN) | BIT(ERP_WHY_INTERNET_ONLY) | BIT(ERP_WHY_NO_ER_PATH);
  if ((flow->reasons & hard) == 0 && c->site->breakout_possible == FALSE && authorised(c) &&
      expressroute_is_faster(c)) {
    flow->reasons |= BIT(ERP_WHY_LEAST_BAD);
    flow->recommendation = ERP_RECOMMEND_TOLERATED;
    flow->decisive = ERP_WHY_LEAST_BAD;
  }
}

static void
note_circumstances(const Case *c) {
  ErpFlow *flow = c->flow;
  if (flow->recommendation == ERP_RECOMMEND_INTERNET && flow->users < c->work->limits.small_site)
    flow->reasons |= BIT(ERP_WHY_SMALL_SITE);
  if (c->tenant != NULL && c->tenant->reason == ERP_REASON_RESIDENCY)
    flow->reasons |= BIT(ERP_WHY_SOVEREIGNTY_MISREAD);
}

/* The verdict if the planned way had this class of penalty. */
static ErpVerdict
verdict_over_expressroute(const Case *c, ErpPenaltyClass penalty_class) {
  const ErpFlow *flow = c->flow;
  if (flow->recommendation == ERP_RECOMMEND_JUSTIFIED)
    return ERP_VERDICT_PASS;
  if (flow->recommendation != ERP_RECOMMEND_INTERNET)
    return ERP_VERDICT_WARN;
  guint never = BIT(ERP_WHY_SOVEREIGN) | BIT(ERP_WHY_INTERNET_ONLY) | BIT(ERP_WHY_MOBILE_CLIENTS);
  if ((flow->reasons & never) != 0)
    return ERP_VERDICT_FAIL;
  if ((flow->reasons & BIT(ERP_WHY_NOT_AUTHORISED)) != 0)
    return authorisation_unknown(c) ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_FAIL;
  return penalty_class >= ERP_PENALTY_MATERIAL ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN;
}

/* Default sets may go through a central internet access on purpose: reported, never failed. */
static ErpVerdict
verdict_over_internet(const Case *c, ErpPenaltyClass penalty_class) {
  if (c->flow->recommendation == ERP_RECOMMEND_TOLERATED)
    return ERP_VERDICT_WARN;
  if (c->group->category == ERP_CATEGORY_DEFAULT || penalty_class < ERP_PENALTY_MATERIAL)
    return ERP_VERDICT_PASS;
  return penalty_class == ERP_PENALTY_SEVERE ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN;
}

static ErpVerdict
verdict_by_class(const Case *c, ErpPenaltyClass penalty_class) {
  return c->flow->via == ERP_VIA_EXPRESSROUTE ? verdict_over_expressroute(c, penalty_class)
                                              : verdict_over_internet(c, penalty_class);
}

/* A verdict that would be another one within the model's error band is a warning. */
static ErpVerdict
verdict(const Case *c) {
  ErpFlow *flow = c->flow;
  const ErpAlternative *planned =
      flow->via == ERP_VIA_EXPRESSROUTE ? &flow->options->er : &flow->options->net;
  ErpVerdict found = verdict_by_class(c, planned->penalty_class);
  if (planned->penalty == ERP_UNSET) /* what fails at any penalty fails without one, too */
    return found == ERP_VERDICT_FAIL ? found : ERP_VERDICT_NOT_ANSWERED;
  if (!planned->estimated)
    return found;
  const ErpLimits *limits = &c->work->limits;
  const ErpParams *params = c->work->network->params;
  gint64 band = erp_penalty_band(limits, planned->penalty);
  gint64 least = flow->options->best + MAX(planned->penalty - band, 0);
  gint64 most = flow->options->best + planned->penalty + band;
  if (verdict_by_class(c, erp_penalty_class(limits, params, flow->options->best, least,
                                            planned->detour)) == found &&
      verdict_by_class(c, erp_penalty_class(limits, params, flow->options->best, most,
                                            planned->detour)) == found)
    return found;
  flow->reasons |= BIT(ERP_WHY_ESTIMATED);
  return ERP_VERDICT_WARN;
}

static void
decide_m365(const Case *c) {
  settle_hard(c);
  settle_soft(c);
  settle_backhaul(c);
  note_circumstances(c);
}

/* Nothing leads out, or nobody knows where the way out is. */
static ErpVerdict
verdict_without_way(const ErpWork *work, guint32 site) {
  const ErpNetwork *network = work->network;
  const ErpNode *node = &network->nodes[site];
  guint32 egress = erp_work_final_egress(work, site);
  if (node->site->closed != TRUE &&
      (!node->placed || (egress != ERP_NONE && !network->egresses[egress].placed)))
    return ERP_VERDICT_NOT_ANSWERED;
  return ERP_VERDICT_FAIL;
}

/* The plan names no gateway or region that the catalogue knows, or one behind a circuit whose place
 * nobody knows. */
static gboolean
lacks_target(const ErpNetwork *network, const ErpDemand *demand) {
  if (demand == NULL || demand->gateway == NULL)
    return demand == NULL || demand->region == NULL ||
           erp_catalogue_region(network->catalogue, demand->region, NULL) == NULL;
  guint32 index = erp_network_gateway(network, demand->gateway);
  if (index == ERP_NONE || network->gateways[index].region == NULL)
    return TRUE;
  const ErpRecord *gateway = &network->gateways[index].gateway->record;
  for (guint i = 0; i < gateway->n_children; i++) {
    if (gateway->children[i]->kind != ERP_KIND_CONNECTION)
      continue;
    guint32 circuit = erp_network_circuit(
        network, ERP_AS(ErpConnection, CONNECTION, gateway->children[i])->circuit);
    if (circuit != ERP_NONE && !network->nodes[network->circuits[circuit].node].placed)
      return TRUE;
  }
  return FALSE;
}

/* A flow outside Microsoft 365: only whether it gets there. */
static ErpVerdict
verdict_of_other(const ErpWork *work, const ErpFlow *flow) {
  if (flow->via != ERP_VIA_NONE)
    return ERP_VERDICT_PASS;
  if (work->services[flow->service] == ERP_SERVICE_AZURE)
    return lacks_target(work->network, flow->demand) ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_FAIL;
  if (work->services[flow->service] == ERP_SERVICE_POWER && flow->options->net.route == ERP_NONE &&
      flow->options->er.route == ERP_NONE && flow->missing == ERP_LACKS_NOTHING)
    return ERP_VERDICT_NOT_ANSWERED; /* its environment or region is not known */
  return verdict_without_way(work, flow->site);
}

void
erp_work_decide(ErpWork *work, guint32 site) {
  const ErpNetwork *network = work->network;
  const ErpSiteStart *start = &work->results->starts[site];
  for (guint i = start[0].flow; i < start[1].flow; i++) {
    ErpFlow *flow = &work->results->flows[i];
    flow->reasons = 0;
    flow->recommendation = ERP_RECOMMEND_NONE;
    flow->decisive = ERP_WHY_LAST;
    if (flow->rate[ERP_UP] == 0 && flow->rate[ERP_DOWN] == 0) {
      flow->verdict = ERP_VERDICT_NOT_APPLICABLE;
      continue;
    }
    if (flow->group == ERP_NONE) {
      flow->verdict = verdict_of_other(work, flow);
      continue;
    }
    Case c = {.work = work,
              .tenant = network->tenant,
              .site = network->nodes[flow->site].site,
              .group = &work->results->groups[flow->group],
              .flow = flow};
    decide_m365(&c);
    flow->verdict = flow->via == ERP_VIA_NONE ? verdict_without_way(work, flow->site) : verdict(&c);
  }
}
