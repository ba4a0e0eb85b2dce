"""Calendars and rules that somebody else wrote: every fault at once, each with its place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.dated_rules import read_dated_rules
from elvis_tui.incoming.school_calendar import read_school_years
from elvis_tui.resources import content
from elvis_tui.wording.faults import explain
from elvis_tui.wording.sources import faults_in_words

YEAR = '[[skolear]]\nnavn = "2027/28"\nfra = 2027-08-16\ntil = 2028-06-16\n'
FREE = '[[skolear.fri]]\nnavn = "Høstferie"\nfra = 2027-10-11\ntil = 2027-10-15\n'
RULE = (
    '[[regel]]\nid = "intern-frist"\nnavn = "Intern frist"\ntall = 4\nenhet = "virkedager"\n'
    'paragraf = "praksis"\nkilde = "rektor"\nsikkerhet = "høy"\ngjelder_fra = 2027-01-01\n'
)


def told(text: str, read=read_school_years) -> str:
    with pytest.raises(InputError) as caught:
        read(text, foreign=True)
    assert caught.value.fault is Fault.SOURCE_UNUSABLE
    return faults_in_words(caught.value.facts["faults"])


def test_a_sound_calendar_becomes_records() -> None:
    (year,) = read_school_years(YEAR + FREE, foreign=True)
    assert (year.label, year.first_day, year.last_day) == (
        *("2027/28", date(2027, 8, 16), date(2028, 6, 16)),
    )
    assert [(b.name, b.first, b.last) for b in year.breaks] == [
        ("Høstferie", date(2027, 10, 11), date(2027, 10, 15))
    ]


@pytest.mark.parametrize(
    ("document", "read"),
    [("skoleruter.toml", read_school_years), ("regler.toml", read_dated_rules)],
)
def test_the_packages_own_documents_pass_the_same_door(document: str, read) -> None:
    text = content(document).read_text(encoding="utf-8")
    assert read(text, foreign=True) == read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (YEAR.replace("2028-06", "2026-06"), "skolear 1: «til» kommer før «fra»"),
        (
            YEAR + FREE + FREE + FREE.replace("10-11", "10-18"),
            "skolear 1, fri 3: «til» kommer før «fra»",
        ),
        (YEAR.replace("fra = 2027-08-16\n", ""), "skolear 1: «fra» mangler"),
        (YEAR.replace("2027-08-16", '"16.8."'), "skolear 1: «fra» er ikke en dato (ÅÅÅÅ-MM-DD)"),
        (YEAR.replace("2027-08-16", "1767225600"), "skolear 1: «fra» er ikke en dato (ÅÅÅÅ-MM-DD)"),
        (
            YEAR.replace("2027-08-16", "2027-08-16T08:00:00"),
            "skolear 1: «fra» er ikke en dato (ÅÅÅÅ-MM-DD)",
        ),
        (YEAR.replace('"2027/28"', "2027"), "skolear 1: «navn» er ikke tekst i hermetegn"),
        (YEAR.replace('"2027/28"', '" "'), "skolear 1: «navn» er tom"),
        (YEAR.replace("skolear", "skoleår2"), "linje 1: linja er ikke skrevet som TOML"),
        (YEAR.replace("skolear", "skolar"), "«skolar» er ikke et navn som brukes her"),
        (YEAR.replace("[[skolear]]", "[skolear]"), "«skolear» skrives som [[skolear]]"),
        (YEAR + "fri = [5]\n", "skolear 1, fri 1: «fri» skrives som [[fri]]"),
        (YEAR + 'sikkerhet = "ganske"\n', "skolear 1: «sikkerhet» er ikke høy, middels eller lav"),
        (
            YEAR + FREE.replace("2027-10", "2026-10"),
            "skolear 1, fri 1: 11.10.2026 ligger utenfor skoleåret",
        ),
        (YEAR + "til = 2028-06-17\n", "linje 5: linja er ikke skrevet som TOML"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, words: str) -> None:
    assert told(text) == words


def test_every_fault_is_told_together() -> None:
    text = (
        YEAR.replace("fra = 2027-08-16\n", "")
        + YEAR
        + FREE
        + FREE.replace('"Høstferie"', "5")
        + FREE.replace("2027-10-15", "2027-10-01")
        + 'rom = "A12"\n'
    )
    assert told(text).split("; ") == [
        "skolear 1: «fra» mangler",
        "skolear 2, fri 2: «navn» er ikke tekst i hermetegn",
        "skolear 2, fri 3: «til» kommer før «fra»",
        "skolear 2, fri 3: «rom» er ikke et navn som brukes her",
    ]


def test_no_value_is_told_and_no_sign_harms_the_sentence() -> None:
    with pytest.raises(InputError) as caught:
        read_school_years(YEAR.replace("2027-08-16", '"Nora {0} [/]"'), foreign=True)
    caught.value.facts["name"] = "skoleruter.toml"
    assert "Nora" not in explain(caught.value)
    with pytest.raises(InputError) as caught:
        read_school_years('"{x} [/]\\u001b" = 1\n', foreign=True)
    caught.value.facts["name"] = "skoleruter.toml"
    assert "«{x} [/]␛» er ikke et navn" in explain(caught.value)


def test_a_sound_rule_becomes_a_record() -> None:
    assert read_dated_rules(RULE, foreign=True) == (
        DatedRule(
            id=RuleId.INTERNAL_DEADLINE,
            name="Intern frist",
            number=4,
            unit="virkedager",
            paragraph="praksis",
            source="rektor",
            certainty="høy",
            holds_from=date(2027, 1, 1),
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RULE.replace('"intern-frist"', '"frist"'), "regel 1: «id» kan ikke leses"),
        (RULE.replace("tall = 4", "tall = 0"), "regel 1: «tall» er ikke et helt tall over null"),
        (RULE.replace("tall = 4", "tall = true"), "regel 1: «tall» er ikke et helt tall over null"),
        (RULE.replace("tall = 4", "tall = 4.5"), "regel 1: «tall» er ikke et helt tall over null"),
        (RULE.replace('kilde = "rektor"\n', ""), "regel 1: «kilde» mangler"),
        (RULE.replace('"høy"', '"sikker"'), "regel 1: «sikkerhet» er ikke høy, middels eller lav"),
    ],
)
def test_a_fault_of_a_rule_is_told_with_its_place(text: str, words: str) -> None:
    assert told(text, read_dated_rules) == words


@given(st.text(alphabet=st.sampled_from('[]skolear.fi="0123456789-\n {}æå_')))
def test_any_text_after_a_year_is_read_or_told_and_never_crashes(text: str) -> None:
    told_of: list[str] = []
    for read in (read_school_years, read_dated_rules):
        try:
            read(f"{YEAR}{text}", foreign=True)
        except InputError as fault:
            told_of.append(faults_in_words(fault.facts["faults"]))
    assert all(told_of)


def test_our_own_documents_are_read_without_pydantic() -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from elvis_tui.domain.dated_rules import RuleId\n"
        "from elvis_tui.services.desk.sources import Sources\n"
        "sources = Sources()\n"
        "sources.school_years(), sources.rule(RuleId.INTERNAL_DEADLINE, date(2026, 1, 1))\n"
        "sources.law_notes(), sources.plan()\n"
        "print('pydantic' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
