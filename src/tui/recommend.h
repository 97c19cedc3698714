/* The recommendation for Microsoft 365 traffic as edits of the plan. Pure: results in, edit out. */
#pragma once

#include "eval/results.h"
#include "plan/edit.h"

/* Whether the planned way of the flow is not the recommended one: it goes over ExpressRoute and
 * belongs on the internet, or it leaves by an internet access too far away. Default sets that leave
 * by the internet may go round and are not counted. */
gboolean erp_recommend_applies(const ErpResults *results, const ErpFlow *flow);

/* What makes the service of the site leave as recommended, as one undo step: a policy by the
 * internet for what goes over ExpressRoute, and, where the site's way to the internet leads by
 * another site, an own access sized for the site's internet traffic. NULL when nothing applies or
 * no breakout is possible there; then `*why` (may be NULL) is a translated sentence, static. Caller
 * frees. */
ErpEdit *erp_recommend_edit(const ErpResults *results, guint32 site, guint32 service,
                            const char **why);

/* The same for every service of the site. NULL when there is nothing to do. */
ErpEdit *erp_recommend_edit_site(const ErpResults *results, guint32 site);

/* The same for every site and service; `*n_sites` counts the sites it touches. */
ErpEdit *erp_recommend_edit_all(const ErpResults *results, guint *n_sites);

/* The least common access rate that carries `load` at no more than `limit` basis points. */
gint64 erp_recommend_capacity(gint64 load, gint64 limit);
