/* Output that the terminal does not take (a connection that hangs, a window that stands still) must
 * not hold up the program, or keys, signals and the recovery journal would wait with it. After
 * three seconds what is being written goes nowhere, until the terminal takes something again. One
 * terminal a process, as signals know no other. */
#pragma once

#include <glib.h>

/* Around the life of the terminal, which is standard output. */
void erp_patience_start(void);
void erp_patience_stop(void);

/* Around everything that writes to it, on the thread that started. */
void erp_patience_begin(void);
void erp_patience_end(void);

/* Whether the terminal was given up; what is written goes nowhere. */
gboolean erp_patience_lost(void);
/* To be asked whether the terminal takes something again; -1 outside of its life. */
int erp_patience_terminal(void);
/* It does: what is written goes there again. What it has shown is not known. */
void erp_patience_renew(void);
