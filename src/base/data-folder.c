#include "base/data-folder.h"

char *
erp_data_path(const char *folder, const char *file) {
  const char *data = g_getenv("ERPLAN_DATADIR");
  return g_build_filename(data != NULL && *data != '\0' ? data : ERP_PKGDATADIR, folder, file,
                          NULL);
}
