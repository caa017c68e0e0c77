"""Nothing that was acknowledged is lost, and nothing is half there, when a server is killed in the middle of its work.

A short run of `Benchmarks/soak_killed_server.py`.
"""

import pytest
from killed_server import Killing

KILLS = 3
MOST_KILLS = 10  # on a machine so busy that nothing of a kind was acknowledged before


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_server_killed_under_load_keeps_every_write_that_it_acknowledged(engine, tmp_path):
    killing = Killing(engine, tmp_path, seed=20017)
    try:
        while killing.tally.kills < KILLS or not all(killing.tally.acknowledged.values()):
            assert killing.tally.kills < MOST_KILLS, f"not all that was asked was done: {killing.tally}"
            killing.round(longest=3 + killing.tally.kills)
    finally:
        killing.server.stop()
