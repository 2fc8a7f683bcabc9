#!/usr/bin/env bash
# Proves make run and make test on a copy of the committed tree, as on a machine that has nothing
# of ours: an empty home, a bare path, no settings but the certificates and the package index.
#   tests/fresh.sh [--skip-test] [--keep]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

skip_test="" keep=""
for word in "$@"; do
  case $word in
    --skip-test) skip_test=yes ;;
    --keep) keep=yes ;;
    *) echo "tests/fresh.sh knows --skip-test and --keep, not $word." >&2; exit 2 ;;
  esac
done

work=$(mktemp -d "${TMPDIR:-/tmp}/tweespraak-fresh-XXXXXX")
tree=$work/tree home=$work/home log=$work/log
mkdir -p "$home" "$home/tmp" "$work/bin"
report=()
failed=0
group=""

# ---- what the copy may see ----------------------------------------------------------------

python=$(command -v python3)
path=/usr/bin:/bin
if ! /usr/bin/python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  ln -s "$(python3 -c 'import sys; print(sys.executable)')" "$work/bin/python3"
  path=$work/bin:$path
fi
bare=(env -i "HOME=$home" "PATH=$path" "TMPDIR=$home/tmp" "LANG=C.UTF-8")
while IFS='=' read -r name value; do
  case $name in
    *CERT* | *_CA_* | *_CAINFO | *_PROXY | *_proxy | PIP_* | NPM_CONFIG_REGISTRY | UV_INDEX* | UV_DEFAULT_INDEX)
      bare+=("$name=$value") ;;
  esac
done < <(env)
# Where packages come from belongs to the network, not to the home folder.
[ -f "${HOME:-/}/.npmrc" ] && bare+=("NPM_CONFIG_USERCONFIG=$HOME/.npmrc")
[ -f "${HOME:-/}/.config/pip/pip.conf" ] && bare+=("PIP_CONFIG_FILE=$HOME/.config/pip/pip.conf")

