#!/usr/bin/env bash
# Runs the suites in order, says what each took of its time, and closes on the runners' own lines.
# Called by test.sh, which prepares what they need. Time never fails a run; a test does.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

# name, budget in seconds on two cores with nothing built: together under 25 minutes.
budgets='
prepare 60
form 10
build 300
rules 10
unit 50
store 130
page 300
fuzz 240
browser 620
'
# The test targets of two suites; every other target belongs to `unit`, so that none is forgotten.
store='(Storage|StorageSQLite|StoragePostgreSQL|Territory|Access|Registry|Programme|Results|Rollup)Tests'
page='(Site|Desk|Page|Scenario|Vuon|Command)Tests'

logs=$scratch/logs
failed=()
times=

swift_tests() { swift test --skip-build --disable-xctest --scratch-path "$scratch" "$@"; }

# A suite whose targets are not there yet is not run.
swift_suite() {
    if ! find Tests -maxdepth 1 -type d | grep -Eq "/$1\$"; then
        say "Chưa có bộ thử nào thuộc nhóm này."
        return
    fi
    swift_tests --filter "^$1\\."
}

unit() { swift_tests --skip "^$store\\." --skip "^$page\\."; }
store() { swift_suite "$store"; }
page() { swift_suite "$page"; }
form() { scripts/check.sh form; }
build() { scripts/check.sh build; }
rules() { scripts/check.sh rules; }
# Each door of Tests/Doors for a few seconds; hours of it by `make soak`.
fuzz() { scripts/fuzz.sh 5; }
# Two shares at once, each with servers and a browser of its own: while one waits, the other computes.
browser() {
    local share running=() status=0
    for share in pages others; do
        VUON_SHARE=$share VUON_BINARY=$scratch/debug/vuon "$VUON_TEST_PYTHON" -m pytest \
            -c Tests/Browser/pytest.ini Tests/Browser >"$logs/browser-$share.log" 2>&1 &
        running+=($!)
    done
    for share in "${running[@]}"; do wait "$share" || status=1; done
    cat "$logs"/browser-{pages,others}.log
    return $status
}

budget_of() { awk -v name="$1" '$1 == name { print $2 }' <<<"$budgets"; }

note_time() {
    local name=$1 used=$2 budget warning=
    budget=$(budget_of "$name")
    ((used <= budget)) || warning='  ! quá mức dự kiến'
    times+=$(printf '  %-8s %5d / %4d giây%s' "$name" "$used" "$budget" "$warning")$'\n'
}

# The lines "… started" say nothing that the closing of each test does not; the log keeps them.
shown() { grep --line-buffered -v '^◇ Test .* started\.$' || true; }

run_suite() {
    local name=$1 began=$SECONDS
    heading "$name"
    if ! "$name" 2>&1 | tee "$logs/$name.log" | shown || ran_nothing "$name"; then failed+=("$name"); fi
    note_time "$name" $((SECONDS - began))
}

# What a runner says of itself at its end: Swift Testing and pytest, which runs in two shares.
closing_line() {
    local lines=1
    [[ $1 != browser ]] || lines=2
    grep -E '(Test run with [0-9]+ tests?.*(passed|failed))|(^=+ .*(passed|failed|error|no tests ran).* in .*=+$)|(^Thử ngẫu nhiên)' \
        "$logs/$1.log" | tail -n $lines || true
}

# A filter that finds no test passes, and proves nothing.
ran_nothing() { closing_line "$1" | grep -Eq 'with 0 tests|no tests ran'; }

close() {
    local name
    heading "Thời gian (đã dùng / dự kiến, máy hai lõi chưa dựng gì)"
    printf '%s' "$times"
    if ((${#failed[@]} > 0)); then
        heading "Không đạt: ${failed[*]} (nhật ký: $logs)"
        for name in "${failed[@]}"; do grep -hE '✘|^FAILED|^ERROR|error:' "$logs/$name.log" | tail -n 40 || true; done
    fi
    heading "Tổng kết"
    for name in "$@"; do closing_line "$name"; done
    ((${#failed[@]} == 0))
}

main() {
    local name suites=("$@")
    ((${#suites[@]} > 0)) || suites=(form build rules unit store page fuzz browser)
    mkdir -p "$logs"
    for name in "${suites[@]}"; do
        [[ -n $(budget_of "$name") ]] || refuse 2 "Không có bộ thử \"$name\"."
    done
    note_time prepare $(($(date +%s) - ${VUON_TEST_BEGAN:-$(date +%s)}))
    for name in "${suites[@]}"; do
        run_suite "$name"
        # Without a build there is nothing to test.
        [[ $name != build || " ${failed[*]} " != *" build "* ]] || break
    done
    close "${suites[@]}"
}

main "$@"
