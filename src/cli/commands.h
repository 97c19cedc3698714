/* The subcommands, one file each. */
#pragma once

#include "cli/command.h"

extern const ErpCommand erp_command_check;      /* cmd-check.c */
extern const ErpCommand erp_command_explain;    /* cmd-explain.c */
extern const ErpCommand erp_command_catalogue;  /* cmd-catalogue.c */
extern const ErpCommand erp_command_latency;    /* cmd-latency.c */
extern const ErpCommand erp_command_new;        /* cmd-new.c */
extern const ErpCommand erp_command_help_pages; /* cmd-help.c */
