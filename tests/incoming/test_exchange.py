"""An exchange file that somebody else has written, or changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs.make_schema import PATH, schema
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import Record
from elvis_tui.incoming.exchange import read_records
from elvis_tui.incoming.exchange_json import read_exchange_file
from elvis_tui.outgoing.exchange import exchange_document
from elvis_tui.storage.durable import SCHEMA
from elvis_tui.storage.tables import TABLES
from elvis_tui.wording.faults import explain
from tests.school import NOW, desk_with

KINDS = cast("dict[type[Record], str]", TABLES)


def whole() -> dict[str, Any]:
    store = desk_with().store
    tables = {name: store.all(kind).values() for kind, name in TABLES.items()}
    return cast("dict[str, Any]", json.loads(exchange_document(tables, SCHEMA, NOW)))


def read(data: bytes) -> tuple[Record, ...]:
    return read_records(read_exchange_file(data, SCHEMA).tables, KINDS)


def refused(data: bytes | dict[str, Any]) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data if isinstance(data, bytes) else json.dumps(data).encode())
    told = explain(caught.value)
    assert told.endswith(".")
    assert "\n" not in told
    assert "…" not in told
    assert "Kvisgaard" not in told
    return caught.value


def told(change: Callable[[dict[str, Any]], object]) -> str:
    """What is said of a file whose tables somebody has changed."""
    file = whole()
    change(file["tables"])
    fault = refused(file)
    assert fault.fault is Fault.EXCHANGE_FAULTY
    return explain(fault).partition(": ")[2].removesuffix(".")


def test_what_is_written_is_read() -> None:
    store = desk_with().store
    records = [r for kind in TABLES for r in store.all(kind).values()]
    assert list(read(json.dumps(whole()).encode())) == records


def test_the_moment_is_told_in_utc_and_the_file_is_utf8() -> None:
    file = whole()
    assert file["exported"] == NOW.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert "Øyolf".encode() in exchange_document(
        {"students": desk_with().store.all(next(iter(TABLES))).values()}, SCHEMA, NOW
    )


def test_a_mark_of_utf8_is_no_fault() -> None:
    data = json.dumps(whole()).encode()
    assert read(b"\xef\xbb\xbf" + data) == read(data)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda t: t["follow_ups"][0]["measures"][1].update(start="i fjor Kvisgaard"),
            "oppfølging 1, tiltak 2: «start» er ikke en dato",
        ),
        (
            lambda t: t["follow_ups"][0]["notes"][0].update(at="2026-10-19T12:00:00"),
            "oppfølging 1, notat 1: «at» er ikke et tidspunkt med tidssone",
        ),
        (lambda t: t["students"][2].pop("first_name"), "elev 3: «first_name» mangler"),
        (lambda t: t["students"][0].update(Kvisgaard=1), "elev 1: et felt er ukjent"),
        (lambda t: t.update(Kvisgaard=[]), "et felt er ukjent"),
        (lambda t: t["students"][0].update(number="7"), "elev 1: «number» er ikke et tall"),
        (lambda t: t["students"][0].update(number=7.0), "elev 1: «number» er ikke et tall"),
        (lambda t: t["students"][0].update(last_name=None), "elev 1: «last_name» er ikke tekst"),
        (lambda t: t["people"][0].update(external=1), "person 1: «external» er ikke true"),
        (lambda t: t["follow_ups"][1].update(level="pink"), "oppfølging 2: «level» er ikke en av"),
        (lambda t: t["meetings"][0].update(start="kl. 12"), "møte 1: «start» er ikke et klokke"),
        (lambda t: t.update(students={}), "«students» har feil form"),
        (lambda t: t["students"].insert(0, "Kvisgaard"), "elev 1: innholdet har feil form"),
        (lambda t: t["students"].append(t["students"][0]), "elev 6: «id» er det samme"),
        (lambda t: t["students"][0].update(id=""), "elev 1: «id» er tom"),
    ],
)
def test_a_flaw_is_told_with_its_place_and_without_what_stands_there(
    change: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    assert told(change).startswith(sentence)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birth_date", "1767225600"),
        ("birth_date", 1767225600),
        ("birth_date", "2009-02-03T00:00:00"),
        ("birth_date", "2009-02-30"),
        ("birth_date", "20090203"),
        ("birth_date", "२००९-०२-०३"),
        ("birth_date", "2009-W06-2"),
    ],
)
def test_a_number_is_no_date(field: str, value: object) -> None:
    """pydantic takes "1767225600" as one, also when it is strict."""
    assert told(lambda t: t["students"][0].update({field: value})) == (
        "elev 1: «birth_date» er ikke en dato"
    )


@pytest.mark.parametrize("value", ["1767225600", 1767225600, "2026-10-19", "2026-10-19 12:00:00Z"])
def test_a_number_is_no_moment(value: object) -> None:
    assert "«at» er ikke et tidspunkt" in told(
        lambda t: t["follow_ups"][0]["notes"][0].update(at=value)
    )


def test_every_flaw_is_told_together_and_the_rest_counted() -> None:
    def spoil(tables: dict[str, Any]) -> None:
        tables["students"][0]["number"] = "x"
        tables["cases"][0]["reported_on"] = "x"

    assert told(spoil) == (
        "elev 1: «number» er ikke et tall som kan brukes; sak 1: «reported_on» er ikke en dato"
    )
    many = told(lambda t: t.update(students=[{"id": str(n)} for n in range(500)]))
    assert many.endswith("; og 990 feil til")


def test_history_goes_on_from_the_last_number() -> None:
    entry = {"id": "h-2", "number": 2, "at": "2026-10-19T12:00:00Z", "by": "siv"}
    entry |= {"verb": "x", "table": "students", "record_id": "s-1"}
    order = "endring 2: «number» følger ikke etter"
    assert told(lambda t: t.update(history=[entry, entry | {"id": "h-1", "number": 1}])).startswith(
        order
    )
    assert told(lambda t: t.update(history=[entry, entry | {"id": "h-7"}])).startswith(order)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"Navn;Klasse\nKari;2STA\n", 1),
        (b'{\n"format": "elvis",\n}', 3),
        (b'{"format": "elvis"} {}', 1),
        (b'{\n\n"format": "elv\xff"}', 3),
        ('{"format": "elvis"}'.encode("utf-16"), 1),
        (b'{"format":\n"elvis", "tables": ' + b"[\n" * 100_000, 1000),
    ],
)
def test_what_is_no_json_is_told_by_its_line(data: bytes, line: int) -> None:
    fault = refused(data)
    assert fault.fault is Fault.EXCHANGE_NOT_JSON
    found = fault.facts["line"]
    assert isinstance(found, int)
    assert found == line or (line == 1000 and 1 < found < 2000)


@pytest.mark.parametrize("data", [b"[]", b"1", b"{}", b'{"format": "elvis-tui"}', b'"elvis"'])
def test_json_of_something_else_is_not_ours(data: bytes) -> None:
    assert refused(data).fault is Fault.EXCHANGE_FOREIGN


def test_a_newer_version_is_not_read_and_a_strange_one_is_told_of() -> None:
    assert refused(whole() | {"version": SCHEMA + 1}).fault is Fault.EXCHANGE_NEWER
    for strange in (0, -1, "2", True, None, 2.0):
        assert "«version»" in explain(refused(whole() | {"version": strange}))
    assert "«tables» mangler" in explain(refused({"format": "elvis", "version": SCHEMA}))


def raw(text: str) -> str:
    """What is told of a file with `text` for the first student's last name, as it stands."""
    data = json.dumps(whole(), ensure_ascii=False).replace('"Kvisgaard"', text, 1)
    fault = refused(data.encode("utf-8", "surrogatepass"))
    return explain(fault)


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5_000_000, "1e999", "NaN", "-Infinity"])
def test_a_number_that_nothing_can_hold_is_told_by_its_place(number: str) -> None:
    assert "elev 1: «last_name» er ikke et tall som kan brukes" in raw(number)


