/* erplan whatif: what a change would do to a plan, without saving it. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "base/today.h"
#include "cli/compare.h"
#include "cli/failing.h"
#include "cli/input.h"
#include "cli/stepwise.h"
#include "cli/tried.h"
#include "eval/failures.h"
#include "plan/file.h"
#include "report/data/data-tables.h"
#include "report/difference.h"
#include "report/formats.h"
#include "base/i18n.h"

typedef struct {
  ErpTried tried;
  ErpCompareOptions compare;
  ErpStepwise stepwise;
  char **fail;
  guint failures;
  char *save;
} Options;

static const ErpOption options[] = {
    {"add", 0, ERP_OPTION_STRINGS, N_("ELEMENT"), NULL, offsetof(Options, tried.add),
     N_("add [PARENT/]ELEMENT:FIELD=VALUE[,...] or [PARENT/]XML; may be given again")},
    {"fail", 0, ERP_OPTION_STRINGS, N_("WORD"), NULL, offsetof(Options, fail),
     N_("let something fail: an id, ID/primary, provider/NAME, ...; may be given again")},
    {"failures", 0, ERP_OPTION_WORD, "1", erp_failing_words, offsetof(Options, failures),
     N_("let everything fail in turn, and rank what that does")},
    {"growth", 0, ERP_OPTION_STRING, N_("PERCENT/year"), NULL, offsetof(Options, stepwise.growth),
     N_("let users and stated demands grow, and show when things fill up")},
    {"jobs", 0, ERP_OPTION_STRING, N_("N"), NULL, offsetof(Options, stepwise.jobs),
     N_("steps or failures evaluated at a time; default: one for each processor")},
    {"remove", 0, ERP_OPTION_STRINGS, N_("ID"), NULL, offsetof(Options, tried.remove),
     N_("remove an object and what refers to it; may be given again")},
    {"save", 0, ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, save),
     N_("write the changed plan to FILE")},
    {"set", 0, ERP_OPTION_STRINGS, N_("ID.FIELD=VALUE"), NULL, offsetof(Options, tried.set),
     N_("give a field another value, or none; may be given again")},
    {"sweep", 0, ERP_OPTION_STRING, N_("RANGE"), NULL, offsetof(Options, stepwise.sweep),
     N_("scale (TARGET*=FROM..TO/STEP) or set (TARGET=...) values over a range, step by step")},
    {"years", 0, ERP_OPTION_STRING, N_("N"), NULL, offsetof(Options, stepwise.years),
     N_("years of --growth, 1 to 50; default 5")},
    ERP_COMPARE_OPTIONS(Options, compare, erp_whatif_tables),
};

static const Options defaults = {.compare = {.table = ERP_NO_TABLE}};

static ErpStatus
save(const char *file, const ErpPlan *plan) {
  g_autoptr(GBytes) bytes = erp_plan_write(plan);
  return erp_output(file, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* What has failed, in words and as what is lost. */
typedef struct {
  ErpOutage *outage;
  GString *names; /* "circuit er-ny, site Paris" */
} Failed;

static gboolean
find_failures(const ErpFailures *failures, char **words, Failed *failed, GError **error) {
  for (; *words != NULL; words++) {
    const ErpFailure *failure = erp_failures_find(failures, *words, error);
    if (failure == NULL) {
      g_prefix_error(error, "--fail=%s: ", *words);
      return FALSE;
    }
    erp_outage_join(failed->outage, failure->outage);
    g_string_append_printf(failed->names, "%s%s", failed->names->len > 0 ? ", " : "",
                           failure->name);
  }
  return TRUE;
}

/* Looked up in the plan as it is changed, whose evaluation tells what the catalogue lacks. */
static gboolean
fail(char **words, ErpPlan *plan, ErpTerrain *terrain, Failed *failed, GError **error) {
  if (words == NULL)
    return TRUE;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpParams) params = erp_params_new(plan, erp_terrain_catalogue(terrain), diags);
  g_autoptr(ErpNetwork) network = erp_network_new(plan, terrain, params, diags);
  g_autoptr(ErpFailures) failures = erp_failures_new(network, NULL);
  return find_failures(failures, words, failed, error);
}

