/* The tour: what the parts of the program are for, with the commands to begin with. */
#pragma once

#include "tui/command/commands.h"

enum { ERP_TOUR_COMMANDS = 10 };

typedef struct {
  const char *title;                 /* N_() */
  const char *text;                  /* N_() */
  guint commands[ERP_TOUR_COMMANDS]; /* ends with ERP_COMMAND_LAST when there are fewer */
} ErpTourPart;

/* `text` NULL behind the last. */
const ErpTourPart *erp_tour(void);
