"""The law notes, read out of the Markdown they are written in."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.source_faults import SourceWhy
from elvis_tui.domain.text import clean
from elvis_tui.incoming.source import unusable

_FACTS = {
    "paragraf": "paragraph",
    "kilde": "source",
    "kontrollert": "checked",
    "sikkerhet": "certainty",
}


def read_law_notes(text: str) -> tuple[LawNote, ...]:
    """The notes of a document, in its order.

    A note is a heading of the second level, which says which step it belongs to, a list of
    facts («- Paragraf: § 12-4», and likewise kilde, kontrollert and sikkerhet), and sentences.

    Raises:
        InputError: `SOURCE_UNUSABLE` for a note that lacks a fact or its sentences, with its
            line: a note without source and date must not be shown.
    """
    return tuple(_note(*part) for part in _parts(text))


def _parts(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line, heading and the lines below it, of every note."""
    begins, heading, lines = 0, "", list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            if heading:
                yield begins, heading, lines
            begins, heading, lines = number, line.removeprefix("## ").strip(), []
        else:
            lines.append(line.strip())
    if heading:
        yield begins, heading, lines


def _note(begins: int, heading: str, lines: list[str]) -> LawNote:
    facts: dict[str, str] = {}
    sentences = []
    for line in lines:
        name, colon, value = line.removeprefix("- ").partition(":")
        if line.startswith("- ") and colon and name.casefold() in _FACTS:
            facts[_FACTS[name.casefold()]] = value.strip()
        elif line:
            sentences.append(line)
    if not sentences or not all(facts.get(name) for name in _FACTS.values()):
        raise unusable(SourceWhy.NOTE_LACKS, begins, clean(heading))
    return LawNote(about=heading, text=" ".join(sentences), **facts)
