noinst_LIBRARIES += src/catalogue/liberpcatalogue.a
src_catalogue_liberpcatalogue_a_SOURCES = \
	src/catalogue/advice.c \
	src/catalogue/catalogue.c \
	src/catalogue/catalogue.h \
	src/catalogue/circuits.c \
	src/catalogue/cities.c \
	src/catalogue/columns.c \
	src/catalogue/columns.h \
	src/catalogue/communities.c \
	src/catalogue/data.h \
	src/catalogue/index.c \
	src/catalogue/index.h \
	src/catalogue/lookup.c \
	src/catalogue/model.c \
	src/catalogue/parameters.c \
	src/catalogue/places.c \
	src/catalogue/power-platform.c \
	src/catalogue/regions.c \
	src/catalogue/services.c \
	src/catalogue/table.c \
	src/catalogue/table.h \
	$(NULL)
