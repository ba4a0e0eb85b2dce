"""The law notes: dated, with a source, and apart from the school's own words."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.law import note_for, notes_on
from elvis_tui.domain.cases.records import Step
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.plan.document import duty_words
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.incoming.law_notes import read_law_notes
from elvis_tui.resources import content
from elvis_tui.services.desk.sources import Sources
from elvis_tui.wording.cases import follow_on, of_plan

TEXT = content("lovnotater.md").read_text(encoding="utf-8")
NOTES = read_law_notes(TEXT)
ONE = """# Tittel

Innledning.

## Gripe inn

- Paragraf: § 12-4
- Kilde: loven: den selv
- Kontrollert: november 2026
- Sikkerhet: lest

Første setning.
Andre setning.
"""


def test_a_note_is_read_with_all_its_facts() -> None:
    (note,) = read_law_notes(ONE)
    assert note.about == "Gripe inn"
    assert note.text == "Første setning. Andre setning."
    assert (note.paragraph, note.checked, note.certainty) == ("§ 12-4", "november 2026", "lest")
    assert note.source == "loven: den selv"


@pytest.mark.parametrize(
    "line",
    [
        "- Paragraf: § 12-4\n",
        "- Kilde: loven: den selv\n",
        "- Kontrollert: november 2026\n",
        "- Sikkerhet: lest\n",
        "Første setning.\nAndre setning.\n",
    ],
)
def test_a_note_without_source_date_or_words_is_refused(line: str) -> None:
    with pytest.raises(InputError) as caught:
        read_law_notes(ONE.replace(line, ""))
    fault = SourceFault(why=SourceWhy.NOTE_LACKS, line=5, place=("Gripe inn",))
    assert caught.value.facts["faults"] == (fault,)


def test_the_notes_say_what_the_plan_does_not() -> None:
    said = {n.about: n.text for n in NOTES}
    assert "fem ting" in said["Undersøke"]
    assert "ingen frist i dager" in said["Undersøke"]
    assert "en uke (rundskrivet: fem virkedager)" in said["Melde fra"]
    assert "rett til fylkeskommunen" in said["§ 12-5"]
    assert "åpenbart grunnløs" in said["§ 12-5: til fylkeskommunen"]


def test_every_note_is_dated_and_says_where_it_was_read_and_how_sure_it_is() -> None:
    for note in NOTES:
        assert note.checked == "november 2026"
        assert "§ 1" in note.paragraph
        assert note.source
        assert note.certainty


def test_no_note_says_what_the_plan_says_or_has_its_source_there() -> None:
    for note in NOTES:
        assert "plan" not in note.source.casefold()
        assert "planens, ikke lovens" not in note.certainty
        assert "Skolens plan" not in note.text


def test_what_the_law_alone_asks_for_has_no_words_of_the_plan() -> None:
    plan = Sources().plan()
    said = {duty: of_plan(plan, _step(duty)) for duty in FollowOn}
    assert [duty for duty, words in said.items() if not words] == [FollowOn.COUNTY]


def _step(duty: FollowOn) -> Step:
    return Step(id="s", duty_id=duty.duty_id, title="", follow_on=duty)


def test_no_note_calls_a_clock_a_deadline_in_law() -> None:
    assert "lovfrist" not in TEXT.casefold()


def test_no_note_repeats_the_plan_and_the_plan_holds_no_note() -> None:
    plan = Sources().plan()
    for duty_id in [*(d.id for d in plan.duties), "S12-5", "SERIOUS"]:
        words = duty_words(plan, duty_id)
        assert words
        assert not [n.about for n in NOTES if n.text in words or words in n.text]


def test_a_step_of_a_plan_that_the_notes_do_not_know_has_none() -> None:
    assert note_for(NOTES, "Vaske gulvet") is None
    found = note_for(NOTES, "undersøke og dokumentere")
    assert found is not None
    assert found.about == "Undersøke"


@pytest.mark.parametrize(
    ("duty", "about"),
    [
        (FollowOn.STRICTER, "§ 12-5"),
        (FollowOn.COUNTY, "§ 12-5: til fylkeskommunen"),
        (FollowOn.FAIR, "Forsvarlig prosess"),
        (FollowOn.SERIOUS, "Alvorlig"),
        (FollowOn.ELEMENTS, "Varsel i Elements"),
    ],
)
def test_each_follow_on_duty_has_a_note_of_its_own(duty: FollowOn, about: str) -> None:
    note = note_for(NOTES, follow_on(duty))
    assert note is not None
    assert note.about == about


def test_the_notes_on_a_paragraph_are_found_and_none_says_that_the_plan_has_a_deadline_in_law() -> (
    None
):
    found = notes_on(NOTES, "§ 12-10", "§ 12-6", "§ 12-9", "§ 13-5")
    assert [n.paragraph for n in found] == ["§ 12-10", "§ 12-6", "§ 12-9", "§ 13-5"]
    assert "lovfrist" not in TEXT.casefold()
