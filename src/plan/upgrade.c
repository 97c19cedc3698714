#include "plan/upgrade.h"

void
erp_upgrade_element(ErpOldElement *element, gint64 from, const ErpUpgrade *upgrades,
                    guint n_upgrades) {
  for (guint i = 0; i < n_upgrades; i++)
    if (upgrades[i].from >= from)
      upgrades[i].upgrade(element);
}

/* Version 1 is the first, so there is nothing to bring up to date yet. */
ErpPlan *
erp_plan_parse(GBytes *bytes, const char *name, ErpDiagList *diags, GError **error) {
  return erp_plan_parse_version(bytes, name, ERP_PLAN_VERSION, NULL, 0, diags, error);
}
