# Events written down by hand, as the tests of the reader compare them.
noinst_HEADERS += tests/xml/events.h

check_PROGRAMS += tests/xml/test-reader
tests_xml_test_reader_SOURCES = tests/xml/test-reader.c tests/xml/events.c tests/xml/events.h
tests_xml_test_reader_LDADD = $(ERP_XML_LIBS)
