/* erplan-keys(7), made from the command table. */
#pragma once

/* The whole page in man macros. Caller frees. */
char *erp_keys_page(void);
