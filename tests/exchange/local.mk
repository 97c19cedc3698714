check_PROGRAMS += \
	tests/exchange/test-admin-centre \
	tests/exchange/test-arm \
	tests/exchange/test-azure \
	tests/exchange/test-collections \
	tests/exchange/test-export \
	tests/exchange/test-gml \
	tests/exchange/test-graphml \
	tests/exchange/test-json \
	tests/exchange/test-merge \
	tests/exchange/test-netbox \
	tests/exchange/test-node-link \
	tests/exchange/test-picture \
	tests/exchange/test-places \
	tests/exchange/test-sndlib \
	tests/exchange/test-table \
	tests/exchange/test-terraform \
	$(NULL)

exchange_test_support = tests/exchange/support.c tests/exchange/support.h
tests_exchange_test_admin_centre_SOURCES = tests/exchange/test-admin-centre.c $(exchange_test_support)
tests_exchange_test_admin_centre_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_arm_SOURCES = tests/exchange/test-arm.c
tests_exchange_test_arm_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_azure_SOURCES = tests/exchange/test-azure.c $(exchange_test_support)
tests_exchange_test_azure_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_collections_SOURCES = tests/exchange/test-collections.c $(exchange_test_support)
tests_exchange_test_collections_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_export_SOURCES = tests/exchange/test-export.c $(exchange_test_support) \
	tests/eval/fixture.c tests/eval/fixture.h
tests_exchange_test_export_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_gml_SOURCES = tests/exchange/test-gml.c $(exchange_test_support)
tests_exchange_test_gml_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_graphml_SOURCES = tests/exchange/test-graphml.c $(exchange_test_support)
tests_exchange_test_graphml_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_json_SOURCES = tests/exchange/test-json.c
tests_exchange_test_json_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_merge_SOURCES = tests/exchange/test-merge.c $(exchange_test_support)
tests_exchange_test_merge_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_netbox_SOURCES = tests/exchange/test-netbox.c $(exchange_test_support)
tests_exchange_test_netbox_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_node_link_SOURCES = tests/exchange/test-node-link.c $(exchange_test_support)
tests_exchange_test_node_link_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_picture_SOURCES = tests/exchange/test-picture.c \
	tests/eval/fixture.c tests/eval/fixture.h
tests_exchange_test_picture_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_places_SOURCES = tests/exchange/test-places.c $(exchange_test_support)
tests_exchange_test_places_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_sndlib_SOURCES = tests/exchange/test-sndlib.c $(exchange_test_support)
tests_exchange_test_sndlib_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_table_SOURCES = tests/exchange/test-table.c $(exchange_test_support)
tests_exchange_test_table_LDADD = $(ERP_EXCHANGE_LIBS)
tests_exchange_test_terraform_SOURCES = tests/exchange/test-terraform.c $(exchange_test_support)
tests_exchange_test_terraform_LDADD = $(ERP_EXCHANGE_LIBS)
