/* A form over the field table: any kind of record, one row a field, and below them an outline of
 * what stands in the record, by kind. It changes a private copy of the fields; what comes out is
 * one edit, for one undo step. Parts are edited in forms of their own, which the owner opens. */
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
/* Several records of one kind at once (array of paths, at least two; copied): only the fields that
 * are typed into are set, in all of them. Where they differ the field is empty and says so. Ids and
 * names are not offered, parts not shown. NULL when the plan lacks one. */
ErpForm *erp_form_new_many(ErpPlan *plan, const GPtrArray *paths, const ErpFormSource *source);
/* A new record inside `parent` (NULL = top level); takes `record`, which it starts with:
 * erp_record_new() for an empty form, a copy with its parts to duplicate. */
ErpForm *erp_form_new_add(ErpPlan *plan, const char *parent, ErpRecord *record,
                          const ErpFormSource *source);
void erp_form_free(ErpForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpForm, erp_form_free)

/* Text, choices (Left Right turn through them, a letter jumps, Space opens their list or says yes
 * or no), the list of candidates when it is open, Space on a kind of part, PgUp PgDn, mouse. The
 * rest comes as commands. */
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

/* Where the record of an adding form stands, once its edit is done in `plan`. Caller frees. */
char *erp_form_added_path(const ErpForm *form, const ErpPlan *plan);
/* The plan is another revision: values that nobody typed into follow it, and so do the parts. */
void erp_form_set_plan(ErpForm *form, ErpPlan *plan);

/* ---- parts: what stands in the record ---- */

typedef struct {
  ErpKind kind;
  guint count;     /* parts of this kind */
  char *path;      /* of a part; NULL on the row of the kind itself */
  char *text;      /* what it says; NULL on the row of the kind */
  gboolean folds;  /* row of a kind with many parts, which can be hidden */
  gboolean folded; /* ... and are */
} ErpFormPart;

/* The one under the focus, NULL on a field. Borrowed until the plan is another one. */
const ErpFormPart *erp_form_part(const ErpForm *form);
/* Whether a click lies on the line that has the focus already. */
gboolean erp_form_clicked_again(const ErpForm *form, const ErpKey *key);
/* From a field to the first part; FALSE when nothing can stand in such a record. */
gboolean erp_form_focus_parts(ErpForm *form);
/* Shows or hides the parts of the kind under the focus; FALSE when it does not fold. */
gboolean erp_form_fold(ErpForm *form);
const char *
erp_form_path(const ErpForm *form); /* of the record; NULL = it is not in the plan yet */

char *erp_form_title(const ErpForm *form); /* "Edit site “Paris”"; caller frees */
int erp_form_focus(const ErpForm *form);   /* index of the field; beyond them the parts */
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
