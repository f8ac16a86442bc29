#!/usr/bin/env bash
# What the launcher promises, checked without building anything. Ends with
# "N passed, N failed, N skipped" and exits 1 when one failed.
# shellcheck disable=SC2030,SC2031,SC2034 # in_checkout sets the launcher's variables in a subshell
set -uo pipefail

ROOT=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TMP=$(mktemp -d)
HOLDER=''
trap '[ -z "$HOLDER" ] || kill "$HOLDER" 2>/dev/null; rm -rf "$TMP"' EXIT
unset ASTERISM_JDK_SEARCH ASTERISM_CONTACT
passed=0 failed=0 skipped=0

# A launcher of its own in $TMP/checkout, with no state and no modules.
mkdir -p "$TMP/checkout"
cp -R "$ROOT/asterism" "$ROOT/launcher" "$ROOT/conf" "$ROOT/pom.xml" "$TMP/checkout/"

asterism() { (cd "$TMP" && checkout/asterism "$@") >"$TMP/out" 2>&1 </dev/null; }

check() { # SENTENCE COMMAND…
  local sentence=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    printf '  ok       %s\n' "$sentence"
  else
    failed=$((failed + 1))
    printf '  FAILED   %s\n' "$sentence"
    sed 's/^/             /' "$TMP/out"
  fi
}

skip() { # SENTENCE WHY
  skipped=$((skipped + 1))
  printf '  skipped  %s: %s\n' "$1" "$2"
}

# exits CODE TEXT WORD… : the launcher, given these words, exits so and says so.
exits() {
  local expected=$1 text=$2 code=0
  shift 2
  asterism "$@" || code=$?
  [ "$code" -eq "$expected" ] || { echo "exit code $code instead of $expected" >>"$TMP/out"; return 1; }
  grep -qF -- "$text" "$TMP/out" || { echo "does not say: $text" >>"$TMP/out"; return 1; }
}

every_command_has_help_with_an_example() {
  local command
  for command in demo verify nightly crawl fetch enrich walk embed link chart publish export runs evaluate models serve \
    sandbox s3 neo4j bench build doctor help version; do
    exits 0 "Example" "$command" --help || return 1
    exits 0 "./asterism $command" help "$command" || return 1
  done
}

# The libraries that the jobs' jar leaves to Spark: who submits it by hand has to name them.
names_what_is_provided() {
  local part file
  for part in "io.delta:delta-spark_2.12:$(in_pom delta)" "com.johnsnowlabs.nlp:spark-nlp_2.12:$(in_pom spark-nlp)" \
    "org.neo4j:neo4j-connector-apache-spark_2.12:$(in_pom neo4j-connector)"; do
    case $part in org.neo4j*) set -- README.md ;; *) set -- README.md docs/encoders.md ;; esac
    for file in "$@"; do
      grep -e '--packages' "$ROOT/$file" | grep -qF "$part" || { echo "$file: $part" >"$TMP/out"; return 1; }
    done
  done
}
in_pom() { sed -n "s/.*<$1.version>\(.*\)<.*/\1/p" "$ROOT/pom.xml"; }
check "the documents' spark-submit names what the jar lacks" names_what_is_provided
check "without a command it shows what there is" exits 0 "./asterism demo"
check "every command has a help with an example" every_command_has_help_with_an_example
check "an unknown command is answered with the nearest" exits 2 'The nearest is "nightly".' nigtly
check "an option a command does not know is refused" exits 2 'serve does not know "--prot".' serve --prot 1
check "an option without its value is refused" exits 2 "--port needs a value." demo --port
check "a port that is none is refused" exits 2 '"70000" is not a port' demo --port 70000
check "so it is for a server to practise on" exits 2 '"x" is not a port' neo4j --port=x
check "a missing folder of images is named" exits 2 "There is no folder $TMP/nowhere." demo --images nowhere
mkdir "$TMP/folder"
check "an empty folder of images is named" exits 2 "The folder $TMP/folder is empty." demo --images folder
touch "$TMP/folder/a.jpg"
check "a folder without a manifest is named" exits 2 "has no manifest.csv" demo --images folder
check "evaluate looks at its folder as well" exits 2 "has no manifest.csv" evaluate --images folder
check "a live crawl without a contact is refused" exits 2 "ASTERISM_CONTACT=" demo --live aic
check "a live crawl of an unknown source is refused" exits 2 "--live knows one source" demo --live louvre
check "serving without a bundle says how to get one" exits 2 "There is no bundle to serve" serve
check "an unknown module is refused" exits 2 'There is no module "cores".' build cores

