noinst_LIBRARIES += src/session/liberpsession.a
src_session_liberpsession_a_SOURCES = \
	src/session/document.c \
	src/session/document.h \
	src/session/edit-text.c \
	src/session/edit-text.h \
	src/session/evaluation.c \
	src/session/evaluation.h \
	src/session/examples.c \
	src/session/examples.h \
	src/session/folders.c \
	src/session/folders.h \
	src/session/history.c \
	src/session/history.h \
	src/session/journal-file.c \
	src/session/journal-private.h \
	src/session/journal.c \
	src/session/journal.h \
	src/session/previewer.c \
	src/session/previewer.h \
	src/session/recent.c \
	src/session/recent.h \
	src/session/recovery.c \
	src/session/recovery.h \
	src/session/save.c \
	src/session/save.h \
	src/session/session-private.h \
	src/session/session.c \
	src/session/session.h \
	src/session/settings-page.c \
	src/session/settings-page.h \
	src/session/settings.c \
	src/session/settings.h \
	src/session/watch.c \
	src/session/watch.h \
	src/session/worker.c \
	src/session/worker.h \
	$(NULL)
