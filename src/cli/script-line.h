/* A line of a key script as what is to be done: the language of erplan-edit(1). Pure. */
#pragma once

#include "tui/screen/key.h"

#define ERP_SCRIPT_SIZE_MAX 1000

typedef enum {
  ERP_STEP_NOTHING, /* an empty line, a comment */
  ERP_STEP_KEY,     /* press `key`: also the mouse and what is pasted */
  ERP_STEP_TYPE,    /* press the characters of `text` */
  ERP_STEP_RESIZE,  /* `columns`, `rows` */
  ERP_STEP_SETTLE,
  ERP_STEP_SCREEN, /* write to the file `text` ("" and "-" are standard output), as all below */
  ERP_STEP_STYLES,
  ERP_STEP_CLIPBOARD,
} ErpStepKind;

typedef struct {
  ErpStepKind kind;
  ErpKey key; /* its text is `pasted` */
  char *pasted;
  const char *text; /* of the line */
  int columns, rows;
} ErpStep;

void erp_step_clear(ErpStep *step);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpStep, erp_step_clear)

/* The line, without its end, is UTF-8 and must outlive the step. FALSE with ERP_ERROR_USAGE when it
 * is of no meaning; the step is then empty. */
gboolean erp_step_parse(const char *line, ErpStep *step, GError **error);

/* "80x24", at most ERP_SCRIPT_SIZE_MAX of each; FALSE when it is no size. */
gboolean erp_script_size(const char *text, int *columns, int *rows);
