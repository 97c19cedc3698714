/* What a review takes over from the one before, and what it finds out anew. */
#include "review/context.h"

#include "fixture.h"

#include "plan/edit.h"

#include <string.h>

/* Two offices that have nothing to do with each other; only Paris can be left. */
static const char body[] = "<tenant geo='EUR'/>"
                           "<site id='par' name='Paris' lat='48.85' lon='2.35' users='100'>"
                           "<internet capacity='1Gbps'/></site>"
                           "<site id='ber' name='Berlin' lat='52.52' lon='13.40' users='100'/>"
                           "<site id='rom' name='Rome' lat='41.90' lon='12.50' users='100'>"
                           "<internet capacity='1Gbps'/></site>";

/* The fixture's plan with a field of a site set, evaluated after it. */
static ErpResults *
edited(const Fixture *f, const char *site, const char *field, const char *value) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_set(site, field, value);
  g_autoptr(ErpPlan) plan = erp_plan_apply(f->plan, edit, &error);
  g_assert_no_error(error);
  return erp_evaluate_after(plan, NULL, f->results, diags);
}

/* One more than the users of the site. */
static void
one_more(ErpReview *review, guint32 site, gpointer part) {
  gint64 *users = part;
  g_assert_cmpint(*users, ==, 0); /* whatever it held before */
  *users = review->results->network->nodes[site].site->users + 1;
}

static void
test_parts(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpReview) first = erp_review_after(f->results, TODAY, NULL);
  g_autoptr(ErpResults) now = edited(f, "ber", "users", "250");
  g_autoptr(ErpReview) second = erp_review_after(now, TODAY, first);
  gint64 *before = (gint64 *) erp_review_parts(first, sizeof *before, one_more);
  g_assert_cmpint(before[0], ==, 101);
  before[0] = 7000; /* to be known again */
  before[1] = 8000;
  ErpReview making = *second;
  making.before = first;
  const gint64 *parts = erp_review_parts(&making, sizeof *parts, one_more);
  g_assert_cmpint(parts[0], ==, 7000); /* Paris is settled */
  g_assert_cmpint(parts[1], ==, 251);  /* Berlin is not */
  g_assert_cmpint(parts[2], ==, 101);
  g_assert_true(erp_review_parts(&making, sizeof *parts, one_more) == parts);
}

static const ErpFinding *
find(const ErpReview *review, const char *rule, const char *object) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (g_str_equal(finding->rule->id, rule) && g_strcmp0(finding->object, object) == 0)
      return finding;
  }
  return NULL;
}

/* That Berlin has no way to the internet rests on ways. What is said of it speaks of the record
 * that stands there now, and outlives the review and the plan it comes from. */
static void
test_taken_over(void) {
  Fixture *f = fixture_new(body);
  ErpReview *first = erp_review_after(f->results, TODAY, NULL);
  g_autoptr(ErpResults) now = edited(f, "ber", "users", "250");
  g_autoptr(ErpReview) second = erp_review_after(now, TODAY, first);
  const ErpFinding *before = find(first, "CLI-04", "ber");
  const ErpFinding *finding = find(second, "CLI-04", "ber");
  g_assert_nonnull(before);
  g_assert_nonnull(finding);
  g_assert_true(erp_finding_message(finding) == erp_finding_message(before));
  g_assert_true(finding->record == erp_plan_find(now->plan, "ber"));
  g_assert_true(finding->review == second);
  g_autofree char *said = g_strdup(erp_finding_message(before));
  erp_review_free(first);
  fixture_free(f);
  g_assert_cmpstr(finding->object, ==, "ber");
  g_assert_cmpstr(erp_finding_message(finding), ==, said);
}

/* What said the old name says the new one; the rest is as it was said. */
static void
test_renamed(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpReview) first = erp_review_after(f->results, TODAY, NULL);
  g_autoptr(ErpResults) now = edited(f, "ber", "name", "Potsdam");
  g_autoptr(ErpReview) second = erp_review_after(now, TODAY, first);
  const char *was = erp_finding_message(find(first, "CLI-04", "ber"));
  const char *is = erp_finding_message(find(second, "CLI-04", "ber"));
  g_assert_nonnull(strstr(was, "Berlin"));
  g_assert_nonnull(strstr(is, "Potsdam"));
  g_assert_null(strstr(is, "Berlin"));
  g_assert_true(erp_finding_message(find(first, "PEER-03", NULL)) ==
                erp_finding_message(find(second, "PEER-03", NULL)));
}

/* Nothing is taken from a review of another day, nor of results that these were not made after. */
static void
test_not_taken_over(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(Fixture) other = fixture_new(body);
  g_autoptr(ErpReview) first = erp_review_after(f->results, "2026-11-21", NULL);
  g_autoptr(ErpReview) stranger = erp_review_after(other->results, TODAY, NULL);
  g_autoptr(ErpResults) now = edited(f, "ber", "users", "250");
  g_autoptr(ErpReview) later = erp_review_after(now, TODAY, first);
  g_autoptr(ErpReview) strange = erp_review_after(now, TODAY, stranger);
  const char *said = erp_finding_message(find(first, "CLI-04", "ber"));
  g_assert_true(erp_finding_message(find(later, "CLI-04", "ber")) != said);
  g_assert_true(erp_finding_message(find(strange, "CLI-04", "ber")) !=
                erp_finding_message(find(stranger, "CLI-04", "ber")));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/parts/kept", test_parts);
  g_test_add_func("/findings/taken-over", test_taken_over);
  g_test_add_func("/findings/renamed", test_renamed);
  g_test_add_func("/findings/not-taken-over", test_not_taken_over);
  return fixture_run();
}
