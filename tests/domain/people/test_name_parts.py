"""Which words of a text stand for a student: the rule that the guide promises."""

from __future__ import annotations

import unicodedata

import pytest

from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.name_parts import masked
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.renaming import renamed

M = "▒"
NFD = unicodedata.normalize("NFD", "Kamiński")


def called(first: str, last: str, *former: str) -> Student:
    return Student(id="s", first_name=first, last_name=last, number=7, former_names=former)


def wall(text: str, *students: Student, staff: tuple[str, ...] = ()) -> str:
    return masked(text, name_parts(students, staff), M)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Zofia Kaminski kom", f"{M} {M} kom"),
        ("KAMINSKIS mor", f"{M} mor"),
        (f"{NFD}s mor", f"{M} mor"),
        ("Kamin\u00adski", M),
        ("Kamin\u200bski", M),
        ("Kamin⟨200B⟩ski", M),
        ("Kamin\u2066ski\u2069", f"{M}\u2069"),
        ("Zofia\nKamiński", f"{M}\n{M}"),
        ("Zo🙂fia", f"{M}🙂{M}"),
        ("**Zofia**, *Zofia*, __Zofia__, `Zofia`", f"**{M}**, *{M}*, __{M}__, `{M}`"),
        ("[Zofia](Kamiński)", f"[{M}]({M})"),
    ],
)
def test_a_name_is_masked_however_it_is_written(text: str, seen: str) -> None:
    assert wall(text, called("Zofia", "Kamiński")) == seen


@pytest.mark.parametrize("typed", ["Åge Bjørkå", "Age Bjorka", "Aage Bjoerkaa", "AAGE BJORKA"])
def test_norwegian_letters_may_be_typed_by_others(typed: str) -> None:
    assert wall(typed, called("Åge", "Bjørkå")) == f"{M} {M}"
    assert wall("Åge og Ågot", called("Aage", "Bjorka")) == f"{M} og Ågot"


def test_a_register_without_accents_masks_those_that_are_typed() -> None:
    assert wall("José og Łukasz", called("Jose", "Lukasz")) == f"{M} og {M}"


@pytest.mark.parametrize("typed", ["Anne-Marie", "Anne Marie", "Annemarie", "anne-marie", "ANNE"])
def test_a_double_name_is_masked_together_and_apart(typed: str) -> None:
    for first in ("Anne-Marie", "Anne Marie"):
        assert not set("anemri") & set(wall(typed, called(first, "Vold")).lower())


@pytest.mark.parametrize("typed", ["Anne-Marie", "Anne Marie", "anne marie", "Annemaries"])
def test_a_name_in_one_word_is_masked_written_apart(typed: str) -> None:
    assert not set("anemri") & set(wall(typed, called("Annemarie", "Vold")).lower())


def test_two_short_words_are_no_name_in_pieces() -> None:
    assert wall("Vi så det i da. Ida kom.", called("Ida", "Vold")) == f"Vi så det i da. {M} kom."


@pytest.mark.parametrize(
    ("student", "typed"),
    [
        (called("Sean", "O'Brien"), ("O'Brien", "O’Brien", "OBrien", "Brien", "o'briens")),
        (called("Luca", "D’Angelo"), ("D’Angelo", "D'Angelo", "DAngelo", "d'angelos")),
    ],
)
def test_what_stands_before_an_apostrophe_goes_with_the_name(
    student: Student, typed: tuple[str, ...]
) -> None:
    for text in typed:
        assert not any(letter.isalpha() for letter in wall(text, student))


def test_particles_are_masked_in_the_name_and_nowhere_else() -> None:
    berg, cruz = called("Jan", "van der Velde"), called("Ana", "de la Cruz")
    seen = wall("Jan van der Velde og van der Velde, de la Cruzs mor", berg, cruz)
    assert seen == f"{M} {M} {M} {M} og {M} {M} {M}, {M} {M} {M} mor"
    plain = "De kom til der de ville, la det være. Van og von Krogh."
    assert wall(plain, berg, cruz) == plain


# Names that are words


SOL, DAG, VAR = called("Sol", "Berntsen"), called("Dag", "Ødegård"), called("Vår", "Li")
WORDS = (SOL, DAG, VAR, called("Liv", "Storm"), called("Mai", "Nguyen"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("I dag var det sol. Hver dag i mai er vår.", "I dag var det sol. Hver dag i mai er vår."),
        ("Snakket med Dag i dag.", f"Snakket med {M} i dag."),
        ("Dag kom ikke.", f"{M} kom ikke."),
        ("Dags mor ringer i dag", f"{M} mor ringer i dag"),
        ("SOL og VÅR", f"{M} og {M}"),
        ("dag ødegård var borte", f"{M} {M} var borte"),
        ("dag-ødegård, ødegård dag", f"{M}-{M}, {M} {M}"),
        ("vår li og liv storm", f"{M} {M} og {M} {M}"),
        ("et liv i storm", "et liv i storm"),
        ("liv\nstorm", f"{M}\n{M}"),
        ("i dag ringte Berntsen", f"i dag ringte {M}"),
        ("i dag Berntsen", f"i dag {M}"),
        ("Var er Vår", f"{M} er {M}"),
    ],
)
def test_a_name_that_is_a_word_is_masked_as_a_name(text: str, seen: str) -> None:
    assert wall(text, *WORDS) == seen


