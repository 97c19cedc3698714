#include "base/error.h"

G_DEFINE_QUARK(erp - error - quark, erp_error)
