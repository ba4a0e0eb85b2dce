"""kill -9 at any moment: what was acknowledged is there, and nothing is there in part."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

LOOP = Path(__file__).with_name("kill_loop.py")
KILLS = int(os.environ.get("ELVIS_KILLS", "40"))
SEED = int(os.environ.get("ELVIS_KILL_SEED", "1"))


def run(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, str(LOOP), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60 + KILLS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_acknowledged_is_lost_when_the_saving_process_is_killed(tmp_path: Path) -> None:
    told = re.fullmatch(
        r"(\d+) kills, (\d+) in the middle of a save\n", run("moments", tmp_path, KILLS, SEED)
    )
    assert told
    kills, in_save = map(int, told.groups())
    assert kills == KILLS
    assert in_save > KILLS // 40, "the kills are not aimed: hardly one hit a save"


def test_a_process_that_ends_at_any_call_of_a_save_leaves_a_whole_version(tmp_path: Path) -> None:
    calls = [int(n) for n in re.findall(r"save \d: (\d+) calls", run("calls", tmp_path))]
    assert len(calls) == 6
    assert min(calls) >= 7