def test_every_name_is_masked_where_it_stands_whole() -> None:
    for student in WORDS:
        for text in (student.name, student.name.lower(), student.name.upper()):
            assert wall(text, *WORDS) == f"{M} {M}"


def test_a_genitive_that_is_another_word_is_left_where_it_is_one() -> None:
    assert wall("hans mor. Hos Ho.", called("Ho", "Tran")) == f"hans mor. {M} {M}."
    assert wall("han er hos hans mor", called("Ho", "Tran")) == "han er hos hans mor"


def test_a_genitive_that_is_a_word_is_masked_with_a_capital_letter() -> None:
    assert wall("Ly slo på lys. Lys mor, i mars", called("Ly", "Mar")) == (
        f"{M} slo på lys. {M} mor, i mars"
    )


# Former names


def test_a_former_name_is_masked_and_so_are_its_parts() -> None:
    """FAULTS 95."""
    nora = renamed(called("Nora", "Solli"), "Noor", "Haddad")
    assert nora.former_names == ("Nora Solli",)
    assert wall("Nora Sollis vedtak, nå Noor Haddad", nora) == f"{M} {M} vedtak, nå {M} {M}"


def test_a_former_name_that_is_a_word_is_masked_as_a_name() -> None:
    assert wall("sol berntsen i sol", renamed(SOL, "Ella", "Krok")) == f"{M} {M} i sol"


# Staff


BERG, AAS = "Nora Berg", "Berit Aas"
STAFF = (BERG, AAS)
STUDENTS = (called("Nora", "Solli"), called("Omar", "Aas"), called("Ole", "Berg"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Nora Berg ringer", "Nora Berg ringer"),
        ("nora  berg og Berit Aas' råd", "nora  berg og Berit Aas' råd"),
        ("Nora Bergs vurdering", "Nora Bergs vurdering"),
        ("Nora Berg (rådgiver)", "Nora Berg (rådgiver)"),
        ("Nora ringer, Berg også", f"{M} ringer, {M} også"),
        ("Nora, Berg", f"{M}, {M}"),
        ("Berg Nora", f"{M} {M}"),
        ("Nora Berg Solli", f"{M} {M} {M}"),
        ("Solli Nora Berg", f"{M} {M} {M}"),
        ("Nora Berg og Nora", f"Nora Berg og {M}"),
        ("Omar Aas", f"{M} {M}"),
    ],
)
def test_the_whole_name_of_one_of_the_staff_stays_in_a_text(text: str, seen: str) -> None:
    assert wall(text, *STUDENTS, staff=STAFF) == seen


@pytest.mark.parametrize(
    "student",
    [
        called("Nora", "Berg"),
        called("Nora Marie", "Berg"),
        called("Berg", "Nora"),
        called("Nora", "Solli-Berg"),
        called("Ella", "Vik", "Nora Berg"),
        called("No-Ra", "Berg"),
        called("Ella", "Vik", "Nora Lie Berg"),
    ],
)
def test_a_name_that_may_be_a_students_is_masked_all_the_same(student: Student) -> None:
    assert wall("Nora Berg", student, staff=(BERG,)) == f"{M} {M}"


def test_one_name_alone_is_nobody_in_particular() -> None:
    assert wall("Nora", called("Nora", "Solli"), staff=("Nora",)) == M
    assert wall("Ase Lie", called("Åse", "Lie"), staff=("Ase Lie",)) == f"{M} {M}"


def references(*students: Student, staff: tuple[str, ...]) -> set[str]:
    return set(name_parts(students, staff).references)


def test_a_field_that_says_who_of_the_staff_shows_whoever_is_no_student() -> None:
    names = ("Nora Berg", "Berit Aas", "Nora")
    assert references(called("Nora Lie", "Berg"), staff=names) == {"nora berg", "berit aas", "nora"}


@pytest.mark.parametrize(
    "student",
    [
        called("Nora", "Berg"),
        called("Berg", "Nora"),
        called("No-ra", "Berg"),
        called("Ella", "Vik", "Nora Berg"),
    ],
)
def test_one_of_the_staff_called_as_a_student_is_shown_nowhere(student: Student) -> None:
    assert references(student, staff=("Nora Berg", "Berit Aas")) == {"berit aas"}
    assert references(called("Åse", "Lie"), staff=("Aase Lie", "Ase Lie")) == set()


def test_what_is_no_name_is_no_member_of_the_staff() -> None:
    staff = ("mor til Nora Solli", "Noras mor", "Maria de la Cruz")
    assert references(called("Nora", "Solli"), staff=staff) == {"maria de la cruz"}
