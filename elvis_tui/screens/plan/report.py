"""The dialog that writes the year's report on the plan to a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget

from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.write import Target, WriteForm
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.plan import report as service
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField

WORD, MARKDOWN = ".docx", ".md"


class ReportForm(WriteForm):
    """Where the report is written, and as what kind of file.

    Args:
        session: What the screens share.
        year: In which the school year begins.
        accept: Takes where to write.
    """

    def __init__(self, session: Session, year: int, accept: Accept[Target]) -> None:
        self._year = year
        self._asks = service.tells_of_students(session.gate, year)
        super().__init__(session, f"plan-report:{year}", self._called_as, accept)

    def _called_as(self, _hidden: bool) -> str:
        return service.file_name(self._year, WORD)

    def heading(self) -> str:
        return _("Rapport om skoleåret {year}").format(year=label_of(self._year))

    def fields(self) -> Iterable[Widget]:
        kinds = [Choice(WORD, _("Word (docx)")), Choice(MARKDOWN, _("tekst (md)"))]
        yield Labelled(_("Slags fil"), ChoiceField(kinds, WORD, id="kind"))
        yield from super().fields()

    def asks_about_names(self) -> bool:
        return self._asks

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        message.prevent_default()
        super().on_choice_field_changed(message)
        field, kind = self.query_one("#path", LineField), self.value("kind")
        path = Path(self.values()["path"])
        if path.suffix in (WORD, MARKDOWN) and path.suffix != kind:
            field.put(str(path.with_suffix(kind)))


def write_report(screen: Room, year: int) -> None:
    """Ask where the report of a school year is to be, and write it there.

    Args:
        screen: The one that asks.
        year: In which the school year begins.
    """

    def accept(target: Target) -> None:
        path = service.write(screen.gate, year, target.path, hidden=target.hidden)
        written.append(path)

    def left(target: Target | None) -> None:
        if target is not None:
            screen.tell(_("Skrevet til {path}.").format(path=written[-1]), wrong=False)

    written: list[Path] = []
    screen.app.push_screen(ReportForm(screen.session, year, accept), left)
