#!/usr/bin/env bash
# A PostgreSQL cluster of the tests' own, on a port of its own, gone when they end:
#   scripts/postgres.sh run COMMAND…   runs it with VUON_TEST_POSTGRES set and stops the cluster whatever happens
#   scripts/postgres.sh start          prints FOLDER and ADDRESS;  scripts/postgres.sh stop FOLDER
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"

bin=/usr/lib/postgresql/15/bin
folder=

# PostgreSQL refuses to run as root: the user `postgres` of Debian's package stands in, from a folder it may read.
as_postgres() {
    if ((EUID == 0)); then
        (cd / && runuser -u postgres -- "$@")
    else
        (cd / && "$@")
    fi
}

start() {
    local port
    [[ -x $bin/initdb ]] || refuse 3 "Không thấy PostgreSQL 15 ($bin). Chạy scripts/install.sh test."
    folder=$(mktemp -d /tmp/vuon-postgres.XXXXXX)
    if ((EUID == 0)); then chown postgres "$folder"; fi
    as_postgres "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi-VN --no-sync >"$folder/initdb.log" 2>&1 \
        || give_up "$folder/initdb.log"
    for _ in 1 2 3; do
        port=$(free_port)
        if serve_on "$port"; then
            address="postgresql://postgres@127.0.0.1:$port/postgres"
            return
        fi
    done
    give_up "$folder/server.log"
}

# What is stored lives for one test run: nothing needs to survive a power cut.
serve_on() {
    as_postgres "$bin/pg_ctl" -D "$folder/data" -w -s -l "$folder/server.log" start -o "-p $1 -k $folder \
        -c listen_addresses=127.0.0.1 -c max_connections=200 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null 2>&1
}

give_up() {
    cat "$1" >&2 || true
    stop
    refuse 3 "Không khởi động được PostgreSQL để thử; xem thông báo ở trên."
}

stop() {
    [[ -n $folder && -d $folder ]] || return 0
    as_postgres "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    folder=
}

run() {
    trap stop EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    start
    VUON_TEST_POSTGRES=$address "$@"
}

main() {
    local verb=${1:-}
    shift || true
    case $verb in
    run) run "$@" ;;
    start)
        trap 'stop; exit 130' INT TERM HUP
        start
        say "$folder $address"
        ;;
    stop)
        folder=${1:?folder}
        [[ $folder == /tmp/vuon-postgres.* ]] || refuse 2 "Không phải thư mục của cụm thử: $folder"
        stop
        ;;
    *) refuse 2 "Cách dùng: scripts/postgres.sh run LỆNH… | start | stop THƯ_MỤC" ;;
    esac
}

main "$@"