def test_half_a_character_is_told_by_its_place() -> None:
    assert "elev 1: «last_name» har et ødelagt tegn" in raw('"Kvis\\ud83d"')
    assert "elev 1: et" not in raw('"x", "\\ud83d": 1')
    assert "linje 1" in raw('"Kvis\ud83d"')


def test_a_whole_character_in_two_halves_is_one() -> None:
    data = json.dumps(whole()).replace('"Kvisgaard"', '"Kvis\\ud83d\\ude00"', 1)
    assert any(getattr(r, "last_name", "") == "Kvis😀" for r in read(data.encode()))


def test_a_key_that_stands_twice_is_told_by_its_place() -> None:
    assert "elev 1: «last_name» står to ganger" in raw('"x", "last_name": "y"')


def test_a_list_in_a_list_has_a_place_too() -> None:
    entry = {"id": "h-1", "number": 1, "at": "2026-10-19T12:00:00Z", "by": "siv", "verb": "x"}
    change = {"field": "agenda", "before": [[1], [2, 10**30]]}
    entry |= {"table": "students", "record_id": "s-1", "changes": [change]}
    assert told(lambda t: t.update(history=[entry])) == (
        "endring 1, felt 1, «before» 2, 2: innholdet er ikke et tall som kan brukes"
    )
    file = whole() | {"tables": [10**30]}
    assert "«tables» 1: innholdet er ikke et tall" in explain(refused(file))


def test_depth_is_told_by_its_place() -> None:
    assert "elev 1: «last_name» har feil form" in raw("[" * 100 + "]" * 100)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_anywhere_it_is_read_or_told_of(data: st.DataObject) -> None:
    file = whole()
    place: Any = file
    while True:
        keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(_JSON)
    try:
        read(json.dumps(file).encode())
    except InputError as fault:
        assert "…" not in explain(fault)  # noqa: PT017


def test_the_published_schema_is_that_of_the_records() -> None:
    assert PATH.read_text("utf-8") == schema(), "run python -m docs.make_schema"


def test_two_students_of_one_number_would_be_one_with_names_hidden() -> None:
    def change(tables: dict[str, Any]) -> None:
        tables["students"][1]["number"] = tables["students"][0]["number"]

    assert "elev 2: «number» er det samme som i en annen" in told(change)


def test_there_is_one_record_of_the_school() -> None:
    def change(tables: dict[str, Any]) -> None:
        tables["school"].append({**tables["school"][0], "id": "en annen"})

    assert "skole 2: «id» er ikke en av verdiene som finnes" in told(change)
