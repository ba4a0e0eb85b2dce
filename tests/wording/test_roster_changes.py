"""Who somebody would become, by name and with names hidden."""

from __future__ import annotations

import pytest

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_changes import Answer, Differs, IdentityChange
from elvis_tui.domain.people.roster_summary import ImportSummary, StaffSummary
from elvis_tui.wording.roster_changes import identity_lines, line

NORA = Student(id="s-1", first_name="Nora", last_name="Solli", class_id="c", number=7)
OLA = Student(id="s-2", first_name="Ola", last_name="Berg", class_id="c", number=8)
NAMES = Names(students={"s-1": NORA, "s-2": OLA}, classes={"c": SchoolClass(id="c", code="2STA")})
HIDDEN = Names(students=NAMES.students, classes=NAMES.classes, hidden=True)


def change(differs: Differs, name_of: str = "", answer: Answer = Answer.LEFT_OUT) -> IdentityChange:
    return IdentityChange(
        line=2, student=NORA, differs=differs, name="Noah Granli", name_of=name_of, answer=answer
    )


@pytest.mark.parametrize(
    ("question", "told", "hidden"),
    [
        (
            change(Differs.NAME),
            "Linje 2: Nora Solli (2STA) heter Noah Granli på lista.",
            "Linje 2: Elev 07 (2STA) heter ▒▒▒▒ på lista.",
        ),
        (
            change(Differs.NAME, "s-2"),
            "Linje 2: Nora Solli (2STA) heter Noah Granli på lista. Det gjør Ola Berg (2STA) også.",
            "Linje 2: Elev 07 (2STA) heter ▒▒▒▒ på lista. Det gjør Elev 08 (2STA) også.",
        ),
        (
            change(Differs.NUMBER),
            "Linje 2: Nora Solli (2STA) har et annet elevnummer på lista.",
            "Linje 2: Elev 07 (2STA) har et annet elevnummer på lista.",
        ),
        (
            change(Differs.BIRTH),
            "Linje 2: Nora Solli (2STA) har en annen fødselsdato på lista.",
            "Linje 2: Elev 07 (2STA) har en annen fødselsdato på lista.",
        ),
    ],
)
def test_a_change_is_one_sentence(question: IdentityChange, told: str, hidden: str) -> None:
    assert (line(question, NAMES), line(question, HIDDEN)) == (told, hidden)


def test_what_is_agreed_to_and_what_is_left_out_are_told_apart() -> None:
    told = change(Differs.NUMBER, answer=Answer.SAME), change(Differs.BIRTH)
    assert identity_lines(ImportSummary(questions=told), NAMES) == [
        "Dette er det svart på:",
        "Linje 2: Nora Solli (2STA) har et annet elevnummer på lista. Svar: samme elev.",
        "1 rad kan være en annen enn den eleven vi kjenner, og er ikke tatt med:",
        "Linje 2: Nora Solli (2STA) har en annen fødselsdato på lista.",
    ]
    assert identity_lines(ImportSummary(), NAMES) == identity_lines(StaffSummary(), NAMES) == []
