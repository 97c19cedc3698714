/* The signs of verdicts, which say without colour how something stands. */
#pragma once

#include "eval/results.h"

typedef enum {
  ERP_MARK_NONE,
  ERP_MARK_NOT_APPLICABLE, /* [-] */
  ERP_MARK_PASS,           /* [x] */
  ERP_MARK_NOT_ANSWERED,   /* [?] */
  ERP_MARK_WARN,           /* [~] */
  ERP_MARK_FAIL,           /* [!] */
} ErpMark;
ErpMark erp_mark_of(ErpVerdict verdict);
const char *erp_mark_text(ErpMark mark); /* "[x]"; "-" for none */
