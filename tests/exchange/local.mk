check_PROGRAMS += \
	tests/exchange/test-graphml \
	tests/exchange/test-merge \
	tests/exchange/test-table \
	$(NULL)

exchange_test_support = tests/exchange/support.c tests/exchange/support.h
tests_exchange_test_graphml_SOURCES = tests/exchange/test-graphml.c $(exchange_test_support)
tests_exchange_test_graphml_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_merge_SOURCES = tests/exchange/test-merge.c $(exchange_test_support)
tests_exchange_test_merge_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_table_SOURCES = tests/exchange/test-table.c $(exchange_test_support)
tests_exchange_test_table_LDADD = $(ERP_EXCHANGE_LIBS)
