"""Which document of a case is written, for whom, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import has_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import Reading
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.choose import Answer, Choose
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.write import HIDDEN, names_field
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.across.history import note_read
from elvis_tui.services.cases import document as service
from elvis_tui.services.cases import whole as whole_case
from elvis_tui.services.cases.document import Version, Wanted
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.wording.case_swaps import read_through

MARKDOWN, HTML = "md", "html"


class Target(NamedTuple):
    """A document, and the new file it goes to."""

    wanted: Wanted
    path: Path


def open_document_form(page: Page, case: Case) -> None:
    """Ask which document, and then where it goes."""
    session = page.session

    def accept(target: Target) -> None:
        written = service.write(page.gate, case.id, target.wanted, target.path)
        note_read(page.desk, case.id, Reading.DOCUMENT)
        told = _("Skrevet til {path}").format(path=written.path)
        if written.swaps is not None:
            # What is on the wall may hide more than what was written.
            told = f"{told}. {read_through(written.swaps, session.names)}"
        page.tell(told, wrong=False)

    def chosen(code: str | None) -> None:
        if code:
            version, _sep, party = code.partition(":")
            wanted = Wanted(version=Version(version), party=party)
            page.app.push_screen(DocumentForm(session, case, wanted, accept))

    question = _("Hvilket dokument?")
    page.app.push_screen(Choose(question, "", list(_answers(session, case))), chosen)


def _answers(session: Session, case: Case) -> Iterator[Answer]:
    follows = _("også om andre")
    yield Answer(Version.FILE, _("Hele saken, til arkivet"), follows)
    for party in case.parties:
        words = partial(_told, session, party, Version.FAMILY)
        yield Answer(f"{Version.FAMILY}:{party.id}", words, _("bare om eleven"))
        if has_plan(party):
            words = partial(_told, session, party, Version.PLAN)
            yield Answer(f"{Version.PLAN}:{party.id}", words, _("til underskrift"))


def _told(session: Session, party: Party, version: Version) -> str:
    who = session.names.with_group(Subject.of_student(party.student))
    if version is Version.FAMILY:
        return _("Til familien: {student}").format(student=who)
    return _("Tiltaksplan: {student}").format(student=who)


class DocumentForm(Form[Target]):
    """Returns how a document is written and where; an existing file is never written over."""

    def __init__(
        self, session: Session, case: Case, wanted: Wanted, accept: Accept[Target]
    ) -> None:
        super().__init__(session, f"document:{case.id}:{wanted.version}:{wanted.party}", accept)
        self._wanted = wanted
        self._party = next((p for p in case.parties if p.id == wanted.party), None)
        whole = wanted.version is Version.FILE
        self._asks = whole and whole_case.may_open(session.gate, case)
        self._called: Callable[[Wanted], str] = partial(service.file_name, session.gate, case.id)
        self._suggested = self._path(wanted)

    def _path(self, wanted: Wanted) -> str:
        return str(Path("~") / self._called(wanted))

    def heading(self) -> str:
        if self._party is None:
            return _("Hele saken, til arkivet")
        return _told(self.session, self._party, self._wanted.version)

    def fields(self) -> Iterable[Widget]:
        kinds = [Choice(HTML, _("HTML, til utskrift")), Choice(MARKDOWN, _("Markdown"))]
        yield Labelled(_("Som"), ChoiceField(kinds, MARKDOWN, id="kind"))
        yield names_field(self.session)
        if self._asks:
            answers = [Choice("", _("ikke med")), Choice("yes", _("med, der navnene vises"))]
            yield Labelled(_("Skjermede punkter"), ChoiceField(answers, id="restricted"))
        yield Labelled(_("Fil"), LineField(self._suggested, id="path"))

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        """A file name that nobody has changed follows what is chosen."""
        message.prevent_default()
        super().on_choice_field_changed(message)
        suggested = self._path(self._chosen())
        if self.values()["path"] == self._suggested:
            self.query_one("#path", LineField).put(suggested)
        self._suggested = suggested

    def _chosen(self) -> Wanted:
        values = self.values()
        html, hidden = values["kind"] == HTML, values["names"] == HIDDEN
        restricted = self._asks and bool(values["restricted"])
        return replace(self._wanted, html=html, hidden=hidden, restricted=restricted)

    def read(self) -> Target:
        return Target(self._chosen(), Path(self.needed("path")))
