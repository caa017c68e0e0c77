#!/usr/bin/env bash
# Runs the long programs of a folder and writes what they say, with date and commit, to a page of `docs/`:
#   scripts/measure.sh bench   Benchmarks/bench_*.py      → docs/benchmarks.md
#   scripts/measure.sh soak    Benchmarks/soak_*.py       → docs/soak.md
# Each program prints Markdown; it finds the release build in VUON_BINARY and PostgreSQL in VUON_TEST_POSTGRES.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

kind=${1:-}
case $kind in
bench) page=docs/benchmarks.md ;;
soak) page=docs/soak.md ;;
*) refuse 2 "Cách dùng: scripts/measure.sh bench | soak" ;;
esac

programs=(Benchmarks/"${kind}"_*.py)
[[ -e ${programs[0]} ]] || refuse 1 "Chưa có chương trình Benchmarks/${kind}_*.py nào."

write_results() {
    local program
    printf '\n## %s · %s · %s\n' "$(date +%F)" "$(git describe --always --dirty)" \
        "$(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
    for program in "${programs[@]}"; do
        complain "$program"
        printf '\n'
        "$VUON_TEST_PYTHON" "$program" </dev/null
    done
}

# Run under the test cluster, as `measure.sh KIND results`: one failing program leaves the page as it was.
results() {
    local measured
    measured=$(mktemp)
    write_results >"$measured"
    [[ -e $page ]] || printf '# %s\n' "$kind" >"$page"
    cat "$measured" >>"$page"
    cat "$measured"
    rm "$measured"
}

prepare() {
    scripts/install.sh test bench
    scripts/build.sh
    VUON_TEST_PYTHON=$(scripts/python.sh Benchmarks/requirements.txt)
    export VUON_TEST_PYTHON VUON_BINARY=$scratch/release/vuon
    exec scripts/postgres.sh run "$0" "$kind" results
}

if [[ ${2:-} == results ]]; then results; else prepare; fi
