"""The law's dated notes beside what the plan cites."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across.plan_law import notes_beside, paragraphs
from elvis_tui.domain.cases.law import LawNote


def note(about: str, paragraph: str) -> LawNote:
    return LawNote(
        about=about, paragraph=paragraph, text="t", source="s", checked="c", certainty="y"
    )


NOTES = (
    note("Følge med", "§ 12-4"),
    note("§ 12-5", "§ 12-5"),
    note("Statsforvalteren", "§§ 12-6 til 12-8"),
    note("Alvorlig", "§ 13-5"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jf. Opplæringsloven § 12-3.", {(12, 3)}),
        ("§12-4", {(12, 4)}),
        ("§ 12-4 og § 12-6", {(12, 4), (12, 6)}),
        ("§§ 12-6 til 12-8", {(12, 6), (12, 7), (12, 8)}),
        ("§§ 12-2, 12-4 og 13-5", {(12, 2), (12, 4), (13, 5)}),
        ("§ 9 A-4 i den gamle loven", set()),
        ("uke 12-4, rom 12-5", set()),
        ("§§ 12-1 til 12-999999999", {(12, 1), (12, 999999999)}),
        ("§§ 12-8 til 12-6", {(12, 8), (12, 6)}),
    ],
)
def test_the_paragraphs_a_text_cites(text: str, found: set[tuple[int, int]]) -> None:
    assert paragraphs(text) == found


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Aktivitetsplikten § 12-4", "", ["Følge med"]),
        ("Klage", "se § 12-7", ["Statsforvalteren"]),
        ("Ved alvorlige tilfeller", "meldes", ["Alvorlig"]),
        ("Til eleven", "Vi skal følge med.", []),
        ("Begge", "§ 12-5 og § 12-4", ["Følge med", "§ 12-5"]),
    ],
)
def test_the_notes_on_what_is_cited_or_named(title: str, text: str, found: list[str]) -> None:
    assert [one.about for one in notes_beside(NOTES, title, text)] == found
