"""Text put into Markdown is read as exactly that text, wherever it is put."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from elvis_tui.domain.text import clean
from elvis_tui.outgoing.markdown import escaped

PLAIN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINKING = MarkdownIt("gfm-like")
if LINKING.linkify is not None:
    # «skole.no» alone is no link on the pages minutes are read on.
    LINKING.linkify.set({"fuzzy_link": False})
JOINER = "\u2060"
PLACES = {
    "paragraph": "{}",
    "heading": "## {}",
    "item": "- {}",
    "after a label": "- **Informasjon:** {}",
    "cell": "| {} | x |\n|---|---|\n| y | {} |",
}
HOSTILE = [
    *("a|b", "|", "||", "\\|", "a\\", "\\\\|x", "|---|---|", "`a|b`", "``` x", "~~~ x"),
    *(
        "<script>alert(1)</script>",
        "<b>fet</b>",
        "<!-- x -->",
        "&lt; &amp; &#35;",
        "<https://x.no>",
    ),
    *(
        "[x](https://x.no)",
        "![x](https://x.no/y.png)",
        "[x]: https://x.no",
        "[x][y]",
        "[^1]",
        "[ ] x",
    ),
    *(
        "https://x.no/?a=b",
        "HTTP://X.NO",
        "www.x.no",
        "mailto:a@b.no",
        "kari@skole.no",
        "ftp://x.no",
    ),
    *("[/]", "[bold]", "[@click=app.quit]x[/]", "{{x}}", "$x$ $$y$$", "# x", "###### x", "x #"),
    *("*x* **x** _x_ __x__", "~~x~~", "~x~", "x*y*z", "snake_case_x", "> x", ">>> x", ":-: x"),
    *(
        "- x",
        "+ x",
        "* x",
        "1. x",
        "1) x",
        "2026. x",
        "23.10. x",
        "---",
        "===",
        "- - -",
        "***",
        "+1",
    ),
    *("a\nb", "a\n\n# b", "a\r\n- b", "    x", "\tx", "a  \nb", "a\\\nb", "\x1b[2J\x07", "\u202ex"),
    *("", " ", "Åse", "A\u030ase", "👩‍👩‍👧", "x" * 10_000, "| " * 5_000, "*" * 500, "[" * 300),
]


def told(text: str) -> str:
    return clean(text).strip()


def inline(markdown: str, parser: MarkdownIt) -> list[list[Token]]:
    """What stands in each piece of running text of a document."""
    return [t.children or [] for t in parser.parse(markdown) if t.type == "inline"]


def text_of(tokens: list[Token]) -> str:
    return "".join(t.content for t in tokens if t.type == "text").replace(JOINER, "")


def check(place: str, text: str) -> None:
    markdown = PLACES[place].replace("{}", escaped(text))
    wanted = told(text).replace(JOINER, "")
    label = "Informasjon: " if place == "after a label" else ""
    pieces = inline(markdown, PLAIN)
    allowed = {"text", "strong_open", "strong_close"} if label else {"text"}
    assert {t.type for piece in pieces for t in piece} <= allowed
    found = [text_of(piece) for piece in pieces]
    if place == "cell":
        assert found == [wanted, "x", "y", wanted]
    else:
        assert (found or [""]) == [(label + wanted).strip()]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: ascii(t[:20]))
def test_hostile_text_is_read_as_itself(place: str, text: str) -> None:
    check(place, text)


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
MARKDOWNISH = st.text(st.sampled_from("ab 1.|\\`*_{}[]()<>#~&!$+-=:;\"'\n/@?x"), max_size=40)


@given(text=ANYTHING | MARKDOWNISH, place=st.sampled_from(sorted(PLACES)))
@example(text="1.", place="item")
@example(text="\\\n|", place="cell")
def test_any_text_is_read_as_itself(text: str, place: str) -> None:
    check(place, text)


@pytest.mark.parametrize("text", [t for t in HOSTILE if "x.no" in t.lower() or "@" in t])
def test_no_address_becomes_a_link_even_where_bare_ones_do(text: str) -> None:
    tokens = [t for piece in inline(escaped(text), LINKING) for t in piece]
    assert [t.attrs for t in tokens if t.type != "text"] == []


def test_a_joiner_nobody_sees_is_all_that_is_added() -> None:
    assert escaped("se https://x.no") == f"se https{JOINER}://x.no"
    assert escaped("kari@skole.no") == f"kari{JOINER}@skole.no"
    assert escaped("kl. 12 @ kantina") == "kl. 12 @ kantina"


def test_a_date_is_written_as_it_is_and_a_number_of_a_list_is_not() -> None:
    assert escaped("5.11.2026 (om 3 d)") == "5.11.2026 (om 3 d)"
    assert [escaped(text) for text in ("5. november", "5)", "12.")] == [
        *("5\\. november", "5\\)", "12\\."),
    ]


@given(text=ANYTHING)
def test_what_is_written_stays_on_one_line(text: str) -> None:
    assert len(escaped(text).splitlines()) <= 1
