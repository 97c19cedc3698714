/* Translation macros. Every user-visible string goes through one of these.
 * Include last, in .c files only. */
#pragma once

#include <glib.h>
#include <libintl.h>

/* The translation of a text that lasts as long as the program (a literal). The language must not
 * change any more. */
const char *erp_translate(const char *text) G_GNUC_FORMAT(1);

#define _(text) erp_translate(text)
#define N_(text) (text) /* marks a table entry; translated where it is printed */
#define ERP_NGETTEXT(one, many, n) ngettext(one, many, (unsigned long) (n))
