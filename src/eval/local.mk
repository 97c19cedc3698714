noinst_LIBRARIES += src/eval/liberpeval.a
src_eval_liberpeval_a_SOURCES = \
	src/eval/latency-accuracy.c \
	src/eval/latency-accuracy.h \
	src/eval/latency-model.c \
	src/eval/latency-model.h \
	$(NULL)
