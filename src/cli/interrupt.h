/* Work that Ctrl-C asks to stop instead of ending the program, so that what is done can be shown.
 */
#pragma once

#include <gio/gio.h>

typedef gpointer (*ErpInterruptible)(GCancellable *cancellable, gpointer user);

/* Does the work in a thread of its own and returns what it returns. The first interrupt cancels; a
 * second one ends the program, as ever. */
gpointer erp_interruptible(ErpInterruptible work, gpointer user);
