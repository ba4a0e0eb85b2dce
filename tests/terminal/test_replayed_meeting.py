"""A meeting of 45 minutes, played from `sample_data/mote-45-minutter.txt`; its minutes compared.

`tests/golden/referat-45-minutter.md` is what it ends with, clock times taken out. When the minutes
are to look otherwise, run this with `ELVIS_GOLDEN=1`, which writes the file anew, and read what
`git diff` says of it as the team would read it.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.records import FollowUp, Level, Phase
from elvis_tui.domain.meetings.records import EntryKind, Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.meetings.minutes import read_back
from elvis_tui.storage.file_store import FileStore
from tests.terminal import replay
from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import leave
from tests.terminal.replay import ScriptError, Verb

GOLDEN = Path(__file__).parents[1] / "golden" / "referat-45-minutter.md"
PRIVATE = "Virket redd"
TASKS = {
    ("ringer hjem og avtaler møte med foresatte", "Svein Hoel", "2026-10-23"),
    ("er med i to timer i uka", "Lise Austad", "2026-11-11"),
    ("forbereder klassemøtet", "Egil Seljord", "2026-10-26"),
    ("blir med henne på første samling", "Gerd Sollien", "2026-11-04"),
    ("avklarer tilpasning på prøver med faglærerne", "Svein Hoel", "2026-10-23"),
    ("svarer Statsforvalteren", "Terje Kirkebø", "2026-10-26"),
    ("fullfører dokumentasjonen", "Lise Austad", "2026-10-23"),
}


def test_a_meeting_of_45_minutes_ends_with_its_minutes_done(
    sit_down: SitDown, home: Path, tmp_path: Path
) -> None:
    school = Path(shutil.copy(replay.SCHOOL, tmp_path / "skole.json"))
    size = {"columns": replay.COLUMNS, "rows": replay.ROWS}
    terminal = sit_down("--today", replay.TODAY, "--data", str(school), **size)
    replay.play(replay.read(replay.SCRIPT.read_text(encoding="utf-8")), terminal)
    leave(terminal)

    (written,) = home.glob("referat-*.md")
    assert written.name == "referat-iko-team-2026-10-21.md"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    text = written.read_text(encoding="utf-8")
    command = [*ELVIS, "--data", str(school), "--today", replay.TODAY, "minutes", "--latest"]
    printed = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert printed.stdout.decode() == text
    _compare(_without_the_clock(text))
    _read_it_back(text)
    _look_at_what_was_changed(FileStore(school, read_only=True))


def _without_the_clock(text: str) -> str:
    text = re.sub(r"kl\. \d\d\.\d\d–\d\d\.\d\d", "kl. KK.KK–KK.KK", text)
    return re.sub(r"\b(kom|gikk) \d\d\.\d\d", r"\1 KK.KK", text)


def _compare(text: str) -> None:
    if os.environ.get("ELVIS_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _read_it_back(text: str) -> None:
    minutes = read_back(text)
    assert minutes.title == "Referat: IKO-team 21.10.2026"
    assert len(minutes.items) == 24
    kinds = [entry.kind for item in minutes.items for entry in item.entries]
    assert (kinds.count(EntryKind.INFO), kinds.count(EntryKind.DECISION)) == (12, 10)
    assert {(t.text, t.who, str(t.due)) for t in minutes.tasks} == TASKS
    pasted = minutes.items[2].entries[0].text.split("\n")
    assert [line[:7] for line in pasted] == ["Fra lær", "- Det e", "- Plass", "- Fire ", "- Teame"]
    assert PRIVATE not in text
    assert "privat" not in text.lower()


def _look_at_what_was_changed(store: FileStore) -> None:
    """What was changed in the meeting stands with whom it is about."""
    students = store.all(Student).values()
    ids = {f"{s.first_name} {s.last_name}": s.id for s in students}
    followed = {f.subject.id: f for f in store.all(FollowUp).values() if f.team == "iko"}

    def of(name: str) -> FollowUp:
        return followed[ids[name]]

    assert str(of("Nora Solli").next_date) == "2026-11-04"
    assert "morgenringing" not in [m.what for m in of("Nora Solli").open_measures]
    assert of("Emil Tronstad").contacts[-1].whom == "mor"
    assert of("Ole Sætre-Vestli").level is Level.RED
    assert "leksehjelp i geografi" in [m.what for m in of("Oskar Nordli").open_measures]
    assert of("Emilie Lund-Eriksen").phase is Phase.FOLLOWING
    assert of("Vebjørn Gjerdrum").owner == "Egil Seljord"
    meeting = next(m for m in store.all(Meeting).values() if str(m.on) == replay.TODAY)
    assert [e.text[: len(PRIVATE)] for i in meeting.agenda for e in i.entries if e.private] == [
        PRIVATE
    ]
    assert {t.what for t in store.all(Task).values()} >= {what for what, _who, _due in TASKS}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("0:10  tast  m", "line 2: 0:10  tast  m: begins with no time"),
        ("00:10  trykk  m", "'trykk' is none of tast, skriv, lim, se, borte, ved"),
        ("00:10  tast  retur", "there is no key 'retur'"),
        ("00:10  skriv", "'skriv' of nothing"),
        ("00:10  se  (", "line 2: 00:10  se  ("),
        ("00:04  tast  m", "it was 00:05 already"),
    ],
)
def test_a_wrong_line_of_the_script_is_told_with_its_number(line: str, told: str) -> None:
    with pytest.raises(ScriptError, match=re.escape(told)) as caught:
        replay.read(f"00:05  tast  m\n{line}\n")
    assert "line 2" in str(caught.value)


def test_the_script_plays_45_minutes_and_uses_every_verb() -> None:
    steps = replay.read(replay.SCRIPT.read_text(encoding="utf-8"))
    assert "44:00" < steps[-1].minute < "45:00"
    assert {step.verb for step in steps} == set(Verb)
