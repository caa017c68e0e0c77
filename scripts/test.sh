#!/usr/bin/env bash
# Prepares everything that the tests need, then runs them: `scripts/test.sh [SUITE…]`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/ground.sh"
cd "$root"

main() {
    VUON_TEST_BEGAN=$(date +%s)
    scripts/install.sh build test
    VUON_TEST_PYTHON=$(scripts/python.sh Tests/requirements.txt)
    export VUON_TEST_BEGAN VUON_TEST_PYTHON
    exec scripts/postgres.sh run scripts/suites.sh "$@"
}

main "$@"
