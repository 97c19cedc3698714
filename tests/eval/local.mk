check_PROGRAMS += tests/eval/test-availability
tests_eval_test_availability_SOURCES = \
	tests/eval/test-availability.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_availability_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-latency-accuracy
tests_eval_test_latency_accuracy_SOURCES = tests/eval/test-latency-accuracy.c
tests_eval_test_latency_accuracy_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-latency-model
tests_eval_test_latency_model_SOURCES = tests/eval/test-latency-model.c
tests_eval_test_latency_model_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-budget
tests_eval_test_budget_SOURCES = tests/eval/test-budget.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_budget_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-decision
tests_eval_test_decision_SOURCES = tests/eval/test-decision.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_decision_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-growth
tests_eval_test_growth_SOURCES = tests/eval/test-growth.c
tests_eval_test_growth_LDADD = $(ERP_EVAL_LIBS)
check_PROGRAMS += tests/eval/test-failures
tests_eval_test_failures_SOURCES = tests/eval/test-failures.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_failures_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-invariants
tests_eval_test_invariants_SOURCES = \
	tests/eval/test-invariants.c tests/eval/fixture.c tests/eval/fixture.h \
	tests/eval/random-plan.c tests/eval/random-plan.h
tests_eval_test_invariants_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-loads
tests_eval_test_loads_SOURCES = tests/eval/test-loads.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_loads_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-network
tests_eval_test_network_SOURCES = tests/eval/test-network.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_network_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-changes
tests_eval_test_changes_SOURCES = \
	tests/eval/test-changes.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_changes_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-outage
tests_eval_test_outage_SOURCES = \
	tests/eval/test-outage.c tests/eval/fixture.c tests/eval/fixture.h \
	tests/eval/random-plan.c tests/eval/random-plan.h
tests_eval_test_outage_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-params
tests_eval_test_params_SOURCES = tests/eval/test-params.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_params_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-long-ways
tests_eval_test_long_ways_SOURCES = tests/eval/test-long-ways.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_long_ways_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-routes
tests_eval_test_routes_SOURCES = tests/eval/test-routes.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_routes_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-sweep
tests_eval_test_sweep_SOURCES = \
	tests/eval/test-sweep.c tests/eval/fixture.c tests/eval/fixture.h \
	tests/eval/random-plan.c tests/eval/random-plan.h $(big_plan_support)
tests_eval_test_sweep_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-symmetry
tests_eval_test_symmetry_SOURCES = tests/eval/test-symmetry.c tests/eval/fixture.c tests/eval/fixture.h
tests_eval_test_symmetry_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-terrain
tests_eval_test_terrain_SOURCES = tests/eval/test-terrain.c
tests_eval_test_terrain_LDADD = $(ERP_EVAL_LIBS)
