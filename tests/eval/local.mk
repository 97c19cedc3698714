check_PROGRAMS += tests/eval/test-latency-accuracy
tests_eval_test_latency_accuracy_SOURCES = tests/eval/test-latency-accuracy.c
tests_eval_test_latency_accuracy_LDADD = $(ERP_EVAL_LIBS)

check_PROGRAMS += tests/eval/test-latency-model
tests_eval_test_latency_model_SOURCES = tests/eval/test-latency-model.c
tests_eval_test_latency_model_LDADD = $(ERP_EVAL_LIBS)
