"""A student's page: facts, measures, tasks and everything that happened, and a key for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Level, Phase, Reached
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.rows import RowList
from tests.school import FOLLOW_UPS, TODAY
from tests.screens.running import SMALL, WIDE, Running, running


async def open_page(app: Running, follow_up_id: str = "f-1") -> None:
    await app.press("2", *(["v", "end", "enter"] if follow_up_id == "f-5" else []))
    app.screen.query_one(RowList).select(follow_up_id)
    await app.press("enter")
    await app.on("FollowUpScreen")


def keys(app: Running) -> set[str]:
    return {a.binding.id or "" for a in live_bindings(app.screen, every=True)}


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_facts_measures_tasks_and_history_stand_on_one_page(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await open_page(app)
        for words in (
            "Thorvaldine Kvisgaard (2STA)",
            "■ rød · oppfølging · IKO-team",
            "16.10.2026 (forfalt 3 d)  ring foresatte til Kvisgaard",
            "PPT, helsesykepleier til 1.6.2027",
            "fravær 11,8 % (Visma 28.9.)",
            "morgenringing",
            "▲ 1 fag nær grensen",
            "forfalt 18 d",
        ):
            assert words in app.text
        await app.press("end")
        assert "begynt" in app.text
        if size == WIDE:
            assert "28.9.  kontakt" in app.text
        lists = [[r.id.partition(":")[0] for r in rows.rows] for rows in app.screen.query(RowList)]
        now, known = ["open-measure", "task"], ["absence", "absence"]
        past = ["contact", "measure", "evaluated", "meeting", "note", "consent"]
        past += ["measure", "opened"]
        assert lists == ([[*now, *known], past] if size == WIDE else [[*now, *past, *known], []])


async def test_what_has_happened_stands_beside_where_there_is_room_and_comes_back_below(
    desk: Desk,
) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.press("tab")
        past = app.screen.query_one("#happened", RowList)
        assert past.has_focus
        await app.pilot.resize_terminal(*SMALL)
        await app.until("▲ 1 fag nær grensen")
        await app.press("end")
        await app.until("begynt")
        page = app.screen.query_one("#page", RowList)
        assert page.has_focus
        assert any(row.id.startswith("note:") for row in page.rows)
        await app.pilot.resize_terminal(*WIDE)
        await app.pilot.pause()
        assert any(row.id.startswith("note:") for row in past.rows)
        assert not any(row.id.startswith("note:") for row in page.rows)


async def test_a_page_without_measures_or_history_says_so(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-3")
        assert "1BAA" in app.text
        assert "Ingen tiltak nå. t setter i gang ett." in app.text
        assert "Samtykke" not in app.text
        assert "oppfølgingen begynte" in app.text
        await app.press("enter", "end", "enter")
        await app.on("FollowUpScreen")


Check = Callable[[FollowUp], object]
FORMS: list[tuple[str, str, list[str], Check]] = [
    ("w", "NoteForm", ["Ringte i dag."], lambda f: f.notes[-1].text == "Ringte i dag."),
    (
        "c",
        "ContactForm",
        [],
        lambda f: (f.contacts[-1].whom, f.contacts[-1].reached) == ("eleven", Reached.YES),
    ),
    ("t", "MeasureForm", ["leksehjelp"], lambda f: f.measures[-1].what == "leksehjelp"),
    ("y", "MappingForm", ["sover lite "], lambda f: "sover lite" in f.findings),
    ("e", "FollowUpForm", [], lambda f: f.owner == "Rådgiver"),
    ("d", "NextStepForm", [], lambda f: f.next_date == date(2026, 10, 16)),
]


@pytest.mark.parametrize(("key", "form", "typed", "saved"), FORMS)
async def test_a_key_opens_a_dialog_and_ctrl_s_saves_it(
    desk: Desk, key: str, form: str, typed: list[str], saved: Check
) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press(key)
        await app.on(form)
        assert "Thorvaldine Kvisgaard (2STA)" in app.text
        for text in typed:
            await app.type(text)
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert saved(service.get(desk, "f-1"))


async def test_a_task_is_given_about_the_student(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press("o")
        await app.on("TaskForm")
        await app.type("ringer mor")
        await app.press("enter")
        await app.type("Jon")
        await app.press("enter")
        await app.type("+14")
        await app.press("enter")
        await app.on("FollowUpScreen")
        assert "ringer mor" in app.text
        new = next(t for t in desk.store.all(Task).values() if t.what == "ringer mor")
        assert (new.who, new.due, new.subject) == (
            "Jon",
            date(2026, 11, 2),
            service.get(desk, "f-1").subject,
        )


async def test_l_goes_to_the_next_level_at_once(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press("l")
        assert service.get(desk, "f-1").level is Level.GREEN
        assert "● grønn" in app.text
        await app.press("f")
        await app.until("Fasen er oppfølging.")
        assert service.get(desk, "f-1").phase is Phase.FOLLOWING


async def test_f_goes_to_the_next_phase_and_stops_at_the_last(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-4")
        ready = replace(
            service.get(desk, "f-4"),
            criteria=(Criterion(text="fravær", source="Visma", on=TODAY),),
            findings="blir hjemme mandager",
            student_view="bussen",
        )
        desk.save("test", ready)
        for phase in (Phase.MAPPING, Phase.FOLLOWING, Phase.FOLLOWING):
            await app.press("f")
            assert service.get(desk, "f-4").phase is phase


async def test_f_asks_for_what_is_missing_and_goes_on_when_it_is_written(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-4")
        await app.until("Mangler", "○ et kriterium med kilde og dato  for kartlegging (f)")
        await app.press("f")
        await app.on("PhaseForm")
        await app.until("Videre til kartlegging", "Mangler: et kriterium med kilde og dato.")
        await app.press("ctrl+s")
        await app.until("For å gå til kartlegging mangler et kriterium med kilde og dato.")
        await app.press(*"mistrivsel", "tab", *"elevsamtale", "ctrl+s")
        await app.on("FollowUpScreen")
        follow_up = service.get(desk, "f-4")
        assert follow_up.phase is Phase.MAPPING
        assert follow_up.without == ()
        seen = follow_up.criteria[-1]
        assert (seen.text, seen.source, seen.on) == ("mistrivsel", "elevsamtale", TODAY)
        await app.until("mistrivsel (elevsamtale 19.10.)", "○ hva samtalen viste, elevens eget syn")


async def test_it_goes_on_without_for_a_reason_that_is_kept(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-3")
        await app.press("f")
        await app.on("PhaseForm")
        await app.press(*"uro", "tab", "tab", *"haster", "ctrl+s")
        await app.on("FollowUpScreen")
        follow_up = service.get(desk, "f-3")
        assert (follow_up.phase, follow_up.findings) == (Phase.FOLLOWING, "uro")
        (went,) = follow_up.without
        assert (went.phase, went.why, went.by) == (Phase.FOLLOWING, "haster", "berit")
        await app.until(
            "Gikk uten", "til oppfølging 19.10.: haster", "○ et tiltak  for avslutning (x)"
        )
        await app.press("u")
        assert service.get(desk, "f-3").phase is Phase.MAPPING


async def test_what_the_kartlegging_showed_is_written_on_one_key(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-3")
        await app.press("y")
        await app.on("MappingForm")
        await app.press(*"uro", "tab", *"vi vil", "ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("Samtalen      uro", "Klassens syn  vi vil")
        assert "Mangler" not in app.text


async def test_a_criterion_is_one_key_and_the_schools_own_are_offered(desk: Desk) -> None:
    desk.save("test", replace(desk.school, criteria=("kantine hver dag",)))
    async with running(desk) as app:
        await open_page(app, "f-4")
        await app.press("n")
        await app.on("CriterionForm")
        await app.press("k", "right", "tab", "V", "right", "ctrl+s")
        await app.on("FollowUpScreen")
        seen = service.get(desk, "f-4").criteria[-1]
        assert (seen.text, seen.source) == ("kantine hver dag", "Visma InSchool")


async def test_the_page_says_when_anybody_was_met_or_reached_and_how_long_it_is_silent(
    desk: Desk,
) -> None:
    mother = replace(
        service.get(desk, "f-1").contacts[0], id="k-9", on=date(2026, 9, 30), reached=Reached.YES
    )
    follow_up = service.get(desk, "f-1")
    desk.save("test", replace(follow_up, contacts=(*follow_up.contacts, mother)))
    async with running(desk) as app:
        await open_page(app)
        await app.until("sist sett aldri · sist kontakt 19 d  stille 14 dager")
        await app.press("i")
        await app.until("sist sett i dag · sist kontakt i dag")
        assert "stille" not in app.text


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("Har ADHD", "«ADHD» kan være en diagnose."), ("01010112345", "Det ligner et fødselsnummer.")],
)
async def test_one_is_asked_once_about_what_one_may_do_without(
    desk: Desk, typed: str, asked: str
) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press("w")
        await app.on("NoteForm")
        await app.type(typed)
        await app.press("ctrl+s")
        await app.until(asked)
        await app.on("NoteForm")
        assert len(service.get(desk, "f-1").notes) == 1
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert service.get(desk, "f-1").notes[-1].text == typed


async def test_what_stood_there_before_is_not_asked_about_again(desk: Desk) -> None:
    desk.save("test", replace(service.get(desk, "f-1"), next_what="ADHD, til PPT"))
    async with running(desk) as app:
        await open_page(app)
        await app.press("e")
        await app.on("FollowUpForm")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")


async def test_i_says_that_somebody_spoke_with_the_student_today(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.press("i")
        assert service.get(desk, "f-1").contacts[-1].on == TODAY
        await app.until("samtale, eleven: fikk svar")
        await app.press("u")
        assert len(service.get(desk, "f-1").contacts) == 1


async def test_the_edit_form_goes_past_nothing_that_is_missing(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-4")
        await app.press("e", "tab", "right", "ctrl+s")
        await app.until("For å gå til kartlegging mangler et kriterium")
        assert service.get(desk, "f-4").phase is Phase.IDENTIFYING


async def test_the_end_asks_for_the_students_word_or_why_it_is_missing(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press("x")
        await app.on("CloseForm")
        await app.press(*"trives", "ctrl+s")
        await app.until("For å gå til avslutning mangler elevens ord.")
        await app.press("tab", *"ikke spurt", "ctrl+s")
        await app.on("FollowUpScreen")
        closed = service.get(desk, "f-1")
        assert (closed.closed_why, closed.student_word) == ("trives", "")
        assert closed.without[-1].why == "ikke spurt"


async def test_one_that_ends_before_it_began_asks_only_why(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-4")
        await app.press("x")
        await app.on("CloseForm")
        assert "Uten, fordi" not in app.text
        await app.press(*"falsk alarm", "ctrl+s")
        await app.on("FollowUpScreen")
        assert not service.get(desk, "f-4").is_open


async def test_enter_evaluates_a_measure(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.press("enter")
        await app.on("EvaluateForm")
        await app.type("virker godt")
        await app.press("tab", "right", "right", "ctrl+s")
        await app.on("FollowUpScreen")
        measure = service.get(desk, "f-1").measures[0]
        assert (measure.result, measure.evaluated_on) == ("virker godt", TODAY)
        assert measure.went is Went.PARTLY
        await app.until("Ingen tiltak nå", "(delvis)", "virker godt")


async def test_enter_on_a_task_marks_it_done(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app)
        await app.press("down", "enter")
        await app.on("TaskDone")
        await app.press("enter")
        await app.on("FollowUpScreen")
        assert desk.store.get(Task, "t-1").done_on == TODAY
        assert "gjort i dag" in app.text
        await app.press("enter")
        await app.on("TaskDone")
        await app.press("r")
        await app.on("FollowUpScreen")
        assert desk.store.get(Task, "t-1").is_open, "a slip of the finger can be taken back"


async def test_enter_on_a_meeting_shows_its_minutes(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app)
        rows = app.screen.query_one(RowList)
        rows.select(next(r.id for r in rows.rows if r.id.startswith("meeting:")))
        await app.press("enter")
        await app.on("MinutesScreen")
        await app.press("escape")
        await app.on("FollowUpScreen")


async def test_a_closed_one_can_only_be_read_noted_on_and_taken_up_again(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-5")
        assert "Avsluttet     30.9.2026  Fjærestrand trives igjen" in app.text
        offered = keys(app)
        assert {"follow_up.reopen", "follow_up.note"} <= offered
        assert not {"follow_up.edit", "follow_up.close", "follow_up.level"} & offered
        await app.press("e", "x", "l", "f", "t", "d")
        await app.on("FollowUpScreen")
        await app.press("r")
        await app.on("ReopenForm")
        await app.press(*"fravær", "ctrl+s")
        await app.on("FollowUpScreen")
        assert service.get(desk, "f-5").is_open
        assert "Tatt opp      igjen 19.10.2026  fravær" in app.text
        assert {"follow_up.edit", "follow_up.close"} <= keys(app)
        assert "follow_up.reopen" not in keys(app)


async def test_one_who_is_followed_anew_cannot_be_reopened_and_it_is_said(desk: Desk) -> None:
    again = FollowUp(id="f-9", subject=service.get(desk, "f-5").subject, team=IKO, opened_on=TODAY)
    desk.save("test", again)
    async with running(desk) as app:
        await open_page(app, "f-5")
        await app.press("r")
        await app.on("ReopenForm")
        await app.press(*"fravær", "ctrl+s")
        await app.until("Teamet har alt en åpen oppfølging her.")
        assert not service.get(desk, "f-5").is_open


async def test_what_was_done_stands_in_the_line_of_time_at_once(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await open_page(app)
        await app.press("l")
        assert "nivå: rød → grønn" in app.text


async def test_a_page_whose_record_has_gone_says_so_and_goes_back(desk: Desk) -> None:
    async with running(desk) as app:
        await open_page(app, "f-3")
        desk.store.commit(delete=[service.get(desk, "f-3")])
        await app.press("f2")
        await app.on("FollowUpsScreen")
        await app.until("Det finnes ikke lenger.")


async def test_open_measures_are_named_when_it_ends_and_stand_there_after(desk: Desk) -> None:
    what = FOLLOW_UPS[0].open_measures[0].what
    async with running(desk) as app:
        await open_page(app)
        await app.press("x")
        await app.on("CloseForm")
        assert "Ikke evaluert:" in app.text
        assert what in app.text
        await app.press(*"trives", "tab", *"fint", "ctrl+s")
        await app.on("FollowUpScreen")
        assert "1 tiltak ikke evaluert" in app.text
        await app.press("1")
        await app.until("evaluer tiltak")


async def test_one_without_open_measures_ends_with_no_notice(desk: Desk) -> None:
    desk.store.commit(put=[replace(FOLLOW_UPS[0], measures=())])
    async with running(desk) as app:
        await open_page(app)
        await app.press("x")
        await app.on("CloseForm")
        assert not app.screen.query("#notice")


async def test_a_talk_of_the_other_team_is_told_with_whose_it_was(desk: Desk) -> None:
    old = desk.get(FollowUp, "f-1")
    met = replace(old.contacts[0], id="c-x", on=TODAY, whom=FreeText("eleven"), reached=Reached.YES)
    other = replace(old, id="f-x", team=ATTENDANCE, contacts=(met,), measures=(), notes=())
    desk.save("follow_up.start", other)
    async with running(desk) as app:
        await open_page(app)
        assert "sist sett i dag (Nærværsteam) · sist kontakt i dag (Nærværsteam)" in app.text
