"""A document that was written out, as a reader sees it: headings, and what stands under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

NUMBERED = re.compile(r"\d+\. ")


@dataclass
class Minutes:
    """What stands where in exported minutes."""

    title: str
    facts: dict[str, str]
    items: dict[str, list[str]]
    outcomes: dict[str, str]
    tasks: list[list[str]]


@dataclass
class Under:
    """What stands under one heading, down to the next one."""

    rows: list[list[str]] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, str]:
        """The first two cells of each row."""
        return {row[0]: row[1] for row in self.rows}


def words(node: SyntaxTreeNode) -> str:
    """The text a reader sees of a part of a document."""
    if node.type == "inline":
        return "".join(
            child.content if child.type in ("text", "code_inline") else words(child)
            for child in node.children
        )
    return " ".join(words(child) for child in node.children) if node.children else node.content


def rows(table: SyntaxTreeNode) -> list[list[str]]:
    return [[words(c) for c in row.children] for row in table.walk() if row.type == "tr"]


def _blocks(text: str) -> list[SyntaxTreeNode]:
    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text)).children


def read_document(text: str) -> dict[str, Under]:
    """What stands under each heading, in their order; of two alike the first has what is first."""
    found: dict[str, Under] = {}
    under = Under()
    for block in _blocks(text):
        if block.type == "heading":
            under = Under()
            found.setdefault(words(block), under)
        elif block.type == "table":
            under.rows += rows(block)
        elif block.type == "bullet_list":
            under.points += map(words, block.children)
        elif block.type == "paragraph":
            under.text.append(words(block))
    return found


def read_minutes(text: str) -> Minutes:
    title, facts, items, outcomes, tasks, heading = "", {}, {}, {}, [], ""
    for block in _blocks(text):
        if block.type == "heading" and block.tag == "h1":
            title = words(block)
        elif block.type == "heading":
            heading = words(block)
            items[heading] = []
        elif block.type == "bullet_list":
            items[heading] = [words(point) for point in block.children]
        elif block.type == "table" and not heading:
            facts = dict(rows(block))
        elif block.type == "table":
            assert heading == "Oppgaver"
            tasks = rows(block)
        elif block.type == "paragraph" and heading and words(block).startswith("Utfall: "):
            outcomes[heading] = words(block).removeprefix("Utfall: ")
    numbered = {name: said for name, said in items.items() if NUMBERED.match(name)}
    return Minutes(title, facts, numbered, outcomes, tasks)
