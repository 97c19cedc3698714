noinst_PROGRAMS += tests/tools/make-plan
tests_tools_make_plan_SOURCES = tests/tools/make-plan.c
tests_tools_make_plan_LDADD = $(ERP_PLAN_LIBS) -lm
