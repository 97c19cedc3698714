noinst_LIBRARIES += src/session/liberpsession.a
src_session_liberpsession_a_SOURCES =
