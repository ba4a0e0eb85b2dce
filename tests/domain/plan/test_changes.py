"""What another plan changes, and what follows rows that were put in other words."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.plan.changes import changes, moved
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, activity_keys
from elvis_tui.domain.plan.when import read_when


def rows(*told: tuple[str, str, str]) -> tuple[Activity, ...]:
    keys = activity_keys(text for text, _when, _who in told)
    return tuple(
        Activity(
            id=f"P{n:02d}",
            key=key,
            text=text,
            when_text=when,
            when=read_when(when, text),
            responsible=tuple(filter(None, who.split(", "))),
        )
        for n, (key, (text, when, who)) in enumerate(zip(keys, told, strict=True), 1)
    )


NOW = rows(
    ("Foreldremøte for alle på Vg1", "September", "Rektor"),
    ("Elevråd", "Hele året", "Rådgiver, Rektor"),
    ("Turdag i skogen", "Mai", "Idrettsfag"),
)


def test_the_same_plan_changes_nothing_wherever_its_rows_stand() -> None:
    found = changes(NOW, tuple(reversed(NOW)))
    assert (found.new, found.gone, found.reworded) == ((), (), ())
    assert (found.other_time, found.other_responsible, found.unchanged) == ((), (), 3)


def test_a_row_may_have_another_time_and_others_responsible_at_once() -> None:
    then = rows(("Elevråd", "Oktober", "Rådgiver"), ("ELEVRÅD ", "Mai", "Rektor"))
    found = changes(NOW, then)
    (time,), (who,) = found.other_time, found.other_responsible
    assert (time.before.when_text, time.after.when_text) == ("Hele året", "Oktober")
    assert (who.before.responsible, who.after.responsible) == (
        ("Rådgiver", "Rektor"),
        ("Rådgiver",),
    )
    # The second of two rows with the same words is another row.
    assert [row.text for row in found.new] == ["ELEVRÅD "]
    assert [row.text for row in found.gone] == ["Foreldremøte for alle på Vg1", "Turdag i skogen"]


def test_who_is_responsible_in_another_order_is_no_change() -> None:
    then = rows(("Elevråd", "Hele  året", "rektor, Rådgiver"))
    assert changes(NOW, then).unchanged == 1


def test_a_row_put_in_other_words_is_one_row_and_one_of_another_thing_is_new() -> None:
    then = rows(
        ("Foreldremøte for alle på Vg1 og Vg2", "September", "Rektor"),
        ("Turdag på fjellet med overnatting", "Mai", "Idrettsfag"),
        ("Elevråd", "Hele året", "Rådgiver, Rektor"),
    )
    found = changes(NOW, then)
    assert [(c.before.text, c.after.text) for c in found.reworded] == [
        ("Foreldremøte for alle på Vg1", "Foreldremøte for alle på Vg1 og Vg2")
    ]
    assert [row.text for row in found.new] == ["Turdag på fjellet med overnatting"]
    assert [row.text for row in found.gone] == ["Turdag i skogen"]


def test_of_two_that_are_alike_the_most_alike_is_the_same_row() -> None:
    then = rows(
        ("Foreldremøte for alle på Vg2 og Vg3", "September", ""),
        ("Foreldremøte for alle på Vg1.", "September", ""),
    )
    (pair,) = changes(NOW, then).reworded
    assert pair.after.text == "Foreldremøte for alle på Vg1."


def test_marks_and_times_follow_reworded_rows_and_keep_their_words() -> None:
    then = rows(("Foreldremøte for alle på Vg1 og Vg2", "September", "Rektor"))
    day = date(2026, 9, 10)
    marks = [
        DoneMark(id="m1", activity=row.key, text=row.text, period="2026-09", on=day, by="berit")
        for row in NOW
    ]
    own = OwnTime(
        id="o1", activity=NOW[0].key, text="f", year=2026, when_text="3.9.", on=day, by="berit"
    )
    followed = moved(changes(NOW, then).reworded, marks, [own])
    assert [(record.id, record.activity) for record in followed] == [
        ("m1", then[0].key),
        ("o1", then[0].key),
    ]
    assert followed[0].text == NOW[0].text


def test_two_thousand_rows_that_are_all_alike_are_told_apart_soon() -> None:
    many = rows(*((f"Møte nummer {n} med elevene", "Mai", "") for n in range(2000)))
    other = rows(*((f"Møte nummer {n} med alle elevene", "Mai", "") for n in range(2000)))
    found = changes(many, other)
    assert len(found.reworded) == 2000
    assert all(c.before.text.split()[2] == c.after.text.split()[2] for c in found.reworded)


def test_a_single_word_that_was_spelt_otherwise_is_the_same_row() -> None:
    found = changes(rows(("Juleverksted", "Desember", "")), rows(("Juleverkstad", "Mai", "")))
    assert [(c.before.text, c.after.text) for c in found.reworded] == [
        ("Juleverksted", "Juleverkstad")
    ]


def test_fewer_words_in_common_are_enough_at_the_same_time_by_the_same() -> None:
    now = rows(("Juleverksted", "Desember", "Rektor"))
    assert changes(now, rows(("Juleverksted i kantina", "desember", "rektor"))).reworded
    assert not changes(now, rows(("Juleverksted i kantina", "Mai", "Rektor"))).reworded
