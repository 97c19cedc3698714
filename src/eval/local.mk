noinst_LIBRARIES += src/eval/liberpeval.a
src_eval_liberpeval_a_SOURCES =
