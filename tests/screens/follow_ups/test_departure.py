"""The page of «Har eleven sluttet?»: how it stands, and a key for each thing one can do."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.departure import Day, Deed, Departure, Done
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import departures as service
from elvis_tui.widgets.fields import ChoiceField
from elvis_tui.widgets.rows import RowList
from tests.school import SCHOOL, SUMMER, desk_with, student
from tests.screens.running import SMALL, WIDE, Running, running
from tests.screens.waiting import wait_until

BEGAN = date(2026, 10, 1)


def tried(day: int, whom: str = "eleven", reached: Reached = Reached.NO) -> Contact:
    how = ContactMethod.PHONE
    on = date(2026, 10, day)
    return Contact(id=f"k-{day}", on=on, by="berit", whom=whom, how=how, reached=reached)


def matter(*done: Done) -> Departure:
    return Departure(
        id="d-1", subject=student("s-2"), began_on=BEGAN, doubt="tømte skapet", done=done
    )


SENT = Done(id="dn-1", deed=Deed.NOTICE, on=date(2026, 10, 16), by="berit", whom="eleven")
DECIDED = Done(id="dn-2", deed=Deed.DECISION, on=date(2026, 11, 9), by="rektor")


def school(departure: Departure | None, day: date, *contacts: Contact) -> Desk:
    """The school on a day, with the log of s-2 and what is asked of them."""
    followed = next(r for r in SCHOOL if r.id == "f-2" and isinstance(r, FollowUp))
    records = [r for r in SCHOOL if r is not followed]
    records.append(replace(followed, contacts=contacts, next_date=date(2026, 12, 20)))
    born = date(2008, 1, 1)
    records = [replace(r, birth_date=born) if r.id == "s-2" else r for r in records]  # type: ignore[call-arg]
    now = datetime(day.year, day.month, day.day, 12, tzinfo=SUMMER)
    return desk_with([*records, *([departure] if departure else [])], now=now)


TRIES = tried(2), tried(9)


async def told(app: Running, *words: str) -> None:
    """Wait until words stand on the screen, wherever its lines end."""
    await wait_until(app.pilot, lambda: all(w in " ".join(app.text.split()) for w in words))


async def open_page(app: Running, name: str = "DepartureScreen") -> None:
    await app.press("2")
    app.screen.query_one(RowList).select("f-2")
    await app.press("enter")
    await app.on("FollowUpScreen")
    await app.press("g")
    await app.on(name)


def now(desk: Desk) -> Departure:
    return desk.get(Departure, "d-1")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_it_stands_on_both_pages_and_in_the_list_and_leads_to_its_own(
    size: tuple[int, int],
) -> None:
    desk = school(matter(), date(2026, 10, 11), *TRIES)
    async with running(desk, size) as app:
        await app.press("2")
        app.screen.query_one(RowList).select("f-2")
        await app.until("om 5 d", "sluttet? skriftlig")
        await app.press("enter")
        await app.on("FollowUpScreen")
        await app.until("Har eleven sluttet? · 9 av 14 dager", "16.10.")
        app.screen.query_one("#page", RowList).select("departure:d-1")
        await app.press("enter")
        await app.on("DepartureScreen")
        await told(app, "Status 9 av 14 dager siden første forsøk · skriftlig varsel kan")
        await app.press("a")
        await app.on("SubjectScreen")
        await app.until("Har eleven sluttet? · 9 av 14 dager")
        app.screen.query_one("#page", RowList).select("departure:d-1")
        await app.press("enter")
        await app.on("DepartureScreen")


async def test_the_steps_stand_with_mark_and_word_date_and_source_and_the_tries_with_outcome() -> (
    None
):
    desk = school(matter(SENT), date(2026, 10, 19), *TRIES)
    async with running(desk, WIDE) as app:
        await open_page(app)
        for words in (
            "Svarfrist 6.11. · sluttmelding kan fattes som enkeltvedtak",
            "7.11. (om 19 d)",
            "til og med 6.11.2026",
            "✔ gjort Skriftlig varsel sendt: eleven 16.10.",
            "2 forsøk, 14 av 14 dager siden",
            "◐ venter Svarfrist; uten svar regnes eleven som sluttet til 6.11.",
            "· seinere Sluttmelding som enkeltvedtak fra 7.11.",
            "forskrift 2024-10-23-3801 § 9 (Innlandet)",
            "2.10. telefon, eleven ikke svar",
        ):
            await told(app, words)


async def test_g_begins_one_with_the_doubt_and_shows_its_page() -> None:
    desk = school(None, date(2026, 10, 19))
    async with running(desk) as app:
        await open_page(app, "BeginForm")
        await app.type("borte siden ferien")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Ingen forsøk ennå", "Skolen prøver straks")
        (made,) = desk.all(Departure).values()
        assert (made.subject, made.doubt) == (student("s-2"), "borte siden ferien")
        await app.press("u")
        await app.on("FollowUpScreen")
        assert not desk.all(Departure)


async def test_from_the_page_of_one_whom_nobody_follows_a_follow_up_begins_too() -> None:
    desk = desk_with()
    async with running(desk) as app:
        await app.press("f5")
        await app.type("hjorthaug")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.press("g")
        await app.on("BeginForm")
        await app.type("borte")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.press("c")
        await app.on("ContactForm")
        # «Eleven», and not reached: a try is mostly one without an answer, and one ends the run.
        app.screen.query_one("#reached", ChoiceField).value = "yes"
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Eleven er nådd")
        assert service.followed_by(desk, student("s-5")) is not None


async def test_a_class_has_no_such_key() -> None:
    async with running(desk_with()) as app:
        await app.press("2")
        app.screen.query_one(RowList).select("f-3")
        await app.press("enter")
        await app.on("FollowUpScreen")
        await app.press("g")
        await app.on("FollowUpScreen")


async def test_c_logs_a_try_and_so_does_s_while_nobody_has_tried() -> None:
    desk = school(matter(), date(2026, 10, 19))
    async with running(desk) as app:
        await open_page(app)
        for key in ("c", "s"):
            await app.press(key)
            await app.on("ContactForm")
            await app.press("escape")
            await app.on("DepartureScreen")


async def test_s_writes_the_next_step_and_asks_why_where_something_is_missing() -> None:
    desk = school(matter(), date(2026, 10, 12), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        await app.press("s")
        await app.on("DoneForm")
        await app.until("Mangler i dag: det er prøvd i færre enn to uker (til 16.10.)")
        await app.press("ctrl+s")
        await told(app, "Mangler: forsøk i minst to uker. Skriv hvorfor")
        assert now(desk).done == ()
        await app.type("flyttet til Spania")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        (sent,) = now(desk).done
        assert (sent.deed, sent.whom, sent.why) == (Deed.NOTICE, "eleven", "flyttet til Spania")


async def test_after_signing_out_one_is_asked_whether_the_student_has_left_in_elvis_too() -> None:
    desk = school(matter(SENT, DECIDED), date(2026, 12, 1), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        await app.press("s")
        await app.on("DoneForm")
        await app.press("ctrl+s")
        await app.on("Ask")
        await app.until("stå som sluttet ved skolen")
        await app.press("enter")
        await app.on("DepartureScreen")
        assert desk.get(Student, "s-2").left_on == date(2026, 12, 1)
        await app.until("Gi OT beskjed straks", "✔ utløpt")
        await app.press("s")
        await app.on("DoneForm")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Eleven er skrevet ut, og OT har fått beskjed 1.12.")


async def test_b_writes_an_answer_before_the_decision_and_a_complaint_after_it() -> None:
    desk = school(matter(), date(2026, 11, 20), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        await app.press("b")
        await app.until("Varselet er ikke sendt ennå")
        desk.store.commit(put=[matter(SENT)])
        await app.press("b")
        await app.on("DoneForm")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Varselet er besvart 20.11.")
        assert now(desk).done[-1].deed is Deed.ANSWER
        await app.press("u")
        desk.store.commit(put=[matter(SENT, DECIDED)])
        await app.press("b")
        await app.on("DoneForm")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Klaget i tide: sluttmeldingen er omgjort 20.11.")


async def test_d_puts_a_date_right_with_a_reason_and_shows_what_was_computed() -> None:
    desk = school(matter(SENT), date(2026, 10, 19), *TRIES)
    async with running(desk, WIDE) as app:
        await open_page(app)
        app.screen.query_one("#page", RowList).select("deed:answer")
        await app.press("d")
        await app.on("Choose")
        await app.press("enter")
        await app.on("DayForm")
        await app.until("Rett «siste dag å svare»")
        await app.type("10.11.")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("posten var sein")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("beregnet 6.11.", "til 10.11.", "posten var sein (berit)")
        (kept,) = now(desk).corrections
        assert (kept.day, kept.before, kept.on) == (
            Day.ANSWER_BY,
            date(2026, 11, 6),
            date(2026, 11, 10),
        )


async def test_e_puts_the_doubt_right_and_enter_on_it_too() -> None:
    desk = school(matter(), date(2026, 10, 19), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        for open_it in (("e",), ("home", "enter")):
            await app.press(*open_it)
            await app.on("CorrectForm")
            await app.press("end")
            await app.type(" igjen")
            await app.press("ctrl+s")
            await app.on("DepartureScreen")
        assert now(desk).doubt == "tømte skapet igjen igjen"


async def test_enter_opens_a_step_a_try_and_what_is_still_to_be_done() -> None:
    desk = school(matter(SENT), date(2026, 11, 20), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        rows = app.screen.query_one("#page", RowList)
        for row, screen in (
            ("done:dn-1", "WrittenDialog"),
            ("contact:k-9", "WrittenDialog"),
            ("deed:decision", "DoneForm"),
            ("tries", "ContactForm"),
        ):
            rows.select(row)
            await app.press("enter")
            await app.on(screen)
            await app.press("escape")
            await app.on("DepartureScreen")
        rows.select("deed:signed_out")
        await app.press("enter")
        await app.until("Først må dette være gjort: sluttmelding.")


async def test_a_step_is_put_right_or_taken_away() -> None:
    desk = school(matter(SENT), date(2026, 11, 20), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        app.screen.query_one("#page", RowList).select("done:dn-1")
        await app.press("enter")
        await app.on("WrittenDialog")
        await app.press("e")
        await app.on("CorrectDone")
        await app.type("17.10.")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("poststempel")
        await app.press("ctrl+s")
        await app.on("WrittenDialog")
        assert now(desk).done[0].on == date(2026, 10, 17)
        assert now(desk).corrections[0].before == date(2026, 10, 16)
        await app.press("x", "enter")
        await app.on("DepartureScreen")
        assert now(desk).done == ()


async def test_x_takes_it_away_with_a_reason_and_u_brings_it_back() -> None:
    desk = school(matter(), date(2026, 10, 19), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        await app.press("x")
        await app.on("Choose")
        await app.press("enter")
        await app.on("WhyForm")
        await app.type("feil elev")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert not desk.all(Departure)
        await app.press("u")
        await app.until("Har eleven sluttet?")
        assert now(desk) == matter()


async def test_for_the_students_sake_it_is_gone_for_good() -> None:
    desk = school(matter(), date(2026, 10, 19), *TRIES)
    async with running(desk) as app:
        await open_page(app)
        await app.press("x", "end", "enter")
        await app.on("ErasureForm")
        await app.type("ba om det")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert not desk.all(Departure)
        assert "tømte skapet" not in str(list(desk.all(HistoryEntry).values()))


async def test_r_takes_up_what_ended_by_mistake_and_n_begins_anew() -> None:
    answer = Done(id="dn-3", deed=Deed.ANSWER, on=date(2026, 10, 18), by="berit", whom="far")
    desk = school(matter(SENT, answer), date(2026, 10, 19), *TRIES)
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.until("Varselet er besvart 18.10.")
        await app.press("r")
        await app.on("WhyForm")
        await app.type("feil nummer")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("feil nummer (berit)")
        assert now(desk).of(Deed.ANSWER) is None
        desk.store.commit(put=[matter(SENT, answer)])
        await app.press("n")
        await app.on("BeginForm")
        await app.type("borte igjen")
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("borte igjen")
        assert len(desk.all(Departure)) == 2


async def test_one_that_a_contact_ended_says_that_the_contact_is_to_be_put_right() -> None:
    desk = school(matter(), date(2026, 10, 19), *TRIES, tried(14, reached=Reached.YES))
    async with running(desk) as app:
        await open_page(app)
        await app.until("Eleven er nådd 14.10.")
        await app.press("r")
        await app.until("Rett kontakten hvis det ikke stemmer")
        app.screen.query_one("#page", RowList).select("deed:notice")
        await app.press("enter")
        await app.until("Den er avsluttet. r tar den opp igjen.")


async def test_that_the_student_was_reached_after_the_decision_is_asked_about() -> None:
    after = replace(tried(2, reached=Reached.YES), id="k-a", on=date(2026, 11, 12))
    desk = school(matter(SENT, DECIDED), date(2026, 11, 13), *TRIES, after)
    async with running(desk) as app:
        await open_page(app)
        await app.until("etter sluttmeldingen: er det en klage?")


async def test_w_writes_the_evidence_to_a_file(tmp_path: Path) -> None:
    desk = school(matter(SENT), date(2026, 10, 19), *TRIES)
    target = tmp_path / "sluttet.md"
    async with running(desk) as app:
        await open_page(app)
        await app.press("w")
        await app.on("WriteForm")
        app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await app.press("ctrl+s")
        await app.on("DepartureScreen")
        await app.until("Skrevet til")
    assert "Øyolf Grønnæss (3PBA)" in target.read_text(encoding="utf-8")


async def test_h_shows_the_history_of_the_student() -> None:
    desk = school(None, date(2026, 10, 19), *TRIES)
    service.begin(desk, replace(matter(), id=""))
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.press("h")
        await app.on("SubjectHistory")
        await app.until("har eleven sluttet?", "tømte skapet")


async def test_what_is_due_stands_on_the_overview_and_leads_to_the_page() -> None:
    desk = school(matter(), date(2026, 10, 17), *TRIES)
    async with running(desk, WIDE) as app:
        rows = app.screen.query_one(RowList)
        rows.select("departure:d-1:notice")
        await app.until("sluttet? skriftlig varsel kan sendes", "forfalt 1 d")
        await app.press("enter")
        await app.on("DepartureScreen")


async def test_it_is_found_by_the_words_of_the_doubt() -> None:
    desk = school(matter(), date(2026, 10, 17), *TRIES)
    async with running(desk) as app:
        await app.press("f5")
        await app.type("skapet")
        await app.until("sluttet?")
        await app.press("enter")
        await app.on("DepartureScreen")
