"""Names in a text that goes to somebody who may not read them.

The other students of a case go in every form their names are written in. Of the other students of
the school the whole name goes, and a word alone where it can be nobody else's. What is left though
it may be a name is told as doubtful. Where a field says who does something, it is one of the staff:
there only the case's own are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elvis_tui.domain.people.name_parts import as_searched
from elvis_tui.domain.people.veil import Veil, Whose
from elvis_tui.domain.people.veil_finding import HIDDEN, Finding
from elvis_tui.domain.people.veil_text import begins_sentence, genitive_end, initial_end
from elvis_tui.domain.record import Record


class Veiled(Record, frozen=True):
    """A text with others' names exchanged; how many were, and the words that may be names."""

    text: str
    students: int = 0
    staff: int = 0
    doubtful: tuple[str, ...] = ()


class Swaps(Record, frozen=True):
    """In how many places another stands for a name, and the words left that may be names."""

    students: int = 0
    staff: int = 0
    doubtful: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        return self.students + self.staff


def veiled_text(text: str, veil: Veil) -> Veiled:
    """Running text, as it may be read by the one `veil` is for."""
    return _written(Finding(as_searched(text), veil, is_who=False), veil)


def veiled_who(text: str, veil: Veil) -> Veiled:
    """A field that says who of the staff does something."""
    return _written(Finding(as_searched(text), veil, is_who=True), veil)


def _written(found: Finding, veil: Veil) -> Veiled:
    pieces: list[str] = []
    counts = dict.fromkeys(HIDDEN, 0)
    at = 0
    for run in _runs(found):
        whose = found.whose[run[0]]
        counts[whose] += 1
        start = found.tokens[run[0]].start
        pieces += [found.text[at:start], _instead(found, veil, run)]
        at = _end(found, run[-1])
    doubtful = (
        found.tokens[i].raw for i in sorted(found.whose) if found.whose[i] is Whose.DOUBTFUL
    )
    return Veiled(
        "".join([*pieces, found.text[at:]]),
        counts[Whose.STUDENT],
        counts[Whose.STAFF],
        tuple(dict.fromkeys(doubtful)),
    )


def _runs(found: Finding) -> Iterator[list[int]]:
    """The words that one is put in the place of."""
    run: list[int] = []
    for i in range(len(found.tokens)):
        whose = found.whose.get(i)
        goes_on = run and run[-1] == i - 1 and whose is found.whose[run[0]] and found.near(i - 1)
        if run and not (goes_on and not found.is_genitive(i - 1)):
            yield run
            run = []
        if whose in HIDDEN:
            run.append(i)
    if run:
        yield run


def _instead(found: Finding, veil: Veil, run: Sequence[int]) -> str:
    said = veil.student if found.whose[run[0]] is Whose.STUDENT else veil.staff
    last = run[-1]
    if tail := found.tails.get(last):
        said = f"{said}-{tail}"
    elif found.is_genitive(last):
        said = f"{said}s"
    first = begins_sentence(found.text, found.tokens[run[0]].start)
    return said[:1].upper() + said[1:] if first else said


def _end(found: Finding, i: int) -> int:
    """Where a name ends, with the full stop of an initial, and an apostrophe."""
    token = found.tokens[i]
    if token.is_letter:
        return initial_end(found.text, token.end)
    return genitive_end(found.text, token.end)
