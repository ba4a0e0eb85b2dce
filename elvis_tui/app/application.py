"""The application: it hands Textual's calls to the parts, and the parts' wishes to Textual."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.widget import AwaitMount

from elvis_tui.app.answers import telling
from elvis_tui.app.commands import EVERYWHERE
from elvis_tui.app.drafts import keep_drafts, put_private_away
from elvis_tui.app.keys_in_turn import KeysInTurn
from elvis_tui.app.locking import WORKS_WHILE_LOCKED
from elvis_tui.app.parts import Parts
from elvis_tui.app.saving import DataChanged
from elvis_tui.app.sheets import read_others, styled_as_now
from elvis_tui.app.showing import draw_once
from elvis_tui.app.signals import listen_to_signals, watch_terminal
from elvis_tui.app.themes import STANDARD, THEMES, theme_after, theme_told
from elvis_tui.app.told import Told
from elvis_tui.app.typing_cursor import TypingCursor
from elvis_tui.domain.errors import ElvisError, Fault, StorageError
from elvis_tui.i18n import CATALOGUES, _, use_language
from elvis_tui.resources import style
from elvis_tui.screens.frame import navigation
from elvis_tui.screens.frame.session import AboutSomebody, Session
from elvis_tui.screens.routes import rooms
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people.first_start import is_empty
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.title_line import TitleLine
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key, use_keys

if TYPE_CHECKING:
    from pathlib import Path

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.screen import Screen

    from elvis_tui.widgets.data_line import DataLine


class ElvisApp(TypingCursor, HasCommands, App[int], inherit_bindings=False):
    """Elvis on the screen.

    Args:
        desk: What the services work on.
        names_hidden: Whether students stand by number from the start; as last time if None.
        theme: A theme's name; the last one used if empty.
        idle_clock: Seconds that go forwards: what the time without a key is measured on.
        driver_class: What reads the terminal; Textual's own if None.
    """

    # The first room's sheet too: read with the screen it would have all others parsed once more.
    CSS_PATH: ClassVar = [style("common"), style("overview")]
    ENABLE_COMMAND_PALETTE = False  # ctrl+p opens our own, without the screenshot command
    ALLOW_SELECT = False  # a marked text is sent to the clipboard of whoever watches
    DEFAULT_MODE = "overview"
    OWN_COMMANDS = EVERYWHERE

    def __init__(
        self,
        desk: Desk,
        *,
        names_hidden: bool | None = None,
        theme: str = "",
        idle_clock: Callable[[], float] | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.desk = desk
        hidden = desk.preferences.now.names_hidden if names_hidden is None else names_hidden
        self.session = Session(desk, hidden)
        self.parts = Parts(self.session, idle_clock, self._before_locking, self)
        self.told = Told(super().notify, self._take_down)
        self.session.past = self.told.past
        self.parts.data_status.find()
        self.keys_in_turn = KeysInTurn(self, self.parts.pasting.before(super().on_event))
        self.session.pressed_at = self.keys_in_turn.pressed_at
        # No command: it stands nowhere, and only says which key is meant.
        self.bind("ctrl+c", "how_to_quit", show=False)
        self._choose_first_theme(theme or desk.preferences.now.theme)
        self._first_screen = ExitStack()

    def _choose_first_theme(self, wanted: str) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        # Set without its watcher, which would work out every style twice before the first screen.
        known = wanted if wanted in {theme.name for theme in THEMES} else STANDARD.name
        if wanted and wanted != known:
            self.desk.preferences.refuse("theme")
        self.set_reactive(App.theme, known)
        self.stylesheet.set_variables(self.get_css_variables())

    # From the first screen to the last

    def get_default_screen(self) -> Screen[None]:
        # Not as a mode: a mode's first screen works every style out anew.
        return styled_as_now(self, rooms(self.session)[self.DEFAULT_MODE])

    def on_load(self) -> None:
        use_keys({})
        if wanted := self.desk.preferences.now.keys:
            from elvis_tui.app.own_keys import as_shown, own_keys

            keys, refused = own_keys(wanted)
            self.set_keymap(keys)
            use_keys(as_shown(keys))
            for command_id in refused:
                self.desk.preferences.refuse("keys", command_id)
        # The first screen is drawn once, whole: not empty, then filled, then once more.
        self._first_screen.enter_context(self.batch_update())

    def on_mount(self) -> None:
        for mode, room in rooms(self.session).items():
            self.add_mode(mode, partial(styled_as_now, self, room))
        listen_to_signals(self._leave_at_once)
        if not self.is_headless:
            watch_terminal(self._leave_at_once)
        # After a stop (`kill -TSTP`) and `fg` Textual draws only what changes.
        self.app_resume_signal.subscribe(self, lambda _app: self.screen.refresh())
        self.parts.midnight.watch()
        if is_empty(self.desk):
            from elvis_tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.session))
        self.parts.idleness.watch()
        self.parts.write_lock.follow()
        self.parts.saving.listen()

    def on_ready(self) -> None:
        self.screen.call_after_refresh(self._draw_first_screen)
        gc.freeze()
        gc.enable()
        self.parts.told_at_start.tell()

    def _draw_first_screen(self) -> None:
        draw_once(self, self._first_screen)
        screen = self.screen
        screen.call_later(screen.call_after_refresh, read_others, self.stylesheet)

    def on_resize(self, event: events.Resize) -> None:
        self.parts.smallest.resized(event.size.width, event.size.height)

    async def action_quit(self) -> None:
        self._keep_drafts()
        self.parts.leaving.leave_when_saved()

    def _leave_at_once(self, return_code: int) -> None:
        """The terminal or the machine goes: keep what is typed, let go of everything, end."""
        self._keep_drafts()
        self.exit(return_code=return_code)

    def _keep_drafts(self) -> None:
        # Private: Textual tells of the screens of the room that stands, not of the other rooms'.
        for stack in self._screen_stacks.values():
            keep_drafts(stack)

    def _before_locking(self) -> None:
        self._keep_drafts()
        for stack in self._screen_stacks.values():
            put_private_away(stack)

    def _handle_exception(self, error: Exception) -> None:
        # Private: Textual's own crash screen prints the local variables, which are names and
        # notes, and there is no public hook before it. What it does besides is done here too: the
        # return code, and the error for who drives the program from a test.
        self._keep_drafts()
        from rich.text import Text

        from elvis_tui.app.crash import crash_report

        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.panic(Text(crash_report(error)))

    # Rooms and pages

    async def action_room(self, mode: str) -> None:
        """Go to a room; the room one stands in goes back to its first screen."""
        if self.parts.locking.is_locked:
            self.parts.locking.postpone(lambda: self.call_later(self.action_room, mode))
            return
        self.told.past()
        if self.current_mode != mode:
            # At its first visit it is there only after the switch.
            with ExitStack() as undrawn:
                undrawn.enter_context(self.batch_update())
                await self.switch_mode(mode)
                draw_once(self, undrawn.pop_all())
        else:
            while len(self.screen_stack) > 1:
                await self.pop_screen()

    def delay_update(self, delay: float = 0) -> None:
        """Wait for nothing, not for three frames as Textual does: `draw_once` sees to it."""

    async def on_title_line_chosen(self, message: TitleLine.Chosen) -> None:
        await self.action_room(message.mode)

    async def on_go_to_room(self, message: navigation.GoToRoom) -> None:
        await self.action_room(message.mode)

    @on(navigation.PageWanted)
    def open_page(self, message: navigation.PageWanted) -> None:
        """Open the page that a screen asks for."""
        self.parts.pages.open(message)

    # Keys that work everywhere

    async def action_toggle_names(self) -> None:
        self.session.names_hidden = not self.session.names_hidden
        with self.batch_update():
            if self.session.names_hidden:
                await self.parts.showing.take_down_toasts()
        self.show_all_again()
        self.desk.preferences.choose(names_hidden=self.session.names_hidden)

    async def speak(self, language: str, folder: Path = CATALOGUES) -> None:
        """Go on in another language (`i18n.use_language`); other rooms are made when shown."""
        use_language(language, folder)
        for mode, room in rooms(self.session).items():
            if mode != self.current_mode:
                await self.remove_mode(mode)
                self.add_mode(mode, partial(styled_as_now, self, room))
        self.parts.data_status.find()
        await self.parts.showing.in_another_language()
        self.desk.preferences.choose(language=language)

    def action_next_theme(self) -> None:
        self.theme = theme_after(self.theme)
        self.notify(theme_told(self.theme), timeout=2, markup=False)
        self.desk.preferences.choose(theme=self.theme)

    def action_search_everything(self) -> None:
        self.parts.pages.search()

    def action_turn_to(self) -> None:
        screen = self.screen
        self.parts.pages.turn_to(screen.subject if isinstance(screen, AboutSomebody) else None)

    def action_command_palette(self) -> None:
        from elvis_tui.screens.frame.palette import open_palette

        open_palette(self)

    def action_help(self) -> None:
        from elvis_tui.screens.frame.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_how_to_quit(self) -> None:
        words = _("Trykk {key} for å avslutte.").format(key=key("app.quit", "ctrl+q"))
        self.notify(words, markup=False, timeout=3)

    def action_undo(self) -> None:
        self.parts.undoing.undo()

    def action_redo(self) -> None:
        self.parts.undoing.redo()

    def action_copy(self) -> None:
        self.parts.copying.ask_where()

    def action_write_lock(self) -> None:
        self.parts.write_lock.ask_for()

    async def on_data_line_pressed(self, message: DataLine.Pressed) -> None:
        """A click on the line under the title presses the key it hits."""
        keys = {key("app.write_lock", "F6"): "write_lock", key("app.copy", "F7"): "copy"}
        await self.run_action(keys[message.key])

    @property
    def clipboard(self) -> str:
        """What ctrl+v puts in a field."""
        return self.parts.pasting.take_kept() or super().clipboard

    def action_lock(self) -> None:
        self.parts.locking.lock()

    def action_lock_time(self) -> None:
        self.parts.idleness.ask_minutes()

    # What works now, and what is refused

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("command_palette", "search_everything") and self.parts.smallest.is_too_small:
            return False
        if self.parts.locking.is_locked:
            return action in WORKS_WHILE_LOCKED
        if action == "write_lock":
            return self.parts.write_lock.can_be_asked_for
        return super().check_action(action, parameters)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; what is refused is told, and ends nothing."""
        if self.parts.write_lock.refuses(action, default_namespace):
            self.tell(explain(StorageError(Fault.DATA_READ_ONLY)))
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ElvisError as fault:
            self.tell(explain(fault))
            return True

    def tell(self, sentence: str, *, wrong: bool = True) -> None:
        """Say one sentence above the keys for a while, with names masked while they are hidden."""
        words = self.session.names.text(sentence)
        self.notify(words, severity="warning" if wrong else "information", markup=False)

    def on_data_changed(self, message: DataChanged) -> None:
        self.parts.saving.take(message.state)

    def show_data_state(self) -> None:
        """Say on every screen how the data are, if that is another thing than before."""
        if self.parts.data_status.find():
            self.parts.showing.data_state()

    def show_data_replaced(self) -> None:
        """Show what stands in the store now; what is being typed is left alone."""
        self.parts.showing.data_replaced()

    def show_all_again(self) -> None:
        """Bring every screen of the room that stands up to date."""
        self.parts.data_status.find()
        self.parts.showing.all_again()

    # While it is locked nothing else comes in front: it waits

    async def on_event(self, event: events.Event) -> None:
        # Public, but no handler: the only place that every key and move of the mouse passes.
        event = self.parts.smallest.laid_out(event)
        if self.parts.too_late_for(event):
            return
        is_key = isinstance(event, events.Key | events.Paste)
        if is_key and not event.is_forwarded and self._screen_stack:
            await self.keys_in_turn.take(event)
        else:
            await super().on_event(event)

    def on_locked_screen_opened(self) -> None:
        """Bring everything back as it was, then do what had to wait."""
        if self.parts.locking.is_locked:
            self.parts.locking.open()
            self.parts.idleness.touch()
            self.parts.idleness.watch()
            self.parts.locking.do_what_was_postponed()

    def push_screen(self, screen: Any, callback: Any = None, *args: Any, **options: Any) -> Any:
        if not self.parts.locking.is_locked:
            return super().push_screen(screen, telling(callback, self.tell), *args, **options)
        self.parts.locking.postpone(lambda: self.push_screen(screen, callback, *args, **options))
        return AwaitMount(self.screen, ())

    def push_over_lock(self, screen: Any, callback: Any = None) -> Any:
        """Put a screen in front also of the locked screen."""
        return super().push_screen(screen, callback)

    def pop_screen(self) -> AwaitComplete:
        if not self.parts.locking.is_in_front:
            return super().pop_screen()
        self.parts.locking.postpone(self.pop_screen)
        return AwaitComplete()

    def switch_mode(self, mode: str) -> AwaitMount:
        if not self.parts.locking.is_locked:
            return super().switch_mode(mode)
        self.parts.locking.postpone(lambda: self.switch_mode(mode))
        return AwaitMount(self.screen, ())

    def notify(self, *args: Any, **options: Any) -> None:
        if not self.parts.locking.is_locked:
            self.told.tell(*args, **options)
        else:
            self.parts.locking.postpone(lambda: self.notify(*args, **options))

    def clear_notifications(self) -> None:
        self.told.clear()

    def _take_down(self) -> None:
        super().clear_notifications()
        self.parts.showing.drop_toasts()
