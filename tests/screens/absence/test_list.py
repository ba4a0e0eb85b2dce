"""Absence and varsel on the screen: the list, the messages, and one student's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.absence.records import Figures, NoticeKind, StudentAbsence
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, LineField
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from tests.school import ABSENCE, TODAY, desk_with
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until

WIDE = (140, 40)


@pytest.fixture
def desk() -> Desk:
    return desk_with()


def notices(desk: Desk, absence_id: str = "absence-1") -> dict[str, NoticeKind]:
    return {n.id: n.kind for n in desk.store.get(StudentAbsence, absence_id).notices}


def fill(app: Running, field: str, text: str) -> None:
    """Put a text in a field, as if it had been typed."""
    app.screen.query_one(f"#{field}", LineField).value = text


async def opened(app: Running, *keys: str) -> None:
    await app.press("2", "a", *keys)


async def test_those_without_a_varsel_stand_first_and_each_figure_says_which_it_is(
    desk: Desk,
) -> None:
    async with running(desk, WIDE) as app:
        await opened(app)
        await app.on("AbsenceScreen")
        await app.until("2 varsel mangler", "lista av 12.10.")
        rows = [line for line in app.text.splitlines() if "STA" in line]
        assert "Thorvaldine Kvisgaard" in rows[0]
        assert rows[0].index("9,29") < rows[0].index("ukjent"), "the 10 % figure is not told"
        assert "□ mangler" in rows[0]
        assert "▲ nær grensen" in rows[0]
        assert "□ oppførsel" in rows[1]
        assert "✔ 1.10." in rows[2], "she has had hers"
        assert "■ over 15 %" in rows[2]
        assert "Norsk" not in app.text, "no figure of it is near"
        await app.press("v")
        await app.until("Fravær, alle fag", "NOR1267", "Norsk hovedmål")


async def test_at_eighty_columns_both_figures_and_the_varsel_are_there(desk: Desk) -> None:
    async with running(desk, (80, 24)) as app:
        await opened(app)
        await app.until("Egenm.+udok", "Helse+udok", "□ mangler", "n varsel sendt", "b beskjeder")


async def test_an_empty_list_tells_how_one_gets_figures() -> None:
    desk = desk_with()
    desk.store.commit(delete=list(ABSENCE))
    async with running(desk, WIDE) as app:
        await opened(app)
        await app.until("Ingen fraværstall ennå. h henter fraværslista")
        await app.press("h")
        await app.on("RosterForm")


async def test_a_varsel_that_was_sent_is_put_in_in_two_keys_and_leaves_the_top(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "n")
        await app.on("NoticeForm")
        await app.press("ctrl+s")
        await app.on("AbsenceScreen")
        await app.until("1 varsel mangler")
        (new,) = set(notices(desk)) - {"notice-1"}
        found = next(n for n in desk.store.get(StudentAbsence, "absence-1").notices if n.id == new)
        assert (found.kind, found.subject, found.sent_on) == (
            NoticeKind.ABSENCE,
            "2STA/MAT1019",
            TODAY,
        )
        await app.press("u")
        await app.until("2 varsel mangler")


async def test_one_that_was_asked_for_becomes_the_one_that_was_sent(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "down", "n")
        await app.on("NoticeForm")
        await app.press("ctrl+s")
        await app.on("AbsenceScreen")
        await app.until("1 varsel mangler")
        sent = {n.id: n for n in desk.store.get(StudentAbsence, "absence-2").notices}
        assert (sent["notice-3"].sent_on, sent["notice-3"].is_needed) == (TODAY, False)
        assert len(sent) == 2


async def test_a_day_to_come_is_refused_and_what_was_typed_stands(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "n")
        await app.on("NoticeForm")
        fill(app, "sent_on", "+3")
        await app.press("ctrl+s")
        await app.until("22.10.2026")
        await app.on("NoticeForm")
        assert len(notices(desk)) == 1


async def test_enter_shows_the_student_and_enter_there_all_of_the_absence(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await opened(app, "enter")
        await app.on("SubjectScreen")
        await app.until("1 fag nær grensen", "lista av 12.10.")
        await app.until("□ varsel mangler")


async def test_the_messages_are_written_to_a_new_file(desk: Desk, tmp_path: Path) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "b")
        await app.on("MessagesScreen")
        await app.until("Jon Vik", "Thorvaldine Kvisgaard (2STA)", "egenmeldt + udok. 9,29 %")
        await app.press("w")
        await app.on("WriteForm")
        fill(app, "path", str(tmp_path / "varsel.md"))
        await app.press("ctrl+s")
        await app.on("MessagesScreen")
    text = (tmp_path / "varsel.md").read_text("utf-8")
    assert "## Jon Vik" in text
    assert "Matematikk 1P 2STA/MAT1019" in text


async def test_with_names_hidden_no_message_names_anybody(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "b")
        await app.on("MessagesScreen")
        await app.press("f2")
        await app.until("Elev 01 (2STA)")
        assert "Kvisgaard" not in app.text


async def test_what_is_copied_is_what_stands(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await opened(app, "b")
        await app.on("MessagesScreen")
        await app.press("c")
        await app.until("Sendt til terminalens utklippstavle.")
        assert "Thorvaldine Kvisgaard (2STA)" in app.pilot.app.clipboard


# One student's own


async def on_student(app: Running) -> None:
    await app.press("2", "a", "enter")
    await app.on("SubjectScreen")
    app.screen.query_one(RowList).select("absence:s-1:2STA/MAT1019")
    await app.press("enter")
    await app.on("StudentAbsenceScreen")


async def test_every_subject_and_every_varsel_stand_there(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await on_student(app)
        await app.until("Matematikk 1P", "Norsk hovedmål", "1,77", "varsel sendt 30.9. (orden)")


async def test_a_varsel_is_put_right_and_taken_away(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await on_student(app)
        await app.press("end", "e")
        await app.on("NoticeForm")
        fill(app, "sent_on", "1.10.")
        await app.press("ctrl+s")
        await app.on("StudentAbsenceScreen")
        await app.until("varsel sendt 1.10. (orden)")
        await app.press("x")
        await app.on("Ask")
        await app.press("j")
        await app.on("StudentAbsenceScreen")
        await app.until("Ingen varsel er kjent.")
        assert not notices(desk)
        await app.press("u")
        await app.until("varsel sendt 1.10. (orden)")


async def test_a_higher_risk_is_marked_and_the_mark_taken_away(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await on_student(app)
        await app.press("r")
        await app.on("Ask")
        await app.press("j")
        await app.until("Høyere risiko er dokumentert fra 19.10.2026.")
        assert desk.store.get(StudentAbsence, "absence-1").higher_risk_since == TODAY
        await app.press("r")
        await app.on("Ask")
        await app.press("j")
        await wait_until(app.pilot, lambda: "Høyere risiko er dokumentert" not in app.text)


async def test_a_varsel_about_order_needs_no_subject_and_one_about_absence_does(
    desk: Desk,
) -> None:
    async with running(desk, WIDE) as app:
        await on_student(app)
        await app.press("end", "n")
        await app.on("NoticeForm")
        await app.press("ctrl+s")
        await app.on("NoticeForm")
        app.screen.query_one("#kind", ChoiceField).value = "order"
        fill(app, "sent_on", "")
        await app.press("ctrl+s")
        await app.on("StudentAbsenceScreen")
        await app.until("varsel må sendes (orden)")


def with_figures(*nows: Figures, beside: Figures | None = None) -> Desk:
    """The first student's two subjects with other figures, the first with others beside them."""
    desk = desk_with()
    one = desk.store.get(StudentAbsence, "absence-1")
    subjects = [replace(s, now=now) for s, now in zip(one.subjects, nows, strict=True)]
    subjects[0] = replace(subjects[0], beside=beside)
    desk.store.commit([replace(one, subjects=tuple(subjects))])
    return desk


