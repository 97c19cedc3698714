/* What `erplan diff` and `erplan whatif` share: two plans evaluated, told, and held to a gate. */
#pragma once

#include "cli/command.h"
#include "eval/outage.h"
#include "eval/terrain.h"
#include "plan/plan.h"
#include "report/sentences.h"

typedef struct {
  guint fail_on, format, table; /* places of the words */
  char *output, *width;
  gboolean quiet;
} ErpCompareOptions;

extern const char *const erp_compare_fail_on[];
const char *erp_compare_about(const ErpOption *option, guint word);

/* Their rows, for an option struct with such a member; `tables` are the words of --table, those of
 * two plans first. */
#define ERP_COMPARE_OPTIONS(Options, member, tables)                                               \
  {"fail-on",                                                                                      \
   0,                                                                                              \
   ERP_OPTION_WORD,                                                                                \
   NULL,                                                                                           \
   erp_compare_fail_on,                                                                            \
   offsetof(Options, member.fail_on),                                                              \
   N_("give exit status 1 for that")},                                                             \
      {"format",                                                                                   \
       0,                                                                                          \
       ERP_OPTION_WORD,                                                                            \
       NULL,                                                                                       \
       erp_written_formats,                                                                        \
       offsetof(Options, member.format),                                                           \
       N_("form of the report")},                                                                  \
      {"output",                                                                                   \
       'o',                                                                                        \
       ERP_OPTION_STRING,                                                                          \
       N_("FILE"),                                                                                 \
       NULL,                                                                                       \
       offsetof(Options, member.output),                                                           \
       N_("write the report to FILE, whole or not at all")},                                       \
      {"quiet",                                                                                    \
       'q',                                                                                        \
       ERP_OPTION_FLAG,                                                                            \
       NULL,                                                                                       \
       NULL,                                                                                       \
       offsetof(Options, member.quiet),                                                            \
       N_("no report, only the exit status and errors")},                                          \
      {"table",                                                                                    \
       0,                                                                                          \
       ERP_OPTION_WORD,                                                                            \
       NULL,                                                                                       \
       tables,                                                                                     \
       offsetof(Options, member.table),                                                            \
       N_("the table of a CSV or TSV file")},                                                      \
  {                                                                                                \
    "width", 0, ERP_OPTION_STRING, N_("COLUMNS"), NULL, offsetof(Options, member.width),           \
        N_("length of a line of text, 40 to 1000; default 80")                                     \
  }

/* Whether the options go together; else FALSE after complaining. */
gboolean erp_compare_check(const ErpCompareOptions *options);

typedef struct {
  ErpPlan *plan;
  ErpSubject subject;
  const char *file;        /* what the catalogue does not know is told of it; NULL = not told */
  const ErpOutage *outage; /* what is lost while it is evaluated, or NULL */
} ErpCompared;

/* Evaluates both, writes what lies between them and returns the status. */
ErpStatus erp_compare(const ErpCompareOptions *options, const ErpCompared *before,
                      const ErpCompared *after, ErpTerrain *terrain);
