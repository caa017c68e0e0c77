#!/usr/bin/env bash
# The checks that need no data: `scripts/check.sh [form] [build] [layers] [rules]`, all of them when none is named.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

form() {
    swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests
    local script
    for script in scripts/*.sh .ci/run; do bash -n "$script"; done
    if command -v shellcheck >/dev/null; then shellcheck -x -P scripts scripts/*.sh .ci/run; fi
}

# Everything is built once, the same way as for the tests: another way of calling SwiftPM builds half of it again.
build() { swift build --build-tests --scratch-path "$scratch"; }

layers() { swift test --skip-build --disable-xctest --scratch-path "$scratch" --filter '^LayersTests\.'; }

rules() { "$scratch/debug/vuon" rules check; }

main() {
    local check checks=("$@")
    ((${#checks[@]} > 0)) || checks=(form build layers rules)
    for check in "${checks[@]}"; do
        case $check in
        form | build | layers | rules) "$check" ;;
        *) refuse 2 "Không có mục kiểm \"$check\". Các mục: form, build, layers, rules." ;;
        esac
    done
}

main "$@"
