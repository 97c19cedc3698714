noinst_LIBRARIES += src/xml/liberpxml.a
src_xml_liberpxml_a_SOURCES = \
	src/xml/decode.c \
	src/xml/decode.h \
	src/xml/load.c \
	src/xml/position.c \
	src/xml/position.h \
	src/xml/reader.c \
	src/xml/reader.h \
	src/xml/validate.c \
	src/xml/validate.h \
	src/xml/writer.c \
	src/xml/writer.h \
	$(NULL)
