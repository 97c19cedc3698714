/* WAN performance: worst links, headroom, latency budgets, jitter and loss. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* ---- who uses an element -------------------------------------------------------------------- */

typedef struct {
  guint32 site;
  guint service;
  gint64 rate;
} Share;

typedef struct {
  GArray *sites; /* guint32, ascending, each once */
  Share top[3];
  guint n_top;
  Share open;                     /* of the flows seen last; flows come by site, then service */
  gint64 movable[ERP_DIRECTIONS]; /* what local breakouts would take off it */
} Use;

static ErpDirection
busier(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  return load->utilisation[ERP_DOWN] > load->utilisation[ERP_UP] ? ERP_DOWN : ERP_UP;
}

static void
close_share(Use *use) {
  if (use->open.rate <= 0)
    return;
  guint at = use->n_top;
  while (at > 0 && use->top[at - 1].rate < use->open.rate)
    at--;
  if (at == G_N_ELEMENTS(use->top))
    return;
  use->n_top = MIN(use->n_top + 1, (guint) G_N_ELEMENTS(use->top));
  for (guint i = use->n_top - 1; i > at; i--)
    use->top[i] = use->top[i - 1];
  use->top[at] = use->open;
}

static void
count_flow(const ErpReview *review, const ErpFlow *flow, const ErpHop *hop, Use *use) {
  const ErpResults *results = review->results;
  const ErpSite *site = results->network->nodes[flow->site].site;
  ErpDirection element_down = erp_direction_other(hop->up);
  if (use->sites->len == 0 || g_array_index(use->sites, guint32, use->sites->len - 1) != flow->site)
    g_array_append_val(use->sites, flow->site);
  if (use->open.site != flow->site || use->open.service != flow->service) {
    close_share(use);
    use->open = (Share){.site = flow->site, .service = flow->service};
  }
  use->open.rate += flow->rate[busier(results, hop->element) == hop->up ? ERP_UP : ERP_DOWN];
  if (site != NULL && site->breakout_possible == TRUE && erp_flow_is_cloud(review, flow)) {
    use->movable[hop->up] += flow->rate[ERP_UP];
    use->movable[element_down] += flow->rate[ERP_DOWN];
  }
}

typedef struct {
  guint32 *place; /* per element: of its use, from 1; 0 = not wanted */
  Use *uses;
  guint n;
} Uses;

/* Of the elements marked in `wanted`. */
static void
uses_init(Uses *uses, const ErpReview *review, const guint8 *wanted) {
  const ErpResults *results = review->results;
  guint n_elements = results->network->n_elements;
  uses->n = 0;
  uses->place = g_new0(guint32, n_elements + 1);
  for (guint i = 0; i < n_elements; i++)
    if (wanted[i])
      uses->place[i] = ++uses->n;
  uses->uses = g_new0(Use, uses->n + 1);
  for (guint i = 1; i <= uses->n; i++)
    uses->uses[i].sites = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; uses->n > 0 && i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_active(flow))
      continue;
    for (guint h = 0; h < route->n_hops; h++) {
      guint32 place = uses->place[route->hops[h].element];
      if (place > 0)
        count_flow(review, flow, &route->hops[h], &uses->uses[place]);
    }
  }
  for (guint i = 1; i <= uses->n; i++)
    close_share(&uses->uses[i]);
}

static void
uses_clear(Uses *uses) {
  for (guint i = 1; i <= uses->n; i++)
    g_array_unref(uses->uses[i].sites);
  g_free(uses->uses);
  g_free(uses->place);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Uses, uses_clear)

static const Use *
use_of(const Uses *uses, guint32 element) {
  return &uses->uses[uses->place[element]];
}

static const char *
say_top(ErpReview *review, const Use *use) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < use->n_top; i++)
    g_string_append_printf(text, _("%s%s of %s (%s)"), i > 0 ? ", " : "",
                           erp_say_service(review, use->top[i].service),
                           review->results->network->nodes[use->top[i].site].name,
                           erp_say(review, ERP_UNIT_RATE, use->top[i].rate));
  return g_string_chunk_insert_const(review->texts, text->str);
}

