/* What a person does at the open terminal, as keys of tui/screen/key.h. */
#pragma once

#include "tui/screen/key.h"

typedef struct _ErpInput ErpInput;

ErpInput *erp_input_new(void); /* the screen must be open */
void erp_input_free(ErpInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpInput, erp_input_free)

/* The next key that is there, or FALSE. The text of a paste is valid until the next call. A
 * sequence that has begun is waited for, ESCDELAY at most. */
gboolean erp_input_next(ErpInput *input, ErpKey *key);

/* The background has been asked for: what looks like an answer is waited for longer. */
void erp_input_expect_background(ErpInput *input);
/* TRUE once, when the answer has been read: whether the background is light. */
gboolean erp_input_background(ErpInput *input, gboolean *light);

/* TRUE when nothing will ever come again. */
gboolean erp_input_ended(void);
