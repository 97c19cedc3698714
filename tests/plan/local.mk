noinst_PROGRAMS += tests/tools/make-plan
big_plan_support = tests/tools/big-plan.c tests/tools/big-plan.h
tests_tools_make_plan_SOURCES = tests/tools/make-plan.c $(big_plan_support)
tests_tools_make_plan_LDADD = $(ERP_PLAN_LIBS) -lm

check_PROGRAMS += \
	tests/plan/test-diff \
	tests/plan/test-edit \
	tests/plan/test-index \
	tests/plan/test-limits \
	tests/plan/test-plan \
	tests/plan/test-record \
	tests/plan/test-round-trip \
	tests/plan/test-schema \
	tests/plan/test-take \
	tests/plan/test-upgrade \
	$(NULL)

plan_test_support = tests/plan/support.c tests/plan/support.h
tests_plan_test_diff_SOURCES = tests/plan/test-diff.c $(plan_test_support)
tests_plan_test_diff_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_edit_SOURCES = tests/plan/test-edit.c $(plan_test_support)
tests_plan_test_edit_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_index_SOURCES = tests/plan/test-index.c $(plan_test_support)
tests_plan_test_index_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_limits_SOURCES = tests/plan/test-limits.c $(plan_test_support)
tests_plan_test_limits_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_plan_SOURCES = tests/plan/test-plan.c $(plan_test_support)
tests_plan_test_plan_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_record_SOURCES = tests/plan/test-record.c $(plan_test_support)
tests_plan_test_record_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_round_trip_SOURCES = tests/plan/test-round-trip.c $(plan_test_support)
tests_plan_test_round_trip_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_schema_SOURCES = tests/plan/test-schema.c $(plan_test_support)
tests_plan_test_schema_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_take_SOURCES = tests/plan/test-take.c $(plan_test_support)
tests_plan_test_take_LDADD = $(ERP_PLAN_LIBS)
tests_plan_test_upgrade_SOURCES = tests/plan/test-upgrade.c $(plan_test_support)
tests_plan_test_upgrade_LDADD = $(ERP_PLAN_LIBS)

EXTRA_DIST += tests/badxml tests/plans