/* ---- capacities ----------------------------------------------------------------------------- */

static gboolean
loaded(const ErpElementLoad *load) {
  return load->load[ERP_UP] > 0 || load->load[ERP_DOWN] > 0;
}

/* Carries traffic in a direction whose capacity is not stated. */
static gboolean
lacks_capacity(const ErpResults *results, guint32 element) {
  const ErpElement *e = &results->network->elements[element];
  const ErpElementLoad *load = &results->loads[element];
  return (e->capacity[ERP_UP] == ERP_UNSET && load->load[ERP_UP] > 0) ||
         (e->capacity[ERP_DOWN] == ERP_UNSET && load->load[ERP_DOWN] > 0);
}

static gint64
shortfall(const ErpResults *results, guint32 element, ErpDirection direction) {
  gint64 capacity = results->network->elements[element].capacity[direction];
  return capacity == ERP_UNSET ? 0 : results->loads[element].load[direction] - capacity;
}

static gboolean
has_headroom_limit(const ErpElement *element) {
  return element->kind == ERP_ELEMENT_WAN_LINK || element->kind == ERP_ELEMENT_INTERNET ||
         element->kind == ERP_ELEMENT_CIRCUIT;
}

static gint64
worst_utilisation(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  return MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
}

static void
add_missing_capacities(ErpReview *review, const ErpRule *rule, const GArray *missing) {
  if (missing->len == 0)
    return;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
      g_strdup_printf(ERP_NGETTEXT("No capacity is stated for the %s, which carries traffic",
                                   "No capacity is stated for %s, which carry traffic",
                                   missing->len),
                      erp_say_elements(review, missing)));
  erp_finding_elements(review, finding, missing);
  erp_finding_advise(finding, g_strdup(_("State the capacity of each of them in the plan.")));
}

/* ---- WAN-01: capacity for every demand ------------------------------------------------------ */

static void
add_short(ErpReview *review, const ErpRule *rule, guint32 element, const Use *use) {
  const ErpResults *results = review->results;
  const ErpElement *e = &results->network->elements[element];
  ErpDirection direction =
      shortfall(results, element, ERP_DOWN) > shortfall(results, element, ERP_UP) ? ERP_DOWN
                                                                                  : ERP_UP;
  gint64 load = results->loads[element].load[direction];
  gint64 lacking = shortfall(results, element, direction);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, e->id, e->record,
      g_strdup_printf(
          ERP_NGETTEXT(
              "The %s is to carry %s with a capacity of %s: %s short for the demands of %s",
              "The %s is to carry %s with a capacity of %s: %s short for the demands of %s",
              use->sites->len),
          erp_say_element(review, element),
          erp_say_beside(review, ERP_UNIT_RATE, load, e->capacity[direction]),
          erp_say(review, ERP_UNIT_RATE, e->capacity[direction]),
          erp_say(review, ERP_UNIT_RATE, lacking), erp_say_nodes(review, use->sites)));
  erp_finding_sites(review, finding, use->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, e->capacity[direction]);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load);
  erp_finding_figure(finding, "shortfall_mbps", ERP_UNIT_RATE, lacking);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, use->sites->len);
  double full = (double) erp_params_value(results->params, "util.warn") / 1e4;
  gint64 wanted =
      has_headroom_limit(e) && full > 0 && full < 1 ? (gint64) ((double) load / full) : load;
  erp_finding_advise(finding,
                     g_strdup_printf(_("Enlarge the %s to %s at least, or take traffic off it."),
                                     erp_say_element(review, element),
                                     erp_say(review, ERP_UNIT_RATE, wanted)));
}

static char *
unreachable_remedy(const ErpReview *review, const ErpFlow *flow) {
  if (erp_flow_is_private(flow) && flow->verdict == ERP_VERDICT_NOT_ANSWERED)
    return g_strdup(_("Name the gateway or region the demand goes to, and the places of its "
                      "circuits, as the catalogue does."));
  if (erp_flow_is_private(flow))
    return g_strdup(_("Join the site by WAN links to a circuit with private peering that is "
                      "connected to a gateway in the region."));
  if (flow->service == review->power_platform)
    return g_strdup(_("Name the environment of the demand, and its region."));
  if (flow->verdict == ERP_VERDICT_FAIL)
    return g_strdup(_("Give the site a way to the internet."));
  return g_strdup(_("State where the site is, and the gateway or region the demand goes to."));
}

