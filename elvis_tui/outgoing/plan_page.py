"""A document of the plan as a page of HTML that is printed and hung up: its boxes can be ticked."""

from __future__ import annotations

import re

from elvis_tui.outgoing.web_page import web_page

_BOXES = {"[ ]": "☐", "[x]": "☑"}
_BOX = re.compile(r"(?<=<li>)\[[ x]\]")


def plan_page(markdown: str, title: str) -> str:
    """The whole page, as `web_page` has it.

    Args:
        markdown: A finished month or year of the plan.
        title: What it is called; plain text.
    """
    return _BOX.sub(lambda found: _BOXES[found[0]], web_page(markdown, title))
