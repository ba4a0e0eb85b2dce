"""What the law says of a part of the plan: beside it, with source and date, never in its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from elvis_tui.domain.cases.law import LawNote
from elvis_tui.i18n import _
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.plan.document_commands import BESIDE
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.words import Words

Piece = str | tuple[str, str]


def law_words(notes: Sequence[LawNote]) -> Content:
    """The notes under each other: what each is about, what it says, and where that was read."""
    return toned(*_pieces(notes))


def _pieces(notes: Sequence[LawNote]) -> Iterator[Piece]:
    for number, note in enumerate(notes):
        yield "\n\n" if number else ""
        paragraph = "" if note.about.startswith("§") else f"  {note.paragraph}"
        yield note.about, "bold $key"
        yield paragraph, "$muted"
        yield f"\n{note.text}\n"
        yield (
            _("Kilde: {source}. Kontrollert {when}; {certainty}.").format(
                source=note.source, when=note.checked, certainty=note.certainty
            ),
            "$muted",
        )


class LawBeside(Dialog[None]):
    """All notes on one part of the plan.

    Args:
        title: The part's heading.
        notes: What the law says of it.
    """

    scrolls = True
    OWN_COMMANDS = BESIDE

    def __init__(self, title: str, notes: Sequence[LawNote]) -> None:
        super().__init__()
        self._title, self._notes = title, tuple(notes)

    def heading(self) -> str:
        return _("Loven sier om «{title}»").format(title=self._title)

    def body(self) -> Iterable[Widget]:
        yield Words(_("Notatene er skrevet med egne ord. De er ikke en del av planen."))
        yield Words("")
        yield Words(law_words(self._notes))

    def action_close(self) -> None:
        self.dismiss(None)
