noinst_LIBRARIES += src/base/liberpbase.a
src_base_liberpbase_a_SOURCES =
