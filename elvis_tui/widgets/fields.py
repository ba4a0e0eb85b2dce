"""Fields to type and choose in; what is pasted is made safe before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean
from elvis_tui.i18n import ngettext
from elvis_tui.widgets.clicking import clickable
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.long_lines import LongLines
from elvis_tui.widgets.moving import CHOICE, FIELD, LINES, ONLY_FIELD

LONGEST_LINE = 2_000
LONGEST_TEXT = 100_000


class LineField(HasCommands, Input):
    """One line of text. The cursor stands still: a blinking one wakes the terminal for ever.

    Args:
        value: What stands in it at first.
        placeholder: What may be written, while nothing is.
        suggestions: What the right arrow fills in.
        offered: Whether `value` is a proposal: while nobody has touched it, it is replaced by
            what one types.
        id: Its name in the dialog.
    """

    OWN_COMMANDS = FIELD

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggestions: Sequence[str] = (),
        offered: bool = False,
        id: str | None = None,
    ) -> None:
        self._typed_on = False
        self._offered = clean(value)[:LONGEST_LINE] if offered else ""
        self.options: tuple[str, ...] = tuple(suggestions)
        """What can be chosen from a list as well as typed."""
        super().__init__(
            clean(value)[:LONGEST_LINE],
            placeholder=placeholder,
            suggester=SuggestFromList(suggestions, case_sensitive=False) if suggestions else None,
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False

    def propose(self, suggestions: Sequence[str]) -> None:
        """Fill in something else than before with the right arrow."""
        self.options = tuple(suggestions)
        self.suggester = SuggestFromList(suggestions, case_sensitive=False)

    def on_mount(self) -> None:
        self.cursor_position = len(self.value)

    def on_focus(self, event: events.Focus) -> None:
        # Back from another window one goes on in the midst of a word.
        if self.is_replaced and not event.from_app_focus and not self._typed_on:
            self.action_select_all()
        self._typed_on = False

    @property
    def is_replaced(self) -> bool:
        """Whether what stands in it gives way to what is typed when one comes to it."""
        return bool(self._offered) and self.value == self._offered

    def type_on(self, text: str) -> None:
        """Take in what was typed where nothing could be."""
        if self.is_replaced:
            self.action_select_all()
        self.replace(text, *self.selection)
        # The focus comes behind the first sign of what is being typed.
        self._typed_on = True

    def take_option(self, at: int) -> None:
        """Let one of the `options` stand there."""
        self.put(self.options[at])

    def put(self, text: str) -> None:
        """Another text, with the cursor where one goes on writing."""
        if text != self.value:
            self.value = text
            self.cursor_position = len(self.value)

    def validate_value(self, value: str) -> str:
        return clean(value)[:LONGEST_LINE]

    def _on_paste(self, event: events.Paste) -> None:
        # Input takes only the first line of a paste: nothing pasted may be lost. Textual calls
        # Input's own handler after this one; calling it here as well would paste twice.
        event.text = clean(event.text)[:LONGEST_LINE]


class OnlyField(LineField):
    """The only field of a dialog: Enter saves."""

    OWN_COMMANDS = ONLY_FIELD


class ShortField(LineField):
    """A date, a time or a number: what one types replaces whatever stands there, all of it.

    One comes to it with all of it selected, whoever wrote it: nobody writes on at the end of a
    date. The arrows, Home and End go into it to mend a single sign.
    """

    @property
    def is_replaced(self) -> bool:
        return bool(self.value)


class TextField(HasCommands, LongLines, TextArea):
    """Several lines of text: Enter begins a new one. Tab and the arrows at the edges leave it.

    Args:
        value: What stands in it at first.
        placeholder: What may be written, while nothing is.
        suggestions: What can be chosen from a list, each a line of its own.
        id: Its name in the dialog.
    """

    OWN_COMMANDS = LINES
    # Textual's F6 and F7 would keep those of the application from whoever types.
    LEFT_ALONE = ("select_line", "select_all")

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggestions: Sequence[str] = (),
        id: str | None = None,
    ) -> None:
        self.options: tuple[str, ...] = tuple(suggestions)
        super().__init__(
            clean(value, lines=True)[:LONGEST_TEXT],
            placeholder=placeholder,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def type_on(self, text: str) -> None:
        """Take in what was typed where nothing could be."""
        self.insert(text)

    def take_option(self, at: int) -> None:
        """Put one of the `options` in, on a line of its own, below what stands there."""
        self.put("\n".join(filter(None, (self.text.rstrip("\n"), self.options[at]))))

    def put(self, text: str) -> None:
        """Another text, with the cursor where one goes on writing."""
        text = clean(text, lines=True)[:LONGEST_TEXT]
        if text != self.text:
            self.text = text
            self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        # As above: TextArea's own handler comes after this one.
        event.text = clean(event.text, lines=True)[:LONGEST_TEXT]


class Choice(Record, frozen=True):
    """Something to choose: its value and its words."""

    value: str
    label: str


BEFORE = "… "
"""Says that there are choices before those there is room for."""
AFTER = 9
"""The columns in which it is said how many there are after them: «… 12 til»."""


def _width(shown: Sequence[tuple[int, Choice]]) -> int:
    """The columns that choices take."""
    return sum(len(choice.label) + 3 for _at, choice in shown)


class ChoiceField(HasCommands, Widget, can_focus=True):
    """A few choices on one line; left and right choose.

    What is typed or pasted here goes to the next field that holds text, and the cursor with it:
    a sentence meant for that one must neither be lost nor choose anything.
    """

    OWN_COMMANDS = CHOICE
    index: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """Another choice was made."""

        field: ChoiceField
        value: str

        @property
        def control(self) -> ChoiceField:
            return self.field

    def __init__(
        self, choices: Sequence[Choice], value: str = "", *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self.set_reactive(ChoiceField.index, self._index_of(value))
        self.set_reactive(Widget.auto_links, False)

    def _index_of(self, value: str) -> int:
        return next((i for i, c in enumerate(self._choices) if c.value == value), 0)

    @property
    def value(self) -> str:
        return self._choices[self.index].value

    @value.setter
    def value(self, value: str) -> None:
        self.index = self._index_of(value)

    def watch_index(self) -> None:
        self.post_message(self.Changed(self, self.value))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable() and character != " "

    def on_key(self, event: events.Key) -> None:
        if event.character and self.check_consume_key(event.key, event.character):
            event.stop()
            self._type_on(event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._type_on(event.text)

    def _type_on(self, text: str) -> None:
        field = self.screen.focus_next("LineField, TextField")
        if isinstance(field, LineField):
            field.type_on(clean(text)[:LONGEST_LINE])
        elif isinstance(field, TextField):
            field.type_on(clean(text, lines=True)[:LONGEST_TEXT])

    @property
    def options(self) -> tuple[str, ...]:
        """The choices, where they are more than there is room for."""
        if len(self._in_view()) == len(self._choices):
            return ()
        return tuple(choice.label for choice in self._choices)

    def take_option(self, at: int) -> None:
        """Make one of the choices."""
        self.index = at

    def action_choose(self, step: int) -> None:
        self.index = (self.index + step) % len(self._choices)

    def _in_view(self) -> list[tuple[int, Choice]]:
        """The choices with their places: what there is room for, the chosen one among them."""
        every = list(enumerate(self._choices))
        if _width(every) <= self.size.width:
            return every
        room, chosen, first = self.size.width - len(BEFORE) - AFTER, self.index, 0
        while first < chosen and _width(every[first : chosen + 1]) > room:
            first += 1
        last = chosen + 1
        while last < len(every) and _width(every[first : last + 1]) <= room:
            last += 1
        return every[first:last]

    def render(self) -> Content:
        shown = self._in_view()
        pieces = [Content.styled(BEFORE, "$muted")] if shown[0][0] > 0 else []
        for i, choice in shown:
            label, style = f" {choice.label} ", "$muted"
            if i == self.index:
                label, style = f"[{choice.label}]", "bold $key" if self.has_focus else "bold"
            words = Content.assemble((label, style), " ")
            pieces.append(clickable(words, f"take({i})"))
        if left := len(self._choices) - 1 - shown[-1][0]:
            told = ngettext("… {n} til", "… {n} til", left).format(n=left)
            pieces.append(Content.styled(told, "$key"))
        return Content.assemble(*pieces)

    def action_take(self, index: int) -> None:
        """A click on a choice makes it."""
        self.index = index

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
