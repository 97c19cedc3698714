/* The way back for a terminal in full-screen mode when the program cannot leave it in order: a
 * crash, an abort, an exit from somewhere deep. One terminal a process, as signals know no other.
 */
#pragma once

#include <termios.h>

/* Call before curses changes anything, and again with TRUE once the screen is open. */
void erp_restore_prepare(void);
void erp_restore_arm(int armed);
/* The way back without curses, as far as it goes at once; once, while it is armed. */
void erp_restore_now(void);