/* A missing way to the internet for Microsoft 365 and Power Platform is told of by CLI-04. */
static gboolean
is_unreachable(const ErpReview *review, const ErpFlow *flow) {
  if (flow->route != ERP_NONE || flow->demand == NULL || !erp_flow_active(flow))
    return FALSE;
  return !erp_flow_is_cloud(review, flow) ||
         (flow->service == review->power_platform && flow->verdict == ERP_VERDICT_NOT_ANSWERED);
}

/* Demands without any path; returns how many there are. */
static guint
add_unreachable(ErpReview *review, const ErpRule *rule) {
  const ErpResults *results = review->results;
  guint n = 0;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!is_unreachable(review, flow))
      continue;
    const char *site = results->network->nodes[flow->site].name;
    const char *service = erp_say_service(review, flow->service);
    g_autofree char *path = erp_plan_path(results->plan, &flow->demand->record);
    ErpFinding *finding = erp_review_add(
        review, rule, flow->verdict, path, &flow->demand->record,
        flow->verdict == ERP_VERDICT_FAIL
            ? g_strdup_printf(_("The demand of %s for %s has no path"), site, service)
            : g_strdup_printf(_("The path of the demand of %s for %s cannot be worked out"), site,
                              service));
    erp_finding_figure(finding, "demand_down_mbps", ERP_UNIT_RATE, flow->rate[ERP_DOWN]);
    erp_finding_figure(finding, "demand_up_mbps", ERP_UNIT_RATE, flow->rate[ERP_UP]);
    erp_finding_advise(finding, unreachable_remedy(review, flow));
    n++;
  }
  return n;
}

void
erp_check_wan_01(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  guint n_elements = results->network->n_elements, n_met = 0, n_flows = 0;
  g_autofree guint8 *is_short = g_new0(guint8, n_elements + 1);
  g_autofree guint8 *is_missing = g_new0(guint8, n_elements + 1);
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < n_elements; i++) {
    is_short[i] = shortfall(results, i, ERP_UP) > 0 || shortfall(results, i, ERP_DOWN) > 0;
    /* That of a proxy is asked for by WAN-06. */
    is_missing[i] =
        results->network->elements[i].kind != ERP_ELEMENT_PROXY && lacks_capacity(results, i);
    if (is_missing[i])
      g_array_append_val(missing, i);
  }
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpRoute *route = erp_flow_route(review, &results->flows[i]);
    if (route == NULL || !erp_flow_active(&results->flows[i]))
      continue;
    gboolean met = TRUE;
    for (guint h = 0; h < route->n_hops; h++)
      met = met && !is_short[route->hops[h].element] && !is_missing[route->hops[h].element];
    n_met += met;
    n_flows++;
  }
  if (add_unreachable(review, rule) + n_flows == 0) {
    erp_review_add_not_applicable(review, rule, _("No demand has a path in this plan"));
    return;
  }
  g_auto(Uses) uses = {.n = 0};
  uses_init(&uses, review, is_short);
  for (guint32 i = 0; i < n_elements; i++)
    if (is_short[i])
      add_short(review, rule, i, use_of(&uses, i));
  add_missing_capacities(review, rule, missing);
  erp_review_add_pass(
      review, rule, n_met,
      g_strdup_printf(ERP_NGETTEXT("%u flow finds capacity on its whole path",
                                   "%u flows find capacity on their whole path", n_met),
                      n_met));
}

/* ---- WAN-02: headroom ----------------------------------------------------------------------- */

