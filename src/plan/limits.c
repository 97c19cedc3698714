#include "plan/limits.h"

#include "base/i18n.h"

#define BIT(KIND) ERP_KIND_BIT(ERP_KIND_##KIND)
#define PAIRED                                                                                     \
  (BIT(CIRCUIT) | BIT(GATEWAY) | BIT(CONNECTION) | BIT(ENVIRONMENT) | BIT(ADVERTISE) | BIT(EDGE) | \
   BIT(EXIT) | BIT(NAT_POOL) | BIT(ROUTE_SCOPE) | BIT(INBOUND) | BIT(SCENARIO) | BIT(ANSWER) |     \
   BIT(ACCEPTED))
#define MANY (BIT(WAN_LINK) | BIT(INTERNET) | BIT(DEMAND) | BIT(NOTE))
#define ALL (ERP_KIND_BIT(ERP_KIND_LAST) - 1)

const ErpLimit erp_limits[] = {
    {10000, PAIRED, N_("rules hold each of them against others of them, one by one")},
    {4000000, MANY, N_("several of a site; the memory of a large machine")},
    {1000000, ALL & ~(PAIRED | MANY), N_("a site takes 5 kB of memory when it is judged")},
};
const guint erp_n_limits = G_N_ELEMENTS(erp_limits);

const ErpPairLimit erp_pair_limits[] = {
    {BIT(SITE) | BIT(PEERING_LOCATION), ERP_KIND_PEERING_LOCATION,
     N_("the round trip of each to each is kept")},
    {BIT(SITE), ERP_KIND_CIRCUIT,
     N_("each way of a site to a circuit may be a finding when another circuit is lost")},
    {BIT(SITE), ERP_KIND_ROUTE_SCOPE, N_("what each site learns of each is kept")},
};
const guint erp_n_pair_limits = G_N_ELEMENTS(erp_pair_limits);

guint
erp_limit_of(ErpKind kind) {
  for (guint i = 0; i < erp_n_limits; i++)
    if ((erp_limits[i].kinds & ERP_KIND_BIT(kind)) != 0)
      return erp_limits[i].most;
  g_return_val_if_reached(0);
}
