noinst_LIBRARIES += src/exchange/liberpexchange.a
src_exchange_liberpexchange_a_SOURCES = \
	src/exchange/attributes.c \
	src/exchange/attributes.h \
	src/exchange/csv.c \
	src/exchange/csv.h \
	src/exchange/default-circuit.c \
	src/exchange/default-circuit.h \
	src/exchange/diagram.c \
	src/exchange/diagram.h \
	src/exchange/formats.c \
	src/exchange/formats.h \
	src/exchange/import.c \
	src/exchange/import.h \
	src/exchange/json.c \
	src/exchange/json.h \
	src/exchange/merge.c \
	src/exchange/merge.h \
	src/exchange/places.c \
	src/exchange/places.h \
	src/exchange/proposal.c \
	src/exchange/proposal.h \
	src/exchange/read-graphml.c \
	src/exchange/read-table.c \
	$(NULL)
