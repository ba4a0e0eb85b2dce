"""Masks over names in fields one types in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.screens.frame.session import Session


class Masks:
    """What stands behind the masks in some fields, by the fields' ids.

    Args:
        session: What the screens share.
        whole: The fields that say who is suspected: a mask for all that stands in one.
    """

    def __init__(self, session: Session, whole: Collection[str] = ()) -> None:
        self._session = session
        self._whole = whole
        self._behind: dict[str, str] = {}

    def put_on(self, values: Mapping[str, str]) -> dict[str, str]:
        """What may be shown of `values` now."""
        self._behind = {}
        if not self._session.names_hidden:
            return dict(values)
        names = self._session.masked_names
        shown = {field: self._shown(names, field, text) for field, text in values.items()}
        self._behind = {f: text for f, text in values.items() if shown[f] != text}
        return shown

    def cover(self, field: str, text: str) -> str:
        """What may be shown of one field now that nobody types in it any more."""
        shown = self._shown(self._session.names, field, text)
        if shown != text:
            self._behind[field] = text
        elif MASK not in text:
            self._behind.pop(field, None)
        return shown

    def taken_off(self, shown: Mapping[str, str]) -> dict[str, str]:
        """The texts themselves, with the names back behind the masks that nobody touched."""
        if not self._behind:
            return dict(shown)
        return {field: self._restored(field, text) for field, text in shown.items()}

    def _restored(self, field: str, text: str) -> str:
        if field not in self._behind:
            return text
        before, names = self._behind[field], self._session.masked_names
        if text == self._shown(names, field, before):
            return before
        if field in self._whole:
            return text
        pieces, hidden = text.split(MASK), names.hidden_in(before)
        if len(pieces) != len(hidden) + 1:
            return text
        # Typed round the masks, and all of them still there: each name goes back to its place.
        whole, places = "", []
        for piece, name in zip(pieces, [*hidden, ""], strict=True):
            whole += piece
            places.append((len(whole), len(whole) + len(name)))
            whole += name
        # A letter against a mask makes a word of the name that no mask would know.
        still = names.hidden_at(whole)
        kept = all(any(a <= i and j <= b for a, b in still) for i, j in places[:-1])
        return whole if kept else text

    def _shown(self, names: Names, field: str, text: str) -> str:
        return names.accused(text) if field in self._whole else names.text(text)

    def forget(self, field_id: str) -> None:
        """Leave one field to whoever keeps its text in another way."""
        self._behind.pop(field_id, None)


def to_edit(text: FreeText) -> str:
    """What a field to type in is filled with: only where `Masks` come over it."""
    return unmasked(text)


def refuse_masks(field_id: str, text: str) -> str:
    """`text`, unless what is left of a mask stands in it: a name would be lost.

    Raises:
        DomainError: `NAMES_HIDDEN`.
    """
    if MASK[0] in text:
        raise DomainError(Fault.NAMES_HIDDEN, field=field_id)
    return text
