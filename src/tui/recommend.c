#include "tui/recommend.h"

#include "plan/field.h"
#include "base/i18n.h"

#define BIT(n) (1u << (n))

static gboolean
over_expressroute(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && flow->recommendation == ERP_RECOMMEND_INTERNET;
}

/* The internet way itself leads round. */
static gboolean
backhauled(const ErpResults *results, const ErpFlow *flow) {
  return flow->recommendation == ERP_RECOMMEND_INTERNET &&
         (flow->reasons & BIT(ERP_WHY_BACKHAULED_INTERNET)) != 0 && flow->group != ERP_NONE &&
         results->groups[flow->group].category != ERP_CATEGORY_DEFAULT;
}

gboolean
erp_recommend_applies(const ErpResults *results, const ErpFlow *flow) {
  return over_expressroute(flow) || (flow->via == ERP_VIA_INTERNET && backhauled(results, flow));
}

gint64
erp_recommend_capacity(gint64 load, gint64 limit) {
  static const gint64 common[] = {10,   20,   50,   100,   200,   300,   500,
                                  1000, 2000, 5000, 10000, 20000, 40000, 100000};
  const gint64 mbps = 1000000;
  for (guint i = 0; i < G_N_ELEMENTS(common); i++)
    if ((double) load * 10000.0 <= (double) common[i] * (double) mbps * (double) limit)
      return common[i] * mbps;
  return common[G_N_ELEMENTS(common) - 1] * mbps;
}

/* ---- the policy ------------------------------------------------------------------------------ */

/* What must move: categories of the service with a flow to move, and those with one to leave. */
typedef struct {
  guint moving, staying;
} Categories;

static guint
category_bit(const ErpResults *results, const ErpFlow *flow) {
  return flow->group == ERP_NONE ? 0 : BIT(results->groups[flow->group].category);
}

static gboolean
needs_policy(const ErpResults *results, const ErpFlow *flow) {
  return over_expressroute(flow) || (flow->by_policy && erp_recommend_applies(results, flow));
}

static Categories
categories(const ErpResults *results, guint32 site, guint32 service) {
  Categories found = {0, 0};
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != service || flow->group == ERP_NONE)
      continue;
    if (needs_policy(results, flow))
      found.moving |= category_bit(results, flow);
    else if (flow->via == ERP_VIA_EXPRESSROUTE || flow->by_policy)
      found.staying |= category_bit(results, flow);
  }
  return found;
}

#define CATEGORIES (ERP_CATEGORY_DEFAULT + 1)

static guint
policy_categories(const ErpPolicy *policy) {
  guint bits = 0;
  for (char **word = policy->category; word != NULL && *word != NULL; word++)
    for (guint i = 0; i < CATEGORIES; i++)
      if (g_str_equal(*word, erp_category_word((ErpCategory) i)))
        bits |= BIT(i);
  return bits;
}

static void
set_field(ErpRecord *record, const char *name, const char *value) {
  int field = erp_kind_field(record->kind, name);
  g_assert(field >= 0);
  gboolean ok = erp_record_set(record, (guint) field, value, NULL);
  g_assert(ok);
}

static ErpRecord *
new_policy(const char *site, const char *service, guint bits) {
  ErpRecord *record = erp_record_new(ERP_KIND_POLICY);
  set_field(record, "site", site);
  set_field(record, "service", service);
  set_field(record, "via", "internet");
  if (bits == 0)
    return record;
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < CATEGORIES; i++)
    if (bits & BIT(i))
      g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "",
                             erp_category_word((ErpCategory) i));
  set_field(record, "category", words->str);
  return record;
}

/* An existing policy of the site and service would go before a new one: it is changed instead. */
static void
add_policy(const ErpResults *results, guint32 site, guint32 service, GPtrArray *parts) {
  const char *id = results->network->nodes[site].id;
  const char *word = results->catalogue->services[service].service;
  Categories found = categories(results, site, service);
  guint missing = found.moving;
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(results->plan, ERP_KIND_POLICY, &n);
  for (guint i = 0; i < n && missing != 0; i++) {
    const ErpPolicy *policy = ERP_AS(ErpPolicy, POLICY, records[i]);
    guint bits = policy_categories(policy);
    if (g_strcmp0(policy->site, id) != 0 || g_strcmp0(policy->service, word) != 0)
      continue;
    /* What stays keeps a policy for all categories; the narrower new one goes before it. */
    if (bits == 0 ? found.staying != 0 : (bits & missing) == 0)
      continue;
    g_autofree char *path = erp_plan_path(results->plan, records[i]);
    g_ptr_array_add(parts, erp_edit_set(path, "via", "internet"));
    missing &= bits == 0 ? 0 : ~bits;
  }
  if (missing != 0) {
    gboolean whole = found.staying == 0 && missing == found.moving;
    g_ptr_array_add(parts, erp_edit_add(NULL, new_policy(id, word, whole ? 0 : missing)));
  }
}

/* ---- the breakout ---------------------------------------------------------------------------- */

static gboolean
has_own_access(const ErpResults *results, guint32 site) {
  for (guint i = 0; i < results->network->n_egresses; i++)
    if (results->network->egresses[i].node == site)
      return TRUE;
  return FALSE;
}

