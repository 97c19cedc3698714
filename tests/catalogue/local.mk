check_PROGRAMS += \
	tests/catalogue/test-catalogue \
	tests/catalogue/test-cities \
	tests/catalogue/test-columns \
	tests/catalogue/test-load \
	tests/catalogue/test-parameters \
	tests/catalogue/test-table \
	$(NULL)

tests_catalogue_test_catalogue_SOURCES = tests/catalogue/test-catalogue.c
tests_catalogue_test_catalogue_LDADD = $(ERP_CATALOGUE_LIBS)
tests_catalogue_test_cities_SOURCES = tests/catalogue/test-cities.c
tests_catalogue_test_cities_LDADD = $(ERP_CATALOGUE_LIBS)
tests_catalogue_test_columns_SOURCES = tests/catalogue/test-columns.c
tests_catalogue_test_columns_LDADD = $(ERP_CATALOGUE_LIBS)
tests_catalogue_test_load_SOURCES = tests/catalogue/test-load.c
tests_catalogue_test_load_LDADD = $(ERP_CATALOGUE_LIBS)
tests_catalogue_test_parameters_SOURCES = tests/catalogue/test-parameters.c
tests_catalogue_test_parameters_LDADD = $(ERP_CATALOGUE_LIBS)
tests_catalogue_test_table_SOURCES = tests/catalogue/test-table.c
tests_catalogue_test_table_LDADD = $(ERP_CATALOGUE_LIBS)
