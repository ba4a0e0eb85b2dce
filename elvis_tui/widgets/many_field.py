"""A line with several words in it, a comma between them: what is begun last is suggested on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from elvis_tui.widgets.fields import LineField


class ManyField(LineField):
    """One line of text that names several; see `LineField`.

    Args:
        value: What stands in it at first.
        placeholder: What may be written, while nothing is.
        suggestions: What the right arrow fills in for the last of them.
        offered: Whether `value` is a proposal.
        id: Its name in the dialog.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggestions: Sequence[str] = (),
        offered: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(value, placeholder=placeholder, offered=offered, id=id)
        self.suggester = _OfTheLast(suggestions)
        self.options = tuple(suggestions)

    def take_option(self, at: int) -> None:
        """Let one of the `options` stand in the place of the last word that is begun."""
        before, comma, begun = self.value.rpartition(",")
        one = self.options[at]
        if begun.strip() and not one.casefold().startswith(begun.strip().casefold()):
            before, comma = self.value.rstrip(), ","
        self.put(f"{before}{comma} {one}".strip())


class _OfTheLast(Suggester):
    def __init__(self, suggestions: Sequence[str]) -> None:
        # As it was typed: what stands before the last one must not be written in small letters.
        super().__init__(case_sensitive=True)
        self._suggestions = tuple(suggestions)

    async def get_suggestion(self, value: str) -> str | None:
        begun = value.rpartition(",")[2].lstrip()
        if not begun:
            return None
        before = {part.strip().casefold() for part in value.split(",")[:-1]}
        for one in self._suggestions:
            if one.casefold().startswith(begun.casefold()) and one.casefold() not in before:
                return value + one[len(begun) :]
        return None
