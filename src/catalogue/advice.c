/* What others look at in Azure: policy definitions and recommendations of Azure Advisor. */
#include "catalogue/data.h"

#include "base/i18n.h"

static const char *const kinds[] = {"custom", "built-in", NULL}; /* as ErpPolicyDefinition */
static const char *const impacts[] = {"High", "Medium", "Low", NULL};
static const char *const states[] = {"active", "retired", "disabled", NULL};
static const char *const verdicts[] = {"warn", "fail", NULL};

static const ErpColumn policy_columns[] = {
    {"pillar", ERP_CELL_TEXT, ERP_AT(ErpPolicyDefinition, pillar)},
    {"kind", ERP_CELL_WORD, .words = kinds, ERP_AT(ErpPolicyDefinition, built_in)},
    {"id", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPolicyDefinition, id)},
    {"name", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpPolicyDefinition, name)},
    {"category", ERP_CELL_TEXT, ERP_AT(ErpPolicyDefinition, category)},
    {"effect", ERP_CELL_TEXT, ERP_AT(ErpPolicyDefinition, effect)},
    {"rules", ERP_CELL_LIST, .optional = TRUE, ERP_AT(ErpPolicyDefinition, rules)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpPolicyDefinition, note)},
};

static const ErpColumn advice_columns[] = {
    {"id", ERP_CELL_TEXT, .key = TRUE, ERP_AT(ErpAdvice, id)},
    {"name", ERP_CELL_TEXT, ERP_AT(ErpAdvice, name)},
    {"impact", ERP_CELL_TEXT, .words = impacts, ERP_AT(ErpAdvice, impact)},
    {"pillar", ERP_CELL_TEXT, ERP_AT(ErpAdvice, pillar)},
    {"object", ERP_CELL_TEXT, ERP_AT(ErpAdvice, object)},
    {"rule", ERP_CELL_TEXT, ERP_AT(ErpAdvice, rule)},
    {"verdict", ERP_CELL_TEXT, .words = verdicts, ERP_AT(ErpAdvice, verdict)},
    {"state", ERP_CELL_WORD, .words = states, ERP_AT(ErpAdvice, state)},
    {"note", ERP_CELL_TEXT, .optional = TRUE, ERP_AT(ErpAdvice, note)},
};

/* What is built in has an id, and nothing else has one. */
static gboolean
check_ids(const ErpCatalogueData *data, GError **error) {
  const ErpTable *table = erp_data_table(data, "policies");

  for (guint i = 0; i < data->shown.n_policies; i++) {
    const ErpPolicyDefinition *policy = &data->shown.policies[i];

    if (policy->built_in == (policy->id != NULL))
      continue;
    erp_table_error(
        table, i, (guint) erp_table_column(table, "id"), error,
        policy->built_in
            ? _("The built-in definition '%s' has no id. Add it, or call it custom.")
            : _("The custom definition '%s' has an id. Remove it, or call it built-in."),
        policy->name);
    return FALSE;
  }
  return TRUE;
}

gboolean
erp_data_load_advice(ErpCatalogueData *data, GError **error) {
  ErpCatalogue *shown = &data->shown;

  shown->policies = erp_data_read(data, "policies", policy_columns, G_N_ELEMENTS(policy_columns),
                                  sizeof(ErpPolicyDefinition), &shown->n_policies, error);
  if (shown->policies == NULL || !check_ids(data, error))
    return FALSE;
  shown->advice = erp_data_read(data, "advisor", advice_columns, G_N_ELEMENTS(advice_columns),
                                sizeof(ErpAdvice), &shown->n_advice, error);
  return shown->advice != NULL;
}
