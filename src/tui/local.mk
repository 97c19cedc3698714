noinst_LIBRARIES += src/tui/liberptui.a
src_tui_liberptui_a_SOURCES = \
	src/tui/canvas.c \
	src/tui/canvas.h \
	src/tui/cells.c \
	src/tui/cells.h \
	src/tui/coast.c \
	src/tui/coast.h \
	src/tui/labels.c \
	src/tui/labels.h \
	src/tui/map-draw.c \
	src/tui/map-draw.h \
	src/tui/map-links.c \
	src/tui/map-links.h \
	src/tui/miller.h \
	src/tui/projection.c \
	src/tui/projection.h \
	$(NULL)
