"""A month or a school year of the plan to a file: to print, or for Outlook and Google."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.plan import written as service
from elvis_tui.services.plan.written import Wanted
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.wording.plan_calendar import left_out_words, names_taken_out, not_in_it


class Target(NamedTuple):
    """A document, and the new file it goes to."""

    wanted: Wanted
    path: Path


def open_writing(page: Room | Page, wanted: Wanted) -> None:
    """Ask what the month or the year is written as, and where it goes.

    Args:
        page: Where it is asked from.
        wanted: The month or the year that is shown, and whose part of it.
    """

    def accept(target: Target) -> None:
        path, made = service.write(page.gate, target.wanted, target.path)
        told = _("Skrevet til {path}").format(path=path)
        if made.without_day:
            of_month = wanted.month is not None
            told = f"{told}. {not_in_it(made.without_day, of_month=of_month)}"
            told = f"{told} {left_out_words(made.left_out)}"
        if made.masked:
            told = f"{told.rstrip('.')}. {names_taken_out(made.masked)}"
        page.tell(told, wrong=False)

    page.app.push_screen(PlanWriteForm(page.session, wanted, accept))


class PlanWriteForm(Form[Target]):
    """Returns what to write and where; an existing file is never written over.

    Args:
        session: What the screens share.
        wanted: The month or the year, and whose part of it.
        accept: Takes what to write.
    """

    def __init__(self, session: Session, wanted: Wanted, accept: Accept[Target]) -> None:
        self._wanted = replace(wanted, form=service.Form.HTML)
        self._suggested = self._path(session, self._wanted)
        super().__init__(session, f"plan-write:{self._suggested}", accept)

    @staticmethod
    def _path(session: Session, wanted: Wanted) -> str:
        return str(Path("~") / service.file_name(session.gate, wanted))

    def heading(self) -> str:
        called = service.title(self.session.gate, self._wanted)
        return _("Skriv til fil: {title}").format(title=called)

    def fields(self) -> Iterable[Widget]:
        forms = service.Form
        kinds = [
            Choice(forms.HTML, _("utskrift (HTML)")),
            Choice(forms.ICS, _("kalender (ICS)")),
            Choice(forms.MARKDOWN, _("Markdown")),
        ]
        yield Labelled(_("Som"), ChoiceField(kinds, forms.HTML, id="kind"))
        yield Labelled(_("Fil"), LineField(self._suggested, id="path"))

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        """A file name that nobody has changed follows what is chosen."""
        message.prevent_default()
        super().on_choice_field_changed(message)
        suggested = self._path(self.session, self._chosen())
        if self.values()["path"] == self._suggested:
            self.query_one("#path", LineField).put(suggested)
        self._suggested = suggested

    def _chosen(self) -> Wanted:
        return replace(self._wanted, form=service.Form(self.values()["kind"]))

    def read(self) -> Target:
        return Target(self._chosen(), Path(self.needed("path")))
