/* First steps of a new plan. What is done is read off the plan itself, and each step is the
 * ordinary form, so that Esc can leave at any time with what is there. */
#include "tui/start/start.h"

#include "plan/field.h"
#include "tui/app-private.h"
#include "tui/start/chooser.h"
#include "tui/views.h"
#include "base/i18n.h"

typedef struct {
  const char *id, *label, *about;
  gboolean (*done)(const ErpPlan *plan);
  gboolean (*wanted)(const ErpPlan *plan); /* it is the next one when nothing before it is */
  void (*open)(ErpTui *tui);
} Step;

static guint
count(const ErpPlan *plan, ErpKind kind) {
  guint n;
  erp_plan_of_kind(plan, kind, &n);
  return n;
}

/* ---- name ---- */

static gboolean
has_name(const ErpPlan *plan) {
  const char *name = erp_plan_root(plan)->name;
  return name != NULL && *name != '\0';
}

static gboolean
lacks_name(const ErpPlan *plan) {
  return !has_name(plan);
}

static void
open_plan(ErpTui *tui) {
  erp_tui_edit(tui, "plan");
}

/* ---- places ---- */

static gboolean
has_site(const ErpPlan *plan) {
  return count(plan, ERP_KIND_SITE) > 0;
}

static gboolean
lacks_site(const ErpPlan *plan) {
  return !has_site(plan);
}

static gboolean
has_second_site(const ErpPlan *plan) {
  return count(plan, ERP_KIND_SITE) > 1;
}

static gboolean
has_location(const ErpPlan *plan) {
  return count(plan, ERP_KIND_PEERING_LOCATION) > 0;
}

static gboolean
lacks_second_place(const ErpPlan *plan) {
  return !has_second_site(plan) && !has_location(plan);
}

static gboolean
never(const ErpPlan *plan G_GNUC_UNUSED) {
  return FALSE;
}

static void
open_site(ErpTui *tui) {
  erp_tui_add(tui, ERP_KIND_SITE, NULL);
}

static void
open_location(ErpTui *tui) {
  erp_tui_add(tui, ERP_KIND_PEERING_LOCATION, NULL);
}

/* ---- tenant ---- */

static gboolean
has_tenant(const ErpPlan *plan) {
  return count(plan, ERP_KIND_TENANT) > 0;
}

static gboolean
lacks_tenant(const ErpPlan *plan) {
  return !has_tenant(plan);
}

static void
open_tenant(ErpTui *tui) {
  if (has_tenant(erp_session_plan(tui->session)))
    erp_tui_edit(tui, "tenant");
  else
    erp_tui_add(tui, ERP_KIND_TENANT, NULL);
}

/* ---- link ---- */

static gboolean
has_link(const ErpPlan *plan) {
  return count(plan, ERP_KIND_WAN_LINK) > 0;
}

static gboolean
lacks_link(const ErpPlan *plan) {
  return !has_link(plan);
}

static void
fill(ErpRecord *link, const char *field, const ErpRecord *end) {
  erp_record_set(link, (guint) erp_kind_field(ERP_KIND_WAN_LINK, field), erp_record_id(end), NULL);
}

/* From the first site to the first peering location, else to the second site. */
static void
open_link(ErpTui *tui) {
  const ErpPlan *plan = erp_session_plan(tui->session);
  guint n_sites, n_locations;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n_sites);
  const ErpRecord *const *locations =
      erp_plan_of_kind(plan, ERP_KIND_PEERING_LOCATION, &n_locations);
  if (n_sites + n_locations < 2) {
    erp_tui_status(tui, _("A link joins two places: add another one first"));
    return;
  }
  ErpRecord *link = erp_record_new(ERP_KIND_WAN_LINK);
  fill(link, "a", n_sites > 0 ? sites[0] : locations[1]);
  fill(link, "b", n_locations > 0 ? locations[0] : sites[1]);
  erp_tui_push(tui, erp_view_form_new_add(tui, NULL, link));
}

static const Step steps[] = {
    {"name", N_("Name the plan"), N_("Its name stands in reports and in the title."), has_name,
     lacks_name, open_plan},
    {"site", N_("Add the first site"),
     N_("An office or data centre: an id, a name, where it is, and how many people work there."),
     has_site, lacks_site, open_site},
    {"tenant", N_("Add the Microsoft 365 tenant"),
     N_("What people need of Microsoft 365 is worked out for plans with a tenant; its geography "
        "may "
        "stay open."),
     has_tenant, lacks_tenant, open_tenant},
    {"second", N_("Add a second site"), N_("Or a peering location; a link needs two ends."),
     has_second_site, lacks_second_place, open_site},
    {"location", N_("Add a peering location"),
     N_("The place where ExpressRoute circuits are met, chosen by its name."), has_location, never,
     open_location},
    {"link", N_("Link two of them"),
     N_("The form names the first site and the other place already; change that as you like."),
     has_link, lacks_link, open_link},
};

static GPtrArray *
make_rows(ErpTui *tui) {
  const ErpPlan *plan = erp_session_plan(tui->session);
  GPtrArray *rows = erp_choices_new();
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
    gboolean done = steps[i].done(plan);
    g_autofree char *label = g_strdup_printf("[%s] %s", done ? "x" : " ", _(steps[i].label));
    g_ptr_array_add(rows,
                    erp_choice_new(steps[i].id, label, done ? _("done") : NULL, _(steps[i].about)));
  }
  g_autofree char *last = g_strconcat("    ", _("Go on with the map"), NULL);
  g_ptr_array_add(rows, erp_choice_new("map", last, NULL,
                                       _("There more is added with F7; F6 lists the findings.")));
  return rows;
}

static char *
current(ErpTui *tui) {
  const ErpPlan *plan = erp_session_plan(tui->session);
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
    if (steps[i].wanted(plan))
      return g_strdup(steps[i].id);
  return g_strdup("map");
}

static void
choose(ErpTui *tui, const char *id) {
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
    if (g_str_equal(id, steps[i].id)) {
      steps[i].open(tui);
      return;
    }
  erp_tui_pop(tui);
}

static const ErpChooserOps ops = {
    .title = N_("First steps"),
    .intro = N_("Enter opens the form of a step. Esc leaves at any time: what is there stays, and "
                "u takes it back."),
    .rows = make_rows,
    .current = current,
    .choose = choose,
};

ErpViewBase *
erp_view_guide_new(ErpTui *tui) {
  return erp_view_chooser_new(tui, &ops);
}
