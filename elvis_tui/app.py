"""The application: rooms, themes, keys that work everywhere, and how it ends."""

from __future__ import annotations

import asyncio
import gc
import secrets
import select
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.binding import Binding

from elvis_tui.app_lock import LockApp
from elvis_tui.i18n import _
from elvis_tui.resources import style
from elvis_tui.screens.frame import navigation
from elvis_tui.screens.frame.room import TABS
from elvis_tui.screens.routes import rooms
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import register
from elvis_tui.themes import STANDARD, THEMES, theme_label
from elvis_tui.widgets.title_line import TitleLine
from elvis_tui.wording.faults import crashed

if TYPE_CHECKING:
    from textual.command import Provider

SMALLEST = (72, 18)
"""Columns and rows below which the screens would be cut off."""


def _commands() -> type[Provider]:
    from elvis_tui.screens.frame.palette import LiveCommands

    return LiveCommands


class ElvisApp(LockApp):
    """Elvis on the screen.

    Args:
        desk: What the services work on.
        names_hidden: Whether students stand by number from the start.
        theme: A theme's name; the last one used if empty.
        idle_clock: What the time without a key is measured on.
    """

    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False  # ctrl+p opens our own, without the screenshot command
    ALLOW_SELECT = False  # a marked text is sent to the clipboard of whoever watches
    NOTIFICATION_TIMEOUT = 6
    DEFAULT_MODE = "overview"
    COMMANDS = {_commands}
    BINDINGS = [
        *(
            Binding(tab.key, f"room('{tab.mode}')", tab.label, show=False, id=f"room.{tab.mode}")
            for tab in TABS
        ),
        Binding(
            "f2",
            "toggle_names",
            _("navn"),
            id="app.names",
            priority=True,
            tooltip=_("Skjul eller vis navn overalt"),
        ),
        Binding(
            "f3",
            "next_theme",
            _("farger"),
            show=False,
            id="app.theme",
            priority=True,
            tooltip=_("Neste fargesett: projektor lys, projektor mørk, standard"),
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            _("kommandoer"),
            id="app.commands",
            priority=True,
            tooltip=_("Søk i alt du kan gjøre her"),
        ),
        Binding(
            "question_mark",
            "help",
            _("hjelp"),
            id="app.help",
            tooltip=_("Alle tastene som virker her"),
        ),
        Binding(
            "ctrl+q",
            "quit",
            _("avslutt"),
            show=False,
            id="app.quit",
            priority=True,
            tooltip=_("Avslutt; alt er lagret, og utkast blir husket"),
        ),
        Binding("ctrl+c", "how_to_quit", show=False, system=True),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        names_hidden: bool | None = None,
        theme: str = "",
        idle_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(desk, names_hidden=names_hidden, idle_clock=idle_clock)
        for theirs in THEMES:
            self.register_theme(theirs)
        wanted = theme or desk.preferences.now.theme
        # Set without its watcher, which would work out every style twice before the first screen.
        known = wanted if wanted in {t.name for t in THEMES} else STANDARD.name
        self.set_reactive(App.theme, known)
        self.stylesheet.set_variables(self.get_css_variables())
        self._first_screen = ExitStack()
        for mode, room in rooms(self.session).items():
            self.add_mode(mode, room)
        self._too_small = False

    def on_load(self) -> None:
        # The first screen is drawn once, whole: not empty, then filled, then once more.
        self._first_screen.enter_context(self.batch_update())

    def on_ready(self) -> None:
        self._first_screen.close()
        gc.freeze()
        gc.enable()

    def on_mount(self) -> None:
        self._listen_to_signals()
        # After a stop (`kill -TSTP`) and `fg` Textual draws only what changes.
        self.app_resume_signal.subscribe(self, lambda _app: self.screen.refresh())
        self._watch_midnight()
        if keys := self.desk.preferences.now.keys:
            self.set_keymap(dict(keys))
        if register.is_first_start(self.desk):
            from elvis_tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.session))

    # Rooms

    async def action_room(self, mode: str) -> None:
        """Go to a room; the room one stands in goes back to its first screen."""
        if self.is_locked:
            self.when_opened(lambda: self.call_later(self.action_room, mode))
        elif self.current_mode != mode:
            await self.switch_mode(mode)
        else:
            while len(self.screen_stack) > 1:
                await self.pop_screen()

    async def on_title_line_chosen(self, message: TitleLine.Chosen) -> None:
        await self.action_room(message.mode)

    async def on_go_to_room(self, message: navigation.GoToRoom) -> None:
        await self.action_room(message.mode)

    def on_show_follow_up(self, message: navigation.ShowFollowUp) -> None:
        from elvis_tui.screens.follow_ups.page import FollowUpScreen

        self.push_screen(FollowUpScreen(self.session, message.follow_up_id))

    def on_show_case(self, message: navigation.ShowCase) -> None:
        from elvis_tui.screens.cases.page import CaseScreen

        self.push_screen(CaseScreen(self.session, message.case_id))

    def on_show_meeting(self, message: navigation.ShowMeeting) -> None:
        from elvis_tui.screens.routes import meeting_screen

        self.push_screen(meeting_screen(self.session, message.meeting_id))

    def on_new_follow_up(self) -> None:
        from elvis_tui.screens.routes import new_follow_up

        new_follow_up(self.screen, self.session)

    async def on_search_follow_ups(self) -> None:
        from elvis_tui.screens.follow_ups.list import FollowUpsScreen

        await self.action_room("follow_ups")
        if isinstance(self.screen, FollowUpsScreen):
            self.screen.action_search()

    # Keys that work everywhere

    async def action_toggle_names(self) -> None:
        self.session.names_hidden = not self.session.names_hidden
        with self.batch_update():
            if self.session.names_hidden:
                await self.take_down_toasts()
        self.show_all_again()
        self.desk.preferences.choose(names_hidden=self.session.names_hidden)

    def action_next_theme(self) -> None:
        names = [t.name for t in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.notify(theme_label(self.theme), title=_("Farger"), timeout=2, markup=False)
        self.desk.preferences.choose(theme=self.theme)

    def action_command_palette(self) -> None:
        from elvis_tui.screens.frame.palette import open_palette

        open_palette(self)

    def action_help(self) -> None:
        from elvis_tui.screens.frame.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_how_to_quit(self) -> None:
        self.notify(_("Trykk ctrl+q for å avslutte."), markup=False, timeout=3)

    # Size, time, signals

    def on_resize(self, event: events.Resize) -> None:
        if self._too_small or (
            event.size.width >= SMALLEST[0] and event.size.height >= SMALLEST[1]
        ):
            return
        from elvis_tui.screens.frame.too_small import TooSmallScreen

        self._too_small = True
        self.push_screen(TooSmallScreen(SMALLEST), self._large_enough)

    def _large_enough(self, _result: object) -> None:
        self._too_small = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "command_palette" and self._too_small:
            return False
        return super().check_action(action, parameters)

    def _watch_midnight(self) -> None:
        now = self.desk.clock.now()
        left = 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)

        def new_day() -> None:
            self.show_all_again()
            self._watch_midnight()

        self.set_timer(left + 1, new_day)

    def _listen_to_signals(self) -> None:
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._leave, 128 + number)
        if not self.is_headless:
            threading.Thread(target=self._watch_terminal, args=(loop,), daemon=True).start()

    def _watch_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        """A terminal can go without a signal that gets here; reading from it would spin.

        To leave at once matters: a write to it ends Textual's writer, and the next ones wait.
        """
        look = select.poll()
        look.register(0, 0)
        if any(event & select.POLLHUP for _, event in look.poll()):
            with suppress(RuntimeError):  # the program has ended
                loop.call_soon_threadsafe(self._leave, 128 + signal.SIGHUP)

    def _leave(self, return_code: int) -> None:
        """The terminal or the machine goes: keep what is typed, let go of everything, end."""
        self._keep_drafts()
        self.exit(return_code=return_code)

    async def action_quit(self) -> None:
        self._keep_drafts()
        self.leave_when_saved()

    # A crash

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own crash screen prints the local variables: names and notes. There is no
        # public hook for it; a test fails when this one is no longer called.
        self._keep_drafts()
        from rich.text import Text

        code = secrets.token_hex(3)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        places = [
            f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"
            for frame in traceback.extract_tb(error.__traceback__)[-4:]
        ]
        self.panic(Text(crashed(code, type(error).__name__, places)))
