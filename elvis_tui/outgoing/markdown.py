"""Text put into Markdown so that the reader sees only text."""

from __future__ import annotations

import re

from elvis_tui.domain.text import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))", re.MULTILINE)
"""What begins a list or a heading. A number is one where a space follows: a date is none."""
_LINK = re.compile(r"(https?|ftp|mailto):|www\.|(?<=[\w.+-])@(?=\w)", re.IGNORECASE)


def escaped(text: str) -> str:
    """One line of Markdown that renders as exactly `text`: no markup, HTML, link or table cell."""
    line = clean(text).strip()
    line = _SPECIAL.sub(r"\\\1", line)
    line = _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)
    # A bare address becomes a link in many viewers: a word joiner breaks it, unseen.
    return _LINK.sub(lambda m: f"{m[0][:-1]}\u2060{m[0][-1]}", line)