static gboolean
leaves_elsewhere(const ErpResults *results, guint32 site) {
  const ErpSite *record = results->network->nodes[site].site;
  return record->internet_via != NULL || !has_own_access(results, site) ||
         (record->dns != NULL && !g_str_equal(record->dns, record->id));
}

/* Everything that leaves or will leave by the internet, in the busier direction. */
static gint64
internet_load(const ErpResults *results, guint32 site) {
  gint64 sum[ERP_DIRECTIONS] = {0, 0};
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->via == ERP_VIA_INTERNET || over_expressroute(flow))
      for (guint d = 0; d < ERP_DIRECTIONS; d++)
        sum[d] += flow->rate[d];
  }
  return MAX(sum[ERP_UP], sum[ERP_DOWN]);
}

static void
add_breakout(const ErpResults *results, guint32 site, GPtrArray *parts) {
  const ErpSite *record = results->network->nodes[site].site;
  if (!has_own_access(results, site)) {
    ErpRecord *internet = erp_record_new(ERP_KIND_INTERNET);
    g_autofree char *rate = erp_unit_format(
        ERP_UNIT_RATE, erp_recommend_capacity(internet_load(results, site),
                                              erp_params_value(results->params, "util.warn")));
    set_field(internet, "capacity", rate);
    g_ptr_array_add(parts, erp_edit_add(record->id, internet));
  }
  if (record->internet_via != NULL)
    g_ptr_array_add(parts, erp_edit_set(record->id, "internet-via", NULL));
  if (record->dns != NULL && !g_str_equal(record->dns, record->id))
    g_ptr_array_add(parts, erp_edit_set(record->id, "dns", NULL));
}

/* ---- both ------------------------------------------------------------------------------------ */

typedef struct {
  gboolean applies, backhauled, policy;
} Need;

static Need
need_of(const ErpResults *results, guint32 site, guint32 service) {
  Need need = {FALSE, FALSE, FALSE};
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->service != service || !erp_recommend_applies(results, flow))
      continue;
    need.applies = TRUE;
    need.backhauled |= backhauled(results, flow);
    need.policy |= needs_policy(results, flow);
  }
  return need;
}

static gboolean
can_break_out(const ErpResults *results, guint32 site) {
  const ErpSite *record = results->network->nodes[site].site;
  return record->closed != TRUE && record->breakout_possible != FALSE &&
         record->kind != ERP_SITE_ROAMING;
}

ErpEdit *
erp_recommend_edit(const ErpResults *results, guint32 site, guint32 service, const char **why) {
  const ErpNode *node = &results->network->nodes[site];
  Need need = need_of(results, site, service);
  gboolean breakout = need.backhauled && leaves_elsewhere(results, site);
  const char *refusal = NULL;
  if (!need.applies)
    refusal = _("This traffic already goes the recommended way.");
  else if (!need.policy && !breakout)
    refusal = _("Its way over the internet is long for another reason; edit the access by hand.");
  else if (!need.policy && !can_break_out(results, site))
    refusal = _("No internet breakout is possible at this site; state a nearer site by hand.");
  if (why != NULL)
    *why = refusal;
  if (refusal != NULL)
    return NULL;
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  if (breakout && can_break_out(results, site))
    add_breakout(results, site, parts);
  if (need.policy)
    add_policy(results, site, service, parts);
  g_autofree char *label =
      need.policy ? g_strdup_printf(_("Send %s of %s by the internet"),
                                    results->catalogue->services[service].name, node->name)
                  : g_strdup_printf(_("Let %s leave by a local internet access"), node->name);
  return erp_edit_batch(label, parts);
}

/* Adds what the services of a site need; the breakout once. */
static gboolean
add_site(const ErpResults *results, guint32 site, GPtrArray *parts) {
  guint before = parts->len;
  gboolean broken_out = FALSE;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    guint32 service = results->flows[i].service;
    if (i > first && results->flows[i - 1].service == service)
      continue;
    Need need = need_of(results, site, service);
    if (!broken_out && need.backhauled && leaves_elsewhere(results, site) &&
        can_break_out(results, site)) {
      add_breakout(results, site, parts);
      broken_out = TRUE;
    }
    if (need.policy)
      add_policy(results, site, service, parts);
  }
  return parts->len > before;
}

ErpEdit *
erp_recommend_edit_site(const ErpResults *results, guint32 site) {
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  if (!add_site(results, site, parts)) {
    g_ptr_array_unref(parts);
    return NULL;
  }
  g_autofree char *label = g_strdup_printf(_("Follow the internet recommendations at %s"),
                                           results->network->nodes[site].name);
  return erp_edit_batch(label, parts);
}

ErpEdit *
erp_recommend_edit_all(const ErpResults *results, guint *n_sites) {
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  *n_sites = 0;
  for (guint32 site = 0; site < results->network->n_sites; site++)
    *n_sites += add_site(results, site, parts);
  if (parts->len == 0) {
    g_ptr_array_unref(parts);
    return NULL;
  }
  g_autofree char *label =
      g_strdup_printf(ERP_NGETTEXT("Follow the internet recommendations at %u site",
                                   "Follow the internet recommendations at %u sites", *n_sites),
                      *n_sites);
  return erp_edit_batch(label, parts);
}
