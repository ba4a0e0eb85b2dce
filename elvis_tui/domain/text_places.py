"""Where in a text the words that are searched for stand, and the words around them."""

from __future__ import annotations

from elvis_tui.domain.text import folded, unaccented


def places(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where any word of `query` stands, as search compares it: (start, end), none overlapping."""
    words = [word for word in folded(query).split() if holds(text, word)]
    if not words:
        return ()
    signs = [" " if sign.isspace() else folded(sign) for sign in text]
    found: set[int] = set()
    for told in (signs, [unaccented(sign) for sign in signs]):
        whole = "".join(told)
        at = [index for index, sign in enumerate(told) for _letter in sign]
        for word in words:
            for spelt in {word, unaccented(word)}:
                found.update(_standing(whole, spelt, at))
    return _joined(sorted(found))


def holds(text: str, query: str) -> bool:
    """Whether every word of `query` stands in `text`."""
    told = folded(text)
    bare = unaccented(told)
    return all(word in told or unaccented(word) in bare for word in folded(query).split())


def _standing(whole: str, word: str, at: list[int]) -> list[int]:
    """The signs of the text that are part of `word`, wherever it stands."""
    found: list[int] = []
    start = whole.find(word)
    while start >= 0:
        found += range(at[start], at[start + len(word) - 1] + 1)
        start = whole.find(word, start + len(word))
    return found


def _joined(signs: list[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for sign in signs:
        if found and found[-1][1] == sign:
            found[-1] = (found[-1][0], sign + 1)
        else:
            found.append((sign, sign + 1))
    return tuple(found)


def around(text: str, query: str, room: int) -> str:
    """At most some `room` signs of `text` around the first place, cut between words.

    «… har fått ny bussrute …»; the beginning where none of the words stands in it.
    """
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    found = places(text, query)
    first, end = found[0] if found else (0, 0)
    start = max(0, min(first - (room - (end - first)) // 3, len(text) - room))
    stop = min(len(text), start + room)
    if start:
        cut = text.find(" ", start, first)
        start = cut + 1 if cut >= 0 else start
    if stop < len(text):
        cut = text.rfind(" ", max(end, start), stop)
        stop = cut if cut >= 0 else stop
    before, after = "… " if start else "", " …" if stop < len(text) else ""
    return f"{before}{text[start:stop]}{after}"
