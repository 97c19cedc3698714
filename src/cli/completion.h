/* Completion of the command line in shells, made from the command table: the names of commands and
 * options, the words an option takes, and by its placeholder what else stands there (PLAN, FILE,
 * RULE, TABLE, COMMAND). */
#pragma once

/* NULL-terminated: "none", then the shells. */
extern const char *const erp_completion_words[];

/* The script that `shell` (1 = the first of the shells) loads. Never translated. Caller frees. */
char *erp_completion(unsigned shell);
