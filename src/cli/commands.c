#include "cli/commands.h"

#include "base/names.h"

const ErpCommand *const erp_commands[] = {
    &erp_command_check,   &erp_command_explain, &erp_command_catalogue,
    &erp_command_latency, &erp_command_new,     &erp_command_help_pages,
};
const guint erp_n_commands = G_N_ELEMENTS(erp_commands);

const ErpCommand *
erp_command_find(const char *name, const char **suggestion) {
  const char *names[G_N_ELEMENTS(erp_commands)];
  for (guint i = 0; i < erp_n_commands; i++) {
    if (strcmp(erp_commands[i]->name, name) == 0)
      return erp_commands[i];
    names[i] = erp_commands[i]->name;
  }
  if (suggestion != NULL)
    *suggestion = erp_did_you_mean(name, names, erp_n_commands);
  return NULL;
}
