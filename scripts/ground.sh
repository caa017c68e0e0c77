# shellcheck shell=bash disable=SC2034
# Where things are and how the scripts speak. Sourced by every script; does nothing by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${VUON_CACHE:-${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/vuon}
scratch=${VUON_SCRATCH:-$root/.build}
export PYTHONDONTWRITEBYTECODE=1

say() { printf '%s\n' "$*"; }

heading() { printf '\n── %s\n' "$*"; }

complain() { printf '%s\n' "$*" >&2; }

# Ends the script: 1 when the data or a check is at fault, 2 the way of calling, 3 the machine.
refuse() {
    local code=$1
    shift
    complain "$@"
    exit "$code"
}

# True when something listens on a port of this machine.
port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 10000))
        port_is_taken "$port" || { say "$port"; return; }
    done
    refuse 3 "Không tìm được cổng trống trên 127.0.0.1."
}
