/* Edits as lines of text, for key scripts: words quoted as in the shell, "#" begins a comment.
 *
 *   set PATH FIELD VALUE          unset PATH FIELD
 *   rename PATH ID                add PATH ELEMENT [FIELD=VALUE ...]
 *   delete PATH                   delete-following PATH
 *
 * PATH is '' for the plan itself and for the top level. */
#pragma once

#include "plan/edit.h"

/* ERP_ERROR_USAGE when the line is no edit. Whether the edit fits a plan is for erp_plan_apply().
 */
ErpEdit *erp_edit_from_text(const char *line, GError **error);

/* An edit that adds an element with fields "NAME=VALUE" (NULL-terminated) at the path; the same
 * errors. */
ErpEdit *erp_edit_add_from(const char *path, const char *element, const char *const *fields,
                           GError **error);

/* The line that gives an equal edit, or NULL for what takes more than a line: batches, records with
 * children or comments, values with line breaks. Caller frees. */
char *erp_edit_to_text(const ErpEdit *edit);
