"""A document of the plan as a page of HTML that is printed and hung up: its boxes can be ticked."""

from __future__ import annotations

import re

from elvis_tui.outgoing.web_page import web_page

_BOXES = {"[ ]": "☐", "[x]": "☑"}
_BOX = re.compile(r"(?<=<li>)\[[ x]\]")
_BOTH = """
table { table-layout: fixed; }
th, td { overflow-wrap: break-word; hyphens: auto; }
"""
_MONTH = """
tbody td, td:empty { height: 3.2rem; }
tbody td { font-size: .9em; }
td:first-child { font-weight: bold; }
th:first-child { width: 11%; }
th:nth-child(n+7) { width: 8%; }
ul { list-style: none; padding-left: 0; }
li { padding-left: 1.5em; text-indent: -1.5em; margin: .3rem 0; }
"""
_YEAR = """
th:nth-child(1) { width: 15%; }
th:nth-child(3) { width: 23%; }
th:nth-child(4) { width: 10%; }
h2 + p { break-after: avoid; }
"""


def month_page(markdown: str, title: str) -> str:
    """A month as a whole page: days with room for a pen, and boxes before what is to be done.

    Args:
        markdown: The finished month.
        title: What it is called; plain text.
    """
    page = web_page(markdown, title, more_style=_BOTH + _MONTH)
    return _BOX.sub(lambda found: _BOXES[found[0]], page)


def year_page(markdown: str, title: str) -> str:
    """A school year as a whole page, with the same columns in all its months.

    Args:
        markdown: The finished year.
        title: What it is called; plain text.
    """
    return web_page(markdown, title, more_style=_BOTH + _YEAR)
