noinst_LIBRARIES += src/plan/liberpplan.a
src_plan_liberpplan_a_SOURCES = \
	src/plan/apply-private.h \
	src/plan/apply-references.c \
	src/plan/apply.c \
	src/plan/check-private.h \
	src/plan/check-references.c \
	src/plan/check-unique.c \
	src/plan/check.c \
	src/plan/check.h \
	src/plan/diff.h \
	src/plan/edit.c \
	src/plan/edit.h \
	src/plan/field.c \
	src/plan/field.h \
	src/plan/fields-azure.c \
	src/plan/fields-network.c \
	src/plan/fields-review.c \
	src/plan/fields-routing.c \
	src/plan/fields.h \
	src/plan/file.h \
	src/plan/plan-private.h \
	src/plan/plan.c \
	src/plan/plan.h \
	src/plan/read.c \
	src/plan/record.c \
	src/plan/record.h \
	src/plan/references.c \
	src/plan/references.h \
	src/plan/schema.c \
	src/plan/trivia.c \
	src/plan/trivia.h \
	src/plan/upgrade.c \
	src/plan/upgrade.h \
	src/plan/value.c \
	src/plan/value.h \
	src/plan/write.c \
	$(NULL)
