"""The document of a physical intervention, read back as whoever files it will read it.

`tests/golden/inngripen.md` is one that is repeated and told to the county; `inngripen-skjult.md`
the same by number.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.fields import values
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import intervention_document as service
from elvis_tui.services.desk.desk import Desk
from tests.outgoing.test_minutes import read, table
from tests.school import INTERVENTION, NAME_PARTS, SCHOOL, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden"
FIRST = replace(INTERVENTION, id="intervention-0", on=date(2026, 9, 2), case_id=None)
WHOLE = replace(
    INTERVENTION,
    event="Zebulon slo etter Øyolf | ved skapet til *Grønnæss*.\nTo andre sto der.",
    parents_told="mor til Zebulon, på telefon",
    parents_told_on=date(2026, 10, 16),
    student_view="«Det var for hardt.»",
    student_view_on=date(2026, 10, 17),
    seriousness=Seriousness.ESPECIALLY,
    why="Eleven fikk vondt i armen.",
    county_told_on=date(2026, 10, 19),
    county_reference="2026/117",
)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*SCHOOL, FIRST, WHOLE))


@pytest.mark.parametrize(
    ("hidden", "golden"), [(False, "inngripen.md"), (True, "inngripen-skjult.md")]
)
def test_it_is_what_stands_in_the_golden_file(desk: Desk, hidden: bool, golden: str) -> None:
    text = service.text(desk, WHOLE, hidden=hidden)
    assert text == (GOLDEN / golden).read_text(encoding="utf-8")


def test_every_word_that_was_written_is_found_in_what_is_read_back(desk: Desk) -> None:
    markdown = service.text(desk, WHOLE, hidden=False)
    seen = " ".join(word for kind in ("p", "td") for word in read(markdown, kind)).split()
    written = values(WHOLE, lambda field: Mark.WRITTEN in field.marks)
    assert len(written) == 8
    for text in written:
        assert " ".join(text.split()) in " ".join(seen)


def test_the_days_and_the_number_of_times_are_in_it(desk: Desk) -> None:
    text = service.text(desk, WHOLE, hidden=False)
    for words in ("16.10.2026 kl. 10.15", "17.10.2026", "19.10.2026", "2. gang i skoleåret"):
        assert words in text
    assert "mangler" not in text.split("Loven sier")[0]


def test_what_is_missing_is_named(desk: Desk) -> None:
    bare = Intervention(id="x", student="s-1", on=TODAY, employee="Jon Vik", event=FreeText("y"))
    text = service.text(desk, bare, hidden=False)
    assert "Per i dag mangler: hva den ansatte gjorde, rektor varslet, foresatte varslet" in text
    assert "Ikke skrevet." in text


def test_with_names_hidden_no_name_is_in_it(desk: Desk) -> None:
    text = service.text(desk, WHOLE, hidden=True).casefold()
    assert not [part for part in NAME_PARTS if part in text]


def test_it_is_written_to_a_new_file_and_never_over_another(desk: Desk, tmp_path: Path) -> None:
    path = service.write(desk, WHOLE, tmp_path, hidden=True)
    assert path.name == "inngripen-elev-04-2026-10-16.md"
    with pytest.raises(StorageError):
        service.write(desk, WHOLE, tmp_path, hidden=True)
    # No name stands in what a folder shows, also where names are shown.
    assert service.file_name(desk, WHOLE, hidden=False) == path.name


def test_who_was_told_stands_in_a_table_of_its_own(desk: Desk) -> None:
    rows = table(service.text(desk, WHOLE, hidden=False), 1)
    assert rows[2][:2] == ["Foresatte varslet", "mor til Zebulon, på telefon, 16.10.2026"]
    assert [row[0] for row in rows[1:]] == [
        "Rektor varslet",
        "Foresatte varslet",
        "Særlig alvorlig?",
        "Fylkeskommunen varslet",
    ]
