"""Text in which somebody may have written a name, so that nobody draws it by mistake.

While the program runs a `FreeText` is a `str`: it costs nothing, and is read and stored as one.
For mypy it is a kind of `bytes`, because bytes is the one type that mypy refuses to have slipped
into a sentence: in an f-string, in `format`, in `join`, with `+`, compared with a `str`, or handed
to something that draws. A screen that forgets to ask what may stand on the wall is so found
before it has run once.

There is one way in, `FreeText("...")`, and two ways out: `Names.text`, which puts the masks on,
and `unmasked`, for what stands behind the wall (docs/decisions/0009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    class FreeText(bytes):
        """Text somebody wrote, which must pass `Names.text` before it is drawn."""

        decode: None  # type: ignore[assignment]
        hex: None  # type: ignore[assignment]

        def __new__(cls, text: str) -> Self: ...

    def unmasked(text: FreeText | str) -> str:
        """The text itself, for rules, search and storage: never for what somebody reads."""
        ...

else:
    FreeText = unmasked = str
