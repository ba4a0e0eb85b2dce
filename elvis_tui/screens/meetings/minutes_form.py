"""Which version of the minutes is written, for whom, as what kind of file, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from textual.widget import Widget

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.write import HIDDEN, SHOWN, names_field
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.meetings import minutes as service
from elvis_tui.services.meetings import own_files
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField

CODED = "coded"


class MinutesFile(NamedTuple):
    """A version of the minutes, and the new file it goes to."""

    wanted: Wanted
    path: Path


class VersionForm(Form[Wanted]):
    """Returns which version of the minutes is to be read."""

    def __init__(
        self, session: Session, meeting: Meeting, wanted: Wanted, accept: Accept[Wanted]
    ) -> None:
        super().__init__(session, f"version:{meeting.id}", accept)
        self._meeting, self._wanted = meeting, wanted

    def heading(self) -> str:
        return _("Hvilken utgave vises?")

    def fields(self) -> Iterable[Widget]:
        yield from version_fields(self.session, self._meeting, self._wanted)

    def read(self) -> Wanted:
        wanted = version_in(self.values())
        service.check(self.gate, self._meeting, wanted)
        return wanted


class MinutesForm(Form[MinutesFile]):
    """Returns how the minutes are written and where; an existing file is never written over."""

    def __init__(
        self, session: Session, meeting: Meeting, wanted: Wanted, accept: Accept[MinutesFile]
    ) -> None:
        super().__init__(session, f"write:{meeting.id}", accept)
        self._meeting, self._wanted = meeting, wanted
        self._suggested = self._path(wanted)

    def _path(self, wanted: Wanted) -> str:
        folder = own_files.folder(self.session.desk)
        called = Path(service.file_name(self.gate, self._meeting, wanted))
        path, number = folder / called, 2
        while _is_there(path):
            path, number = folder / f"{called.stem}-{number}{called.suffix}", number + 1
        return str(path)

    def heading(self) -> str:
        return _("Skriv til fil")

    def fields(self) -> Iterable[Widget]:
        kinds = [
            Choice(service.Form.MARKDOWN, _("Markdown")),
            Choice(service.Form.HTML, _("HTML, til utskrift")),
            Choice(service.Form.WORD, _("Word")),
        ]
        yield Labelled(_("Som"), ChoiceField(kinds, self._wanted.form, id="kind"))
        yield from version_fields(self.session, self._meeting, self._wanted)
        yield Labelled(_("Fil"), LineField(self._suggested, id="path"))

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        message.prevent_default()
        super().on_choice_field_changed(message)
        self._follow()

    def on_input_changed(self, message: LineField.Changed) -> None:
        message.prevent_default()
        super().on_input_changed(message)
        if message.input.id == "whom":
            self._follow()

    def _follow(self) -> None:
        """A file name that nobody has changed follows what is chosen."""
        suggested = self._path(version_in(self.values()))
        if self.values()["path"] == self._suggested:
            self.query_one("#path", LineField).put(suggested)
        self._suggested = suggested

    def read(self) -> MinutesFile:
        path = Path(self.needed("path"))
        wanted = version_in(self.values())
        service.check(self.gate, self._meeting, wanted)
        return MinutesFile(wanted, path)


def version_fields(session: Session, meeting: Meeting, wanted: Wanted) -> Iterable[Widget]:
    """The fields that tell versions apart: how students stand, and for whom it is."""
    now = CODED if wanted.coded else HIDDEN if wanted.hidden else SHOWN
    yield names_field(session, now, Choice(CODED, _("kode (Elev A)")))
    everyone = [one.name for one in service.for_whom(session.gate, meeting)]
    hint = _("alle; eller navnet på den ene som skal ha et utdrag")
    field = LineField(wanted.whom, placeholder=hint, suggestions=everyone, id="whom")
    yield Labelled(_("Til"), field)


def version_in(values: Mapping[str, str]) -> Wanted:
    """The version that is told in the fields; to be read on the screen it has no kind of file."""
    return Wanted(
        hidden=values["names"] == HIDDEN,
        coded=values["names"] == CODED,
        whom=values["whom"].strip(),
        form=service.Form(values.get("kind", service.Form.MARKDOWN)),
    )


def _is_there(path: Path) -> bool:
    try:
        return path.expanduser().exists()
    except (OSError, RuntimeError, ValueError):
        return False
