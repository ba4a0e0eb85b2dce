"""What is noted, and what a meeting would be left without, in words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.domain.meetings.rules import Gap, OpenEnd
from elvis_tui.domain.record import replace
from elvis_tui.wording.finishing import gap, mends
from elvis_tui.wording.meetings import entry_text

TASK = Entry(
    id="e", kind=EntryKind.TASK, text="søker skyss", who="Sos.ped.", due=date(2026, 10, 23)
)


def test_info_and_decisions_stand_as_they_were_written() -> None:
    assert entry_text(replace(TASK, kind=EntryKind.INFO)) == "søker skyss"
    assert entry_text(replace(TASK, kind=EntryKind.DECISION)) == "søker skyss"


def test_a_task_says_who_and_by_when_or_that_it_does_not() -> None:
    assert entry_text(TASK) == "søker skyss ▸ Sos.ped. · frist 23.10.2026"
    assert entry_text(replace(TASK, who="", due=None)) == "søker skyss ▸ (ingen satt) · uten frist"


def test_every_open_end_has_a_line_and_what_mends_it() -> None:
    told = {end: gap(Gap(end=end), "Nora", "PPT") for end in OpenEnd}
    assert len(set(told.values())) == len(OpenEnd)
    assert all(mends(end) for end in OpenEnd)
    assert told[OpenEnd.CONSENT] == "Nora: samtykke mangler for PPT"
    many = replace(Gap(end=OpenEnd.CONSENT), students=("1", "2", "3"))
    assert gap(many, "Nora", "BUP") == "Samtykke mangler for BUP: 3 elever"
    put_off = replace(Gap(end=OpenEnd.UNTOUCHED), items=21)
    assert gap(put_off, "Nora", "") == "21 saker er ikke behandlet, og blir utsatt"
    assert told[OpenEnd.TASK_WITHOUT_BOTH] == "Oppgaven «PPT» mangler hvem og frist"
