"""What a list would change of who somebody is, in sentences with their names."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.across.absence_summary import Summary
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.roster_changes import Answer, Differs, IdentityChange
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import number


def identity_lines(summary: Summary, names: Names, most: int | None = None) -> list[str]:
    """The rows that would change who somebody is, each by name: those agreed to, and the others.

    Args:
        summary: Of a list.
        names: How everybody may be named.
        most: How many are told of each; None for all.
    """
    left = [one for one in summary.questions if one.answer is Answer.LEFT_OUT]
    agreed = [one for one in summary.questions if one.answer is not Answer.LEFT_OUT]
    sentences: list[str] = []
    if agreed:
        sentences.append(_("Dette er det svart på:"))
        sentences += [
            _("{line} Svar: {answer}.").format(line=line(one, names), answer=answer(one.answer))
            for one in agreed[:most]
        ]
        sentences += _rest(agreed, most)
    if left:
        heading = ngettext(
            "{count} rad kan være en annen enn den eleven vi kjenner, og er ikke tatt med:",
            "{count} rader kan være andre enn de elevene vi kjenner, og er ikke tatt med:",
            len(left),
        )
        sentences.append(heading.format(count=number(len(left))))
        sentences += [line(one, names) for one in left[:most]]
        sentences += _rest(left, most)
    return sentences


def _rest(told: Sequence[IdentityChange], most: int | None) -> list[str]:
    rest = 0 if most is None else len(told) - most
    return [_("og {rest} til").format(rest=number(rest))] if rest > 0 else []


def line(question: IdentityChange, names: Names) -> str:
    """«Linje 2: Nora Solli (2STA) heter Noah Granli på lista.»"""
    return _("Linje {line}: {what}").format(line=question.line, what=what(question, names))


def what(question: IdentityChange, names: Names) -> str:
    """«Nora Solli (2STA) heter Noah Granli på lista.»"""
    who = names.with_group(_student(question.student.id))
    if question.differs is Differs.NUMBER:
        return _("{who} har et annet elevnummer på lista.").format(who=who)
    if question.differs is Differs.BIRTH:
        return _("{who} har en annen fødselsdato på lista.").format(who=who)
    # Nobody in the register need have that name, so that no mask would know it.
    name = MASK if names.hidden else names.text(question.name)
    if not question.name_of:
        return _("{who} heter {name} på lista.").format(who=who, name=name)
    return _("{who} heter {name} på lista. Det gjør {other} også.").format(
        who=who, name=name, other=names.with_group(_student(question.name_of))
    )


def _student(student_id: str) -> Subject:
    return Subject(kind=SubjectKind.STUDENT, id=student_id)


def answer(given: Answer) -> str:
    """What was said of one, in a word or two."""
    return {
        Answer.LEFT_OUT: _("ikke tatt med"),
        Answer.SAME: _("samme elev"),
        Answer.ANOTHER: _("en ny elev"),
    }[given]
