#!/usr/bin/env bash
# Builds the program as it runs in an office: release, at .build/release/vuon.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

scripts/install.sh build
say "Dựng Vươn (lần đầu mất vài phút)…"
swift build -c release --product vuon --scratch-path "$scratch"
