/* Choosing one of many by typing part of it. Used alone (with its own line) or under a form's
 * field, which then gives the query. */
#pragma once

#include "tui/screen/view.h"

typedef struct {
  char *value; /* what is chosen: an id, a catalogue name */
  char *note;  /* what it is, for people; may be NULL; searched too */
  char **more; /* name and value in turn of what else is known with it; or NULL */
} ErpCandidate;

ErpCandidate *erp_candidate_new(const char *value, const char *note);
/* `more`: NULL-terminated, taken. */
ErpCandidate *erp_candidate_new_with(const char *value, const char *note, char **more);
void erp_candidate_free(gpointer candidate);

typedef struct _ErpPicker ErpPicker;

/* Takes the array (of ErpCandidate, with erp_candidate_free as its free function). */
ErpPicker *erp_picker_new(const char *title, GPtrArray *candidates);
void erp_picker_free(ErpPicker *picker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPicker, erp_picker_free)

/* Keeps the candidates that hold every word of the query; those whose value begins with it come
 * first. */
void erp_picker_set_query(ErpPicker *picker, const char *query);
guint erp_picker_shown(const ErpPicker *picker);
const char *erp_picker_current(const ErpPicker *picker); /* value, or NULL */
/* ErpCandidate.more of the current one, or NULL. */
const char *const *erp_picker_current_more(const ErpPicker *picker);
void erp_picker_select(ErpPicker *picker, const char *value);
/* The value of a candidate with exactly this one. */
gboolean erp_picker_has(const ErpPicker *picker, const char *value);

/* Whether a click is on a candidate as drawn last, and on the one under the mark. */
gboolean erp_picker_is_on_row(const ErpPicker *picker, const ErpKey *key);
gboolean erp_picker_is_on_current(const ErpPicker *picker, const ErpKey *key);
/* Up Down PgUp PgDn, the wheel and a click on a candidate. */
guint erp_picker_move(ErpPicker *picker, const ErpKey *key);
/* The same and typing; Enter, a second click on a candidate and Esc give ERP_REACT_CLOSE. */
guint erp_picker_handle(ErpPicker *picker, const ErpKey *key);
gboolean erp_picker_accepted(const ErpPicker *picker); /* closed with a choice */

/* The matches alone in a frame; with the line and the count, for use alone. */
void erp_picker_draw_matches(ErpPicker *picker, ErpCells *cells, ErpRect rect);
void erp_picker_draw(ErpPicker *picker, ErpCells *cells, ErpRect rect);
/* A good rectangle for it inside `screen`. */
ErpRect erp_picker_place(const ErpPicker *picker, ErpRect screen);
