noinst_LIBRARIES += src/xml/liberpxml.a
src_xml_liberpxml_a_SOURCES =
