/* What if things had failed: marks that no plan holds and nothing saves. */
#include "tui/app-private.h"

#include "report/figures.h"
#include "review/outcome.h"
#include "base/i18n.h"

/* What is told of an outage, as long as there is room. */
static const ErpMeasureId told[] = {
    ERP_MEASURE_CUT_OFF, ERP_MEASURE_OVER_BUDGET, ERP_MEASURE_WORST_LINK,
    ERP_MEASURE_FAIL,    ERP_MEASURE_WORST_RTT,   ERP_MEASURE_P95_RTT,
};

static gboolean
can_fail(const ErpRecord *record) {
  switch ((guint) record->kind) {
  case ERP_KIND_SITE:
  case ERP_KIND_INTERNET:
  case ERP_KIND_WAN_LINK:
  case ERP_KIND_PEERING_LOCATION:
  case ERP_KIND_CIRCUIT:
  case ERP_KIND_GATEWAY:
  case ERP_KIND_EDGE:
  case ERP_KIND_PROXY:
  case ERP_KIND_VPN:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The outage with the loss of all of `path` added, or taken away when it is there. */
static ErpOutage *
toggle(const ErpOutage *outage, const char *path) {
  ErpOutage *other = erp_outage_new();
  gboolean there = FALSE;
  for (guint i = 0; outage != NULL && i < outage->losses->len; i++) {
    const ErpLoss *loss = &g_array_index(outage->losses, ErpLoss, i);
    if (loss->part == ERP_PART_WHOLE && g_str_equal(loss->path, path))
      there = TRUE;
    else
      erp_outage_lose(other, loss->path, loss->part);
  }
  if (!there)
    erp_outage_lose(other, path, ERP_PART_WHOLE);
  return other;
}

void
erp_tui_set_outage(ErpTui *tui, const ErpOutage *outage) {
  erp_session_set_outage(tui->session, outage);
  erp_tui_tell_what_if(tui);
  erp_tui_refresh(tui);
}

void
erp_tui_fail(ErpTui *tui) {
  if (!erp_tui_need_selection(tui))
    return;
  const ErpRecord *record = erp_plan_at_path(erp_session_plan(tui->session), tui->selection);
  if (!can_fail(record)) {
    erp_tui_status(tui, _("Only a site, WAN link, internet access, peering location, circuit, "
                          "gateway, edge, proxy or VPN can fail"));
    return;
  }
  g_autoptr(ErpOutage) outage = toggle(erp_session_outage(tui->session), tui->selection);
  erp_tui_set_outage(tui, outage);
  if (outage->losses->len == 0)
    erp_tui_status(tui, _("Nothing has failed any more"));
}

void
erp_tui_restore(ErpTui *tui) {
  if (erp_session_outage(tui->session) == NULL) {
    erp_tui_status(tui, _("Nothing is marked as failed"));
    return;
  }
  erp_tui_set_outage(tui, NULL);
  erp_tui_status(tui, _("Nothing has failed any more"));
}

/* ---- the line -------------------------------------------------------------------------------- */

/* "er-ams, par" */
static char *
say_losses(const ErpOutage *outage) {
  static const char *const parts[] = {
      [ERP_PART_WHOLE] = "", [ERP_PART_PRIMARY] = "/primary", [ERP_PART_SECONDARY] = "/secondary"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < outage->losses->len; i++) {
    const ErpLoss *loss = &g_array_index(outage->losses, ErpLoss, i);
    g_string_append_printf(text, "%s%s%s", i > 0 ? ", " : "", loss->path, parts[loss->part]);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* "users cut off 0 → 420, worst link 45 % (l) → 93 % (m)": what changes. */
static char *
say_effect(const ErpReview *before, const ErpReview *after) {
  ErpOutcome was = erp_outcome(before), is = erp_outcome(after);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
    const ErpMeasured *a = &was.measured[told[i]], *b = &is.measured[told[i]];
    if (erp_measure_trend(told[i], a, b) == ERP_TREND_SAME)
      continue;
    g_autofree char *one = erp_show_measured_beside(told[i], a, b);
    g_autofree char *other = erp_show_measured_beside(told[i], b, a);
    g_string_append_printf(text, "%s%s %s → %s", text->len > 0 ? ", " : "",
                           _(erp_measure_info(told[i])->title), one, other);
  }
  return text->len > 0 ? g_string_free(g_steal_pointer(&text), FALSE)
                       : g_strdup(_("none of the headline figures changes"));
}

void
erp_tui_tell_what_if(ErpTui *tui) {
  const ErpSession *session = tui->session;
  const ErpOutage *outage = erp_session_outage(session);
  g_clear_pointer(&tui->what_if, g_free);
  if (outage == NULL)
    return;
  g_autofree char *losses = say_losses(outage);
  const ErpReview *whole = erp_session_whole(session);
  g_autofree char *effect = whole == NULL || erp_session_stale(session)
                                ? g_strdup(_("evaluating"))
                                : say_effect(whole, erp_session_review(session));
  tui->what_if = g_strdup_printf(_("What if %s failed: %s"), losses, effect);
}
