"""The evidence of «Har eleven sluttet?», read back as whoever gets it will read it.

`tests/golden/sluttet.md` is one that has come to the end; `sluttet-skjult.md` the same by number.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.departure import (
    DateCorrection,
    Day,
    Deed,
    Departure,
    Done,
    Withdrawn,
)
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import departure_document as service
from tests.outgoing.test_minutes import read, table
from tests.school import NAME_PARTS, SCHOOL, SUMMER, desk_with, student

GOLDEN = Path(__file__).parents[1] / "golden"


def tried(on: date, whom: str, how: ContactMethod, reached: Reached, text: str = "") -> Contact:
    return Contact(
        id=f"k-{on}", on=on, by="Jon Vik", whom=whom, how=how, reached=reached, text=text
    )


TRIES = (
    tried(date(2026, 12, 1), "eleven", ContactMethod.PHONE, Reached.NO),
    tried(date(2026, 12, 3), "far til Øyolf", ContactMethod.PHONE, Reached.YES, "vet | ikke"),
    tried(date(2026, 12, 14), "eleven", ContactMethod.HOME_VISIT, Reached.MESSAGE, "lapp *på* dør"),
)
MATTER = Departure(
    id="d-1",
    subject=student("s-2"),
    began_on=date(2026, 11, 30),
    doubt="Øyolf er ikke sett siden 20.11., og skapet til Grønnæss er tømt.",
    done=(
        Done(
            id="1",
            deed=Deed.NOTICE,
            on=date(2026, 12, 16),
            by="Berit Aas",
            whom="Øyolf og far",
            sent_as="rekommandert brev",
        ),
        Done(
            id="2",
            deed=Deed.DECISION,
            on=date(2027, 1, 7),
            by="rektor",
            text="Sluttmelding sendt",
            why="Grønnæss er flyttet",
        ),
        Done(id="3", deed=Deed.SIGNED_OUT, on=date(2027, 2, 1), by="Berit Aas"),
        Done(id="4", deed=Deed.OT_TOLD, on=date(2027, 2, 1), by="Berit Aas", whom="OT"),
    ),
    corrections=(
        DateCorrection(
            id="c-1",
            day=Day.ANSWER_BY,
            before=date(2027, 1, 6),
            on=date(2027, 1, 8),
            by="Berit Aas",
            made_on=date(2026, 12, 18),
            why="brevet kom fram to dager seinere",
        ),
        DateCorrection(
            id="c-2",
            day=Day.NOTICE,
            before=date(2026, 12, 15),
            on=date(2026, 12, 16),
            by="Berit Aas",
            made_on=date(2026, 12, 17),
            why="poststempel, ifølge Øyolf",
        ),
    ),
    withdrawn=(
        Withdrawn(
            id="w-1",
            deed=Deed.ANSWER,
            on=date(2026, 12, 20),
            by="Jon Vik",
            made_on=date(2026, 12, 21),
            why="det var broren som ringte",
        ),
    ),
)


@pytest.fixture
def desk() -> Desk:
    """The school on a day when all is done, with the log of one who turned eighteen on the way."""
    records = [r for r in SCHOOL if r.id not in ("f-2", "s-2")]
    followed = next(r for r in SCHOOL if r.id == "f-2" and isinstance(r, FollowUp))
    who = next(r for r in SCHOOL if r.id == "s-2")
    records.append(replace(who, birth_date=date(2008, 12, 24)))  # type: ignore[call-arg]
    records.append(replace(followed, contacts=TRIES))
    now = datetime(2027, 2, 3, 12, tzinfo=SUMMER)
    return desk_with([*records, MATTER], now=now)


@pytest.mark.parametrize(("hidden", "golden"), [(False, "sluttet.md"), (True, "sluttet-skjult.md")])
def test_it_is_what_stands_in_the_golden_file(desk: Desk, hidden: bool, golden: str) -> None:
    text = service.text(desk, MATTER, hidden=hidden)
    assert text == (GOLDEN / golden).read_text(encoding="utf-8")


def test_every_date_stands_with_where_it_comes_from_and_what_it_was(desk: Desk) -> None:
    rows = {row[0]: row[1:] for row in table(service.text(desk, MATTER, hidden=False), 1)}
    source = "3 uker, forskrift 2024-10-23-3801 § 9 (Innlandet)"
    assert rows["Tvilen oppsto"] == ["30.11.2026", "loggført"]
    assert rows["Varsel tidligst"][0] == "15.12.2026"
    assert rows["Varsel sendt"] == [
        "16.12.2026",
        "loggført; sto som 15.12.2026, rettet: poststempel, ifølge Øyolf",
    ]
    assert rows["Siste dag å svare"] == [
        "8.1.2027",
        f"fra varselet: {source}; beregnet 6.1.2027, rettet: brevet kom fram to dager seinere",
    ]
    assert rows["Siste dag å klage"] == ["28.1.2027", f"fra sluttmeldingen: {source}"]
    assert rows["Utskrevet"] == rows["OT fikk beskjed"] == ["1.2.2027", "loggført"]


def test_every_try_stands_with_day_who_whom_how_and_outcome(desk: Desk) -> None:
    rows = table(service.text(desk, MATTER, hidden=False), 2)
    assert rows[0] == [
        "Dag",
        "Hvem prøvde",
        "Hvem ble søkt",
        "Hvordan",
        "Utfall",
        "Merknad",
    ]
    assert rows[1:] == [
        ["1.12.2026", "Jon Vik", "eleven", "telefon", "ikke svar", "–"],
        ["3.12.2026", "Jon Vik", "far til Øyolf", "telefon", "fikk svar", "vet | ikke"],
        ["14.12.2026", "Jon Vik", "eleven", "hjemmebesøk", "la igjen beskjed", "lapp *på* dør"],
    ]


def test_breaks_reasons_and_what_was_missing_are_told_and_no_outcome_is_promised(
    desk: Desk,
) -> None:
    text = service.text(desk, MATTER, hidden=False)
    items = read(text, "li")
    assert any("jul" in item.casefold() and "i svarfristen" in item for item in items)
    assert "Ved sluttmelding: svarfristen går til og med 8.1." in items
    assert any("brevet kom fram to dager seinere" in item for item in items)
    assert any("det var broren som ringte" in item for item in items)
    assert "Grønnæss er flyttet" in [cell for row in table(text, 3) for cell in row]
    assert "Eleven ble 18 år underveis" in text
    assert "fristene er ikke forlenget" in text


def test_with_names_hidden_no_part_of_any_name_is_left(desk: Desk) -> None:
    text = service.text(desk, MATTER, hidden=True).casefold()
    assert "elev 02" in text
    assert not [part for part in NAME_PARTS if part in text]
    name = service.file_name(desk, MATTER, hidden=True)
    assert name == "sluttet-elev-02-2026-11-30.md"
    assert service.file_name(desk, MATTER, hidden=False) == "sluttet-oyolf-gronnaess-2026-11-30.md"


def test_one_that_has_just_begun_says_that_nothing_is_done(desk: Desk, tmp_path: Path) -> None:
    new = replace(MATTER, began_on=date(2027, 2, 3), done=(), corrections=(), withdrawn=())
    path = service.write(desk, new, tmp_path, hidden=False)
    text = path.read_text(encoding="utf-8")
    assert path.name == "sluttet-oyolf-gronnaess-2027-02-03.md"
    assert "Ingen forsøk er loggført." in text
    assert "Ingen steg er gjort ennå." in text
    assert "## Ferier i fristene" not in text
    assert "## Rettelser" not in text
