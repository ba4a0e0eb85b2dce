"""A student's and a class's own page."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.screens.frame.navigation import ShowSubject
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.widgets.fields import LineField
from tests.screens.running import Running, running


async def open_page(app: Running, subject: Subject) -> None:
    app.screen.post_message(ShowSubject(subject))
    await app.on("SubjectScreen")


def student(student_id: str) -> Subject:
    return Subject(kind=SubjectKind.STUDENT, id=student_id)


async def test_one_who_is_not_followed_has_a_page_from_which_following_is_one_key(
    desk: Desk,
) -> None:
    nobody = Student(id="s-new", first_name="Ny", last_name="Elev", number=99)
    desk.store.commit(put=[nobody])
    async with running(desk) as app:
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("ny elev")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.until("Følges ikke opp", "Ingenting er skrevet ennå")
        await app.press("n")
        await app.on("FollowUpForm")
        await app.press("escape")
        await app.on("SubjectScreen")
        await app.press("enter")
        await app.on("FollowUpForm")


async def test_it_leads_to_the_follow_up_the_case_and_the_meeting_and_back(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_page(app, student("s-1"))
        await app.press("home", "enter")
        await app.on("FollowUpScreen")
        await app.press("a")
        await app.on("SubjectScreen")
        await app.press("escape", "escape")
        await app.on("SubjectScreen")
        await open_page(app, student("s-5"))
        await app.until("Sak 2026-04 · utsatt ·")
        await app.press("down", "enter")
        await app.on("CasePartyScreen")
        await app.press("s")
        await app.on("CaseScreen")


async def test_two_teams_can_be_told_apart_and_each_page_names_the_other(desk: Desk) -> None:
    first = desk.store.get(FollowUp, "f-1")
    other = follow_ups.start(
        desk, FollowUp(id="", subject=first.subject, team=ATTENDANCE, opened_on=desk.today)
    )
    follow_ups.add_note(desk, other.id, "Ringt i dag")
    async with running(desk, (120, 40)) as app:
        await open_page(app, first.subject)
        await app.until("Følges av", "IKO-team", "Nærværsteam", "Ringt i dag (berit) ·")
        await app.press("enter")
        await app.on("FollowUpScreen")
        await app.until("Følges av     også Nærværsteam")


async def test_age_stands_where_one_decides_whom_to_ring(desk: Desk) -> None:
    known = desk.store.get(Student, "s-1")
    desk.store.commit(put=[replace(known, birth_date=desk.today.replace(year=2008))])
    async with running(desk, (120, 40)) as app:
        await open_page(app, student("s-1"))
        await app.until("over 18 år")
        await app.press("home", "enter")
        await app.on("FollowUpScreen")
        await app.until("over 18 år")
        await app.press("c")
        await app.on("ContactForm")
        await app.until("· over 18 år")


async def test_a_class_lists_its_students_that_are_followed(desk: Desk) -> None:
    followed = desk.store.get(Student, desk.store.get(FollowUp, "f-1").subject.id)
    async with running(desk, (120, 40)) as app:
        await open_page(app, Subject(kind=SubjectKind.CLASS, id=followed.class_id or ""))
        await app.until("Elever i klassen som følges opp", "Thorvaldine Kvisgaard")


async def test_names_are_hidden_on_it_and_in_the_search(desk: Desk) -> None:
    known = desk.store.get(Student, "s-1")
    desk.store.commit(put=[replace(known, birth_date=desk.today.replace(year=2009, month=9))])
    async with running(desk, (120, 40)) as app:
        await open_page(app, student("s-1"))
        await app.press("f2")
        await app.until("navn skjult", "Elev 01", "17 år")
        assert "2009" not in app.text
        assert "Kvisgaard" not in app.text
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("kvis")
        await app.until("Elev 01")
        assert "Thorvaldine" not in app.text
        assert "Kvisgaard" not in app.text


async def test_enter_opens_the_first_hit_of_what_is_typed_however_fast(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("slash")
        await app.on("SearchDialog")
        await app.pilot.press(*"2026", "minus", *"04", "enter")
        await app.on("CaseScreen")


async def test_nothing_found_says_what_to_do(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("f5")
        await app.until("Skriv noen bokstaver")
        await app.type("xyzzy")
        await app.until("Ingen treff")
        await app.press("enter")
        await app.on("SearchDialog")
        await app.press("f5")
        assert len(app.app.screen_stack) == 2


# Put right


async def test_a_name_is_put_right_from_the_page_and_the_former_one_finds(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, student("s-1"))
        await app.press("e")
        await app.on("StudentForm")
        await app.press("down", "end", "ctrl+u")
        await app.type("Nyenavn")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.until("Thorvaldine Nyenavn (2STA)")
        await app.press("f5")
        await app.type("kvisgaard")
        await app.until("Thorvaldine Nyenavn")
        await app.press("escape", "h")
        await app.on("SubjectHistory")
        await app.until("eleven rettet")


async def test_the_day_of_birth_goes_with_the_names_and_is_kept(desk: Desk) -> None:
    born = replace(desk.store.get(Student, "s-1"), birth_date=date(2009, 3, 14))
    desk.store.commit(put=[born])
    async with running(desk) as app:
        await open_page(app, student("s-1"))
        await app.press("e")
        await app.until("14.3.2009")
        await app.press("f2")
        await app.until("Elev 01")
        assert "2009" not in app.text
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        assert desk.store.get(Student, "s-1") == born
        await app.press("e")
        await app.on("StudentForm")
        assert "2009" not in app.text


async def test_one_who_stands_twice_becomes_one_after_it_has_been_shown(desk: Desk) -> None:
    other = Student(id="s-9", first_name="Thora", last_name="Kvist", number=9, class_id="c-1")
    about = Subject(kind=SubjectKind.STUDENT, id="s-9")
    desk.store.commit(
        put=[other, FollowUp(id="f-9", subject=about, team=ATTENDANCE, opened_on=desk.today)]
    )
    async with running(desk) as app:
        await open_page(app, student("s-1"))
        await app.press("b")
        await app.on("PickSubject")
        await app.type("thora k")
        await app.press("enter")
        await app.on("Ask")
        await app.until("Er Thorvaldine Kvisgaard (2STA) og Thora Kvist (2STA) samme elev?")
        await app.until("1 oppfølging")
        await app.press("escape")
        assert desk.store.find(Student, "s-9") == other
        await app.press("b")
        await app.type("thora k")
        await app.press("enter", "enter")
        await app.on("SubjectScreen")
        await app.until("Nærværsteam")
        assert desk.store.find(Student, "s-9") is None
        await app.press("u")
        assert desk.store.find(Student, "s-9") == other


async def test_one_is_not_the_same_as_oneself(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, student("s-1"))
        await app.press("b")
        await app.on("PickSubject")
        await app.type("thorvaldine")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.until("Det er den samme eleven.")


async def test_one_who_has_left_is_marked_and_one_who_is_a_mistake_is_gone(desk: Desk) -> None:
    nobody = Student(id="s-new", first_name="Ny", last_name="Elev", number=99)
    desk.store.commit(put=[nobody])
    async with running(desk) as app:
        await open_page(app, student("s-1"))
        await app.press("x")
        await app.until("har sluttet ved skolen")
        await app.press("enter")
        await app.until("Sluttet       19.10.")
        await app.press("x", "end", "enter")
        await app.until("blir stående")
        await open_page(app, student("s-new"))
        await app.press("x", "end", "enter")
        await app.until("Thorvaldine")
        assert desk.store.find(Student, "s-new") is None


async def test_enter_on_a_slip_of_the_key_puts_nobody_in(desk: Desk) -> None:
    count = len(desk.store.all(Student))
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("thorvladine kvi")
        await app.until("Ingen heter det", "+ ny elev «thorvladine kvi»")
        await app.press("enter", "enter")
        await app.on("PickSubject")
        await app.press("down", "enter")
        await app.on("StudentForm")
        assert len(desk.store.all(Student)) == count
        await app.press("escape")
        await app.on("PickSubject")
        assert len(desk.store.all(Student)) == count
        await app.press("enter")
        await app.on("StudentForm")
        await app.press("ctrl+s")
        await app.on("FollowUpForm")
        assert len(desk.store.all(Student)) == count + 1


async def test_of_two_new_students_each_has_a_draft_of_its_own(desk: Desk) -> None:
    async with running(desk) as app:
        for name in ("Ask Berg", "Eva Dahl"):
            await app.press("2", "n")
            await app.on("PickSubject")
            await app.type(name)
            await app.press("down", "enter")
            await app.on("StudentForm")
            first, last = name.split()
            fields = [field.value for field in app.screen.query(LineField)]
            assert fields[:2] == [first, last], "not what was typed about another"
            await app.type("x")
            await app.press("escape", "escape")
            await app.on("FollowUpsScreen")
