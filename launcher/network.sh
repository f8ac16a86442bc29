# shellcheck shell=bash
# Ports of this machine, without curl: bash opens TCP connections itself.

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

require_free_port() {
  ! port_is_taken "$1" || fail "$EXIT_UNAVAILABLE" "Port $1 is taken by another program." \
    "Choose another one, for example --port $(free_port_after "$1")."
}

free_port_after() {
  local port=$1
  while port=$((port + 1)) && [ "$port" -lt 65535 ] && port_is_taken "$port"; do :; done
  printf '%s' "$port"
}

# Whether GET PATH on that port answers 200.
answers_ok() {
  local status=''
  {
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS= read -r -t 5 status <&3
    exec 3>&-
  } 2>/dev/null || true
  case $status in *' 200 '*) return 0 ;; esac
  return 1
}
