# shellcheck shell=bash
# All tests, readable while they run, and one honest line at the end.

VERIFY_LOG=$LOGS/verify.log
LAUNCHER_LOG=$LOGS/launcher-test.log
FORMAT_LOG=$LOGS/formatting.log
PAGE_LOG=$LOGS/page.log
PAGE=$ROOT/serving/src/main/webui
PAGE_SKIPPED=''
EXCLUDED=long
# Whose tests run beside those of the modules before them: each half takes about as long.
BESIDE="jobs serving bench"
BESIDE_LOG=$LOGS/verify-beside.log
# Two halves have two tests' JVMs, and what those start.
GIB_FOR_BOTH=14

verify_command() {
  local started=$SECONDS code=0 module
  if [ "${1:-}" = --long ]; then
    # No test bears this word.
    EXCLUDED=none
    shift
  fi
  [ $# -eq 0 ] || unknown_option verify "$1"
  need_maven
  printf 'Asterism launcher\n'
  "$ROOT/tests/launcher-test.sh" 2>&1 | tee "$LAUNCHER_LOG" || code=$EXIT_FAILED
  # Reports of tests that no longer exist would be counted.
  for module in $MODULES; do rm -rf "$module"/target/*-reports; done
  for module in $MODULES; do printf -v "FINGERPRINT_$module" '%s' "$(fingerprint_of "$module")"; done
  take_build_lock
  verify_formatting || code=$EXIT_FAILED
  if verify_build; then
    # shellcheck disable=SC2086 # the module names are meant to be split
    stamp $MODULES
    verify_modules || code=$EXIT_FAILED
  else
    code=$EXIT_FAILED
  fi
  release_build_lock
  verify_page || code=$EXIT_FAILED
  printf '\nTook %s; the whole log is %s.\n' "$(duration $((SECONDS - started)))" "$VERIFY_LOG"
  skipped_tests
  [ "$code" -eq 0 ] || printf 'Not everything passed; what did not stands above.\n'
  totals || code=$EXIT_FAILED
  exit "$code"
}

# By itself, since a module that fails a check keeps Maven from looking at those that use it.
verify_formatting() {
  printf '\nFormatting\n'
  if "$MVN" -q -B -ntp -Dstyle.color=never --fail-never spotless:check >"$FORMAT_LOG" 2>&1 </dev/null &&
    ! grep -q '^\[ERROR\]' "$FORMAT_LOG"; then
    printf '  ok       spotless\n'
    return 0
  fi
  { grep -E '^\[ERROR\] +src/' "$FORMAT_LOG" || tail -5 "$FORMAT_LOG"; } | sed 's/^\[ERROR\] */  FAILED   /'
  printf '  Mend it with: %s spotless:apply\n' "$MVN"
  return 1
}

# Types, lint and component tests of the page: they want Node, the page itself does not.
verify_page() {
  local check code=0
  [ -r "$PAGE/package.json" ] || return 0
  printf '\nAsterism page\n'
  : >"$PAGE_LOG"
  if [ "$(node_version)" -lt 20 ] || ! command -v npm >/dev/null; then
    PAGE_SKIPPED="types, lint and component tests of the page: Node 20 or newer with npm is not here"
    return 0
  fi
  install_page_tools || return 1
  for check in types lint; do
    if (cd "$PAGE" && npm run --silent "$check") >>"$PAGE_LOG" 2>&1; then
      printf '  %-8s ok\n' "$check"
    else
      printf '  %-8s FAILED, see %s\n' "$check" "$PAGE_LOG"
      code=1
    fi
  done
  (cd "$PAGE" && NO_COLOR=1 npm run --silent components -- --reporter=default --reporter=junit \
    "--outputFile.junit=$ROOT/serving/target/page-reports/TEST-page.xml") 2>&1 </dev/null |
    tee -a "$PAGE_LOG" | grep -E '(Test Files|Tests|FAIL|Error)' || code=1
  return "$code"
}

node_version() {
  local version
  version=$(node --version 2>/dev/null) || version=v0
  version=${version#v}
  printf '%s' "${version%%.*}"
}

# The tools of the lock file, installed again only when that changes. Not by `npm ci`: it refuses a
# lock file that lacks the variants for other platforms, which not every registry has.
install_page_tools() {
  local lock stamp=''
  lock=$(cksum <"$PAGE/package-lock.json")
  [ ! -r "$PAGE/node_modules/.asterism" ] || stamp=$(<"$PAGE/node_modules/.asterism")
  [ "$stamp" != "$lock" ] || return 0
  if ! (cd "$PAGE" && npm install --no-save --no-audit --no-fund) >>"$PAGE_LOG" 2>&1 </dev/null; then
    printf '  install  FAILED, see %s\n' "$PAGE_LOG"
    return 1
  fi
  printf '%s\n' "$lock" >"$PAGE/node_modules/.asterism"
}

# All modules and their tests, so that nothing is left to write when tests of two run at once.
verify_build() {
  local started=$SECONDS
  printf '\nBuild\n'
  if "$MVN" -B -ntp -Dstyle.color=never -Dspotless.check.skip=true -DskipTests verify \
    >"$VERIFY_LOG" 2>&1 </dev/null; then
    printf '  ok       all modules and their tests, %s\n' "$(duration $((SECONDS - started)))"
    return 0
  fi
  useful_tail "$VERIFY_LOG" | sed 's/^/  FAILED   /'
  return 1
}

# Two halves at once, for tests wait a good part of their time; one after the other where there is
# little memory.
verify_modules() {
  local module first='' classes='' beside='' code=0
  for module in $MODULES; do
    case " $BESIDE " in
      *" $module "*) classes="$classes,org.asterism.$module.**" ;;
      *) first="$first,$module" ;;
    esac
  done
  # Maven looks at the modules they use as well, whose tests are the other half's.
  set -- "$BESIDE_LOG" "${BESIDE// /,}" "-Dtest=${classes#,}" -Dsurefire.failIfNoSpecifiedTests=false
  : >"$BESIDE_LOG"
  printf '\nTests\n'
  if [ "$(usable_gib)" -ge "$GIB_FOR_BOTH" ]; then
    # In a group of its own, so that all of it ends when this is interrupted.
    set -m
    tests_of "$@" &
    beside=$!
    set +m
    trap 'kill -- "-$beside" 2>/dev/null; exit 130' INT TERM
  fi
  tests_of "$VERIFY_LOG" "${first#,}" || code=1
  if [ -n "$beside" ]; then
    wait "$beside" || code=1
    trap - INT TERM
  else
    tests_of "$@" || code=1
  fi
  cat "$BESIDE_LOG" >>"$VERIFY_LOG"
  rm "$BESIDE_LOG"
  return "$code"
}

