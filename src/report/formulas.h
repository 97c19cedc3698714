/* How the figures of a finding follow from each other, and what they are held against, with the
 * numbers put in. */
#pragma once

#include "review/review.h"

typedef enum {
  ERP_FORMULA_SUM,
  ERP_FORMULA_DIFFERENCE,
  ERP_FORMULA_APART, /* difference without its sign */
  ERP_FORMULA_SHARE, /* of the second, in percent */
  ERP_FORMULA_PRODUCT,
  ERP_FORMULA_SESSIONS, /* Mb/s of sessions with a window of bytes over a round trip in ms */
} ErpFormulaKind;

/* `result` follows from `terms`; figures by name. */
typedef struct {
  const char *result;
  ErpFormulaKind kind;
  const char *terms[5]; /* NULL-terminated */
} ErpFormula;

/* The formula for a figure of the finding all of whose terms it has too, or NULL. */
const ErpFormula *erp_formula_of(const ErpFinding *finding, const ErpFigure *figure);

/* The lines of both, for a finding: those of its formulas, then what its limit says. A list of
 * texts, NULL-terminated and perhaps empty. Caller frees. */
char **erp_show_formulas(const ErpFinding *finding, const ErpParams *params);
/* "penalty = rtt net - rtt best = 276.77 - 1 = 275.77 ms". Caller frees. */
char *erp_show_formula(const ErpFinding *finding, const ErpFormula *formula);
/* "penalty 275.77 ms > gp.material 25 ms: 250.77 ms too much"; NULL when the limit is not one
 * number that a figure is held against. Caller frees. */
char *erp_show_comparison(const ErpFinding *finding, const ErpParams *params);
