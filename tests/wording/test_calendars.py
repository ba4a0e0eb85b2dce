"""A calendar in words: what comes, what changes, what is left out and why."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.calendar_import import (
    CalendarSummary,
    LeftOut,
    LeftWhy,
    YearChange,
    change_of,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import Origin
from elvis_tui.wording.calendars import known_lines, lines, receipt, source_alone

AUTUMN = Break(name="Høst {x} [/]", first=date(2026, 10, 5), last=date(2026, 10, 9))
YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(AUTUMN,),
    source="fylket {where}",
    certainty="høy",
)
DAY = date(2026, 9, 1)


def summary(change: YearChange, *left: LeftOut) -> CalendarSummary:
    return CalendarSummary(changes=(change,), left_out=left)


def test_a_new_school_year_tells_its_breaks_and_its_days() -> None:
    assert lines(summary(change_of(None, YEAR))) == [
        "Skoleåret 2026/27: 208 skoledager.",
        "  Første skoledag man. 17.8.2026, siste fre. 18.6.2027.",
        "  Høst {x} [/] 5.–9.10.",
        "  Høsten: aug 11, sep 22, okt 17, nov 21, des 22.",
        "  Våren: jan 20, feb 20, mar 20, apr 22, mai 19, jun 14.",
        "  Se etter: det vanlige er 190 skoledager, og dette får 208.",
        "  Skoleåret var ikke kjent fra før.",
    ]


def test_a_change_tells_what_becomes_free_and_what_school() -> None:
    after = replace(YEAR, breaks=(replace(AUTUMN, first=date(2026, 10, 6)),))
    assert lines(summary(change_of(YEAR, after)))[-1] == "  Blir skoledager: 5.10."
    assert lines(summary(change_of(after, YEAR)))[-1] == "  Blir fri: 5.10."
    assert lines(summary(change_of(YEAR, YEAR)))[-1] == "  Alt dette er kjent fra før."
    renamed = change_of(YEAR, replace(YEAR, source="x"))
    assert lines(summary(renamed))[-1] == "  Ingen dag endres: bare navn eller kilde."
    bare = change_of(None, replace(YEAR, breaks=()))
    assert lines(summary(bare))[2] == "  Ingen ferier eller fridager."


def test_what_is_left_out_is_said_with_its_line_and_not_without_end() -> None:
    left = [
        LeftOut(why=LeftWhy.NOT_FREE, name=f"Møte {n} {{what}}", first=DAY, last=DAY, line=n)
        for n in range(1, 9)
    ]
    told = lines(summary(change_of(None, YEAR), *left))[-1]
    assert told.startswith(
        "Ikke tatt med, for navnet sier ikke at elevene har fri: Møte 1 {what} 1.9. (linje 1), "
    )
    assert "(linje 6), og 2 til. Skriv «fri»" in told


def test_every_reason_has_its_words() -> None:
    for why in LeftWhy:
        one = LeftOut(why=why, name="", first=DAY, last=DAY)
        assert "– 1.9." in lines(summary(change_of(None, YEAR), one))[-1]


def test_a_receipt_names_the_school_years() -> None:
    assert receipt(summary(change_of(None, YEAR))) == "Skoleruta for 2026/27 er lagt inn."
    assert receipt(summary(change_of(YEAR, YEAR))) == (
        "Skoleruta er kjent fra før. Ingenting er endret."
    )


def test_a_known_year_tells_its_source_and_how_sure_it_is() -> None:
    told = known_lines(YEAR, Origin.OWN, "x.toml", [((2026, 8), 11)])
    assert told[-2:] == [
        "  Høsten: aug 11.",
        "  Kilde: fylket {where} (fra kilder-mappa, sikker).",
    ]
    bare = replace(YEAR, source="", certainty="")
    assert known_lines(bare, Origin.DATA, "x.toml", [])[-1] == (
        "  Kilde: x.toml (lagt inn av skolen)."
    )


def test_no_sentence_of_what_is_left_out_ends_in_two_stops() -> None:
    left = [LeftOut(why=why, name="Dag", first=DAY, last=DAY) for why in LeftWhy]
    told = lines(summary(change_of(None, YEAR), *left))
    stopped = replace(YEAR, source="Fylket.")
    told.append(source_alone(stopped, "rute.csv"))
    assert [line for line in told if ".." in line] == []
    assert told[-1] == "Kilde: Fylket."
