# Compiler flags of erplan. Everything lands in ERP_CFLAGS and ERP_LDFLAGS,
# so that CFLAGS and LDFLAGS stay the user's.

# ERP_TRY_CFLAGS(FLAG...)
# Adds each flag the compiler takes without complaint, beside the user's and those it has already.
AC_DEFUN([ERP_TRY_CFLAGS], [
  for erp_flag in $1; do
    AS_VAR_PUSHDEF([erp_cache], [erp_cv_cflag_$erp_flag])
    AC_CACHE_CHECK([whether $CC takes $erp_flag], [erp_cache], [
      erp_saved_cflags=$CFLAGS
      CFLAGS="$CFLAGS $ERP_CFLAGS -Werror $erp_flag"
      AC_COMPILE_IFELSE([AC_LANG_SOURCE([[#include <string.h>
#if defined _FORTIFY_SOURCE && !defined __OPTIMIZE__
#error which does nothing without an optimiser, and in some releases of the C library says so each time
#endif
int erp_probe; int main (void) { return erp_probe; }]])],
        [AS_VAR_SET([erp_cache], [yes])], [AS_VAR_SET([erp_cache], [no])])
      CFLAGS=$erp_saved_cflags
    ])
    AS_VAR_IF([erp_cache], [yes], [ERP_CFLAGS="$ERP_CFLAGS $erp_flag"])
    AS_VAR_POPDEF([erp_cache])
  done
])

# ERP_WARNINGS
# Warnings for everybody; errors only where the code would certainly be wrong.
AC_DEFUN([ERP_WARNINGS], [
  ERP_CFLAGS=
  ERP_LDFLAGS=
  ERP_TRY_CFLAGS([-std=gnu11 -Wall -Wextra -Wswitch-enum -Wshadow -Wvla -Wfloat-equal \
    -Wdouble-promotion -Wformat=2 -Wmissing-prototypes -Wpointer-arith -Wstrict-prototypes -Wundef \
    -Werror=implicit-function-declaration -Werror=incompatible-pointer-types \
    -Werror=int-conversion -Werror=return-type -Werror=format-security])
  AC_SUBST([ERP_CFLAGS])
  AC_SUBST([ERP_LDFLAGS])
])

# ERP_VECTORS
# ERP_VECTOR_CFLAGS: flags by which loops over rows become vector instructions at -O2 too.
AC_DEFUN([ERP_VECTORS], [
  erp_kept_cflags=$ERP_CFLAGS
  ERP_CFLAGS=
  ERP_TRY_CFLAGS([-ftree-vectorize -fvect-cost-model=dynamic])
  ERP_VECTOR_CFLAGS=$ERP_CFLAGS
  ERP_CFLAGS=$erp_kept_cflags
  AC_SUBST([ERP_VECTOR_CFLAGS])
])

# ERP_ENABLE_WERROR
AC_DEFUN([ERP_ENABLE_WERROR], [
  AC_ARG_ENABLE([werror],
    [AS_HELP_STRING([--enable-werror], [treat every warning as an error (for developers)])],
    [], [enable_werror=no])
  erp_werror_text="on"
  AS_IF([test "x$enable_werror" = xyes], [
    ERP_CFLAGS="$ERP_CFLAGS -Werror"
    erp_werror_text="are errors"
  ])
])

# ERP_SANITIZE(FEATURE, HELP, SANITIZERS)
# --enable-FEATURE builds with the sanitizers; the compiler must have them.
AC_DEFUN([ERP_SANITIZE], [
  AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [$2])],
    [], [AS_TR_SH([enable_$1])=no])
  AS_VAR_IF([AS_TR_SH([enable_$1])], [yes], [
    erp_sanitize="-fsanitize=$3 -fno-sanitize-recover=all -fno-omit-frame-pointer"
    erp_saved_cflags=$CFLAGS
    CFLAGS="$CFLAGS $ERP_CFLAGS $erp_sanitize"
    AC_MSG_CHECKING([whether -fsanitize=$3 links])
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AC_MSG_RESULT([yes])],
      [AC_MSG_RESULT([no])
       AC_MSG_ERROR([$CC cannot link with -fsanitize=$3; install its libraries or drop --enable-$1])])
    CFLAGS=$erp_saved_cflags
    ERP_CFLAGS="$ERP_CFLAGS $erp_sanitize"
    ERP_LDFLAGS="$ERP_LDFLAGS $erp_sanitize"
  ])
])

