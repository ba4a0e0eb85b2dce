"""The page of a physical intervention as lines."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.intervention_rules import Part, Standing
from elvis_tui.domain.cases.law import note_for
from elvis_tui.domain.cases.records import Case
from elvis_tui.i18n import _
from elvis_tui.screens.frame.page_rows import LAYOUTS as PAGE_LAYOUTS
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.widgets.text import toned
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import interventions as words

LAYOUTS = {
    **PAGE_LAYOUTS,
    "part": (Column(13), Column(23), Column(20, grow=True, wrap=True)),
}
"""Of a part: how it stands, what it is, and what is written of it."""
TONES = {words.DONE: "green", words.OPEN: "red", words.NOT_ASKED: "muted"}


def facts(session: Session, stands: Standing) -> list[Fact]:
    """When, who, what happened, and whether it has happened before."""
    one, names = stands.intervention, session.names
    told: list[Fact] = [
        (_("Når"), words.when(one)),
        (_("Ansatt"), names.staff(one.employee) or "–"),
        (_("Hendelsen"), names.text(one.event)),
    ]
    if again := words.repeated(stands):
        tone = "bold $level-yellow" if stands.is_repeated else ""
        told.append((_("Tidligere"), toned((again[:1].upper() + again[1:], tone))))
    if one.case_id and (case := session.gate.find(Case, one.case_id)):
        told.append((_("Hører til"), f"{case_words.name(case)} · {names.text(case.title)}"))
    return told


def parts(session: Session, stands: Standing) -> Iterator[Line]:
    """What is asked for, each with whether it is there."""
    yield Section(_("Dette skal være skrevet"))
    for part in Part:
        mark = words.mark(stands, part)
        text = words.told(stands, part, session.names)
        asked = words.asked_of(stands, part)
        told = "\n".join(w for w in (text, asked if mark != words.DONE or not text else "") if w)
        status = {
            words.DONE: _("✔ skrevet"),
            words.OPEN: _("▲ mangler"),
            words.NOT_ASKED: _("– ikke krevd"),
        }[mark]
        tone = TONES[mark]
        yield Row(f"part:{part}", ((status, tone), words.part(part), told), "part")


def law(session: Session) -> Iterator[Line]:
    """What the law asks, with where it was read, when, and how sure it is."""
    note = note_for(session.gate.sources.law_notes(), words.title())
    if note is None:
        return
    yield Section(_("Loven sier"), note.paragraph)
    yield Row("law:text", (note.text,), "say", opens=False)
    source = _("Kontrollert {when}; {certainty}.").format(
        when=note.checked, certainty=note.certainty
    )
    yield Row("law:source", ((source, "muted"),), "say", opens=False)