async def test_the_days_that_hours_are_of_are_told_once_where_they_are_those_of_all() -> None:
    now = Figures(
        as_of=TODAY, hours=3, fifteen=9, first_day=date(2026, 8, 18), last_day=date(2026, 10, 16)
    )
    async with running(with_figures(now, now), (80, 24)) as app:
        await on_student(app)
        await app.until("timer 18.8.–16.10.")
        assert app.text.count("timer 18.8.") == 1


async def test_figures_of_a_part_of_the_year_say_from_which_day_also_beside_others() -> None:
    part = Figures(
        as_of=TODAY,
        hours=4,
        fifteen=8.5,
        first_day=date(2026, 9, 14),
        last_day=date(2026, 10, 16),
        part=True,
    )
    whole = Figures(as_of=date(2026, 10, 12), hours=13, fifteen=9.29)
    async with running(with_figures(whole, part, beside=part), WIDE) as app:
        await app.press("2", "a", "enter")
        await app.on("SubjectScreen")
        await app.until("bare fra 14.9. til 16.10.")
        app.screen.query_one(RowList).select("absence:s-1:2STA/MAT1019")
        await app.press("enter")
        await app.on("StudentAbsenceScreen")
        await app.until("bare fra 14.9. til 16.10. · 4 timer · egenmeldt + udok. ≥8,5")
        rows = app.text.splitlines()
        at = next(n for n, row in enumerate(rows) if "Norsk hovedmål" in row)
        assert "bare fra 14.9. til 16.10." in rows[at + 1]


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_a_part_of_the_year_that_is_over_a_limit_is_over_it_wherever_it_stands(
    size: tuple[int, int],
) -> None:
    days = {"first_day": date(2026, 9, 14), "last_day": TODAY}
    part = Figures(as_of=TODAY, hours=30, ten=21.43, fifteen=21.43, part=True, **days)
    whole = Figures(as_of=date(2026, 9, 30), fifteen=1)
    async with running(with_figures(whole, whole, beside=part), size) as app:
        await opened(app)
        await app.until("■ ≥21,43", "lista av 19.10.")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.until("■ 1 fag over en grense", "lista av 19.10.")
        assert "siden" not in app.text, "the curve of the older lists is not of that figure"
        app.screen.query_one(RowList).select("absence:s-1:2STA/MAT1019")
        await app.until("≥21,43")
        await app.press("enter")
        await app.on("StudentAbsenceScreen")
        await app.until("≥21,43", "bare fra 14.9.")


