"""Names hidden: by number where a student is meant, masked where a name stands in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.ordinary import ORDINARY, PARTICLES
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded, spellings
from tests.school import CLASSES, STUDENTS, school_class, student

NORA = Student(id="n", first_name="Nora", last_name="Solli-Østbø", class_id="c-1", number=7)
ASE = Student(id="a", first_name="Åse", last_name="d'Aquilon", class_id=None, number=112)


def names_of(*students: Student, hidden: bool = True) -> Names:
    return Names(
        students={s.id: s for s in students},
        classes={c.id: c for c in CLASSES},
        hidden=hidden,
        parts=name_parts(students),
    )


HIDDEN = names_of(NORA, ASE)
SHOWN = replace(HIDDEN, hidden=False)


def test_a_student_stands_by_name_or_when_hidden_by_number() -> None:
    assert SHOWN.student("n") == "Nora Solli-Østbø"
    assert HIDDEN.student("n") == "Elev 07"
    assert HIDDEN.student("a") == "Elev 112"
    assert SHOWN.student("gone") == HIDDEN.student("gone") == "?"


def test_a_class_stands_by_its_code_always() -> None:
    assert SHOWN.subject(school_class("c-1")) == HIDDEN.subject(school_class("c-1")) == "2STA"
    assert HIDDEN.subject(school_class("gone")) == "?"
    assert HIDDEN.with_group(school_class("c-1")) == "2STA"


@pytest.mark.parametrize(
    ("subject", "shown", "hidden", "group"),
    [
        (student("n"), "Nora Solli-Østbø (2STA)", "Elev 07 (2STA)", "2STA"),
        (student("a"), "Åse d'Aquilon", "Elev 112", ""),
        (student("gone"), "?", "?", ""),
        (school_class("c-1"), "2STA", "2STA", "klasse"),
    ],
)
def test_a_subject_stands_with_its_class(
    subject: Subject, shown: str, hidden: str, group: str
) -> None:
    assert SHOWN.with_group(subject) == shown
    assert HIDDEN.with_group(subject) == hidden
    assert HIDDEN.group(subject, "klasse") == group


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Nora kom.", f"{MASK} kom."),
        ("NORA og nora", f"{MASK} og {MASK}"),
        ("Noras mor", f"{MASK} mor"),
        ("Nora's mor", f"{MASK}'s mor"),
        ("Nora’s mor", f"{MASK}’s mor"),
        ("Nora' mor", f"{MASK}' mor"),
        ("Noraʼs mor", f"{MASK}ʼs mor"),
        ("Nora, Solli; Østbø!", f"{MASK}, {MASK}; {MASK}!"),
        ("«Nora»/Solli-Østbøs", f"«{MASK}»/{MASK}-{MASK}"),
        ("nora_solli2", f"{MASK}_{MASK}2"),
        ("ÅSE ØSTBØ åse østbø", f"{MASK} {MASK} {MASK} {MASK}"),
        (unicodedata.normalize("NFD", "Åse østbø"), f"{MASK} {MASK}"),
        ("Aquilon", MASK),
        ("d'Aquilons", f"{MASK}'{MASK}"),
        ("No\u00adra", MASK),
        ("No\u200bra \u202eSolli\u202c", f"{MASK} \u202e{MASK}\u202c"),
        ("Ingen her: Noratun, sollidag, kåse 7.", "Ingen her: Noratun, sollidag, kåse 7."),
        ("", ""),
        ("Nora\nSolli", f"{MASK}\n{MASK}"),
    ],
)
def test_every_word_of_a_name_is_masked_in_running_text(text: str, masked: str) -> None:
    assert HIDDEN.text(text) == masked


def test_shown_text_stays_as_it_is() -> None:
    text = unicodedata.normalize("NFD", "Nora og Åse")
    assert SHOWN.text(text) == text


def test_a_mask_tells_nothing_of_the_name_and_masking_again_changes_nothing() -> None:
    assert {HIDDEN.text(w) for w in ("Nora", "Østbø", "Aquilon")} == {MASK}
    assert HIDDEN.text(HIDDEN.text("Nora og Åse")) == HIDDEN.text("Nora og Åse")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nora og Solli-Østbø", ["Nora", "Solli", "Østbø"]),
        ("Noras bok", ["Noras"]),
        (unicodedata.normalize("NFD", "Åse"), ["Åse"]),
        ("ingen her", []),
    ],
)
def test_the_words_behind_the_masks_are_told_in_their_order(text: str, words: list[str]) -> None:
    assert HIDDEN.hidden_in(text) == words
    assert SHOWN.hidden_in(text) == []
    pieces = HIDDEN.text(text).split(MASK)
    whole = "".join(p + w for p, w in zip(pieces, [*words, ""], strict=True))
    assert whole == unicodedata.normalize("NFC", text)


WORDS = st.text(
    # U+0149 falls apart into an apostrophe and an n; nobody is called so.
    st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F, exclude_characters="\u0149"),
    min_size=2,
    max_size=12,
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
GLUE = st.text(st.characters(categories=("P", "S", "Z", "N")), max_size=3)


@given(
    first=NAMES,
    last=NAMES,
    pieces=st.lists(st.tuples(st.integers(0, 5), GLUE, st.sampled_from("plunsd")), max_size=8),
)
@example(first="Åse", last="Ǻse", pieces=[(0, "", "d"), (1, "-", "d")])
def test_no_part_of_a_name_survives_however_it_is_written(
    first: str, last: str, pieces: list[tuple[int, str, str]]
) -> None:
    someone = replace(NORA, first_name=first, last_name=last)
    parts = someone.name.split()
    assume(not any(ORDINARY.union(PARTICLES).intersection(spellings(p)) for p in parts))
    text = ""
    for number, glue, way in pieces:
        word = parts[number % len(parts)]
        written = {
            "p": word,
            "l": word.lower(),
            "u": word.upper(),
            "n": unicodedata.normalize("NFC", word),
            "s": word + "s",
            "d": unicodedata.normalize("NFD", word),
        }[way]
        text += f" {glue} {written} {glue}"
    left = set(folded(names_of(someone).text(text)).split())
    assert not left & {folded(p) for p in parts}
    assert not left & {folded(p) + "s" for p in parts}


@given(text=st.text(max_size=60))
def test_what_is_no_name_is_left_alone(text: str) -> None:
    none = names_of(replace(NORA, first_name="Qwertyuiopå", last_name=""))
    assert none.text(text) == unicodedata.normalize("NFC", text)


def test_the_invented_school_is_masked_by_its_own_names() -> None:
    names = names_of(*STUDENTS)
    for someone in STUDENTS:
        assert set(names.text(someone.name)) <= set(MASK + " -")
