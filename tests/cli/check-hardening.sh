#!/bin/sh
# The guards that configure found are in the program that was built: a later flag, an object from
# elsewhere or a changed probe could leave one out without a word. What guards the stack when it grows
# (-fstack-clash-protection) leaves nothing to look at.
set -u
# shellcheck source=tests/cli/tap.sh
. "${G_TEST_SRCDIR:?}/cli/tap.sh"

if [ "${ERP_HARDENED:-no}" != yes ]; then
  skip 'hardening' 'this build does without'
  finish
fi
if ! command -v readelf >/dev/null || ! readelf -h "$ERPLAN" >/dev/null 2>&1; then
  skip 'hardening' 'no readelf, or not a program that it reads'
  finish
fi

# guard FLAG TEXT PATTERN READELF-ARGS...: what readelf prints has a line with the basic regex.
guard() {
  flag=$1
  text=$2
  pattern=$3
  shift 3
  case " $ERP_FLAGS " in
  *" $flag"*)
    LC_ALL=C readelf -W "$@" >"$out"
    says "$out" "$pattern" "$text"
    ;;
  *) skip "$text" "the compiler does not take $flag" ;;
  esac
}

guard -pie 'the program is loaded anywhere' '^ *Type: *DYN' -h "$ERPLAN"
guard -Wl,-z,relro 'tables of the linker become read-only' '^ *GNU_RELRO' -l "$ERPLAN"
guard -Wl,-z,now 'before anything runs' 'BIND_NOW\|Flags:.* NOW' -d "$ERPLAN"
guard -Wl,-z,noexecstack 'the stack is no code' '^ *GNU_STACK .* RW  *0x' -l "$ERPLAN"
guard -fstack-protector-strong 'a function looks whether its frame is whole' ' __stack_chk_fail' \
  --dyn-syms "$ERPLAN"
guard -D_FORTIFY_SOURCE= 'copies know how large their target is' ' __mem[a-z]*_chk' \
  --dyn-syms "$ERPLAN"
# In the object, since the program has the note only if each object of the C library has it.
guard -fcf-protection 'jumps end where one may land' 'IBT, SHSTK' -n \
  "${G_TEST_BUILDDIR:?}/../src/cli/main.o"
finish