/* "with the change, not saved, without circuit er-ny". Caller frees. */
static char *
show_after(const Options *opts, const char *name, const Failed *failed) {
  const ErpTried *tried = &opts->tried;
  gboolean edited = tried->add != NULL || tried->set != NULL || tried->remove != NULL;
  const char *plan = opts->save != NULL ? opts->save
                     : edited           ? _("with the change, not saved")
                                        : name;
  return failed->names->len == 0 ? g_strdup(plan)
                                 : g_strdup_printf(_("%s, without %s"), plan, failed->names->str);
}

/* ---- the subcommand -------------------------------------------------------------------------- */

/* Step by step, failure by failure, or before and after. `failed` is what --fail names, in words;
 * NULL = nothing. */
static ErpStatus
show(const Options *opts, const ErpCompared *before, const ErpCompared *after, const char *failed,
     ErpTerrain *terrain) {
  guint jobs;
  if (erp_stepwise_asked(&opts->stepwise))
    return erp_stepwise_run(&opts->stepwise, &opts->compare, after->plan, &before->subject,
                            after->outage, failed, terrain);
  if (opts->failures == ERP_FAILING_NONE)
    return erp_compare(&opts->compare, before, after, terrain);
  if (!erp_stepwise_jobs(&opts->stepwise, &jobs))
    return ERP_STATUS_USAGE;
  return erp_failing_sweep(&opts->compare, opts->failures, jobs,
                           after->plan == before->plan ? before : after, terrain);
}

static ErpStatus
compare(const Options *opts, const char *file, const ErpCompared *before, ErpPlan *changed,
        ErpTerrain *terrain) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpOutage) outage = erp_outage_new();
  g_autoptr(GString) names = g_string_new(NULL);
  Failed failed = {outage, names};
  if (!fail(opts->fail, changed, terrain, &failed, &error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autofree char *after_name = show_after(opts, before->subject.file, &failed);
  const ErpCompared after = {.plan = changed,
                             .subject = {.file = after_name, .version = PACKAGE_VERSION},
                             .file = file,
                             .outage = outage};
  ErpStatus saved = opts->save == NULL ? ERP_STATUS_OK : save(opts->save, changed);
  return erp_status_worst(saved,
                          show(opts, before, &after, names->len > 0 ? names->str : NULL, terrain));
}

static ErpStatus
try(const Options *opts, const char *file, const ErpCatalogue *catalogue) {
  g_autoptr(GError) error = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr(ErpPlan) plan = erp_input_plan(file, &sha256);
  if (plan == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpPlan) changed = erp_tried_apply(&opts->tried, plan, &error);
  if (changed == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  const char *name = strcmp(file, "-") == 0 ? _("standard input") : file;
  const ErpCompared before = {
      .plan = plan, .subject = {.file = name, .sha256 = sha256, .version = PACKAGE_VERSION}};
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  return compare(opts, file, &before, changed, terrain);
}

static gboolean
check(const Options *opts) {
  gboolean steps = erp_stepwise_asked(&opts->stepwise);
  gboolean failures = opts->failures != ERP_FAILING_NONE;
  gboolean gated = opts->compare.fail_on != 0 || opts->compare.table != ERP_NO_TABLE;
  if (!(steps ? erp_stepwise_check(&opts->compare) : erp_compare_check(&opts->compare)))
    return FALSE;
  if (failures && (steps || opts->fail != NULL || gated))
    erp_complain(_("--failures does not go with --fail, --fail-on, --growth, --sweep and --table"));
  else
    return TRUE;
  return FALSE;
}

static const char *
about(const ErpOption *option, guint word) {
  static const char *const texts[] = {N_("nothing fails but what --fail names"),
                                      N_("every failure alone"), N_("every two failures together")};
  return option->words == erp_failing_words ? _(texts[word]) : erp_compare_about(option, word);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  if (!check(opts))
    return ERP_STATUS_USAGE;
  g_autoptr(ErpCatalogue) catalogue = erp_today_check(&error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return try(opts, invocation->args[0], catalogue);
}

const ErpSubcommand erp_subcommand_whatif = {
    .name = "whatif",
    .arguments = "PLAN",
    .min_args = 1,
    .max_args = 1,
    .summary = N_("show what a change or a failure would do to a plan"),
    .details =
        N_("Reads PLAN (“-” is standard input), changes it or lets things fail, as you say,\n"
           "without saving it, evaluates both and shows what the change does, as “erplan diff” "
           "shows what\n"
           "lies between two plans. With --failures everything fails in turn, and a table ranks\n"
           "what that does to users."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .defaults = &defaults,
    .about = about,
    .run = run,
};
