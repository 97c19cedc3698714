/* What stays of a file when another one takes its place: to whom it belongs and who may do what. */
#pragma once

#include <glib.h>

/* Gives an open file the owner, the group, the mode, the access control list and the extended
 * attributes of `old`, as far as the system lets us. Where the group cannot stay, the new one may
 * do no more than everybody. FALSE with errno set when the mode cannot be given. */
gboolean erp_likeness_give(int fd, const char *old);
