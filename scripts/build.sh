#!/usr/bin/env bash
# Builds the program as it runs in an office: release, at .build/release/vuon.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

# An official starts the program every morning: what is built and unchanged starts at once.
vuon=$scratch/release/vuon
if [[ -x $vuon && -z $(find Package.swift Sources -newer "$vuon" -print -quit) ]]; then exit 0; fi

scripts/install.sh build
say "Dựng Vươn (lần đầu mất vài phút)…"
swift build -c release --product vuon --scratch-path "$scratch"
