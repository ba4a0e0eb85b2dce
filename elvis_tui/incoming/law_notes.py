"""The law notes, read out of the Markdown they are written in."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.law import LawNote

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
        ValueError: for a note that lacks a fact or its sentences: a note without source and
            date must not be shown.
    """
    return tuple(_note(heading, lines) for heading, lines in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    heading, lines = "", list[str]()
    for line in text.splitlines():
        if line.startswith("## "):
            if heading:
                yield heading, lines
            heading, lines = line.removeprefix("## ").strip(), []
        else:
            lines.append(line.strip())
    if heading:
        yield heading, lines


def _note(heading: str, lines: list[str]) -> LawNote:
    facts: dict[str, str] = {}
    sentences = []
    for line in lines:
        name, colon, value = line.removeprefix("- ").partition(":")
        if line.startswith("- ") and colon and name.casefold() in _FACTS:
            facts[_FACTS[name.casefold()]] = value.strip()
        elif line:
            sentences.append(line)
    missing = [name for name in _FACTS.values() if not facts.get(name)]
    if missing or not sentences:
        raise ValueError(f"note «{heading}» lacks {', '.join(missing) or 'its sentences'}")
    return LawNote(about=heading, text=" ".join(sentences), **facts)
