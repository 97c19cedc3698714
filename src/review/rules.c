/* The rule table: the families, in the order of their words. */
#include "review/rules.h"

#include <string.h>

#include "base/names.h"
#include "review/rows.h"

static const ErpRuleFamily *const families[] = {&erp_rules_asy, &erp_rules_cli,  &erp_rules_cst,
                                                &erp_rules_geo, &erp_rules_m36,  &erp_rules_onp,
                                                &erp_rules_ops, &erp_rules_peer, &erp_rules_prf,
                                                &erp_rules_rel, &erp_rules_sec,  &erp_rules_wan};

guint
erp_rules_count(void) {
  guint n = 0;
  for (guint f = 0; f < G_N_ELEMENTS(families); f++)
    n += families[f]->n;
  return n;
}

const ErpRule *
erp_rules_get(guint i) {
  guint f = 0;
  for (; f < G_N_ELEMENTS(families) && i >= families[f]->n; f++)
    i -= families[f]->n;
  g_assert(f < G_N_ELEMENTS(families));
  return &families[f]->rules[i];
}

guint
erp_rules_index(const ErpRule *rule) {
  guint before = 0;
  for (guint f = 0; f < G_N_ELEMENTS(families); f++) {
    if (rule >= families[f]->rules && rule < families[f]->rules + families[f]->n)
      return before + (guint) (rule - families[f]->rules);
    before += families[f]->n;
  }
  g_assert_not_reached();
}

static int
compare_id(gconstpointer id, gconstpointer rule) {
  return g_ascii_strcasecmp(id, ((const ErpRule *) rule)->id);
}

static const char *
did_you_mean(const char *id) {
  guint n = erp_rules_count();
  g_autofree const char **ids = g_new(const char *, n);
  for (guint i = 0; i < n; i++)
    ids[i] = erp_rules_get(i)->id;
  return erp_did_you_mean(id, ids, n);
}

const ErpRule *
erp_rules_find(const char *id, const char **suggestion) {
  const ErpRule *found = NULL;
  for (guint f = 0; f < G_N_ELEMENTS(families) && found == NULL; f++)
    found = bsearch(id, families[f]->rules, families[f]->n, sizeof(ErpRule), compare_id);
  if (suggestion != NULL)
    *suggestion = found == NULL ? did_you_mean(id) : NULL;
  return found;
}

const char *
erp_pillar_word(ErpPillar pillar) {
  static const char *const words[] = {"reliability", "security", "cost", "operations",
                                      "performance"};
  return words[pillar];
}

ErpRuleStage
erp_rule_stage(const ErpRule *rule) {
  return rule != NULL && rule->mode == ERP_MODE_SUMMED ? ERP_STAGE_RULES : ERP_STAGE_PLAN;
}