async def test_whose_row_is_not_taken_is_told_by_name_until_names_are_hidden(
    desk: Desk, tmp_path: Path
) -> None:
    header = "Navn;Klasse;Fag;% udok. fravær\r\n"
    path = tmp_path / "fravær.csv"
    path.write_bytes(f"{header}Kari [/] Dal;2STA;Norsk;7,5\r\n".encode("cp1252"))
    async with running(desk, (120, 40)) as app:
        await opened(app, "h")
        await app.on("RosterForm")
        fill(app, "path", str(path))
        await app.pilot.pause()
        await app.press("enter")
        await app.until("Linje 2, Kari [/] Dal (2STA): eleven finnes ikke i programmet.")
        await app.press("f2")
        await app.until("Linje 2, ▒▒▒▒ (2STA): eleven finnes ikke i programmet.")
        assert "Kari" not in app.text


DAYS = "Navn;Klasse;Dato;Fraværskode;Hel dag\n"
NAME = "Thorvaldine Kvisgaard"


async def looked_at(app: Running, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    await opened(app, "h")
    await app.on("RosterForm")
    fill(app, "path", str(path))
    fill(app, "as_of", "16.10.2026")
    await app.pilot.pause()
    await app.press("enter")


async def test_a_list_of_whole_days_alone_is_offered_and_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    rows = "".join(f"{NAME};2STA;{n}.10.2026;X;ja\n" for n in (12, 13, 14))
    async with running(desk, WIDE) as app:
        await looked_at(app, tmp_path / "dager.csv", DAYS + rows)
        await app.until("Hele dager er lest for 1 elev: 1 ny.", "ctrl+s henter inn.")
        await app.press("ctrl+s")
        await app.on("AbsenceScreen")
    assert desk.store.get(StudentAbsence, "absence-1").streak == 3


async def test_days_of_an_unknown_code_are_not_offered(desk: Desk, tmp_path: Path) -> None:
    rows = f"{NAME};2STA;12.10.2026;ZZ;ja\n"
    before = desk.store.get(StudentAbsence, "absence-1")
    async with running(desk, WIDE) as app:
        await looked_at(app, tmp_path / "dager.csv", DAYS + rows)
        await app.until("Ingenting på lista kunne leses.", "fraværskoden «ZZ» er ukjent")
        assert "henter inn" not in app.text
        await app.press("ctrl+s")
    assert desk.store.get(StudentAbsence, "absence-1") == before


@pytest.mark.parametrize(
    "content",
    [
        f"{DAYS}{NAME};2STA;12.10.2026;{NAME};ja\n",
        f"Navn;{NAME};Fagkode;H1 % udok. fravær (X, M)\n{NAME};2STA;MAT1019;7\n",
        f"Navn;Klasse;{NAME}\nGry Lund;2STA;x\n",
    ],
)
async def test_names_that_are_hidden_or_shown_hide_the_words_of_the_list_too(
    desk: Desk, tmp_path: Path, content: str
) -> None:
    async with running(desk, WIDE) as app:
        await looked_at(app, tmp_path / "liste.csv", content)
        report = app.screen.query_one("#report", Words)
        await wait_until(app.pilot, lambda: NAME in str(report.content))
        await app.press("f2")
        await wait_until(app.pilot, lambda: "▒▒▒▒" in str(report.content))
        assert "Kvisgaard" not in str(report.content)
