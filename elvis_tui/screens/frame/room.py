"""What every full screen has: title line, heading, content, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from elvis_tui.domain.errors import ElvisError, Fault, StorageError
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _, later
from elvis_tui.resources import style
from elvis_tui.screens.frame.commands import ROOM, HasCommandsThatChange
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.key_line import KeyLine
from elvis_tui.widgets.text import toned
from elvis_tui.widgets.title_line import Tab, TitleLine
from elvis_tui.wording.dates import iso_week, short_day
from elvis_tui.wording.faults import explain

TABS = (
    Tab("1", later("Oversikt"), "overview"),
    Tab("2", later("Oppfølging"), "follow_ups"),
    Tab("3", later("Saker"), "cases"),
    Tab("4", later("Plan"), "plan"),
    Tab("5", later("Møter"), "meetings"),
)


class Heading(Widget):
    """The second line: what is shown, and what the room must know of it."""

    def __init__(self) -> None:
        super().__init__()
        self._left: Content = Content("")
        self._right: Content = Content("")

    def say(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> Content:
        room = self.size.width - self._right.cell_length - 3
        left = self._left.truncate(max(0, room), ellipsis=True)
        gap = self.size.width - 2 - left.cell_length - self._right.cell_length
        return Content.assemble(" ", left, " " * max(1, gap), self._right, " ")


class Room(HasCommandsThatChange, Screen[None]):
    """A full screen. Subclasses give `mode`, `body()` and `reload()`.

    Args:
        session: What the screens share.
    """

    mode: ClassVar[str] = "overview"
    AUTO_FOCUS = "RowList"
    OWN_COMMANDS = ROOM

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(inherit_bindings=True)
        cls.CSS_PATH = style(cls.__module__.split(".")[2])  # elvis_tui.screens.ROOM

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.desk = session.desk
        self.gate = session.gate
        self._stamped: tuple[object, ...] = ()
        self.head_room = 0
        """Columns of the second line that `head()` may fill: what is longer is cut."""

    def compose(self) -> ComposeResult:
        yield TitleLine(TABS, self.mode)
        yield Heading()
        yield from self.body()
        yield KeyLine()

    def body(self) -> Iterable[Widget]:
        """The widgets between heading and keys."""
        return ()

    def reload(self) -> None:
        """Load what is shown from the services; called when shown, and when data change."""

    def head(self) -> str:
        """What the second line says is shown."""
        return ""

    def on_screen_resume(self) -> None:
        if self._stamp() != self._stamped:
            self.names_changed()
        elif self.stands:
            self.show_data_state()

    @property
    def stands(self) -> bool:
        """Whether its widgets are there: they come after the screen, and go before it."""
        return self.is_mounted and self.is_running

    def _compositor_refresh(self) -> None:
        # Private: while a batch lasts Textual renders the screen in front, and throws away what
        # came of it. `tests/app/on_screen/test_showing.py` fails when it has another name.
        if not self.app._batch_count or self is not self.app.screen:
            super()._compositor_refresh()
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()

    def _stamp(self) -> tuple[object, ...]:
        """What the screen was drawn from: only when it is another is there anything to redraw."""
        return self.gate.stamp, self.gate.today, self.session.names_hidden

    def show_again(self) -> None:
        """Bring everything on the screen up to date."""
        if not self.stands:
            return
        try:
            self.reload()
        except ElvisError as fault:
            self.gone(fault)
            return
        self._stamped = self._stamp()
        today = self.gate.today
        title = self.query_one(TitleLine)
        title.day = _("{day} uke {week}").format(day=short_day(today), week=iso_week(today))
        self.show_data_state()
        self.refresh_heading()

    def show_data_state(self) -> None:
        """Say whether the data are safe, and what stands in the way of it."""
        self.query_one(TitleLine).state = self.session.data_words
        notice = self.session.notice
        if notice is None and not self.has_class("-noticed"):
            return
        # Nearly always nothing stands in the way, and no start waits for the line.
        from elvis_tui.widgets.data_line import DataLine

        if not self.query(DataLine):
            self.mount(DataLine(), after=self.query_one(TitleLine))
        for line in self.query(DataLine):
            line.notice = notice
        # The line takes the place of the blank one below, so that nothing else moves.
        self.set_class(notice is not None, "-noticed")

    def may_change(self) -> bool:
        """Whether anything can be changed now; if not, that is told."""
        if self.session.reading:
            self.tell(explain(StorageError(Fault.DATA_READ_ONLY)))
        return not self.session.reading

    def names_changed(self) -> None:
        """Show everything as it may be shown now."""
        self.show_again()

    def gone(self, fault: ElvisError) -> None:
        """What the screen shows is not there any more."""
        hidden = fault.facts.get("hidden")  # of that nothing is said at all
        if not self.session.reading and not self.session.quiet and not hidden:
            self.tell(explain(fault))
        if len(self.app.screen_stack) > 1 and self.app.screen is self:
            self.app.pop_screen()

    def refresh_heading(self) -> None:
        """Write the second line anew, with the states that must always be visible."""
        states: list[str | tuple[str, str]] = []
        if self.session.names_hidden:
            states += [("◼ " + _("navn skjult"), "bold $key"), "  "]
        if self.gate.facts.invented:
            states += [(_("oppdiktede navn"), "$muted")]
        right = toned(*states)
        self.head_room = self.app.size.width - right.cell_length - 3
        self.query_one(Heading).say(toned((self.head(), "bold")), right)

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        """Say one sentence above the keys for a while."""
        # A refusal repeats what was typed, and that may be a name.
        words = clean(self.session.names.text(sentence), lines=True)
        self.notify(words, severity="warning" if wrong else "information", markup=False)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something that may be refused; a refusal is told, and nothing is lost."""
        try:
            action()
        except ElvisError as fault:
            self.tell(explain(fault))
            return False
        self.session.past()
        self.show_again()
        return True
