# shellcheck shell=bash
# Building what is stale, and nothing else. A module is fresh when its artefact is there and the
# fingerprint of its sources and of the modules it uses is the one it was last built from.

# Of serving: -Plearned where it is to run learned encoders.
SERVING_PROFILE=''
MODULES="core pipeline jobs sandbox serving bench"
STAMPS=$STATE/stamps
BUILD_LOG=$LOGS/build.log
BUILD_LOCK=$STATE/build.lock

JOBS_JAR=$ROOT/jobs/target/asterism-jobs.jar
SANDBOX_JAR=$ROOT/sandbox/target/asterism-sandbox.jar
S3_JAR=$ROOT/sandbox/target/s3proxy.jar
NEO4J_JARS=$ROOT/sandbox/neo4j/target/neo4j
SERVING_JAR=$ROOT/serving/target/quarkus-app/quarkus-run.jar
BENCH_JAR=$ROOT/bench/target/asterism-bench.jar

modules_used_by() {
  case $1 in
    pipeline | sandbox | serving) echo core ;;
    jobs) echo core pipeline ;;
    bench) echo core pipeline jobs sandbox serving ;;
  esac
}

artefact_of() {
  case $1 in
    jobs) echo "$JOBS_JAR" ;;
    sandbox) echo "$SANDBOX_JAR" ;;
    serving) echo "$SERVING_JAR" ;;
    bench) echo "$BENCH_JAR" ;;
    *) echo "$ROOT/$1/target" ;;
  esac
}

# A checksum of names and contents: it sees edits, deletions and older files copied over newer ones.
checksum_of() {
  find "$@" \( -name node_modules -o -name dist -o -name '.*' ! -name .mvn \) -prune \
    -o -type f -exec cksum {} + 2>/dev/null | LC_ALL=C sort | cksum | cut -d' ' -f1
}

fingerprint_of() {
  local module name
  for module in $1 $(modules_used_by "$1"); do
    name=SOURCES_$module
    [ -n "${!name:-}" ] || printf -v "$name" '%s' \
      "$(checksum_of pom.xml .mvn "$module/pom.xml" "$module/src/main")"
    printf '%s-' "${!name}"
  done
  [ "$1" != serving ] || printf '%s' "$SERVING_PROFILE"
}

is_stale() {
  local stamp=''
  [ -e "$(artefact_of "$1")" ] || return 0
  [ ! -r "$STAMPS/$1" ] || stamp=$(<"$STAMPS/$1")
  [ "$stamp" != "$(fingerprint_of "$1")" ]
}

# The stale ones among the given modules and the modules they use, in the reactor's order.
stale_among() {
  local module wanted=" $* " stale=''
  for module in "$@"; do wanted="$wanted$(modules_used_by "$module") "; done
  for module in $MODULES; do
    case $wanted in *" $module "*) ! is_stale "$module" || stale="$stale $module" ;; esac
  done
  echo "$stale"
}

# build MODULE… : afterwards the artefacts of these modules are those of the sources.
build() {
  local stale
  stale=$(stale_among "$@")
  [ -n "$stale" ] || return 0
  need_maven
  take_build_lock
  stale=$(stale_among "$@")
  if [ -n "$stale" ]; then build_modules "$stale"; fi
  release_build_lock
}

build_modules() {
  local names=${1# } module
  names=${names// /, }
  # Taken before the build: an edit made meanwhile makes the module stale again.
  for module in $1; do printf -v "FINGERPRINT_$module" '%s' "$(fingerprint_of "$module")"; done
  doing "Building $names"
  if ! "$MVN" -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package \
    ${SERVING_PROFILE:+"$SERVING_PROFILE"} -pl "${names//, /,}" -am >"$BUILD_LOG" 2>&1 </dev/null; then
    end_line
    useful_tail "$BUILD_LOG" >&2
    release_build_lock
    fail "$EXIT_FAILED" "The build failed; $BUILD_LOG holds the whole story."
  fi
  done_in
  for module in $1; do
    [ -e "$(artefact_of "$module")" ] || fail "$EXIT_FAILED" \
      "The build of $module left no $(artefact_of "$module")." "$BUILD_LOG holds the whole story."
    stamp "$module"
  done
}

# stamp MODULE… : they were built from the sources whose FINGERPRINT_module was taken.
stamp() {
  local module name
  mkdir -p "$STAMPS"
  for module in "$@"; do
    name=FINGERPRINT_$module
    printf '%s\n' "${!name}" >"$STAMPS/$module"
  done
}

# Maven's error lines without its advice, or the last lines where it printed none.
useful_tail() {
  local errors
  errors=$(grep '^\[ERROR\]' "$1" |
    grep -v -e '^\[ERROR\] *$' -e 're-run Maven' -e '\[Help 1\]$' -e 'For more information' \
      -e 'After correcting the problems' -e 'mvn <args>' | head -20) || true
  if [ -n "$errors" ]; then printf '%s\n' "$errors"; else tail -15 "$1"; fi
}

# One build at a time in one checkout. The lock is a link to its owner's process number, since
# making one is atomic everywhere; a lock whose owner is gone is taken over.
take_build_lock() {
  local owner told=''
  until ln -s "$$" "$BUILD_LOCK" 2>/dev/null; do
    owner=$(readlink "$BUILD_LOCK") || continue
    if ! kill -0 "$owner" 2>/dev/null; then
      rm -f "$BUILD_LOCK"
      continue
    fi
    [ -n "$told" ] || say "Another asterism is building here; waiting for it."
    told=yes
    sleep 1
  done
  trap release_build_lock EXIT
}

release_build_lock() {
  trap - EXIT
  rm -f "$BUILD_LOCK"
}

build_command() {
  local module
  for module in "$@"; do
    case " $MODULES " in
      *" $module "*) ;;
      *) fail "$EXIT_USAGE" "There is no module \"$module\"." "The modules are: $MODULES." ;;
    esac
  done
  # shellcheck disable=SC2086 # the module names are meant to be split
  [ $# -gt 0 ] || set -- $MODULES
  need_jdk
  build "$@"
  say "Up to date: $*."
}
