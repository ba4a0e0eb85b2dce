"""Consent on the pages: recorded, read, put right, withdrawn, taken away; and what comes up."""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.people.consents import Consent, Giver, Manner, Standing
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.screens.frame.navigation import ShowFollowUp, ShowSubject
from elvis_tui.services.desk import consents
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, LineField
from tests.school import CONSENTS, TODAY
from tests.screens.running import Running, running

C1 = CONSENTS[0]
WIDE = (120, 40)


async def open_page(app: Running, student_id: str) -> None:
    app.screen.post_message(ShowSubject(Subject.of_student(student_id)))
    await app.on("SubjectScreen")


async def open_follow_up(app: Running, follow_up_id: str) -> None:
    app.screen.post_message(ShowFollowUp(follow_up_id))
    await app.on("FollowUpScreen")


def of(desk: Desk, student_id: str) -> list[Consent]:
    return consents.of_student(desk, student_id)


def born(desk: Desk, student_id: str, on: date) -> None:
    desk.store.commit(put=[replace(desk.store.get(Student, student_id), birth_date=on)])


# Recorded


async def test_m_records_a_consent_with_what_is_usual_already_filled_in(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "s-2")
        await app.until("Samtykke", "ikke ført")
        await app.press("m")
        await app.on("ConsentForm")
        await app.type("pp")  # typed where one chooses, it goes to the line under it
        await app.press("right")
        await app.type(", bup")
        await app.press("down")
        await app.type("samarbeid om fravær")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.until("✔ PPT, BUP til 18.6.2027")
    (made,) = of(desk, "s-2")
    assert made == Consent(
        id=made.id,
        student="s-2",
        services=("PPT", "BUP"),
        purpose="samarbeid om fravær",
        manner=Manner.ORAL,
        on=TODAY,
        expires_on=date(2027, 6, 18),
        sources=("skolen",),
        by="berit",
    )


