"""The part of the application that reads along while somebody else writes, and takes over."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from textual.binding import Binding

from elvis_tui.app_data import DataApp
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.storage.store import ReadOnlyReason
from elvis_tui.storage.write_lock import host_name
from elvis_tui.widgets.data_line import DataNotice
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from textual.timer import Timer

LOOK_SECONDS = 0.5
"""How often it is looked for what another program has saved."""


class PenApp(DataApp):
    """One program writes; the others show what it saves, and may ask for the pen."""

    # No priority: what stands in front of everything, like the locked screen, keeps it out.
    BINDINGS = [
        Binding(
            "f6",
            "pen",
            _("ta over"),
            show=False,
            id="app.write_lock",
            tooltip=_("Ta over fila, eller velg utgave når den er endret utenfra"),
        ),
    ]

    _wished = False
    """The pen is to be taken as soon as it is free."""
    _looking = False
    _looks: Timer | None = None

    def on_mount(self) -> None:
        self._follow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "pen":
            return self._in_use or self.has_two
        return super().check_action(action, parameters)

    def notice(self) -> DataNotice | None:
        pen = self.desk.store.write_lock
        failing = super().notice()
        if pen.held or failing is not None:
            return failing
        from elvis_tui.wording import data as data_words

        if pen.reason is not ReadOnlyReason.IN_USE:
            words = data_words.only_read(pen.reason or "")
        else:
            who = data_words.who_words(pen.user, pen.host, host_name())
            since = data_words.since_words(pen.since, self.desk.today)
            who = self.session.names.text(who)
            words = data_words.in_use(who, since, free=pen.free, wished=self._wished)
        return DataNotice("◇", "$level-yellow", tuple(words))

    @property
    def _in_use(self) -> bool:
        pen = self.desk.store.write_lock
        return not pen.held and pen.reason is ReadOnlyReason.IN_USE

    def _follow(self) -> None:
        """Look now and then for what the other one saves, as long as there is another one."""
        if self._in_use and self._looks is None:
            self._looks = self.set_interval(LOOK_SECONDS, self._look)
        elif not self._in_use and self._looks is not None:
            self._looks.stop()
            self._looks = None

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self.run_worker(self._look_along(), group="look")

    async def _look_along(self) -> None:
        before = self.desk.store.changes
        # What cannot be read now is looked for again, and what is shown stays.
        with contextlib.suppress(ElvisError):
            news = await asyncio.to_thread(self.desk.store.look)
            if news is not None and self.session.reading:
                news()
        self._looking = False
        if self.desk.store.changes != before:
            self.data_replaced()
        if self._wished and self._in_use and self.desk.store.write_lock.free:
            self._take_pen()
        self._follow()
        self.show_state()

    def action_pen(self) -> None:
        """Take over the file, or say that one wants to; or choose between two versions of it."""
        if self.has_two:
            self.ask_which()
        elif self._wished:
            self._wished = False
        else:
            self._wished = not self._take_pen() and self._in_use
        self.show_state()

    def _take_pen(self) -> bool:
        try:
            taken = self.desk.store.take_write_lock()
        except ElvisError as fault:
            self._wished = False
            self.tell(explain(fault))
            return True
        if taken:
            self._begin_to_write()
        return taken

    def _begin_to_write(self) -> None:
        from elvis_tui.services.across.history import write_waiting_reads

        self._wished = False
        self._follow()
        self.desk.drafts.begin()
        write_waiting_reads(self.desk)
        self._data = self.desk.store.state
        self.say_state()
        self.data_replaced()
        for screen in self.screen_stack:
            screen.refresh_bindings()
        self.tell(_("Nå kan du skrive."), wrong=False)
