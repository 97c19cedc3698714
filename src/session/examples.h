/* The plans that come with the program. */
#pragma once

#include <glib.h>

typedef struct {
  char *file;  /* where it is; nobody writes there */
  char *name;  /* of the plan */
  char *about; /* a sentence about it, from the comment at its beginning; may be "" */
} ErpExample;

/* Sorted by name; what cannot be read is left out. Array of ErpExample *; caller unrefs. */
GPtrArray *erp_examples_load(void);