async def test_a_refusal_is_recorded_without_the_end_that_was_proposed(desk: Desk) -> None:
    async with running(desk) as app:
        await open_follow_up(app, "f-2")
        await app.press("m")
        await app.on("ConsentForm")
        await app.press("right")
        assert app.screen.query_one("#given_by", ChoiceField).value == "not_told"
        assert "18.6.2027" not in app.text
        await app.press("ctrl+s")
        await app.until("Ikke valgt: Svart av. Velg med pil til siden, eller trykk Esc.")
        assert "Skriv noe" not in app.text
        await app.press("right", "ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("✘ avslått: alle tjenester")
        assert [(c.standing, c.expires_on) for c in of(desk, "s-2")] == [(Standing.REFUSED, None)]
        await app.press("u")
        assert of(desk, "s-2") == []


async def test_days_that_cannot_be_are_refused_and_what_was_typed_stays(desk: Desk) -> None:
    async with running(desk) as app:
        await open_follow_up(app, "f-2")
        await app.press("m")
        await app.on("ConsentForm")
        await app.type("PPT")
        app.screen.query_one("#expires_on", LineField).value = "1.9.2026"
        await app.press("ctrl+s")
        await app.until("Samtykket er fra 19.10.2026, og kan ikke gå ut 1.9.2026")
        assert app.screen.query_one("#services", LineField).value == "PPT"
        assert app.screen.query_one("#expires_on").has_focus
        assert of(desk, "s-2") == []


async def test_one_who_is_too_young_alone_is_asked_about_once_and_may_be_saved(
    desk: Desk,
) -> None:
    born(desk, "s-2", date(2012, 5, 1))
    async with running(desk) as app:
        await open_page(app, "s-2")
        await app.press("m")
        await app.on("ConsentForm")
        await app.type("PPT")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")  # the guardians are who is proposed
        await app.press("m")
        await app.on("ConsentForm")
        await app.type("BUP")
        await app.press("down", "down", "down", "down", "left", "ctrl+s")
        await app.until("Eleven var 14 år, og svarer alene fra 15. Er foresatte spurt?")
        assert len(of(desk, "s-2")) == 1
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.until("må avklares, eleven var under 15 år: BUP")
    assert [c.given_by for c in of(desk, "s-2")] == [Giver.GUARDIANS, Giver.STUDENT]


async def test_a_class_has_no_consent(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_follow_up(app, "f-3")
        await app.press("m")
        assert "Samtykke" not in app.text
        app.screen.post_message(ShowSubject(Subject(kind=SubjectKind.CLASS, id="c-1")))
        await app.on("SubjectScreen")
        await app.press("m")
        assert "Samtykke" not in app.text
        await app.on("SubjectScreen")


# Read, put right, withdrawn, taken away


async def test_it_is_read_whole_and_put_right_with_a_reason(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app, "s-1")
        await app.press("end", "enter")
        await app.on("ConsentDialog")
        await app.until("Svar: ✔ PPT, helsesykepleier til 1.6.2027", "Holdt utenfor: det som")
        await app.press("e")
        await app.on("CorrectConsent")
        app.screen.query_one("#expires_on", LineField).value = "1.5.2027"
        app.screen.query_one("#correction", LineField).value = "feil dato"
        await app.press("ctrl+s")
        await app.on("ConsentDialog")
        await app.until("til 1.5.2027")
    assert of(desk, "s-1") == [replace(C1, expires_on=date(2027, 5, 1))]


async def test_t_withdraws_it_and_it_stays_as_withdrawn(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app, "s-1")
        await app.press("end", "enter")  # of the column of what one decides on
        await app.on("ConsentDialog")
        await app.press("t")
        await app.on("WithdrawForm")
        await app.press("down")
        await app.type("delingen med PPT")
        await app.press("ctrl+s")
        await app.on("ConsentDialog")
        await app.until("tilbakekalt 19.10.: PPT", "Hva: delingen med PPT")
        await app.press("t")  # once is enough
        await app.on("ConsentDialog")
        await app.press("escape")
        await app.until("✘ tilbakekalt 19.10.: PPT, helsesykepleier", "trukket")
    (now,) = of(desk, "s-1")
    assert (now.standing, now.withdrawn_on) == (Standing.WITHDRAWN, TODAY)


async def test_x_takes_it_away_as_a_mistake_or_for_good(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app, "s-1")
        await app.press("end", "enter")
        await app.on("ConsentDialog")
        await app.press("x")
        await app.on("Choose")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.until("ikke ført")
        await app.press("u")
        await app.until("✔ PPT")
        await app.press("end", "enter")
        await app.on("ConsentDialog")
        await app.press("x", "down", "enter")
        await app.on("ErasureForm")
        await app.type("eleven ba om det")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.until("ikke ført")
    assert of(desk, "s-1") == []


async def test_names_in_it_are_hidden_everywhere(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app, "s-1")
        await app.press("f2", "end", "enter")
        await app.on("ConsentDialog")
        await app.until("Samtykke: Elev 01", "Formål: samarbeid om fraværet til ▒▒▒▒")
        assert "Øyolf" not in app.text
        await app.press("e")
        await app.on("CorrectConsent")
        assert "Kvisgaard" not in app.text


async def test_it_opens_from_the_line_of_time_of_a_follow_up(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_follow_up(app, "f-1")
        await app.press("tab", "end", "up", "up", "enter")
        await app.on("ConsentDialog")
        await app.until("Samtykke: Thorvaldine Kvisgaard (2STA)")


async def test_words_of_older_data_are_among_what_one_decides_on(desk: Desk) -> None:
    old = Consent(id="c", student="s-2", standing=Standing.UNCLEAR, as_it_stood="PPT\n[/] ut året")
    desk.store.commit(put=[old])
    async with running(desk, WIDE) as app:
        await open_follow_up(app, "f-2")
        await app.until("○ må avklares: «PPT [/] ut året»")
        await app.press("home", "end", "enter")
        await app.on("ConsentDialog")
        await app.press("e")
        await app.on("CorrectConsent")
        await app.press("left", "left")  # given
        app.screen.query_one("#services", LineField).value = "PPT"
        app.screen.query_one("#on", LineField).value = "i dag"
        await app.press("ctrl+s")
        await app.on("ConsentDialog")
        await app.press("escape")
        await app.until("✔ PPT, uten sluttdato")
    (now,) = of(desk, "s-2")
    assert (now.standing, now.as_it_stood) == (Standing.GIVEN, old.as_it_stood)


# What comes up by itself


async def test_oversikt_tells_of_it_and_never_how_near_a_birthday_is(desk: Desk) -> None:
    birthday = TODAY + timedelta(days=5)
    born(desk, "s-1", birthday.replace(year=birthday.year - 18))
    ends = replace(C1, given_by=Giver.BOTH, expires_on=TODAY + timedelta(days=9))
    desk.store.commit(put=[ends])
    async with running(desk, (120, 60)) as app:
        await app.until("nytt samtykke: fyller 18", "spør", "samtykket går ut 28.10.", "om 9 d")
        assert "om 5 d" not in app.text
        await app.press("5", "home", "enter")
        await app.on("AgendaScreen")
        await app.until("samtykket går ut 28.10.", "fyller 18 år snart: samtykke")


async def test_the_meeting_is_told_how_it_stands(desk: Desk) -> None:
    desk.store.commit(put=[replace(C1, student="s-3", expires_on=TODAY - timedelta(days=1))])
    async with running(desk, WIDE) as app:
        await app.press("5", "home", "enter")
        await app.on("AgendaScreen")
        await app.press("m")
        await app.on("Attendance")
        await app.press("escape")
        await app.on("MeetingScreen")
        await app.until("samtykke: ▲ PPT, helsesykepleier")


async def test_the_search_finds_it_by_what_was_agreed(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("fravær og tiltak")
        await app.until("samtykke")
        await app.press("enter")
        await app.on("ConsentDialog")
        await app.until("Samtykke: Thorvaldine Kvisgaard (2STA)")