# ERP_ENABLE_SANITIZERS
AC_DEFUN([ERP_ENABLE_SANITIZERS], [
  AS_IF([test "x$enable_sanitizers$enable_thread_sanitizer" = xyesyes],
    [AC_MSG_ERROR([--enable-sanitizers and --enable-thread-sanitizer exclude each other])])
  ERP_SANITIZE([sanitizers], [build with address and undefined-behaviour sanitizers], [address,undefined])
  ERP_SANITIZE([thread-sanitizer], [build with the thread sanitizer], [thread])
  AS_CASE([$enable_sanitizers$enable_thread_sanitizer],
    [yesno], [erp_sanitized="of memory"], [noyes], [erp_sanitized="of threads"], [erp_sanitized=no])
  AC_SUBST([erp_sanitized])
  AM_CONDITIONAL([ERP_THREAD_SANITIZER], [test "x$enable_thread_sanitizer" = xyes])
])

# ERP_ENABLE_COVERAGE
# The optimiser merges lines, so it is turned off behind the user's CFLAGS.
AC_DEFUN([ERP_ENABLE_COVERAGE], [
  AC_ARG_ENABLE([coverage],
    [AS_HELP_STRING([--enable-coverage], [record line coverage; see make coverage])],
    [], [enable_coverage=no])
  AS_IF([test "x$enable_coverage" = xyes], [
    ERP_CFLAGS="$ERP_CFLAGS --coverage -fprofile-update=atomic"
    ERP_LDFLAGS="$ERP_LDFLAGS --coverage"
    CFLAGS="$CFLAGS -O0"
  ])
  AM_CONDITIONAL([ERP_COVERAGE], [test "x$enable_coverage" = xyes])
])

# ERP_TRY_LDFLAGS(FLAG...)
# Adds each flag that a program links with without complaint.
AC_DEFUN([ERP_TRY_LDFLAGS], [
  for erp_flag in $1; do
    AS_VAR_PUSHDEF([erp_cache], [erp_cv_ldflag_$erp_flag])
    AC_CACHE_CHECK([whether $CC links with $erp_flag], [erp_cache], [
      erp_saved_cflags=$CFLAGS
      erp_saved_ldflags=$LDFLAGS
      CFLAGS="$CFLAGS $ERP_CFLAGS"
      LDFLAGS="$LDFLAGS $ERP_LDFLAGS -Werror $erp_flag"
      AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
        [AS_VAR_SET([erp_cache], [yes])], [AS_VAR_SET([erp_cache], [no])])
      CFLAGS=$erp_saved_cflags
      LDFLAGS=$erp_saved_ldflags
    ])
    AS_VAR_IF([erp_cache], [yes], [ERP_LDFLAGS="$ERP_LDFLAGS $erp_flag"])
    AS_VAR_POPDEF([erp_cache])
  done
])

# ERP_HARDENING
# What makes a fault of ours end the program instead of obeying a file: the last of these macros, since it
# rests on what the others set. A value of _FORTIFY_SOURCE that the user gave stands, since a second one is
# a warning. Sanitizers see more without any of it.
AC_DEFUN([ERP_HARDENING], [
  AC_ARG_ENABLE([hardening],
    [AS_HELP_STRING([--disable-hardening], [do without the guards of compiler and linker])],
    [], [enable_hardening=yes])
  AS_IF([test "x$erp_sanitized" != xno], [enable_hardening=no])
  AS_IF([test "x$enable_hardening" = xyes], [
    ERP_TRY_CFLAGS([-D_FORTIFY_SOURCE=3 -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
      -fstack-clash-protection -fcf-protection -fPIE])
    ERP_TRY_LDFLAGS([-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack])
  ])
  AC_SUBST([enable_hardening])
])