static void
add_full(ErpReview *review, const ErpRule *rule, guint32 element, ErpVerdict verdict,
         const Use *use) {
  const ErpResults *results = review->results;
  const ErpElement *e = &results->network->elements[element];
  ErpDirection direction = busier(results, element);
  const ErpElementLoad *load = &results->loads[element];
  const char *parameter = verdict == ERP_VERDICT_FAIL ? "util.fail" : "util.warn";
  ErpFinding *finding = erp_review_add(
      review, rule, verdict, e->id, e->record,
      g_strdup_printf(
          _("The %s is %s full (%s of %s); most of it is %s"), erp_say_element(review, element),
          erp_say_beside(review, ERP_UNIT_PERCENT, load->utilisation[direction],
                         erp_params_value(results->params, parameter)),
          erp_say_beside(review, ERP_UNIT_RATE, load->load[direction], e->capacity[direction]),
          erp_say(review, ERP_UNIT_RATE, e->capacity[direction]), say_top(review, use)));
  erp_finding_figure(finding, "utilisation_percent", ERP_UNIT_PERCENT,
                     load->utilisation[direction]);
  erp_finding_figure(finding, "other_direction_percent", ERP_UNIT_PERCENT,
                     load->utilisation[erp_direction_other(direction)]);
  erp_finding_figure(finding, "load_mbps", ERP_UNIT_RATE, load->load[direction]);
  erp_finding_figure(finding, "capacity_mbps", ERP_UNIT_RATE, e->capacity[direction]);
  erp_finding_limit(review, finding, parameter);
}

void
erp_check_wan_02(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  gint64 warn = erp_params_value(results->params, "util.warn");
  gint64 fail = erp_params_value(results->params, "util.fail");
  guint n_elements = results->network->n_elements, n_scope = 0, n_pass = 0;
  g_autofree guint8 *verdicts = g_new0(guint8, n_elements + 1); /* 0 = not to be reported */
  g_autoptr(GArray) missing = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint32 i = 0; i < n_elements; i++) {
    if (!has_headroom_limit(&results->network->elements[i]))
      continue;
    gint64 utilisation = worst_utilisation(results, i);
    n_scope++;
    if (utilisation > fail)
      verdicts[i] = ERP_VERDICT_FAIL;
    else if (utilisation > warn)
      verdicts[i] = ERP_VERDICT_WARN;
    else if (lacks_capacity(results, i))
      g_array_append_val(missing, i);
    else if (loaded(&results->loads[i]))
      n_pass++;
    else
      n_scope--;
  }
  if (n_scope == 0) {
    erp_review_add_not_applicable(
        review, rule, _("No WAN link, internet access or circuit carries traffic in this plan"));
    return;
  }
  g_auto(Uses) uses = {.n = 0};
  uses_init(&uses, review, verdicts);
  for (guint32 i = 0; i < n_elements; i++)
    if (verdicts[i] != 0)
      add_full(review, rule, i, verdicts[i], use_of(&uses, i));
  add_missing_capacities(review, rule, missing);
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(
          ERP_NGETTEXT("%u loaded link, internet access or circuit keeps to %s of its capacity",
                       "%u loaded links, internet accesses and circuits keep to %s of their "
                       "capacity",
                       n_pass),
          n_pass, erp_say_limit(review, "util.warn")));
}

/* ---- WAN-05: a breakout instead of a bigger link -------------------------------------------- */

/* Sites that have an internet access only have to use it; the others need one. */
static char *
breakout_remedy(ErpReview *review, guint32 element, const Use *use) {
  const ErpNetwork *network = review->results->network;
  g_autofree guint8 *has_own = g_new0(guint8, network->n_sites + 1);
  g_autoptr(GArray) owners = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < network->n_egresses; i++)
    has_own[network->egresses[i].node] = 1;
  for (guint i = 0; i < use->sites->len; i++) {
    guint32 site = g_array_index(use->sites, guint32, i);
    if (network->nodes[site].site->breakout_possible == TRUE)
      g_array_append_val(has_own[site] ? owners : others, site);
  }
  const char *link = erp_say_element(review, element);
  if (others->len == 0)
    return g_strdup_printf(_("Send Microsoft 365 and Power Platform of %s by the internet access "
                             "there; a bigger circuit does not relieve the %s."),
                           erp_say_nodes(review, owners), link);
  return g_strdup_printf(_("Give %s a local internet breakout; a bigger circuit does not relieve "
                           "the %s."),
                         erp_say_nodes(review, others), link);
}

