/* The subcommands, one file each. */
#pragma once

#include "cli/command.h"

extern const ErpSubcommand erp_subcommand_edit;       /* cmd-edit.c */
extern const ErpSubcommand erp_subcommand_check;      /* cmd-check.c */
extern const ErpSubcommand erp_subcommand_report;     /* cmd-report.c */
extern const ErpSubcommand erp_subcommand_diff;       /* cmd-diff.c */
extern const ErpSubcommand erp_subcommand_import;     /* cmd-import.c */
extern const ErpSubcommand erp_subcommand_export;     /* cmd-export.c */
extern const ErpSubcommand erp_subcommand_whatif;     /* cmd-whatif.c */
extern const ErpSubcommand erp_subcommand_explain;    /* cmd-explain.c */
extern const ErpSubcommand erp_subcommand_catalogue;  /* cmd-catalogue.c */
extern const ErpSubcommand erp_subcommand_latency;    /* cmd-latency.c */
extern const ErpSubcommand erp_subcommand_new;        /* cmd-new.c */
extern const ErpSubcommand erp_subcommand_help_pages; /* cmd-help.c */
