#!/usr/bin/env bash
# Lets libFuzzer send what it thinks of through the doors of Tests/Doors: `scripts/fuzz.sh SECONDS [DOOR…]`, each door
# for that long. Begins with Tests/Corpus; what is new stays in the build folder, what broke something in its `found`.
#   scripts/fuzz.sh merge [DOOR…]   adds to Tests/Corpus the smallest inputs that reach what nothing there reaches yet
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

built=$scratch/fuzz
program=$built/release/Fuzzed
most_bytes=4096 # of an input: a file of the corpus is read by people, too

build() {
    # lld: gold cannot link what libFuzzer instruments. -enable-testing: the readers of markup are compared from within.
    swift build -c release --product Fuzzed --scratch-path "$built" -Xswiftc -use-ld=lld \
        -Xswiftc -sanitize=fuzzer -Xswiftc -enable-testing -Xswiftc -DFUZZING >"$built.log" 2>&1 || {
        grep -E 'error' "$built.log" >&2
        refuse 1 "Không dựng được chương trình thử (nhật ký: $built.log)."
    }
}

drive() {
    local door=$1
    shift
    mkdir -p "$built/found" "$built/corpus/$door"
    VUON_DOOR=$door SWIFT_BACKTRACE=enable=no "$program" -timeout=20 -rss_limit_mb=700 -max_len=$most_bytes \
        -artifact_prefix="$built/found/$door-" "$@" 2>&1
}

# One line a door: how many inputs, and how much of the code behind the door they reached.
fuzz() {
    local door=$1 seconds=$2 log=$built/$1.log
    if ! drive "$door" -max_total_time="$seconds" "$built/corpus/$door" "Tests/Corpus/$door" >"$log"; then
        grep -E 'Fatal error|ERROR|Test unit written' "$log" >&2 || tail -n 5 "$log" >&2
        return 1
    fi
    printf '  %-14s %9d lượt, %5d nhánh\n' "$door" \
        "$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log")" "$(sed -n 's/.*DONE *cov: \([0-9]*\).*/\1/p' "$log")"
}

merge() { drive "$1" -merge=1 "Tests/Corpus/$1" "$built/corpus/$1" | tail -n 1; }

doors() {
    local all=(Tests/Corpus/*/)
    if (($# > 0)); then printf '%s\n' "$@"; else basename -a "${all[@]}"; fi
}

main() {
    local what=${1:-} door failed=0 count=0
    [[ $what == merge || $what =~ ^[0-9]+$ ]] || refuse 2 "Cách dùng: scripts/fuzz.sh GIÂY [CỬA…] | merge [CỬA…]"
    shift
    mkdir -p "$built"
    build
    for door in $(doors "$@"); do
        count=$((count + 1))
        if [[ $what == merge ]]; then merge "$door"; else fuzz "$door" "$what" || failed=1; fi
    done
    ((failed == 0)) || refuse 1 "Có đầu vào làm hỏng lời hứa: $built/found. Sửa lỗi rồi chép tệp ấy vào Tests/Corpus."
    [[ $what == merge ]] || say "Thử ngẫu nhiên $count cửa, mỗi cửa $what giây: không đầu vào nào làm hỏng điều gì."
}

main "$@"
