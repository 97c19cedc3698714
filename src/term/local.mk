# The only folder that knows curses.
noinst_LIBRARIES += src/term/liberpterm.a
src_term_liberpterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(NCURSES_CFLAGS)
src_term_liberpterm_a_SOURCES = \
	src/term/input.c \
	src/term/input.h \
	src/term/loop.c \
	src/term/loop.h \
	src/term/patience.c \
	src/term/patience.h \
	src/term/restore.c \
	src/term/restore.h \
	src/term/sequence.c \
	src/term/sequence.h \
	src/term/style.c \
	src/term/style.h \
	src/term/terminal.c \
	src/term/terminal.h \
	src/term/traits.c \
	src/term/traits.h \
	$(NULL)
