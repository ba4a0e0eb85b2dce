"""Names in what goes to a family: everybody else's go, the student's own and the words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.called import called, called_by
from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.ordinary import ORDINARY
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.people.veil import Veil
from elvis_tui.domain.people.veil_words import names_in
from elvis_tui.domain.people.veils import veiled_text, veiled_who
from elvis_tui.domain.record import replace

OTHER = "en annen elev"
STAFF = "en ansatt"


def student(number: int, first: str, last: str) -> Student:
    return Student(id=f"s-{number}", number=number, first_name=first, last_name=last)


OWN = student(1, "Nora", "Solli")
IN_CASE = (student(2, "Kasper", "Juvet"), student(3, "Håkon", "Tveit"))
ELSEWHERE = (
    student(4, "Vilde", "Solli"),
    student(5, "Jon", "Moen"),
    student(6, "Hans", "Sommer"),
    student(7, "Omar", "Lid"),
    student(8, "Nora", "Vikstrøm"),
)
EVERY = [OWN, *IN_CASE, *ELSEWHERE]
AT_WORK = ("Jon Vik", "Siv Dahle", "Kari Moen")
KNOWN = [called(one) for one in EVERY]
VEIL = Veil(
    student=OTHER,
    staff=STAFF,
    own=called(OWN),
    others=tuple(map(called, IN_CASE)),
    suspected=(called_by("Siv Dahle"),),
    reporters=(called_by("Kari Moen"),),
    known_staff=tuple(map(called_by, AT_WORK)),
    register=name_parts(EVERY, AT_WORK),
    firsts=frozenset[str]().union(*(one.firsts for one in KNOWN)),
    words=frozenset[str]().union(*(one.words for one in KNOWN)),
    namesakes=(called(ELSEWHERE[-1]).words,),
)


def said(text: str, veil: Veil = VEIL) -> str:
    return veiled_text(text, veil).text


# Those of the case

FORMS = (
    *("Kasper", "KASPER", "kasper", "Juvet", "Kasper Juvet", "Juvet Kasper", "K. Juvet"),
    *("Kasper J.", "K.J.", "K. J.", "KJ", "KJs", "Kaspers", "Kasper's", "kasper’s", "KASPERS"),
    *("Kasperen", "Kasperens", "kasperen", "Kaspergjengen", "kaspergjengens", "kasperjuvet"),
    *("@kasperj04", "kasper_juvet", "kj04", "kasper.juvet@skole.no", "Kasper-gjengen"),
    *("Kasperjævel", "storekasper", "Kas\u00adper", "KasperJuvet"),
    *("Håkon", "Hakon", "Haakon", "håkons", "Håkon T.", "Håkon Tveit", "Håkontveit", "hakon04"),
    *("Kasper Olsen", "Mats Juvet", "Kasper Solli", "_Kasper_", "*Håkon*", "«Kasper»"),
)
ROUND = (
    "Nora",
    "Solli",
    "Nora Solli",
    "er redd",
    "og",
    ",",
    "i kantina",
    "sa",
    ".",
    "at hun",
    "så",
)


@given(st.lists(st.sampled_from((*FORMS, *ROUND)), max_size=10))
def test_the_others_of_a_case_go_in_every_form_and_the_words_round_them_stay(
    pieces: list[str],
) -> None:
    text = " , ".join(pieces)
    told = said(text)
    folded = told.casefold()
    for name in ("kasper", "juvet", "håkon", "hakon", "haakon", "tveit", "kj", "k.j", "k. j"):
        assert name not in folded, (text, told)
    assert "elev T." not in told
    for kept in ("Nora", "er redd", "i kantina", "at hun"):
        assert told.count(kept) == text.count(kept)
    whole = [piece for piece in pieces if piece in ("Solli", "Nora Solli")]
    assert told.count("Solli") == len(whole)


@pytest.mark.parametrize("form", FORMS)
def test_each_is_one_place_and_a_genitive_stays_one(form: str) -> None:
    veiled = veiled_text(f"Hun så {form} der.", VEIL)
    assert veiled.students == 1
    assert (veiled.staff, veiled.doubtful) == (0, ())
    rest = veiled.text.removeprefix("Hun så ").removesuffix(" der.").strip("_*«»")
    is_genitive = form in ("KJs", "Kaspers", "Kasper's", "kasper’s", "KASPERS", "håkons")
    assert rest.startswith(f"{OTHER}s" if is_genitive else OTHER)
    assert rest in (OTHER, f"{OTHER}s", f"{OTHER}-gjengen", f"{OTHER}-gjengens")


@given(st.sampled_from(sorted(ORDINARY)))
def test_an_ordinary_word_with_a_small_letter_is_never_a_name(word: str) -> None:
    named = replace(VEIL, others=(called(student(9, word.capitalize(), "Juvet")),))
    assert said(f"Klokka ti {word} trappa.", named) == f"Klokka ti {word} trappa."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kaspers kompis", "En annen elevs kompis"),
        ("Hun slo. kasper lo", "Hun slo. En annen elev lo"),
        (
            "Er det Kasper? Kasper lo\nHåkon gråt",
            "Er det en annen elev? En annen elev lo\nEn annen elev gråt",
        ),
        ("Jeg så f.eks. Kasper, kl. 10", "Jeg så f.eks. en annen elev, kl. 10"),
        ("Hun er redd K.J. Han slår.", "Hun er redd en annen elev. Han slår."),
        ("Så sa han: «Kasper er dum»", "Så sa han: «En annen elev er dum»"),
        ("Nora Vikstrøm ler av Nora Solli", "En annen elev ler av Nora Solli"),
        ("så kom Kasper Nora lo", "så kom en annen elev Nora lo"),
        ("I helgen var det fint. Tveiten, martini.", "I helgen var det fint. Tveiten, martini."),
    ],
)
def test_the_sentence_can_still_be_read(text: str, told: str) -> None:
    assert said(text) == told


def test_what_may_be_the_students_own_is_left_and_told_as_doubtful() -> None:
    namesake = replace(VEIL, others=(called(student(9, "Nora", "Sand")),))
    veiled = veiled_text("Nora og N.S. og Nora S. kom. Nora Sand lo.", namesake)
    assert veiled.text == "Nora og N.S. og Nora S. kom. En annen elev lo."
    assert veiled.doubtful == ("Nora", "N", "S")
    technology = replace(VEIL, others=(called(student(9, "Ida", "Torp")),))
    assert veiled_text("Han går på IT i 2STA.", technology).doubtful == ("IT",)


@pytest.mark.parametrize("word", ["juvetbrødrene", "K.", "K", "Storejuvet"])
def test_what_may_be_a_name_is_left_and_told(word: str) -> None:
    veiled = veiled_text(f"Hun så {word} der.", VEIL)
    assert (veiled.text, veiled.students) == (f"Hun så {word} der.", 0)
    assert veiled.doubtful == (word.strip("."),)


# The rest of the school


@given(st.sampled_from(ELSEWHERE), st.sampled_from(("", "s")), st.booleans())
def test_a_whole_name_of_the_school_goes_always(one: Student, end: str, first: bool) -> None:
    name = unmasked(one.name)
    before = "" if first else "så "
    told = said(f"{before}{name}{end} kom")
    assert told.casefold() == f"{before}{OTHER}{end} kom"


@pytest.mark.parametrize(
    ("text", "told", "doubtful"),
    [
        ("Hans jakke var våt", "Hans jakke var våt", ("Hans",)),
        ("Det var Hans", "Det var en annen elev", ()),
        ("Sommer er fint", "Sommer er fint", ("Sommer",)),
        ("Da kom Jon", "Da kom Jon", ("Jon",)),
        ("Omar lo av omar", "En annen elev lo av en annen elev", ()),
        ("på en lid", "på en lid", ("lid",)),
        ("Vilde Solli, søstera mi", "En annen elev, søstera mi", ()),
        ("Jon Vik hjalp", "Jon Vik hjalp", ()),
    ],
)
def test_a_word_alone_goes_only_where_it_can_be_nobody_elses(
    text: str, told: str, doubtful: tuple[str, ...]
) -> None:
    veiled = veiled_text(text, VEIL)
    assert (veiled.text, veiled.doubtful) == (told, doubtful)


# Staff


@pytest.mark.parametrize("form", ["siv", "Siv", "SIV DAHLE", "Dahle", "Siv D.", "SD", "Sivgjengen"])
def test_one_who_is_suspected_goes_in_every_form(form: str) -> None:
    told = said(f"Hun så {form} der.")
    assert told.startswith(f"Hun så {STAFF}")
    assert "siv" not in told.casefold()
    assert "dahle" not in told.casefold()


def test_of_one_who_is_known_by_half_a_name_the_rest_goes_too() -> None:
    half = replace(VEIL, suspected=(called_by("Dahle"),), known_staff=())
    assert said("Etterpå så Siv Dahle meg. Siv Dahles bil.", half) == (
        "Etterpå så en ansatt meg. En ansatts bil."
    )


def test_a_guardian_is_not_the_one_of_the_staff_who_has_the_same_first_name() -> None:
    assert said("Foresatt Kari Solli ringte. Kari Moen svarte.") == (
        "Foresatt Kari Solli ringte. En ansatt svarte."
    )


# Who does something


@pytest.mark.parametrize(
    "name", ["Jon", "Moen", "Jon Vik", "Kari Moen", "Hans", "Omar", "Vilde Solli"]
)
def test_who_carries_it_out_is_no_student_of_the_register(name: str) -> None:
    assert veiled_who(name, VEIL).text == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kasper", "En annen elev"),
        ("Håkon Tveit og Jon Vik", "En annen elev og Jon Vik"),
        ("Siv Dahle", "En ansatt"),
        ("siv", "En ansatt"),
        ("Kasper Lie", "Kasper Lie"),
        ("KJ", "KJ"),
        ("Rektor", "Rektor"),
        ("En av elevtjenesten", "En av elevtjenesten"),
    ],
)
def test_there_only_those_of_the_case_are_looked_for(name: str, told: str) -> None:
    assert veiled_who(name, VEIL).text == told


def test_of_a_text_only_what_can_be_a_name_is_one() -> None:
    words = names_in(["lærer Kari Holm", "Rektoren", "Sos.ped. Jon"], ["Sos.ped."])
    assert words == ("Kari", "Holm", "Jon")
