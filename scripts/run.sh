#!/usr/bin/env bash
# From a fresh machine to an open page: installs, builds, makes an installation with sample data once, and serves it.
#   VUON_DATA   the installation's folder      (default ~/.local/share/vuon/mau)
#   VUON_PORT   the port on 127.0.0.1          (default 8080)
#   VUON_SAMPLE `no` makes an empty installation instead, for real figures
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

port=${VUON_PORT:-8080}
kim_tra=20017
if [[ ${VUON_SAMPLE:-yes} == no ]]; then default=that; else default=mau; fi
data=${VUON_DATA:-${XDG_DATA_HOME:-${HOME:-/var/lib}/.local/share}/vuon/$default}
vuon=$scratch/release/vuon

# The command lines of the program stand here and nowhere else in this script.
make_installation() {
    local flags=(--data "$1" --area "$kim_tra")
    [[ ${VUON_SAMPLE:-yes} == no ]] || flags+=(--sample)
    "$vuon" init "${flags[@]}"
}
serve() { exec "$vuon" serve --data "$data" --port "$port"; }

has_installation() { [[ -d $data && -n $(ls -A "$data") ]]; }

# Made beside its place and moved there whole: one broken off half-way is never taken for an installation.
prepare_data() {
    has_installation && return
    say "Lập cơ sở dữ liệu tại $data"
    mkdir -p "$(dirname "$data")"
    rm -rf "$data.dang-lap"
    make_installation "$data.dang-lap"
    [[ ! -d $data ]] || rmdir "$data"
    mv "$data.dang-lap" "$data"
}

main() {
    if port_is_taken "$port"; then
        refuse 3 "Cổng $port đang có chương trình khác dùng (có thể Vươn đang chạy: mở http://127.0.0.1:$port)." \
            "Muốn dùng cổng khác: VUON_PORT=8081 make run"
    fi
    scripts/build.sh
    prepare_data
    say "Mở trình duyệt tại http://127.0.0.1:$port (dừng: Ctrl-C)"
    serve
}

main "$@"
