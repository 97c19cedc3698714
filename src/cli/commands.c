#include "cli/commands.h"

#include "base/names.h"

const ErpSubcommand *const erp_subcommands[] = {
    &erp_subcommand_edit,    &erp_subcommand_check,  &erp_subcommand_report,
    &erp_subcommand_diff,    &erp_subcommand_whatif, &erp_subcommand_explain,
    &erp_subcommand_import,  &erp_subcommand_export, &erp_subcommand_catalogue,
    &erp_subcommand_latency, &erp_subcommand_new,    &erp_subcommand_help_pages,
};
const guint erp_n_subcommands = G_N_ELEMENTS(erp_subcommands);

const ErpSubcommand *
erp_subcommand_find(const char *name, const char **suggestion) {
  const char *names[G_N_ELEMENTS(erp_subcommands)];
  for (guint i = 0; i < erp_n_subcommands; i++) {
    if (strcmp(erp_subcommands[i]->name, name) == 0)
      return erp_subcommands[i];
    names[i] = erp_subcommands[i]->name;
  }
  if (suggestion != NULL)
    *suggestion = erp_did_you_mean(name, names, erp_n_subcommands);
  return NULL;
}
