#include "eval/work.h"

#include <string.h>

#include "eval/network-build.h"
#include "base/i18n.h"

#define CATEGORIES 3

typedef struct {
  const ErpPolicy *policy;
  guint32 site;     /* ERP_NONE = every site */
  guint32 service;  /* ERP_NONE = every Microsoft 365 service */
  guint categories; /* bit per category; 0 = all */
  guint order;
} Entry;

struct _ErpPolicies {
  const ErpNetwork *network;
  Entry *entries; /* by site, then document order; those for every site last */
  guint n_entries;
  guint *first; /* per site: its first entry; [n_sites] = the first for every site */
  const ErpPolicy **everywhere; /* per service x (category or none): best of those for every site */
};

static int
compare_entries(const void *a, const void *b) {
  const Entry *x = a, *y = b;
  if (x->site != y->site)
    return x->site < y->site ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static guint
category_bits(char **words) {
  guint bits = 0;
  for (; words != NULL && *words != NULL; words++)
    for (guint i = 0; i < CATEGORIES; i++)
      if (g_str_equal(*words, erp_category_word((ErpCategory) i)))
        bits |= 1U << i;
  return bits;
}

static void
add_entry(ErpPolicies *policies, const ErpPolicy *policy, guint order, ErpDiagList *diags) {
  const ErpNetwork *network = policies->network;
  if (policy->via == NULL && policy->proxy == NULL)
    return;
  Entry entry = {policy, ERP_NONE, ERP_NONE, category_bits(policy->category), order};
  if (policy->site != NULL) {
    entry.site = erp_network_node(network, policy->site);
    if (entry.site == ERP_NONE || entry.site >= network->n_sites)
      return; /* the structural check has said so */
  }
  if (policy->service != NULL && !g_str_equal(policy->service, "m365")) {
    const char *suggestion = NULL;
    entry.service = erp_network_service(network, policy->service);
    if (entry.service == ERP_NONE) {
      erp_catalogue_service(network->catalogue, policy->service, &suggestion);
      erp_network_unknown(diags, &policy->record, policy->site, _("service"), policy->service,
                          suggestion);
      return;
    }
  }
  policies->entries[policies->n_entries++] = entry;
}

/* How closely an entry fits, 0 = not at all. */
static guint
fit(const ErpPolicies *policies, const Entry *entry, guint32 service, int category) {
  gboolean m365 = policies->network->catalogue->services[service].area != NULL;
  if (entry->service != ERP_NONE ? entry->service != service : !m365)
    return 0;
  if (entry->categories != 0 && (category < 0 || (entry->categories & (1U << category)) == 0))
    return 0;
  return 1 + (entry->service != ERP_NONE ? 2 : 0) + (entry->categories != 0 ? 1 : 0);
}

static const ErpPolicy *
best_of(const ErpPolicies *policies, guint from, guint to, guint32 service, int category) {
  const ErpPolicy *best = NULL;
  guint best_fit = 0;
  for (guint i = from; i < to; i++) {
    guint f = fit(policies, &policies->entries[i], service, category);
    if (f > best_fit) {
      best_fit = f;
      best = policies->entries[i].policy;
    }
  }
  return best;
}

ErpPolicies *
erp_policies_new(const ErpNetwork *network, ErpDiagList *diags) {
  ErpPolicies *policies = g_new0(ErpPolicies, 1);
  policies->network = network;
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_POLICY, &n);
  policies->entries = g_new0(Entry, MAX(n, 1));
  for (guint i = 0; i < n; i++)
    add_entry(policies, ERP_AS(ErpPolicy, POLICY, records[i]), i, diags);
  qsort(policies->entries, policies->n_entries, sizeof(Entry), compare_entries);
  policies->first = g_new(guint, network->n_sites + 1);
  for (guint site = 0, i = 0; site <= network->n_sites; site++) {
    while (i < policies->n_entries && policies->entries[i].site < site)
      i++;
    policies->first[site] = i;
  }
  guint services = network->catalogue->n_services;
  policies->everywhere = g_new0(const ErpPolicy *, MAX(services, 1) * (CATEGORIES + 1));
  for (guint service = 0; service < services; service++)
    for (int category = -1; category < CATEGORIES; category++)
      policies->everywhere[service * (CATEGORIES + 1) + (guint) (category + 1)] = best_of(
          policies, policies->first[network->n_sites], policies->n_entries, service, category);
  return policies;
}

void
erp_policies_free(ErpPolicies *policies) {
  if (policies == NULL)
    return;
  g_free(policies->entries);
  g_free(policies->first);
  g_free(policies->everywhere);
  g_free(policies);
}

const ErpPolicy *
erp_policies_find(const ErpPolicies *policies, guint32 site, guint32 service, int category) {
  const ErpPolicy *own =
      best_of(policies, policies->first[site], policies->first[site + 1], service, category);
  return own != NULL ? own
                     : policies->everywhere[service * (CATEGORIES + 1) + (guint) (category + 1)];
}

/* ---- after an edit --------------------------------------------------------------------------- */

static gboolean
mark_sites(const ErpNetwork *network, const ErpRecord *const *records, guint from, guint to,
           guint8 *sites) {
  for (guint i = from; i < to; i++) {
    const ErpPolicy *policy = ERP_AS(ErpPolicy, POLICY, records[i]);
    guint32 site = erp_network_node(network, policy->site);
    if (policy->site == NULL)
      return FALSE;
    if (site < network->n_sites)
      sites[site] = 1;
  }
  return TRUE;
}

gboolean
erp_policies_compare(const ErpPlan *before, const ErpNetwork *network, guint8 *sites) {
  guint n_a, n_b, first = 0;
  const ErpRecord *const *a = erp_plan_of_kind(before, ERP_KIND_POLICY, &n_a);
  const ErpRecord *const *b = erp_plan_of_kind(network->plan, ERP_KIND_POLICY, &n_b);
  while (first < n_a && first < n_b && a[first] == b[first])
    first++;
  while (n_a > first && n_b > first && a[n_a - 1] == b[n_b - 1]) {
    n_a--;
    n_b--;
  }
  return mark_sites(network, a, first, n_a, sites) && mark_sites(network, b, first, n_b, sites);
}
