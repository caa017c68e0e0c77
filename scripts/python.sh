#!/usr/bin/env bash
# Prints the Python of a venv outside the clone that has what a requirements file asks for:
# `scripts/python.sh Tests/requirements.txt`. Made once; made anew when the file or Python changes.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"

# Debian's own Python: python3-venv belongs to it, whatever else stands before it in PATH.
python=/usr/bin/python3

main() {
    local requirements=${1:?requirements file} name wanted venv
    name=$(basename "$(dirname "$requirements")")
    venv=$cache/venv
    [[ $name == Tests ]] || venv=$cache/venv-${name,,}
    wanted=$({ "$python" --version; cat "$requirements"; } | sha256sum)

    mkdir -p "$cache"
    exec 9>"$venv.lock"
    flock 9
    if [[ $(cat "$venv/vuon-requirements" 2>/dev/null) != "$wanted" ]]; then
        complain "Lập môi trường Python cho công cụ thử tại $venv"
        "$python" -m venv --clear "$venv" >&2
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" >&2 \
            || refuse 3 "Không cài được công cụ thử bằng pip. Xem thông báo ở trên (mạng, đĩa đầy), rồi chạy lại."
        printf '%s\n' "$wanted" >"$venv/vuon-requirements"
    fi
    say "$venv/bin/python"
}

main "$@"