static void
add_poor_link(ErpReview *review, const ErpRule *rule, guint32 element, const Use *use) {
  const ErpResults *results = review->results;
  const ErpElement *e = &results->network->elements[element];
  ErpDirection direction = busier(results, element);
  gint64 before = results->loads[element].utilisation[direction], after = 0;
  gint64 warn = erp_params_value(results->params, "util.warn");
  for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++)
    if (e->capacity[d] > 0)
      after = MAX(after, (gint64) ((double) (results->loads[element].load[d] - use->movable[d]) *
                                       10000 / (double) e->capacity[d] +
                                   0.5));
  gboolean movable = use->movable[ERP_UP] + use->movable[ERP_DOWN] > 0;
  gboolean helps = movable && after <= warn;
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, e->id, e->record,
      g_strdup_printf(
          helps ? _("The %s, the worst link of %s, is %s full; with local breakouts for "
                    "Microsoft 365 and Power Platform it would be %s full")
                : _("The %s, the worst link of %s, is %s full; local breakouts would leave it "
                    "%s full"),
          erp_say_element(review, element), erp_say_nodes(review, use->sites),
          erp_say(review, ERP_UNIT_PERCENT, before), erp_say(review, ERP_UNIT_PERCENT, after)));
  erp_finding_sites(review, finding, use->sites);
  finding->n_objects = 1;
  erp_finding_figure(finding, "utilisation_percent", ERP_UNIT_PERCENT, before);
  erp_finding_figure(finding, "utilisation_with_breakout_percent", ERP_UNIT_PERCENT, after);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, use->sites->len);
  erp_finding_limit(review, finding, "util.warn");
  erp_finding_advise(
      finding, helps ? breakout_remedy(review, element, use)
                     : g_strdup_printf(_("Enlarge the %s; a bigger circuit does not relieve it."),
                                       erp_say_element(review, element)));
}

/* Marks, for every site, the fullest WAN link on the paths of its flows, when it fails. Returns
 * the number of sites with flows over WAN links. */
static guint
mark_poor_links(const ErpReview *review, guint8 *poor, guint *n_poor_sites) {
  const ErpResults *results = review->results;
  gint64 fail = erp_params_value(results->params, "util.fail");
  guint n_sites = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, first = erp_results_site_flows(results, site, &n);
    guint32 worst = ERP_NONE;
    for (guint i = first; i < first + n; i++) {
      const ErpRoute *route = erp_flow_route(review, &results->flows[i]);
      if (route == NULL || !erp_flow_active(&results->flows[i]))
        continue;
      for (guint h = 0; h < route->n_hops; h++) {
        guint32 element = route->hops[h].element;
        if (element < results->network->n_links && /* the capacity of a link is always stated */
            (worst == ERP_NONE ||
             worst_utilisation(results, element) > worst_utilisation(results, worst)))
          worst = element;
      }
    }
    if (worst == ERP_NONE)
      continue;
    n_sites++;
    if (worst_utilisation(results, worst) > fail) {
      poor[worst] = 1;
      (*n_poor_sites)++;
    }
  }
  return n_sites;
}

void
erp_check_wan_05(const ErpRule *rule, ErpReview *review) {
  const ErpResults *results = review->results;
  guint n_poor_sites = 0;
  g_autofree guint8 *poor = g_new0(guint8, results->network->n_elements + 1);
  guint n_sites = mark_poor_links(review, poor, &n_poor_sites);
  if (n_sites == 0) {
    erp_review_add_not_applicable(review, rule, _("No site sends traffic over a WAN link"));
    return;
  }
  g_auto(Uses) uses = {.n = 0};
  uses_init(&uses, review, poor);
  for (guint32 i = 0; i < results->network->n_links; i++)
    if (poor[i])
      add_poor_link(review, rule, i, use_of(&uses, i));
  n_sites -= n_poor_sites;
  erp_review_add_pass(
      review, rule, n_sites,
      g_strdup_printf(ERP_NGETTEXT("%u site has no WAN link on its paths that is over %s full",
                                   "%u sites have no WAN link on their paths that is over %s full",
                                   n_sites),
                      n_sites, erp_say_limit(review, "util.fail")));
}
