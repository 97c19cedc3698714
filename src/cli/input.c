#include "cli/input.h"

#include <stdio.h>

#include "cli/command.h"
#include "plan/file.h"
#include "xml/reader.h"
#include "base/i18n.h"

void
erp_input_print(ErpDiagList *diags) {
  erp_diag_list_sort(diags);
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    g_autofree char *line = erp_diag_format(erp_diag_list_get(diags, i));
    fprintf(stderr, "erplan: %s\n", line);
  }
  guint dropped = erp_diag_list_dropped(diags);
  if (dropped > 0)
    erp_complain(
        ERP_NGETTEXT("%u further message not shown", "%u further messages not shown", dropped),
        dropped);
}

ErpPlan *
erp_input_plan(const char *file, char **sha256) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = erp_xml_load(file, &error);
  ErpPlan *plan = bytes == NULL ? NULL : erp_plan_parse(bytes, file, diags, &error);
  erp_input_print(diags);
  if (plan == NULL)
    erp_complain_error(error);
  else if (sha256 != NULL)
    *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  return plan;
}
