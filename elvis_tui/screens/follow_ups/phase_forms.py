"""The dialogs of the way through the phases: why, what the kartlegging showed, on, and the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups import iko
from elvis_tui.domain.follow_ups.iko import Lack
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Phase
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _, later
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.reason import ReasonForm
from elvis_tui.screens.dialogs.subject_form import SubjectForm
from elvis_tui.screens.follow_ups.criterion_fields import (
    criterion_fields,
    read_criterion,
)
from elvis_tui.screens.frame.dialog import Question
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import LineField, TextField
from elvis_tui.widgets.words import Words
from elvis_tui.wording import follow_ups as words
from elvis_tui.wording.labels import heading

NOTHING = FreeText("")


def without_field() -> Labelled:
    """Why one goes on with something missing."""
    hint = _("bare når det går videre uten")
    return Labelled(_("Uten, fordi"), LineField(placeholder=hint, id="without"))


def _label(follow_up: FollowUp, field: str) -> str:
    own = words.own_words(field, follow_up.subject.kind)
    return own or heading(FollowUp, field)


class CriterionForm(SubjectForm[Criterion]):
    """A reason for following, where it was seen and when."""

    words = later("Nytt kriterium")

    def __init__(
        self, session: Session, key: str, about: Subject, accept: Accept[Criterion]
    ) -> None:
        super().__init__(session, key, about, accept)

    def fields(self) -> Iterable[Widget]:
        return criterion_fields(self.session)

    def read(self) -> Criterion:
        return read_criterion(self)


class MappingForm(DescribedForm[FollowUp]):
    """What the conversation showed, and how the student sees it."""

    words = later("Kartlegging")
    asks = Asked.MAPPING

    def label_for(self, field: Field) -> str:
        return _label(self.record, field.name)


class Onwards(NamedTuple):
    """A follow-up with what was missing, and why it goes on where something still is."""

    follow_up: FollowUp
    without: FreeText


class PhaseForm(SubjectForm[Onwards]):
    """Asks for what is missing before the next phase, or why it goes on without.

    Args:
        session: What the screens share.
        follow_up: As it stands.
        accept: Takes it.
    """

    def __init__(self, session: Session, follow_up: FollowUp, accept: Accept[Onwards]) -> None:
        super().__init__(
            session, f"phase:{follow_up.id}:{follow_up.phase}", follow_up.subject, accept
        )
        self._follow_up = follow_up
        self._lacks = iko.lacks(follow_up)

    def purpose(self) -> str:
        return _("Videre til {phase}").format(phase=words.phase(iko.after(self._follow_up.phase)))

    def body(self) -> Iterable[Widget]:
        missing = words.lacking(self._lacks, self._follow_up.subject.kind)
        yield Words(_("Mangler: {missing}.").format(missing=missing), classes="notice")
        yield from super().body()

    def fields(self) -> Iterable[Widget]:
        if Lack.CRITERION in self._lacks:
            yield from criterion_fields(self.session)
        for lack in (Lack.FINDINGS, Lack.STUDENT_VIEW):
            if lack in self._lacks:
                # What is missing has the name of the field it is missing in.
                text = to_edit(getattr(self._follow_up, lack.value))
                yield Labelled(_label(self._follow_up, lack), TextField(text, id=lack.value))
        yield without_field()

    def read(self) -> Onwards:
        follow_up = self._follow_up
        without = FreeText(self.value("without"))
        if Lack.CRITERION in self._lacks and (self.value("text") or self.value("source")):
            # One that is begun is not thrown away.
            seen = read_criterion(self, with_source=not without)
            follow_up = replace(follow_up, criteria=(*follow_up.criteria, seen))
        written = {
            lack.value: FreeText(self.value(lack.value))
            for lack in (Lack.FINDINGS, Lack.STUDENT_VIEW)
            if lack in self._lacks
        }
        return Onwards(replace(follow_up, **written), without)


class CloseForm(ReasonForm[FollowUp]):
    """How it went, the student's word of it, and why it ends where something is missing."""

    def __init__(
        self,
        session: Session,
        follow_up: FollowUp,
        accept: Accept[Onwards],
        notice: Question = "",
    ) -> None:
        def both(closed: FollowUp) -> object:
            return accept(Onwards(closed, FreeText(self.value("without") if self._asks else "")))

        self._asks = follow_up.phase is Phase.FOLLOWING
        key = f"close:{follow_up.id}"
        super().__init__(session, key, follow_up.subject, follow_up, both, notice)

    def asked_for(self) -> tuple[str, ...]:
        names = super().asked_for()
        return names if self._asks else tuple(n for n in names if n != "student_word")

    def label_for(self, field: Field) -> str:
        return _label(self.record, field.name)

    def fields(self) -> Iterable[Widget]:
        yield from super().fields()
        if self._asks:
            yield without_field()
