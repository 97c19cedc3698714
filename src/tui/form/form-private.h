/* Private to the form: form.c makes the edit, form-parts.c lists what stands in the record,
 * form-keys.c moves about, form-value.c knows what a text means, form-lines.c places the lines,
 * form-draw.c draws them. */
#pragma once

#include "tui/form/form.h"
#include "tui/screen/line-edit.h"
#include "tui/widget/picker.h"

typedef struct {
  const ErpField *field;
  ErpLineEdit *line; /* the value as text, of choices too; "" = not stated */
  char *initial;     /* as the form was opened */
  char *error;       /* or NULL */
  gboolean several;  /* of many records, whose values differ: nothing is stated here */
  gboolean hidden;   /* not offered */
} ErpFormField;

struct _ErpForm {
  ErpPlan *plan;
  const ErpKindInfo *info;
  char *path;       /* of the record, the first of many; NULL when adding */
  GPtrArray *paths; /* of all of them */
  char *parent;     /* when adding */
  ErpRecord *start; /* when adding: what it starts with */
  ErpFormSource source;
  ErpFormField *fields; /* info->n_fields of them */
  GArray *parts;        /* ErpFormPart, as rows below the fields */
  guint64 unfolded;     /* bit per ErpKind: its many parts are shown */
  guint focus;          /* a field, or n_fields + a part */
  int top;              /* first row shown */
  int page;             /* rows as last drawn */
  GArray *placed;       /* ErpFormSpot: where the fields and parts were drawn */
  ErpPicker *picker;    /* of the field with the focus; NULL when not needed yet */
  gboolean popup;       /* the picker is open */
  gboolean warned;      /* cancelled once */
  gboolean applied;
  guint generation;
  char *effect, *refusal;
  ErpStyle effect_style;
};

typedef struct {
  guint item;
  ErpRect rect;
} ErpFormSpot;

/* ---- form-parts.c ---- */
void erp_form_list_parts(ErpForm *form);   /* anew */
guint erp_form_items(const ErpForm *form); /* fields and parts */
gboolean erp_form_on_field(const ErpForm *form);

/* ---- form-lines.c: pure ---- */

typedef struct {
  int item;          /* as the focus; -1 = a heading */
  const char *title; /* of a heading, N_() */
  gboolean head;     /* a group begins here: a column may, too */
} ErpFormLine;

/* What the form shows from top to bottom; caller frees with g_array_unref. */
GArray *erp_form_lines(const ErpForm *form);
/* Where the second of two columns begins so that the longer one is as short as can be without
 * tearing a group; `lines->len` when that gains nothing. */
guint erp_form_split(const GArray *lines);
/* The first row to show so that row `focus` is among `page` rows and, where there is room, the
 * heading above it; `top` is the one shown before. */
int erp_form_scroll(int top, int focus, gboolean heading_above, int page, int rows);

/* ---- form-value.c ---- */
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

/* ---- form.c ---- */
/* Sets or clears the error of a field; a missing value only counts when the field is left. */
void erp_form_recheck(ErpForm *form, guint field);
void erp_form_leave(ErpForm *form, guint field);
void erp_form_touch(ErpForm *form, guint field); /* after its text changed */
void erp_form_close_popup(ErpForm *form);
