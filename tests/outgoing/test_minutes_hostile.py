"""Whatever somebody wrote in a meeting is text in its minutes, in every format, and read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.item_changes import Changed, ItemChange
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.domain.text import clean, each_named
from elvis_tui.outgoing.minutes_document import MinutesKnown, minutes
from elvis_tui.outgoing.web_page import web_page
from elvis_tui.outgoing.word_file import word_file
from elvis_tui.services.desk import naming
from elvis_tui.services.meetings.minutes import codes, read_back
from tests.school import LAST_MEETING, desk_with

SHOWN = naming.names(desk_with())
CODED = replace(naming.names(desk_with(), hidden=True), codes=codes(LAST_MEETING, {}))
SIGNS = "ab|\\`*_[]()<>#~&!\n-+=1.@:·–\u202e\u200b\u2060\x1b\x00\r\t$"
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from(SIGNS), max_size=40),
    st.sampled_from(
        ["# x", "1. x", "- x", "> x", "    x", "```\nx", "a\n---\n", "<b>x</b>", "[x](https://x.no)",
         "**Hvem:** Jon", "x · **Frist:** 1.1.2026", "www.x.no", "a@b.no", "\n\n## x", "</td><td>"]
    ),
)  # fmt: skip
DUE = date(2026, 10, 23)
AT = datetime(2026, 10, 19, 12, 45, tzinfo=UTC)


def one_who(text: str) -> str:
    """A text as the one who is to do something: a task for two stands under each of them."""
    return "_".join(each_named(text))


def written_by(typed: str) -> MinutesKnown:
    """A meeting where everything that can be written is what somebody typed."""
    text = f"{typed}b"
    who = one_who(text)
    entries = tuple(
        Entry(id=kind, kind=kind, text=FreeText(text), who=FreeText(who), due=DUE)
        for kind in EntryKind
    )
    nobodys = Entry(id="n", kind=EntryKind.TASK, text=FreeText(text))
    measure = ItemChange(
        id="m", record_id="f", what=Changed.MEASURE, text=FreeText(text), who=FreeText(text)
    )
    meeting = Meeting(
        id="m",
        team=IKO,
        on=date(2026, 10, 19),
        place=FreeText(text),
        status=MeetingStatus.FINISHED,
        keeper=FreeText(text),
        archive_ref=FreeText(text),
        participants=(
            Participant(id="p", name=text, role=text, present=True),
            Participant(id="q", name=text, role=text),
        ),
        agenda=(
            AgendaItem(
                id="1", title=FreeText(text), detail=FreeText(text),
                entries=(*entries, nobodys),
                activity_id="a", changed=(measure,),
            ),
        ),
    )  # fmt: skip
    return MinutesKnown(
        meeting=meeting, school=FreeText(text), marker=FreeText(text), whom=text, left_out=1
    )


def blocks(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(markdown)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.found.append((tag, tuple(name for name, _value in attrs)))


PLAIN = minutes(written_by("b"), SHOWN)
PARTS = [(t.type, t.tag, t.level) for t in blocks(PLAIN)]
TAGS = Tags(web_page(PLAIN, "b")).found


@given(TYPED)
def test_no_text_breaks_the_structure_or_opens_anything(typed: str) -> None:
    for names in (SHOWN, CODED):
        tokens = blocks(minutes(written_by(typed), names))
        assert [(t.type, t.tag, t.level) for t in tokens] == PARTS
        inner = {child.type for token in tokens for child in token.children or []}
        marks = {"strong_open", "strong_close", "em_open", "em_close"}
        assert inner <= {"text", "hardbreak", *marks}


@given(TYPED)
def test_no_text_becomes_a_tag_of_the_page(typed: str) -> None:
    assert Tags(web_page(minutes(written_by(typed), SHOWN), typed)).found == TAGS


def heard(text: str) -> str:
    """What a reader sees of a text, without what nobody sees, on one line."""
    return " ".join(clean(text).replace("\u2060", "").split())


@given(TYPED)
def test_what_was_written_is_read_back(typed: str) -> None:
    read = read_back(minutes(written_by(typed), SHOWN))
    (item,) = read.items
    said = heard(f"{typed}b")
    assert heard(item.heading) == heard(f"{said}: {said}")
    assert [entry.kind for entry in item.entries] == [*EntryKind, EntryKind.TASK]
    assert [heard(entry.text) for entry in item.entries] == [said] * 4
    told = [(heard(task.who), task.due) for task in read.tasks]
    assert told == [(heard(one_who(f"{typed}b")), DUE), ("", None)]


def test_the_lines_of_an_entry_stay_lines_of_it() -> None:
    read = read_back(minutes(written_by("første\n\n# andre\r\n- tredje "), SHOWN))
    assert read.items[0].entries[0].text == "første\n# andre\n- tredje b"


@settings(max_examples=15)
@given(TYPED)
def test_word_has_the_same_headings_and_tables(typed: str) -> None:
    markdown = minutes(written_by(typed), SHOWN)
    made = docx.Document(BytesIO(word_file(markdown, title=typed, at=AT, footer=typed)))
    said = heard(f"{typed}b")
    titles = [p.text for p in made.paragraphs if p.style and p.style.name == "Heading 2"]
    assert heard(titles[0]) == heard(f"1. {said}: {said}")
    assert titles[1:] == ["Oppgaver", "Hvem gjør hva", "Fra handlingsplanen"]
    _facts, tasks = made.tables
    assert [cell.text for cell in tasks.rows[0].cells] == ["Hva", "Hvem", "Frist", "Sak"]
    row = [heard(cell.text) for cell in tasks.rows[1].cells]
    who = heard(one_who(f"{typed}b"))
    assert row == [said, who, "23.10.2026", heard(f"1. {said}")]
    points = [heard(p.text) for p in made.paragraphs if p.style and p.style.name == "List Bullet"]
    assert points[:2] == [heard(f"Informasjon: {said}"), heard(f"Beslutning: {said}")]
