/* Translation macros. Every user-visible string goes through one of these.
 * Include last, in .c files only. */
#pragma once

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text) /* marks a table entry; translated where it is printed */
#define ERP_NGETTEXT(one, many, n) ngettext(one, many, (unsigned long) (n))
