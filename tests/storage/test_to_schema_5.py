"""Codes where words stood: every word of an older file is found again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.follow_ups.records import Contact, ContactMethod
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.storage.durable import Meta
from elvis_tui.storage.upgrades.to_schema_5 import upgrade
from elvis_tui.wording.follow_ups import contact_method
from tests.school import CASES

CONTACT = {"id": "k", "on": "2026-10-19", "by": "kari", "whom": "mor", "reached": "yes"}


def upgraded(table: str, document: object) -> Any:
    raw = msgspec.Raw(msgspec.json.encode(document))
    meta, tables = upgrade(Meta(generation=1), {table: {"1": raw}, "tasks": {"1": raw}})
    assert meta.schema == 5
    assert tables["tasks"]["1"] is raw, "nothing else is touched"
    return msgspec.json.decode(tables[table]["1"])


@pytest.mark.parametrize("word", ["telefon", "melding", "samtale", "hjemmebesøk"])
def test_how_somebody_was_sought_is_said_in_the_same_word(word: str) -> None:
    follow_up = upgraded("follow_ups", {"id": "f", "contacts": [{**CONTACT, "how": word}]})
    contact = msgspec.convert(follow_up["contacts"][0], Contact)
    assert contact_method(contact.how) == word
    assert contact.text == ""


def test_a_word_of_somebodys_own_is_kept_in_front_of_the_text() -> None:
    contacts = [{**CONTACT, "how": "Teams [/]", "text": "ring igjen"}, {**CONTACT, "how": ""}]
    follow_up = upgraded("follow_ups", {"id": "f", "contacts": contacts})
    first, second = (msgspec.convert(c, Contact) for c in follow_up["contacts"])
    assert (first.how, first.text) == (ContactMethod.OTHER, "Teams [/]: ring igjen")
    assert (second.how, second.text) == (ContactMethod.OTHER, "")


@pytest.mark.parametrize(
    ("duty", "title"),
    [
        (FollowOn.STRICTER, "Skjerpet plikt (§ 12-5)"),
        (FollowOn.SERIOUS, "Alvorlig: skoleeier, Elements"),
    ],
)
def test_a_follow_on_duty_is_a_code_and_keeps_its_name(duty: FollowOn, title: str) -> None:
    old = msgspec.to_builtins(CASES[0])
    old["steps"] = [
        {"id": "D1", "duty_id": "D1", "title": title},
        {"id": duty.value, "duty_id": duty.value, "title": title, "who": "Rektor"},
    ]
    case = msgspec.convert(upgraded("cases", old), Case)
    assert [(s.title, s.follow_on) for s in case.steps] == [(title, None), ("", duty)]


def test_the_saksliste_names_the_duty_by_its_code() -> None:
    items = [
        {"id": "i", "case_id": "c", "detail": "Alvorlig: skoleeier, Elements"},
        {"id": "j", "detail": "Alvorlig: skoleeier, Elements"},
    ]
    meeting = upgraded("meetings", {"id": "m", "agenda": items})
    first, second = (msgspec.convert(i, AgendaItem) for i in meeting["agenda"])
    assert (first.duty, first.detail) == (FollowOn.SERIOUS, "")
    assert (second.duty, second.detail) == (None, "Alvorlig: skoleeier, Elements")


@pytest.mark.parametrize("strange", ["x", 1, None, [], {"contacts": "x", "steps": 1, "agenda": {}}])
def test_what_is_not_as_expected_is_left_for_whoever_reads_it(strange: object) -> None:
    for table in ("follow_ups", "cases", "meetings"):
        assert upgraded(table, strange) == strange


def test_what_is_no_json_stays_as_it_is() -> None:
    raw = msgspec.Raw(b"{")
    assert upgrade(Meta(generation=1), {"cases": {"1": raw}})[1]["cases"]["1"] is raw


@pytest.mark.parametrize(("word", "way"), [("e-post", "message"), ("hybelbesøk", "home_visit")])
def test_a_word_of_the_sample_school_is_kept_beside_what_it_comes_nearest(
    word: str, way: str
) -> None:
    follow_up = upgraded("follow_ups", {"id": "f", "contacts": [{**CONTACT, "how": word}]})
    contact = msgspec.convert(follow_up["contacts"][0], Contact)
    assert (contact.how, contact.text) == (way, word.capitalize())
