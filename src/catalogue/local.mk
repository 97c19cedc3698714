noinst_LIBRARIES += src/catalogue/liberpcatalogue.a
src_catalogue_liberpcatalogue_a_SOURCES =
