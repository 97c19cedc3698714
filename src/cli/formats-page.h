/* The parts of erplan-import(1) and erplan-export(1) that are made from the tables of exchange/. */
#pragma once

/* What the formats are, what becomes of what is in them, and the names that fields go by, as man
 * macros. Caller frees. */
char *erp_import_formats_page(void);

/* The formats, and what their properties are called and mean, likewise. */
char *erp_export_formats_page(void);
