"""What one recipient gets of the minutes, as tables: who sees which item, and which tasks."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from elvis_tui.domain.across.recipients import Extract, Recipient, extract, recipients, worded
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from tests.parties import parties
from tests.school import TODAY, school_class, student


def case(id_: str, *students: str) -> Case:
    words = FreeText(id_)
    return Case(
        id=id_,
        number=id_,
        title=words,
        parties=parties(*students),
        reported_on=TODAY,
        reported_by=words,
    )


CASES = {"case-1": case("case-1", "s-4", "s-5"), "case-2": case("case-2")}


def entry(kind: EntryKind, text: str, who: str = "") -> Entry:
    return Entry(id=text, kind=kind, text=FreeText(text), who=FreeText(who))


def task(who: str) -> Entry:
    return entry(EntryKind.TASK, f"task for {who}", who)


INFO = entry(EntryKind.INFO, "info", "Jon Vik")
"""That somebody is named beside info is no task."""
JON = Participant(id="p-2", name="Jon Vik", role="Rådgiver", present=True)
KARI = Participant(id="p-4", name="Kari Moe", role="Rådgiver")
SIV = Participant(id="p-3", name="Siv Dahle", role="psykolog", service="PPT", external=True)
MEETING = Meeting(
    id="m",
    team=IKO,
    on=TODAY,
    participants=(JON, KARI, replace(SIV, present=True)),
    agenda=(
        AgendaItem(id="student", subject=student("s-1"), entries=(INFO, task("PPT"))),
        AgendaItem(id="class", subject=school_class("c-1"), entries=(INFO, task("Rådgiver"))),
        AgendaItem(id="case", case_id="case-1", entries=(INFO, task("Kari Moe"))),
        AgendaItem(id="nobody", title=FreeText("Skyss"), entries=(INFO, task("Ola Nordby"))),
    ),
)


def of(
    whom: Recipient, told: Collection[tuple[str, str]] = (), concealed: Collection[str] = ()
) -> Extract:
    return extract(
        MEETING,
        whom,
        may_be_told=lambda student_id, service: (student_id, service) in told,
        cases=CASES,
        concealed=concealed,
    )


def one(name: str, people: Collection[Person] = ()) -> Recipient:
    return next(r for r in recipients(MEETING, people) if r.name == name)


def whole(found: Extract) -> list[str]:
    """The items that stand with what they are about."""
    bare = (AgendaItem(id=i.id, entries=i.entries, status=i.status) for i in found.meeting.agenda)
    return [i.id for i, b in zip(found.meeting.agenda, bare, strict=True) if i != b]


def tasks(found: Extract) -> list[str]:
    every = (e for i in found.meeting.agenda for e in i.entries if e.kind is EntryKind.TASK)
    return [str(e.who) for e in every]


OF_ALL = [("s-1", "PPT"), ("s-4", "PPT"), ("s-5", "PPT")]
EVERYTHING = ["student", "class", "case", "nobody"]
ABOUT_NO_STUDENT = ["class", "nobody"]


@pytest.mark.parametrize(
    ("name", "told", "items", "own", "left_out"),
    [
        pytest.param("Jon Vik", [], EVERYTHING, ["Rådgiver"], 0, id="present"),
        pytest.param(
            "Kari Moe", [], ["class", "case", "nobody"], ["Rådgiver", "Kari Moe"], 1, id="absent"
        ),
        pytest.param(
            "Ola Nordby", [], ABOUT_NO_STUDENT, ["Ola Nordby"], 2, id="not called in, and unknown"
        ),
        pytest.param("Siv Dahle", [], ABOUT_NO_STUDENT, ["PPT"], 2, id="external, no consent"),
        pytest.param("Siv Dahle", OF_ALL, EVERYTHING, ["PPT"], 0, id="external, consents"),
        pytest.param(
            "Siv Dahle", OF_ALL[:2], ["student", *ABOUT_NO_STUDENT], ["PPT"], 1,
            id="of a case only when all of it are covered",
        ),
        pytest.param(
            "Siv Dahle", [("s-1", "BUP")], ABOUT_NO_STUDENT, ["PPT"], 2, id="another's consent"
        ),
        pytest.param(
            "Siv Dahle", [("s-1", "psykolog")], ["student", *ABOUT_NO_STUDENT], ["PPT"], 1,
            id="a consent for the role",
        ),
    ],
)  # fmt: skip
def test_who_gets_which_items_and_tasks(
    name: str, told: list[tuple[str, str]], items: list[str], own: list[str], left_out: int
) -> None:
    found = of(one(name), told)
    assert whole(found) == items
    assert tasks(found) == own
    assert found.left_out == left_out


def test_an_own_task_stands_without_what_it_is_about_where_that_may_not_be_read() -> None:
    (item, *_others) = of(one("Siv Dahle")).meeting.agenda
    assert item == AgendaItem(id="student", entries=(task("PPT"),))


def test_two_in_one_role_get_the_same_task() -> None:
    for name in ("Jon Vik", "Kari Moe"):
        assert one(name).does(task(" rådgiver "))
        assert one(name).does(task("rådgiver og PPT"))
        assert not one(name).does(task("rådgivere"))


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Jon Vik og Kari Moe", ["Jon Vik", "Kari Moe"]),
        ("Jon Vik, Kari Moe", ["Jon Vik", "Kari Moe"]),
        ("Jon/Kari", ["Jon Vik", "Kari Moe"]),
        ("kari & siv dahle", ["Kari Moe", "Siv Dahle"]),
        ("Siv + Ola Nordby", ["Siv Dahle", "Ola Nordby"]),
        ("Georg Vik", ["Georg Vik"]),
    ],
)
def test_a_task_for_several_is_of_each_and_of_no_third_one(who: str, names: list[str]) -> None:
    item = AgendaItem(id="i", entries=(task(who),))
    every = recipients(replace(MEETING, agenda=(item,)), ())
    assert [one.name for one in every if one.does(item.entries[0])] == names
    assert {one.name for one in every} == {"Jon Vik", "Kari Moe", "Siv Dahle", *names}


def test_a_part_of_a_name_that_two_have_is_neither_ones() -> None:
    other = Participant(id="p-9", name="Kari Ås")
    meeting = replace(MEETING, participants=(*MEETING.participants, other), agenda=())
    assert not any(r.does(task("Jon/Kari")) for r in recipients(meeting, ()) if "Kari" in r.name)


def test_a_role_of_one_class_is_meant_by_the_role_alone_where_no_other_has_it() -> None:
    one = Participant(id="p-8", name="Ola Bø", role="Kontaktlærer, 2STA")
    other = Participant(id="p-9", name="Pia Li", role="Kontaktlærer 1BAA")

    def doing(who: str, *people: Participant) -> list[str]:
        every = recipients(replace(MEETING, participants=people, agenda=()), ())
        return [r.name for r in every if r.does(task(who))]

    assert doing("Kontaktlærer", one) == ["Ola Bø"]
    assert doing("kontaktlærer, 2STA", one, other) == ["Ola Bø"]
    assert doing("Kontaktlærer", one, other) == []


@pytest.mark.parametrize("name", ["Jon Vik", "Kari Moe", "Siv Dahle"])
def test_a_concealed_case_is_neither_there_nor_counted(name: str) -> None:
    usual, found = of(one(name), OF_ALL), of(one(name), OF_ALL, {"case-1"})
    assert "case" not in [item.id for item in found.meeting.agenda]
    assert "Kari Moe" not in tasks(found)
    assert found.left_out == usual.left_out
    assert [item.id for item in found.whole] == ["student", "class", "nobody"]


def test_a_case_whose_students_nobody_knows_is_left_out() -> None:
    meeting = replace(MEETING, agenda=(AgendaItem(id="case", case_id="case-2", entries=(INFO,)),))
    found = extract(meeting, one("Jon Vik"), may_be_told=lambda *_: True, cases=CASES)
    assert (found.meeting.agenda, found.left_out) == ((), 1)


PPT = Person(id="p-3", name="Siv Dahle", role="psykolog", service="PPT", external=True)
NURSE = Person(id="p-6", name="Mia Ås", role="helsesykepleier", service="helse", external=True)
INSIDE = Person(id="p-7", name="Per Bø", role="miljøteam")


@pytest.mark.parametrize(
    ("who", "people", "external", "services"),
    [
        ("Mia Ås", [NURSE], True, ("Mia Ås", "helsesykepleier", "helse")),
        ("helsesykepleier", [NURSE], True, ("helsesykepleier", "helse")),
        ("Per Bø", [INSIDE], False, ("Per Bø", "miljøteam")),
        ("miljøteam", [INSIDE, NURSE], False, ("miljøteam",)),
        ("noen", [INSIDE], True, ("noen",)),
    ],
)
def test_who_has_a_task_and_was_not_called_in_is_known_by_the_register(
    who: str, people: list[Person], external: bool, services: tuple[str, ...]
) -> None:
    item = AgendaItem(id="i", entries=(task(who),))
    found = recipients(Meeting(id="m", team=IKO, on=TODAY, agenda=(item,)), people)
    assert [(r.name, r.external) for r in found] == [(who, external)]
    assert tuple(dict.fromkeys(found[0].services)) == services


def anne(role: str, service: str = "", *, present: bool = True) -> Participant:
    external = bool(service)
    return Participant(
        id=role, name="Anne Hansen", role=role, service=service, external=external, present=present
    )


@pytest.mark.parametrize(
    ("both", "external", "items"),
    [
        ((anne("psykolog", "PPT"), anne("kontaktlærer")), True, ["student", *ABOUT_NO_STUDENT]),
        ((anne("kontaktlærer"), anne("psykolog", "PPT")), True, ["student", *ABOUT_NO_STUDENT]),
        ((anne("psykolog", "PPT"), anne("lege", "BUP")), True, ABOUT_NO_STUDENT),
        ((anne("kontaktlærer"), anne("rådgiver", present=False)), False, ABOUT_NO_STUDENT),
    ],
)
def test_two_of_one_name_get_no_more_than_each_of_them_may(
    both: tuple[Participant, ...], external: bool, items: list[str]
) -> None:
    meeting = replace(MEETING, participants=both)
    (whom,) = (one for one in recipients(meeting, ()) if one.name == "Anne Hansen")
    assert whom.external is external
    assert not whom.does(task("kontaktlærer"))
    told = [("s-1", "PPT"), ("s-4", "BUP")]
    found = extract(
        meeting,
        whom,
        may_be_told=lambda student_id, service: (student_id, service) in told,
        cases=CASES,
    )
    assert [item.id for item in found.meeting.agenda] == items


def test_a_task_for_a_name_that_one_from_outside_has_too_is_of_one_from_outside() -> None:
    twins = [replace(INSIDE, name="Mia Ås"), NURSE]
    item = AgendaItem(id="i", entries=(task("Mia Ås"),))
    (whom,) = recipients(Meeting(id="m", team=IKO, on=TODAY, agenda=(item,)), twins)
    assert (whom.external, whom.services) == (True, ("Mia Ås", "helsesykepleier", "helse"))


def test_a_task_by_role_or_service_makes_no_other_recipient_and_a_nameless_guest_is_none() -> None:
    nobody = Participant(id="s", student="s-1", present=True)
    meeting = replace(MEETING, participants=(*MEETING.participants, nobody))
    names = [r.name for r in recipients(meeting, [PPT])]
    assert names == ["Jon Vik", "Kari Moe", "Siv Dahle", "Ola Nordby"]


def test_all_that_somebody_wrote_is_told_as_it_may_be() -> None:
    meeting = replace(MEETING, place=FreeText("hos Jon"), keeper=FreeText("Jon Vik"))
    meeting = replace(meeting, archive_ref=FreeText("sak jon"))
    found = worded(meeting, lambda _item, text: text.upper(), staff=str.title)
    assert (found.place, found.archive_ref, found.keeper) == ("HOS JON", "SAK JON", "Jon Vik")
    assert found.agenda[0].entries[0].text == "INFO"
    assert found.agenda[0].entries[1].who == "Ppt"
    told = [(p.name, p.role, p.service) for p in found.participants]
    assert told[0] == ("Jon Vik", "RÅDGIVER", "")
    assert told[2] == ("Siv Dahle", "PSYKOLOG", "PPT")
