noinst_LIBRARIES += src/eval/liberpeval.a
src_eval_liberpeval_a_SOURCES = \
	src/eval/backbone.c \
	src/eval/budget.c \
	src/eval/decision.c \
	src/eval/demands.c \
	src/eval/evaluate.c \
	src/eval/exits.c \
	src/eval/latency-accuracy.c \
	src/eval/latency-accuracy.h \
	src/eval/latency-model.c \
	src/eval/latency-model.h \
	src/eval/legs.c \
	src/eval/legs.h \
	src/eval/loads.c \
	src/eval/network-build.h \
	src/eval/network-circuits.c \
	src/eval/network-doors.c \
	src/eval/network.c \
	src/eval/network.h \
	src/eval/params.c \
	src/eval/params.h \
	src/eval/penalty.c \
	src/eval/planned.c \
	src/eval/policy.c \
	src/eval/results.h \
	src/eval/rollup.c \
	src/eval/route.c \
	src/eval/routing.c \
	src/eval/routing.h \
	src/eval/symmetry.c \
	src/eval/symmetry.h \
	src/eval/terrain.c \
	src/eval/terrain.h \
	src/eval/usable.c \
	src/eval/words.c \
	src/eval/work.h \
	$(NULL)