# tests_of LOG MODULE,MODULE… OPTION… : the tests of these modules; the log is added to.
tests_of() {
  local log=$1 modules=$2
  shift 2
  "$MVN" -B -ntp -Dstyle.color=never -Dspotless.check.skip=true "-Dexcluded.tests=$EXCLUDED" \
    --fail-at-end -pl "$modules" -am "$@" test 2>&1 </dev/null |
    tee -a "$log" | readable_maven
}

# Test classes and failures, out of Maven's many lines.
readable_maven() {
  awk '
    /Tests run:.*Time elapsed:.* -+ in / {
      class = $0; sub(/.* in /, "", class)
      sub(/^[^0-9]*/, ""); split($0, n, /[^0-9.]+/)
      printf "  %-58s %3d run", class, n[1]
      if (n[2] + n[3]) printf ", %d FAILED", n[2] + n[3]
      if (n[4]) printf ", %d skipped", n[4]
      printf "  %s s\n", n[5]
      fflush(); next
    }
    /Tests run:/ { next }
    /^\[ERROR\]/ && !/\[Help 1\]|re-run Maven|^\[ERROR\] *$|For more information|mvn <args>|After correcting/ {
      print; fflush()
    }'
}

junit_reports() { find ./*/target -path '*-reports/*.xml' -name '*.xml' -type f 2>/dev/null; }

# What was skipped and why, the reason of many tests said once.
skipped_tests() {
  sed -n 's/^  skipped  /  1 skipped: /p' "$LAUNCHER_LOG"
  [ -z "$PAGE_SKIPPED" ] || printf '  1 skipped: %s\n' "$PAGE_SKIPPED"
  junit_reports | while IFS= read -r report; do
    sed -n '/<skipped/ { s/.*<skipped[^>]*message="\([^"]*\)".*/\1/p; t
      s/.*<skipped[^>]*><!\[CDATA\[\([^]]*\).*/\1/p; t
      s/.*/no reason given/p; }' "$report"
    # A class whose preparation was called off reports no tests at all.
    sed -n 's/^<testsuite .* name="\([^"]*\)".* tests="0".*/\1 as a whole; the class says why/p' "$report"
  done | sed "s/.*Assumption failed: //; s/^skipped: //; s/&quot;/\"/g; s/&apos;/'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g" |
    LC_ALL=C sort | uniq -c | sort -rn | sed 's/^ *\([0-9]*\) /  \1 skipped: /' || true
}

# Prints "N passed, N failed, N skipped"; fails when a test failed or none ran.
totals() {
  {
    tail -1 "$LAUNCHER_LOG" | sed 's/\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped/\1 \2 \3/'
    [ -z "$PAGE_SKIPPED" ] || echo "0 0 1"
    junit_reports | while IFS= read -r report; do grep -h '<testsuite[ >]' "$report" || true; done |
      awk '
        function count(name,    rest) {
          if (!match($0, " " name "=\"[0-9]+\"")) return 0
          rest = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", rest); return rest + 0
        }
        { bad = count("failures") + count("errors"); skipped = count("skipped"); all = count("tests")
          print all - bad - skipped, bad, all ? skipped : 1 }'
  } | awk '{ passed += $1; failed += $2; skipped += $3 }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
          exit failed > 0 || passed == 0 }'
}
