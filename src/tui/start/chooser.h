/* A view to choose one of a few things from: a list with a note for each and a sentence about the
 * current one. The start screen, the examples and their like are tables of functions for it. */
#pragma once

#include "tui/app.h"

typedef struct {
  char *id;    /* what is chosen, different for every row; NULL = a heading */
  char *label; /* one line */
  char *note;  /* behind the label, or NULL */
  char *about; /* a sentence or two, or NULL */
} ErpChoice;

/* Copies its texts. */
ErpChoice *erp_choice_new(const char *id, const char *label, const char *note, const char *about);
GPtrArray *erp_choices_new(void); /* an empty array that frees what is added */

typedef struct {
  const char *title; /* N_() */
  const char *intro; /* N_(), above the rows; NULL = none */
  /* The rows; asked for again when the plan changes. Takes erp_choices_new(). */
  GPtrArray *(*rows)(ErpTui *tui);
  /* The row to begin with, and to go to when it becomes another one; NULL = as it was. */
  char *(*current)(ErpTui *tui);
  void (*choose)(ErpTui *tui, const char *id); /* may pop the view */
  void (*closed)(ErpTui *tui);                 /* the view is gone; may be NULL */
} ErpChooserOps;

/* Context "choice". `ops` must outlive the view. */
ErpViewBase *erp_view_chooser_new(ErpTui *tui, const ErpChooserOps *ops);
