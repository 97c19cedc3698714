#include "base/error.h"

GQuark
erp_error_quark(void) {
  return g_quark_from_static_string("erp-error-quark");
}
