"""What is being typed is kept, on every screen one can type in."""

from __future__ import annotations

from elvis_tui.app.drafts import keep_drafts


class Typed:
    """A screen one can type in."""

    def __init__(self) -> None:
        self.is_kept = False

    def keep_draft(self) -> None:
        self.is_kept = True


class Broken(Typed):
    def keep_draft(self) -> None:
        raise RuntimeError


def test_a_screen_that_fails_stops_no_other() -> None:
    first, last = Typed(), Typed()
    keep_drafts([first, Broken(), object(), last])
    assert first.is_kept
    assert last.is_kept
