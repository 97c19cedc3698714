noinst_LIBRARIES += src/plan/liberpplan.a
src_plan_liberpplan_a_SOURCES =