without_jdk() { ASTERISM_JDK_SEARCH=$TMP/nowhere exits 4 "$@"; }
check "without a JDK 17 it says how to get one" without_jdk "sudo apt-get install openjdk-17-jdk" crawl
check "the doctor exits 4 when a JDK 17 is missing" without_jdk "Missing and essential: JDK 17." doctor

a_newer_jdk_alone() {
  mkdir -p "$TMP/jdks/new/bin"
  printf '#!/bin/sh\n' >"$TMP/jdks/new/bin/javac"
  chmod +x "$TMP/jdks/new/bin/javac"
  printf 'JAVA_VERSION="25.0.1"\n' >"$TMP/jdks/new/release"
  ASTERISM_JDK_SEARCH=$TMP/jdks exits 4 "No JDK 17 was found" crawl
}
check "a newer JDK does not do for Spark" a_newer_jdk_alone

without_maven() {
  local tool
  mkdir -p "$TMP/bin" "$TMP/jdks/17/bin"
  for tool in bash awk sed cat cut cksum find sort head tail tr grep mkdir rm readlink dirname ls ln; do
    ln -sf "$(command -v "$tool")" "$TMP/bin/$tool"
  done
  cp "$TMP/jdks/new/bin/javac" "$TMP/jdks/17/bin/"
  printf 'JAVA_VERSION="17.0.15"\n' >"$TMP/jdks/17/release"
  PATH=$TMP/bin ASTERISM_JDK_SEARCH=$TMP/jdks exits 4 "Maven was not found" build core
}
check "without Maven it says how to get it" without_maven

# The functions themselves, in a checkout with one small module.
in_checkout() { # FUNCTION
  (
    set -e
    ROOT=$TMP/checkout STATE=$TMP/checkout/.asterism LOGS=$TMP/checkout/.asterism/logs
    cd "$ROOT"
    mkdir -p "$LOGS" core/src/main core/target .mvn
    . launcher/console.sh
    . launcher/arguments.sh
    . launcher/spark.sh
    . launcher/build.sh
    . launcher/verify.sh
    "$@"
  ) >"$TMP/out" 2>&1
}

paths() { # WORD… EXPECTED
  CALLER=/home/me with_absolute_paths "${@:1:$#-1}"
  [ "${ARGUMENTS[*]}" = "${!#}" ] || { echo "${ARGUMENTS[*]}"; return 1; }
}
check "a file is looked for in the caller's folder" in_checkout paths --truth a.csv --truth=b.csv "--truth /home/me/a.csv --truth=/home/me/b.csv"
a_memory_that_is_none() { ! (ASTERISM_DRIVER_MEMORY=lots driver_memory) && [ "$(ASTERISM_DRIVER_MEMORY=6g driver_memory)" = 6g ]; }
check "a memory that is no size is refused" in_checkout a_memory_that_is_none
check "an address stays as it is" in_checkout paths --truth http://a/b.csv --truth=http://a/b.csv "--truth http://a/b.csv --truth=http://a/b.csv"
check "a folder may be a file: URI" in_checkout paths --bundles file:///srv/b "--bundles /srv/b"

