"""The versions of the minutes: opened again for a reason, chosen from a list, read, archived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain import history
from elvis_tui.domain.fields import Field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings.records import Meeting, MinutesVersion
from elvis_tui.i18n import _, later
from elvis_tui.outgoing import minutes as document
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.screens.meetings import minutes_commands
from elvis_tui.screens.meetings.agenda_lines import item_name
from elvis_tui.screens.meetings.searched import SearchedMinutes
from elvis_tui.services.across.history import note_reads
from elvis_tui.services.meetings import minutes as texts
from elvis_tui.services.meetings import versions as service
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.rows import Column, Line, Row, RowList
from elvis_tui.widgets.words import Words
from elvis_tui.wording import finishing as words
from elvis_tui.wording.dates import moment

LAYOUT = {"": (Column(9), Column(40, grow=True, wrap=True))}


class ReopenMinutes(Form[FreeText]):
    """Returns why finished minutes are opened again.

    Args:
        session: What the screens share.
        meeting_id: Whose they are.
        accept: Takes the reason.
    """

    def __init__(self, session: Session, meeting_id: str, accept: Accept[FreeText]) -> None:
        super().__init__(session, f"reopen:{meeting_id}", accept)

    def heading(self) -> str:
        return _("Åpne møtet igjen")

    def fields(self) -> Iterable[Widget]:
        yield Words(
            _(
                "Utgaven som er ferdig, blir stående. Når møtet avsluttes igjen, blir det en ny "
                "utgave, som sier hvorfor og hva som er endret."
            )
        )
        yield Labelled(_("Hvorfor"), LineField(placeholder=_("f.eks. feil dato"), id="why"))

    def read(self) -> FreeText:
        return FreeText(self.value("why"))


class ArchiveMinutes(DescribedForm[Meeting]):
    """Returns the meeting with the number of its minutes in the archive, and since when."""

    words = later("Arkiv (Elements)")
    asks = Asked.ARCHIVE

    def field_for(self, field: Field) -> Widget:
        widget = super().field_for(field)
        if field.name == "archived_on" and isinstance(widget, ShortField):
            widget.placeholder = _("tom: i dag")
        return widget


class PickVersion(Dialog[str | None]):
    """The versions, the newest first, each with what it changed; dismisses with the id of one.

    Args:
        session: What the screens share.
        meeting_id: Whose they are.
    """

    shape = "list"
    OWN_COMMANDS = minutes_commands.VERSIONS

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__()
        self.session, self._meeting_id = session, meeting_id

    def heading(self) -> str:
        return _("Utgaver av referatet")

    def body(self) -> Iterable[Widget]:
        rows = RowList(LAYOUT)
        rows.empty = _("Bare det som står, finnes. En rettelse gjør en ny utgave.")
        yield rows

    def on_mount(self) -> None:
        self.names_changed()

    def names_changed(self) -> None:
        """Show them with everybody as they may be shown now."""
        self.query_one(RowList).fill(self._lines())

    def _lines(self) -> Iterator[Line]:
        names, gate = self.session.names, self.session.gate
        every = service.of_meeting(gate, self._meeting_id)
        for version in reversed(every):
            when = f"{moment(version.at)} · {names.author(version.by)}"
            told = [names.text(version.why)] if version.why else []
            changed = service.changed(gate, version.meeting, every)
            if changed:
                said = words.changed(changed, names, lambda i: item_name(self.session, i))
                told.append(_("endret: {changes}").format(changes=said))
            number = _("Utgave {n}").format(n=version.number)
            yield Row(version.id, (number, "\n".join((when, *told))))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.dismiss(message.row_id)

    def action_close(self) -> None:
        self.dismiss(None)


class FormerMinutes(SearchedMinutes):
    """One version of the minutes, to be read.

    Args:
        session: What the screens share.
        version_id: Which.
    """

    def __init__(self, session: Session, version_id: str) -> None:
        super().__init__(session)
        self._version_id = version_id

    @property
    def _version(self) -> MinutesVersion:
        return self.gate.get(MinutesVersion, self._version_id)

    def head(self) -> str:
        version = self._version
        title = document.title(version.meeting, self.session.names)
        return _("Utgave {n} av referatet: {title}").format(n=version.number, title=title)

    def reload(self) -> None:
        meeting = self._version.meeting
        wanted = Wanted(hidden=self.session.names_hidden)
        self.query_one(Reading).show(texts.text(self.gate, meeting, wanted))
        note_reads(self.desk, texts.cases_in(self.gate, meeting, wanted), history.Reading.MINUTES)
