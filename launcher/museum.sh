# shellcheck shell=bash
# The museum to practise on, in the foreground for a person or behind a demo.

MUSEUM_PID=''

sandbox_command() {
  with_absolute_paths "$@"
  each_value --images require_images
  need_jdk
  build sandbox
  exec "$JAVA_HOME/bin/java" -Djava.awt.headless=true -jar "$SANDBOX_JAR" ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}

# check_port_argument [ALLOWED] : a port that is none, or is taken, is refused before anything takes time.
check_port_argument() {
  local count=${#ARGUMENTS[@]}
  if [ "$count" -gt 0 ] && [ "${ARGUMENTS[count - 1]}" = --port ]; then
    fail "$EXIT_USAGE" "--port needs a value."
  fi
  each_value --port require_usable_port "${1:-}"
}

require_usable_port() { # ALLOWED PORT
  if [ -z "$2" ] || [ "$2" = "$1" ]; then return 0; fi
  require_port_number "$2"
  require_free_port "$2"
}

# The server's program is fetched when it is first wanted, since few want it.
s3_command() {
  local log=$LOGS/s3.log
  with_absolute_paths "$@"
  check_port_argument 0
  need_jdk
  build sandbox
  if [ ! -r "$S3_JAR" ]; then
    need_maven
    doing "Fetching the S3 server"
    if ! "$MVN" -q -B -ntp -pl sandbox dependency:copy@s3-server -Dmaven.test.skip=false \
      >"$log" 2>&1 </dev/null; then
      end_line
      useful_tail "$log" >&2
      fail "$EXIT_TOOL" "The S3 server could not be fetched; $log holds the whole story." \
        "Check that this machine reaches its Maven repository."
    fi
    done_in
  fi
  exec "$JAVA_HOME/bin/java" -Xmx128m -cp "$SANDBOX_JAR" org.asterism.sandbox.s3.S3Command "$@"
}

# As for S3: its program is fetched when it is first wanted.
neo4j_command() {
  local log=$LOGS/neo4j.log
  with_absolute_paths "$@"
  check_port_argument
  need_jdk
  build sandbox
  if [ ! -d "$NEO4J_JARS" ]; then
    need_maven
    doing "Fetching Neo4j"
    if ! "$MVN" -q -B -ntp -pl sandbox/neo4j process-test-resources >"$log" 2>&1 </dev/null; then
      end_line
      useful_tail "$log" >&2
      rm -rf "$NEO4J_JARS"
      fail "$EXIT_TOOL" "Neo4j could not be fetched; $log holds the whole story." \
        "Check that this machine reaches its Maven repository."
    fi
    done_in
  fi
  say "Starting Neo4j; Ctrl-C stops it."
  exec "$JAVA_HOME/bin/java" -Xmx128m -cp "$SANDBOX_JAR" org.asterism.sandbox.neo4j.Neo4jCommand \
    ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
}

# open_museum DATA-FOLDER ARGUMENT… : starts it and sets MUSEUM to its address. A picture's address
# is part of its record, so the port is remembered and used again: else every record would be new.
open_museum() {
  local data=$1 remembered='' port_file=$STATE/museum.$$.port log=$LOGS/museum.log waited=0
  shift
  [ ! -r "$data/museum.port" ] || remembered=$(<"$data/museum.port")
  if [ -n "$remembered" ] && port_is_taken "$remembered"; then
    say "Port $remembered, where the sandbox museum was before, is taken: every record will look new."
    remembered=''
  fi
  rm -f "$port_file"
  "$JAVA_HOME/bin/java" -Xmx512m -Djava.awt.headless=true -jar "$SANDBOX_JAR" \
    --port "${remembered:-$(free_port_after 8100)}" --port-file "$port_file" "$@" >"$log" 2>&1 </dev/null &
  MUSEUM_PID=$!
  until [ -s "$port_file" ]; do
    kill -0 "$MUSEUM_PID" 2>/dev/null || museum_failed "$log"
    [ "$waited" -lt 1200 ] || fail "$EXIT_UNAVAILABLE" \
      "The sandbox museum did not open within two minutes; $log holds what it said."
    sleep 0.1
    waited=$((waited + 1))
  done
  remembered=$(<"$port_file")
  rm -f "$port_file"
  mkdir -p "$data"
  printf '%s\n' "$remembered" >"$data/museum.port"
  MUSEUM=http://127.0.0.1:$remembered
}

# Hands on what the museum said and its exit code: it tells bad input from a taken port.
museum_failed() {
  local code=0
  wait "$MUSEUM_PID" || code=$?
  MUSEUM_PID=''
  end_line
  tail -5 "$1" >&2
  fail "$code" "The sandbox museum did not open."
}

close_museum() {
  [ -n "$MUSEUM_PID" ] || return 0
  kill "$MUSEUM_PID" 2>/dev/null || true
  wait "$MUSEUM_PID" 2>/dev/null || true
  MUSEUM_PID=''
}