staleness() {
  rm -rf core/src/main/*
  echo one >core/src/main/A.java
  echo two >core/src/main/B.java
  FINGERPRINT_core=$(fingerprint_of core)
  stamp core
  "$@"
  unset SOURCES_core
  is_stale core
}
fresh() { ! staleness "$@"; }
edit() { echo other >core/src/main/A.java; }
delete() { rm core/src/main/B.java; }
rename_a_file() { mv core/src/main/B.java core/src/main/C.java; }
touch_a_file() { touch core/src/main/A.java; }
replace_by_an_older_file() { echo old >core/src/main/A.java; touch -t 200001010000 core/src/main/A.java; }
install_node_modules() { mkdir -p core/src/main/node_modules; echo x >core/src/main/node_modules/x.js; }
lose_the_artefact() { rm -rf core/target; }
check "an edited source makes its module stale" in_checkout staleness edit
check "a deleted source makes its module stale" in_checkout staleness delete
check "a renamed source makes its module stale" in_checkout staleness rename_a_file
check "a source replaced by an older one makes its module stale" in_checkout staleness replace_by_an_older_file
check "a lost artefact makes its module stale" in_checkout staleness lose_the_artefact
check "a source touched but not changed does not" in_checkout fresh touch_a_file
check "what a build leaves in the sources does not" in_checkout fresh install_node_modules

takes_over() {
  ln -s 999999999 "$BUILD_LOCK"
  take_build_lock
  [ "$(readlink "$BUILD_LOCK")" = "$$" ]
  release_build_lock
  [ ! -L "$BUILD_LOCK" ]
}
check "the lock of a build that was killed is taken over" in_checkout takes_over

counts() { # XML-ATTRIBUTES EXPECTED
  mkdir -p core/target/surefire-reports
  printf '<testsuite name="A" %s>\n' "$1" >core/target/surefire-reports/TEST-A.xml
  echo "2 passed, 0 failed, 0 skipped" >"$LAUNCHER_LOG"
  [ "$(totals)" = "$2" ]
}
fails_on_failures() { ! { counts 'tests="5" errors="1" skipped="1" failures="0"' x; totals; }; }
check "the totals add up errors and failures" \
  in_checkout counts 'tests="5" errors="1" skipped="1" failures="2"' "3 passed, 3 failed, 1 skipped"
check "a failed test makes verify fail" in_checkout fails_on_failures

reasons() {
  mkdir -p core/target/surefire-reports
  rm -f core/target/surefire-reports/*
  cat >core/target/surefire-reports/TEST-B.xml <<'XML'
<testsuite xmlns:xsi="x" name="B" time="0" tests="2" errors="0" skipped="2" failures="0">
    <skipped type="T"><![CDATA[T: Assumption failed: skipped: no ../shared/data
    at B.java:1]]></skipped>
    <skipped message="Assumption failed: no &quot;chromium&quot;"/>
XML
  echo '<testsuite xmlns:xsi="x" name="C" time="0" tests="0" errors="0" skipped="0" failures="0">' \
    >core/target/surefire-reports/TEST-C.xml
  echo "1 passed, 0 failed, 0 skipped" >"$LAUNCHER_LOG"
  skipped_tests
  [ "$(totals)" = "1 passed, 0 failed, 3 skipped" ]
  [ "$(skipped_tests | LC_ALL=C sort)" = '  1 skipped: C as a whole; the class says why
  1 skipped: no "chromium"
  1 skipped: no ../shared/data' ]
}
check "what was skipped is said with its reason" in_checkout reasons

# A program that holds a port, until it is stopped.
hold_a_port() {
  cat >"$TMP/Hold.java" <<'JAVA'
class Hold {
  public static void main(String[] args) throws Exception {
    try (var socket = new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      Thread.sleep(60_000);
    }
  }
}
JAVA
  java "$TMP/Hold.java" >"$TMP/port" 2>/dev/null &
  HOLDER=$!
  for _ in $(seq 100); do
    [ ! -s "$TMP/port" ] || return 0
    sleep 0.1
  done
  return 1
}
if ! command -v java >/dev/null; then
  skip "a taken port is named" "there is no java on the PATH to hold a port with"
elif hold_a_port; then
  port=$(cat "$TMP/port")
  check "a taken port is named before any work" exits 3 "Port $port is taken" demo --port "$port"
  check "a server to practise on names it too" exits 3 "Port $port is taken" s3 --port "$port"
else
  check "a port can be held" false
fi

if command -v shellcheck >/dev/null; then
  shellcheck_finds_nothing() {
    (cd "$ROOT" && shellcheck -x asterism tests/launcher-test.sh .ci/run) >"$TMP/out" 2>&1
  }
  check "shellcheck finds nothing" shellcheck_finds_nothing
else
  skip "shellcheck finds nothing" "shellcheck is not installed (Debian: apt-get install shellcheck)"
fi

printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
