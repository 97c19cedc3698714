check_PROGRAMS += \
	tests/base/test-crew \
	tests/base/test-diag \
	tests/base/test-escape \
	tests/base/test-geo \
	tests/base/test-hash \
	tests/base/test-ids \
	tests/base/test-last-words \
	tests/base/test-names \
	tests/base/test-parray \
	tests/base/test-prefix \
	tests/base/test-sums \
	tests/base/test-today \
	tests/base/test-units \
	tests/base/test-width \
	$(NULL)

tests_base_test_crew_SOURCES = tests/base/test-crew.c
tests_base_test_crew_LDADD = $(ERP_BASE_LIBS)
tests_base_test_diag_SOURCES = tests/base/test-diag.c
tests_base_test_diag_LDADD = $(ERP_BASE_LIBS)
tests_base_test_escape_SOURCES = tests/base/test-escape.c
tests_base_test_escape_LDADD = $(ERP_BASE_LIBS)
tests_base_test_geo_SOURCES = tests/base/test-geo.c
tests_base_test_geo_LDADD = $(ERP_BASE_LIBS)
tests_base_test_hash_SOURCES = tests/base/test-hash.c
tests_base_test_hash_LDADD = $(ERP_BASE_LIBS)
tests_base_test_ids_SOURCES = tests/base/test-ids.c
tests_base_test_ids_LDADD = $(ERP_BASE_LIBS)
tests_base_test_last_words_SOURCES = tests/base/test-last-words.c
tests_base_test_last_words_LDADD = $(ERP_BASE_LIBS)
tests_base_test_names_SOURCES = tests/base/test-names.c
tests_base_test_names_LDADD = $(ERP_BASE_LIBS)
tests_base_test_parray_SOURCES = tests/base/test-parray.c
tests_base_test_parray_LDADD = $(ERP_BASE_LIBS)
tests_base_test_prefix_SOURCES = tests/base/test-prefix.c
tests_base_test_prefix_LDADD = $(ERP_BASE_LIBS)
tests_base_test_sums_SOURCES = tests/base/test-sums.c
tests_base_test_sums_LDADD = $(ERP_BASE_LIBS)
tests_base_test_today_SOURCES = tests/base/test-today.c
tests_base_test_today_LDADD = $(ERP_BASE_LIBS)
tests_base_test_units_SOURCES = tests/base/test-units.c
tests_base_test_units_LDADD = $(ERP_BASE_LIBS)
tests_base_test_width_SOURCES = tests/base/test-width.c
tests_base_test_width_LDADD = $(ERP_BASE_LIBS)
