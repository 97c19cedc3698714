#include "cli/output.h"

#include <stdio.h>

#include "session/draft.h"

struct _ErpOutput {
  ErpDraft *draft; /* NULL = stdout */
  ErpStatus status;
};

static void
failed(ErpOutput *output, const GError *error) {
  erp_complain_error(error);
  output->status = ERP_STATUS_OUTPUT;
}

ErpOutput *
erp_output_open(const char *file) {
  g_autoptr(ErpOutput) output = g_new0(ErpOutput, 1);
  g_autoptr(GError) error = NULL;
  if (file != NULL && strcmp(file, "-") != 0 &&
      (output->draft = erp_draft_new(file, &error)) == NULL) {
    erp_complain_error(error);
    return NULL;
  }
  return g_steal_pointer(&output);
}

void
erp_output_add(ErpOutput *output, const char *text, gsize length) {
  g_autoptr(GError) error = NULL;
  if (erp_output_failed(output) || length == 0)
    return;
  if (output->draft == NULL)
    output->status = erp_output(NULL, text, length);
  else if (!erp_draft_add(output->draft, text, length, &error))
    failed(output, error);
}

gboolean
erp_output_failed(const ErpOutput *output) {
  return output->status != ERP_STATUS_OK;
}

ErpStatus
erp_output_close(ErpOutput *output) {
  g_autoptr(GError) error = NULL;
  if (output->draft != NULL && !erp_output_failed(output) && !erp_draft_save(output->draft, &error))
    failed(output, error);
  return output->status;
}

void
erp_output_free(ErpOutput *output) {
  if (output == NULL)
    return;
  erp_draft_free(output->draft);
  g_free(output);
}