# ---- small tools -------------------------------------------------------------------------

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
good() { report+=("ok      $*"); say "ok: $*"; }
bad() { report+=("FAILED  $*"); failed=1; say "FAILED: $*"; [ -f "$log" ] && tail -n 25 "$log"; }
judge() { if "${@:2}"; then good "$1"; else bad "$1"; fi; }

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
seconds() { "$python" -c 'import time; print(round(time.monotonic(), 1))'; }
since() { "$python" -c "print(round($(seconds) - $1, 1))"; }
at_most() { "$python" -c "raise SystemExit(not $1 <= $2)"; }
port_is_free() { "$python" -c "import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', $1))" 2>/dev/null; }
fetch() { ${within[@]+"${within[@]}"} "$python" -c '
import sys, urllib.request
try:
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(sys.argv[1], timeout=5) as answer:
        answer.read()
        print(answer.status)
except Exception as failure:
    print(getattr(failure, "code", "none"))' "$1" 2>/dev/null; }

# Starts a command as the leader of its own process group, as a terminal does.
begin() {
  : > "$log"
  "$python" -c '
import os, signal, sys
os.setpgid(0, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])' "$@" > "$log" 2>&1 < /dev/null &
  group=$!
}
left_over() { ps -eo pgid=,pid=,args= | awk -v tree="$tree" -v group="$group" '$1 == group || (index($0, tree) && !/awk/)'; }
wait_until_gone() {
  for _ in $(seq 100); do [ -z "$(left_over)" ] && return 0; sleep 0.1; done
  left_over >> "$log"
  return 1
}
wait_for_page() { # port, limit in seconds
  for _ in $(seq $(($2 * 5))); do
    [ "$(fetch "http://127.0.0.1:$1/healthz")" = 200 ] && return 0
    kill -0 "$group" 2>/dev/null || return 1
    sleep 0.2
  done
  return 1
}
interrupt() { kill -INT -- "-$group" 2>/dev/null; wait "$group" 2>/dev/null; }
end() {
  [ -n "$group" ] && kill -KILL -- "-$group" 2>/dev/null
  [ -n "$keep" ] && echo "kept: $work" || rm -rf "$work"
}
trap end EXIT
within=()

# ---- the copy ----------------------------------------------------------------------------

mkdir "$tree"
git archive HEAD | tar -x -C "$tree" || exit 1
say "a copy of $(git rev-parse --short HEAD), Python $("${bare[@]}" python3 -V 2>&1 | cut -d' ' -f2), path $path"
port=$(free_port)

# ---- a first run that is broken off, and the next that completes it -------------------------

begin "${bare[@]}" "PORT=$port" make -C "$tree" run
for _ in $(seq 300); do
  [ -d "$tree/.venv/lib" ] && [ "$(find "$tree/.venv/lib" -maxdepth 4 -name '*.dist-info' | wc -l)" -gt 3 ] && break
  sleep 0.1
done
kill -KILL -- "-$group" 2>/dev/null
wait "$group" 2>/dev/null
judge "a first run is broken off half-way (kill -9)" test -f "$tree/.venv/tweespraak.unfinished"
judge "which leaves no process" wait_until_gone

started=$(seconds)
begin "${bare[@]}" "PORT=$port" make -C "$tree" run
if wait_for_page "$port" 600; then
  took=$(since "$started")
  judge "the next run completes it: first page after $took s (at most 180)" at_most "$took" 180
  grep -q "localhost:$port" "$log" && good "it prints its address" || bad "it prints its address"
  judge "the sign-in page of the demo answers 200" test "$(fetch "http://127.0.0.1:$port/")" = 200
else
  bad "the next run completes it and answers"
fi

# ---- a taken port ------------------------------------------------------------------------

first=$group
first_log=$log
log=$work/log-taken
begin "${bare[@]}" "PORT=$port" "TWEESPRAAK_DATA=$home/other" make -C "$tree" run
wait "$group"
code=$?
if [ "$code" -ne 0 ] && grep -qi "$port" "$log" && ! grep -q Traceback "$log"; then
  good "a taken port is said: $(grep -i "$port" "$log" | tail -1 | cut -c1-90)"
else
  bad "a taken port is said (exit $code)"
fi
group=$first
log=$first_log

# ---- Ctrl-C ------------------------------------------------------------------------------

interrupt
judge "Ctrl-C leaves no process" wait_until_gone
judge "Ctrl-C frees the port" port_is_free "$port"
grep -q Traceback "$log" && bad "Ctrl-C ends without a traceback" || good "Ctrl-C ends without a traceback"

# ---- a second start, the network off -------------------------------------------------------

second_start() {
  local started took
  started=$(seconds)
  begin "$@"
  if wait_for_page "$port" 60; then
    took=$(since "$started")
    judge "second start without network: page after $took s (at most 5)" at_most "$took" 5
  else
    bad "second start without network"
  fi
  interrupt
  judge "and Ctrl-C again leaves no process" wait_until_gone
}
nowhere=("PIP_NO_INDEX=1" "UV_OFFLINE=1" "NPM_CONFIG_OFFLINE=true" "http_proxy=http://127.0.0.1:9" "https_proxy=http://127.0.0.1:9")
if [ "$(id -u)" = 0 ] && unshare -n true 2>/dev/null; then
  # A network of its own, with nothing in it but itself; the questions are asked from inside it.
  unshare -n sleep 3600 &
  holder=$!
  sleep 0.3
  within=(nsenter -t "$holder" -n)
  "${within[@]}" "$python" - << 'UP'
import fcntl, socket, struct
request = struct.pack("16sh", b"lo", 0x1 | 0x40)
fcntl.ioctl(socket.socket(socket.AF_INET, socket.SOCK_DGRAM), 0x8914, request)
UP
  second_start "${within[@]}" "${bare[@]}" "PORT=$port" make -C "$tree" run
  kill "$holder"
  wait "$holder" 2>/dev/null
  within=()
else
  say "no right to take the network away: the package tools are told there is none"
  second_start "${bare[@]}" "${nowhere[@]}" "PORT=$port" make -C "$tree" run
fi

# ---- make test ---------------------------------------------------------------------------

if [ -z "$skip_test" ]; then
  started=$(seconds)
  log=$work/log-test
  if "${bare[@]}" make -C "$tree" test > "$log" 2>&1; then
    good "make test, in $(since "$started") s: $(grep -E '[0-9]+ passed' "$log" | head -1)"
  else
    bad "make test, after $(since "$started") s"
  fi
fi

echo
printf '%s\n' "${report[@]}"
exit "$failed"
