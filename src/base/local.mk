noinst_LIBRARIES += src/base/liberpbase.a
src_base_liberpbase_a_SOURCES = \
	src/base/align.h \
	src/base/byte.h \
	src/base/coastlines.c \
	src/base/coastlines.h \
	src/base/data-folder.c \
	src/base/data-folder.h \
	src/base/diag.c \
	src/base/diag.h \
	src/base/error.c \
	src/base/error.h \
	src/base/escape.c \
	src/base/escape.h \
	src/base/geo.c \
	src/base/geo.h \
	src/base/hash.c \
	src/base/hash.h \
	src/base/i18n.c \
	src/base/i18n.h \
	src/base/ids.c \
	src/base/ids.h \
	src/base/names.c \
	src/base/names.h \
	src/base/parray.c \
	src/base/parray.h \
	src/base/prefix.c \
	src/base/prefix.h \
	src/base/sums.c \
	src/base/sums.h \
	src/base/today.c \
	src/base/today.h \
	src/base/units.c \
	src/base/units.h \
	src/base/width.c \
	src/base/width.h \
	$(NULL)
