"""Plan documents that are broken, hostile or huge: read as far as they go, nothing lost unsaid."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.reading import NotRead
from elvis_tui.incoming.plans.reading import read

NOVEMBER = date(2026, 11, 1)
TABLE = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n"


def texts(document: str) -> list[str]:
    return [activity.text for activity in read(document).plan.activities]


def test_two_thousand_rows_are_all_read_with_their_lines() -> None:
    rows = "".join(f"| Møte {n} | Mai | Rektor |\n" for n in range(2000))
    activities = read(TABLE + rows).plan.activities
    assert len(activities) == 2000
    assert (activities[-1].id, activities[-1].line) == ("P2000", 2002)


def test_a_span_that_says_a_million_is_not_believed() -> None:
    document = (
        "<table><tr><th>Tiltak</th><th>Når</th></tr>"
        '<tr><td rowspan="1000000" colspan="99999999">Tur</td><td>Mai</td></tr></table>'
    )
    assert len(read(document).plan.activities) <= 1


def test_a_table_that_is_never_ended_is_read_to_the_end() -> None:
    document = "Ord\n<table><tr><th>Tiltak<th>Når<tr><td>Tur<td>Mai<tr><td>Møte<td>Juni"
    assert texts(document) == ["Tur", "Møte"]


def test_a_table_in_code_is_no_table() -> None:
    assert texts(f"```\n<table><tr><th>Tiltak<th>Når</table>\n```\n\n{TABLE}| Tur | Mai | |\n") == [
        "Tur"
    ]


def test_markup_in_cells_is_words_and_never_more() -> None:
    document = f"{TABLE}| <script>x</script>Tur [/] <b>nå</b> | Mai<br/>Juni | R<br>L |\n"
    (activity,) = read(document).plan.activities
    assert activity.text == "Tur [/] nå"
    assert activity.when_text == "Mai Juni"
    assert activity.responsible == ("R", "L")


def test_what_nobody_sees_in_html_is_no_word_and_a_footnote_is_no_part_of_a_time() -> None:
    hidden = "<script>var a=1;</script><style>td{}</style>"
    html = f"<table><tr><th>Tiltak<th>Når<tr><td>Fest{hidden}<td>uke 35</table>\n"
    document = f"{TABLE}| Møte {hidden} | uke 45[^1] | Rektor[^a] |\n\n[^1]: Kanskje\n\n{html}"
    assert [(a.text, a.when_text, a.responsible) for a in read(document).plan.activities] == [
        ("Møte", "uke 45", ("Rektor",)),
        ("Fest", "uke 35", ()),
    ]


def test_who_it_is_for_is_never_who_is_responsible() -> None:
    for heading in ("Gjelder for", "Målgruppe", "Gjeld for", "For hvem", "Trinn"):
        document = f"| Tiltak | Når | {heading} |\n|---|---|---|\n| Tur | Mai | Vg1 |\n"
        (activity,) = read(document).plan.activities
        assert activity.responsible == ()
        assert [(note.label, note.text) for note in activity.notes] == [(heading, "Vg1")]


def test_bold_activities_of_an_ordinary_table_are_no_duties() -> None:
    document = TABLE.replace("Ansvar ", "Ansvarlig ") + "| **Tur** i skogen | Mai | Rektor |\n"
    plan = read(document).plan
    assert ([a.text for a in plan.activities], plan.duties) == (["Tur i skogen"], ())


def test_duties_are_known_by_their_names_or_their_heading() -> None:
    steps = "| Hva | Når | Hvem |\n|---|---|---|\n| Følgje med | Alltid | Alle |\n"
    steps += "| Gripe inn | Straks | Alle |\n| Melde frå | Straks | Alle |\n"
    assert [d.title for d in read(steps).plan.duties] == ["Følgje med", "Gripe inn", "Melde frå"]
    under = f"## § 12-4\n\n{TABLE}| Snakke med eleven | Straks | Lærer |\n"
    assert [d.title for d in read(under).plan.duties] == ["Snakke med eleven"]
    assert read(under).plan.activities == ()


def test_what_is_left_out_of_a_table_is_told_with_its_line() -> None:
    document = f"{TABLE}| Tur | Mai | Rektor | og mer |\n| | Juni | Lærer |\n| **Høsten:** | | |\n"
    document += "| Møte | September | Rektor |\n\n| Navn | Tlf. |\n|---|---|\n| A | 1 |\n"
    reading = read(document)
    assert [a.text for a in reading.plan.activities] == ["Tur", "Møte"]
    assert [(u.why, u.line) for u in reading.untold] == [
        (NotRead.TOO_MANY_CELLS, 3),
        (NotRead.ROW_WITHOUT_TEXT, 4),
        (NotRead.OTHER_TABLE, 8),
    ]


def test_a_week_and_a_date_that_do_not_agree_are_both_kept() -> None:
    document = "| Uke | Dato | Aktivitet |\n|---|---|---|\n| 41 | 30.10. | Tur |\n"
    (activity,) = read(document).plan.activities
    assert activity.when_text == "uke 41, 30.10."


def test_a_date_under_another_month_is_not_moved() -> None:
    (activity,) = read("## Oktober\n\n- Møte. Frist: 7. november\n").plan.activities
    assert activity.when_text == "Oktober: frist 7. november"


def test_what_stands_under_a_deadline_is_one() -> None:
    for document in (
        "- Kartlegging\n  - Ansvar: Rektor\n  - Frist: 1. november\n",
        "- Kartlegging. Ansvar: Rektor. Frist: 1. november\n",
        "## November\n\n- Kartlegging. Frist: 1.\n",
        "| Hva | Frist |\n|---|---|\n| Kartlegging | 1. november |\n",
        "| Hva | Tidsfrist | Uke |\n|---|---|---|\n| Kartlegging | 1. november | |\n",
        "| Måned | Merknad |\n|---|---|\n| Oktober | |\n| November | Kartlegging. Frist: 1. |\n",
    ):
        (activity,) = read(document).plan.activities
        there = placed(activity, 2026, ())
        assert (there.spans, there.is_deadline) == (((NOVEMBER, NOVEMBER),), True), document


def test_words_too_long_to_be_an_activity_are_told_and_not_looked_through() -> None:
    long = "a, " * 30_000
    document = f"## Mai\n\n- {long}\n- Tur\n\n{TABLE}| {long} | Mai | |\n| Møte | {long} | |\n"
    reading = read(f"{document}| Dag | Mai | |\n")
    assert [activity.text for activity in reading.plan.activities] == ["Tur", "Dag"]
    assert [(u.why, u.line, len(u.words)) for u in reading.untold] == [
        (NotRead.TOO_LONG, line, 100) for line in (3, 8, 9)
    ]


@given(st.text(alphabet=st.sampled_from("|-: #*`<br>td/\\[]()&;\n\t.1Uæ§«_~>=")) | st.text())
def test_no_document_is_too_strange_to_be_read(text: str) -> None:
    reading = read(f"{text}\n\n{TABLE}| Turdag | Mai | Rektor |\n")
    assert all(activity.text for activity in reading.plan.activities)


@given(
    st.lists(
        st.sampled_from(["|", "<tr>", "<td>", "<th>", "</td>", "<table>", "Tiltak", "Når", "<li>"])
    )
)
def test_no_html_is_too_strange_to_be_read(parts: list[str]) -> None:
    document = "<table>" + " ".join(parts) + "</table>\n\n" + TABLE + "| Turdag | Mai | Rektor |\n"
    assert "Turdag" in texts(document)
