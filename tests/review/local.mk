check_PROGRAMS += \
	tests/review/test-accepted \
	tests/review/test-cases \
	tests/review/test-checklist \
	tests/review/test-cost \
	tests/review/test-declared \
	tests/review/test-difference \
	tests/review/test-forecast \
	tests/review/test-outcome \
	tests/review/test-parts \
	tests/review/test-resiliency \
	tests/review/test-review \
	tests/review/test-rules \
	tests/review/test-rules-availability \
	tests/review/test-rules-circuits \
	tests/review/test-rules-clients \
	tests/review/test-rules-filters \
	tests/review/test-rules-cost \
	tests/review/test-rules-diversity \
	tests/review/test-rules-failover \
	tests/review/test-rules-geo \
	tests/review/test-rules-m365 \
	tests/review/test-rules-operations \
	tests/review/test-rules-paths \
	tests/review/test-rules-peering \
	tests/review/test-rules-performance \
	tests/review/test-rules-power \
	tests/review/test-rules-reliability \
	tests/review/test-rules-security \
	tests/review/test-rules-survival \
	tests/review/test-rules-symmetry \
	tests/review/test-rules-wan \
	tests/review/test-shifts \
	$(NULL)

review_fixture_sources = tests/review/fixture.c tests/review/fixture.h

noinst_PROGRAMS += tests/tools/time-rules
tests_tools_time_rules_SOURCES = tests/tools/time-rules.c
tests_tools_time_rules_LDADD = $(ERP_REVIEW_LIBS)

tests_review_test_accepted_SOURCES = tests/review/test-accepted.c $(review_fixture_sources)
tests_review_test_accepted_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_cases_SOURCES = tests/review/test-cases.c $(review_fixture_sources)
tests_review_test_cases_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_checklist_SOURCES = tests/review/test-checklist.c $(review_fixture_sources)
tests_review_test_checklist_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_cost_SOURCES = tests/review/test-cost.c $(review_fixture_sources)
tests_review_test_cost_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_declared_SOURCES = tests/review/test-declared.c $(review_fixture_sources)
tests_review_test_declared_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_difference_SOURCES = tests/review/test-difference.c $(review_fixture_sources)
tests_review_test_difference_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_forecast_SOURCES = tests/review/test-forecast.c $(review_fixture_sources)
tests_review_test_forecast_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_parts_SOURCES = tests/review/test-parts.c $(review_fixture_sources)
tests_review_test_parts_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_outcome_SOURCES = tests/review/test-outcome.c $(review_fixture_sources)
tests_review_test_outcome_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_resiliency_SOURCES = tests/review/test-resiliency.c $(review_fixture_sources)
tests_review_test_resiliency_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_review_SOURCES = tests/review/test-review.c $(review_fixture_sources)
tests_review_test_review_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_SOURCES = tests/review/test-rules.c
tests_review_test_rules_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_availability_SOURCES = tests/review/test-rules-availability.c $(review_fixture_sources)
tests_review_test_rules_availability_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_circuits_SOURCES = tests/review/test-rules-circuits.c $(review_fixture_sources)
tests_review_test_rules_circuits_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_clients_SOURCES = tests/review/test-rules-clients.c $(review_fixture_sources)
tests_review_test_rules_clients_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_filters_SOURCES = tests/review/test-rules-filters.c $(review_fixture_sources)
tests_review_test_rules_filters_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_cost_SOURCES = tests/review/test-rules-cost.c $(review_fixture_sources)
tests_review_test_rules_cost_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_diversity_SOURCES = tests/review/test-rules-diversity.c $(review_fixture_sources)
tests_review_test_rules_diversity_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_failover_SOURCES = tests/review/test-rules-failover.c $(review_fixture_sources)
tests_review_test_rules_failover_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_geo_SOURCES = tests/review/test-rules-geo.c $(review_fixture_sources)
tests_review_test_rules_geo_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_m365_SOURCES = tests/review/test-rules-m365.c $(review_fixture_sources)
tests_review_test_rules_m365_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_paths_SOURCES = tests/review/test-rules-paths.c $(review_fixture_sources)
tests_review_test_rules_paths_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_peering_SOURCES = tests/review/test-rules-peering.c $(review_fixture_sources)
tests_review_test_rules_peering_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_performance_SOURCES = tests/review/test-rules-performance.c $(review_fixture_sources)
tests_review_test_rules_performance_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_power_SOURCES = tests/review/test-rules-power.c $(review_fixture_sources)
tests_review_test_rules_power_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_reliability_SOURCES = tests/review/test-rules-reliability.c $(review_fixture_sources)
tests_review_test_rules_reliability_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_survival_SOURCES = tests/review/test-rules-survival.c $(review_fixture_sources)
tests_review_test_rules_survival_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_symmetry_SOURCES = tests/review/test-rules-symmetry.c $(review_fixture_sources)
tests_review_test_rules_symmetry_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_wan_SOURCES = tests/review/test-rules-wan.c $(review_fixture_sources)
tests_review_test_rules_wan_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_shifts_SOURCES = tests/review/test-shifts.c $(review_fixture_sources) \
	$(big_plan_support)
tests_review_test_shifts_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_operations_SOURCES = tests/review/test-rules-operations.c $(review_fixture_sources)
tests_review_test_rules_operations_LDADD = $(ERP_REVIEW_LIBS)
tests_review_test_rules_security_SOURCES = tests/review/test-rules-security.c $(review_fixture_sources)
tests_review_test_rules_security_LDADD = $(ERP_REVIEW_LIBS)

dist_check_SCRIPTS += tests/review/check-fixtures.sh
