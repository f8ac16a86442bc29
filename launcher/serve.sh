# shellcheck shell=bash
# The service, on the best JDK there is.

serve_command() {
  local port=8080 host=127.0.0.1 bundles
  bundles=$(configured bundles conf/asterism.yaml)
  bundles=${bundles:-data/bundles}
  case $bundles in file:*) bundles=$(absolute "$bundles") ;; esac
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=$(value_of "$@") || exit; shift 2 ;;
      --host) host=$(value_of "$@") || exit; shift 2 ;;
      --bundles) bundles=$(value_of "$@") || exit; bundles=$(absolute "$bundles"); shift 2 ;;
      *) unknown_option serve "$1" ;;
    esac
  done
  require_port_number "$port"
  [ -e "$bundles/CURRENT" ] || fail "$EXIT_USAGE" "There is no bundle to serve in $bundles." \
    "Make one with ./asterism nightly, or see it all happen with ./asterism demo."
  require_free_port "$port"
  need_jdk
  need_encoders_of "$bundles"
  build serving
  serve "$port" "$bundles" "$host"
}

# A bundle whose pictures a learned model encoded needs that model's libraries beside the service.
need_encoders_of() {
  local encoder
  for encoder in "$1/$(cat "$1/CURRENT")"/learned/encoder-*.json; do
    [ ! -e "$encoder" ] || SERVING_PROFILE=-Plearned
  done
}

# A value of the settings file, without quotes and comments.
configured() { sed -n "s/^$1:[[:space:]]*\"\{0,1\}\([^\"#]*[^\"# ]\).*/\1/p" "$2" | head -1; }

# What counts for a question that says nothing else, where the settings say it.
scoring() {
  local key value
  for key in weights beta; do
    value=$(configured "  $key" conf/asterism.yaml)
    [ -z "$value" ] || printf -- '-Dasterism.score.%s=%s\n' "$key" "${value// /}"
  done
}

# serve PORT BUNDLES [HOST] : does not come back; the service takes this process's place.
serve() {
  local port=$1 bundles=$2 host=${3:-127.0.0.1} home flags=(-Xshare:auto)
  home=$(serving_jdk)
  if [ "$(jdk_version "$home")" -ge 21 ]; then
    # SIMD for vector search, and leave for SQLite to load its library.
    flags+=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED)
  fi
  # shellcheck disable=SC2207 # one word a line
  flags+=($(scoring))
  announce_when_ready "$port" "$$" &
  # The JVM announces the incubating module on every start; nobody can act on it.
  exec "$home/bin/java" "${flags[@]}" "-Dquarkus.http.host=$host" "-Dquarkus.http.port=$port" "-Dasterism.bundles=$bundles" \
    "-Dasterism.models.folder=$(configured '  models' conf/asterism.yaml)" \
    -Dquarkus.log.console.level=WARN '-Dquarkus.log.category."io.github.jbellis".level=ERROR' \
    -Dquarkus.log.file.enabled=true "-Dquarkus.log.file.path=$LOGS/serve.log" -jar "$SERVING_JAR" \
    2> >(trap '' INT; exec grep --line-buffered -v 'WARNING: Using incubator modules' >&2)
}

announce_when_ready() {
  until answers_ok "$1" /q/health/ready; do
    kill -0 "$2" 2>/dev/null || return 0
    sleep 0.2
  done
  say "${BOLD}Asterism is at http://localhost:$1${PLAIN}   (Ctrl-C stops it)"
}
