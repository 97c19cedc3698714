/* GError domain of the program: "could not do it". Messages name the file and the operation. */
#pragma once

#include <glib.h>

#define ERP_ERROR (erp_error_quark())
GQuark erp_error_quark(void);

typedef enum {
  ERP_ERROR_INPUT,     /* unreadable, not well-formed or invalid input: exit status 3 */
  ERP_ERROR_USAGE,     /* bad argument or value: exit status 2 */
  ERP_ERROR_OUTPUT,    /* could not write: exit status 5 */
  ERP_ERROR_REFERENCE, /* reference data missing or broken: exit status 4 */
  ERP_ERROR_REFUSED,   /* an edit that would break the plan; nothing was changed */
  ERP_ERROR_CHANGED,   /* the file was changed by someone else meanwhile */
} ErpErrorCode;
