noinst_LIBRARIES += src/session/liberpsession.a
src_session_liberpsession_a_SOURCES = \
	src/session/document.c \
	src/session/document.h \
	src/session/history.c \
	src/session/history.h \
	src/session/save.c \
	src/session/save.h \
	$(NULL)
