/* Private to the form: form.c makes the edit, form-keys.c moves about, form-value.c knows what a
 * text means, form-draw.c draws. */
#pragma once

#include "tui/form/form.h"
#include "tui/screen/line-edit.h"
#include "tui/widget/picker.h"

typedef struct {
  const ErpField *field;
  ErpLineEdit *line; /* the value as text, of choices too; "" = not stated */
  char *initial;     /* as the form was opened */
  char *error;       /* or NULL */
} ErpFormField;

struct _ErpForm {
  ErpPlan *plan;
  const ErpKindInfo *info;
  char *path;   /* of the record; NULL when adding */
  char *parent; /* when adding */
  ErpFormSource source;
  ErpFormField *fields; /* info->n_fields of them */
  guint focus, top;
  int page;          /* fields as last drawn */
  ErpRect rows;      /* where they were drawn */
  ErpPicker *picker; /* of the field with the focus; NULL when not needed yet */
  gboolean popup;    /* the picker is open */
  gboolean warned;   /* cancelled once */
  gboolean applied;
  guint generation;
  char *effect, *refusal;
  ErpStyle effect_style;
};

gboolean erp_form_is_choice(const ErpField *field); /* one of a few words */
/* The words of a choice, NULL-terminated. */
const char *const *erp_form_words(const ErpField *field);
gboolean erp_form_has_candidates(const ErpField *field);
/* "Internet via"; caller frees. */
char *erp_form_label(const ErpField *field);
/* Help, range and an example in one text; caller frees. */
char *erp_form_field_help(const ErpField *field);

/* What a text would be in the file: canonical, or NULL when empty. FALSE with ERP_ERROR_USAGE when
 * it is no value of the field. Coordinates may also be degrees, minutes and seconds. */
gboolean erp_form_canonical(const ErpForm *form, guint field, char **canonical, GError **error);
/* The same and what the plan says to it: ids that are taken, references to nothing. */
gboolean erp_form_check(const ErpForm *form, guint field, GError **error);

/* Sets or clears the error of a field; a missing value only counts when the field is left. */
void erp_form_recheck(ErpForm *form, guint field);
void erp_form_leave(ErpForm *form, guint field);
void erp_form_touch(ErpForm *form, guint field); /* after its text changed */
void erp_form_close_popup(ErpForm *form);
