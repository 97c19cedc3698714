/* What the subcommands print: results to stdout or a file, messages to stderr. */
#pragma once

#include "cli/command.h"
#include "base/sink.h"

/* A result that is written piece by piece: to stdout at once, to a file whole or not at all
 * (session/draft.h). */
typedef struct _ErpOutput ErpOutput;

/* To stdout when `file` is NULL or "-". NULL after complaining when nothing can be written. */
ErpOutput *erp_output_open(const char *file);
/* Complains at the first failure, after which nothing is written. */
void erp_output_add(ErpOutput *output, const char *text, gsize length);
gboolean erp_output_failed(const ErpOutput *output);
/* Saves the file; ERP_STATUS_OUTPUT when anything failed. */
ErpStatus erp_output_close(ErpOutput *output);
/* What was not closed is gone. */
void erp_output_free(ErpOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpOutput, erp_output_free)

/* A result that may be bytes no terminal should have, which is refused there. `write` hands all of
 * it to the sink, or returns FALSE and an error. Complains, and returns the status. */
typedef gboolean ErpOutputWrite(gconstpointer job, ErpSink sink, GError **error);
ErpStatus erp_output_write(const char *file, ErpOutputWrite *write, gconstpointer job);

/* --width=TEXT in columns; NULL leaves it. FALSE after complaining. */
gboolean erp_output_width(const char *text, guint *width);
