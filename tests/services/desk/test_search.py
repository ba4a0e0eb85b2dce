"""Search as you type."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.services.desk.search import TextIndex

TEXTS = st.lists(st.text("abå ", max_size=8), max_size=8)


@given(texts=TEXTS, queries=st.lists(st.text("abÅ ", max_size=4), max_size=6))
def test_whatever_was_searched_before_the_answer_is_the_same(
    texts: list[str], queries: list[str]
) -> None:
    index = TextIndex(list(zip(texts, range(len(texts)), strict=True)))
    for query in queries:
        fresh = TextIndex(list(zip(texts, range(len(texts)), strict=True)))
        assert index.search(query) == fresh.search(query)


def test_every_word_must_be_there_in_any_order_and_case() -> None:
    index = TextIndex([("Nora Solli 2STA", 1), ("Omar Solli 1BAA", 2), ("Ine Moe 2STA", 3)])
    assert index.search("2sta SOLLI") == [1]
    assert index.search("solli") == [1, 2]
    assert index.search("solli", limit=1) == [1]
    assert index.search("") == [1, 2, 3]
    assert index.search("solli x") == []
    assert index.search("solli") == [1, 2]


def test_a_name_is_found_without_the_letters_of_its_own() -> None:
    names = ["Jakub Kamiński", "Bjørg Ås", "Ærlig Łukasz", "José Peña", "Dag Bo"]
    index = TextIndex([(name, name) for name in names], forgiving=True)
    found = {
        query: index.search(query)
        for query in ("kaminski", "Kamiński", "bjorg", "bjoerg as", "BJØRG ÅS", "aas", "lukasz")
    }
    assert found["kaminski"] == found["Kamiński"] == ["Jakub Kamiński"]
    bjorg = [found[query] for query in ("bjorg", "bjoerg as", "BJØRG ÅS", "aas")]
    assert bjorg == [["Bjørg Ås"]] * 4
    assert found["lukasz"] == ["Ærlig Łukasz"]
    assert index.search("josé pena") == index.search("jose peña") == ["José Peña"]


def test_letters_of_ones_own_are_not_others() -> None:
    index = TextIndex([("Dag Bo", 1), ("Dag Bø", 2)], forgiving=True)
    assert index.search("bø") == [2]
    assert index.search("bo") == [1, 2]


def test_what_begins_with_the_letters_can_stand_first() -> None:
    index = TextIndex([("Ahmad Mansour", 1), ("Nora Solli", 2)], begins_first=True)
    assert index.search("so") == [2, 1]
    assert index.search("no so") == [2]
    assert index.search("s") == [2, 1]


def test_what_is_typed_as_it_stands_comes_before_what_only_has_the_words() -> None:
    index = TextIndex([("Ine Marie Moe", 1), ("Ine Moe", 2)], begins_first=True)
    assert index.search("ine moe") == [2, 1]
    assert index.search("ine m") == [1, 2]
    assert index.search("ine mo") == [2, 1]
