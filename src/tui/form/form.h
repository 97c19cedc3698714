/* A form over the field table: any kind of record, one row a field. It changes a private copy; what
 * comes out is one edit, for one undo step. */
#pragma once

#include "plan/edit.h"
#include "plan/field.h"
#include "tui/screen/view.h"

typedef struct _ErpForm ErpForm;

/* Candidates of a REF, REF_LIST or CATALOGUE field: array of ErpCandidate with erp_candidate_free,
 * or NULL for none. tui/form/candidates.h gives the usual ones. */
typedef struct {
  GPtrArray *(*candidates)(const ErpField *field, gpointer user);
  gpointer user;
} ErpFormSource;

/* The record at `path`; NULL when the plan has none. `source` may be NULL; it is copied. */
ErpForm *erp_form_new(ErpPlan *plan, const char *path, const ErpFormSource *source);
/* A new record inside `parent` (NULL = top level); takes `record`, whose values (but no children)
 * it starts with: erp_record_new() for an empty form, a copy to duplicate. */
ErpForm *erp_form_new_add(ErpPlan *plan, const char *parent, ErpRecord *record,
                          const ErpFormSource *source);
void erp_form_free(ErpForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpForm, erp_form_free)

/* Text, choices (Space and Left Right turn through them, a letter jumps), the list of candidates
 * when it is open, PgUp PgDn, mouse. The rest comes as commands. */
guint erp_form_handle(ErpForm *form, const ErpKey *key);
/* Apply, cancel, next and previous field, choices. ERP_REACT_CLOSE when applied without errors
 * (erp_form_applied) or cancelled; a changed form wants to be cancelled twice. */
guint erp_form_command(ErpForm *form, guint command);
gboolean erp_form_applied(const ErpForm *form);

/* The edit that the form as it stands amounts to: NULL without error when nothing of an existing
 * record was changed; NULL with ERP_ERROR_USAGE when a field is wrong. Also serves the live effect
 * line. Caller frees. */
ErpEdit *erp_form_edit(const ErpForm *form, GError **error);
gboolean erp_form_changed(const ErpForm *form);
/* Steps with every change of a value: an owner that kept the last one knows whether to preview. */
guint erp_form_generation(const ErpForm *form);

char *erp_form_title(const ErpForm *form); /* "Edit site “Paris”"; caller frees */
int erp_form_focus(const ErpForm *form);   /* index of the field */
void erp_form_focus_on(ErpForm *form, guint field);
const char *erp_form_text(const ErpForm *form, guint field); /* as typed */
/* As if typed; for owners that know a place or a selection. */
void erp_form_set_text(ErpForm *form, guint field, const char *text);
const char *erp_form_error(const ErpForm *form, guint field); /* or NULL */
/* The owner's lines: what the change does (dim while it is of what was typed before; bad when the
 * plan would refuse it); why the plan refused the edit (the form is then not applied after all).
 * NULL = none. */
void erp_form_set_effect(ErpForm *form, ErpStyle style, const char *text);
void erp_form_set_refusal(ErpForm *form, const char *text);

void erp_form_draw(ErpForm *form, ErpCells *cells, ErpRect rect);
