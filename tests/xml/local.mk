check_PROGRAMS += \
	tests/xml/test-reader \
	tests/xml/test-refusals \
	tests/xml/test-validate \
	tests/xml/test-writer \
	$(NULL)

tests_xml_test_reader_SOURCES = tests/xml/test-reader.c tests/xml/events.c tests/xml/events.h
tests_xml_test_reader_LDADD = $(ERP_XML_LIBS)
tests_xml_test_refusals_SOURCES = tests/xml/test-refusals.c tests/xml/events.c tests/xml/events.h
tests_xml_test_refusals_LDADD = $(ERP_XML_LIBS)
tests_xml_test_validate_SOURCES = tests/xml/test-validate.c
tests_xml_test_validate_LDADD = $(ERP_XML_LIBS)
tests_xml_test_writer_SOURCES = tests/xml/test-writer.c tests/xml/events.c tests/xml/events.h
tests_xml_test_writer_LDADD = $(ERP_XML_LIBS)
