"""A document that cannot be used, and a school's own calendar that is refused or not there."""

from __future__ import annotations

from elvis_tui.domain.errors import Fault
from elvis_tui.i18n import _
from elvis_tui.wording.sources import MOST_TOLD, faults_in_words


def sentences() -> dict[Fault, str]:
    """The sentence of each of these faults, where nothing more is known of it."""
    return {
        Fault.CALENDAR_FAULTY: _("Fila {name} er ikke en skolerute. Ingenting er endret."),
        Fault.NO_OWN_CALENDAR: _(
            "Skoleåret {years} har ingen skolerute som skolen har lagt inn. Se elvis-tui calendar."
        ),
        Fault.SOURCE_UNUSABLE: _("Programmets egne dokumenter kan ikke leses. Installer på nytt."),
    }


def _source(facts: dict[str, object]) -> str:
    words_of = faults_in_words(facts.get("faults"))
    if not words_of or not facts.get("name"):
        return sentences()[Fault.SOURCE_UNUSABLE]
    # One that was to be taken in has changed nothing.
    sentence = (
        _("{name} kan ikke tas inn: {told}. Planen er som før.")
        if facts.get("taken_in")
        else _("{name} kan ikke brukes: {told}. Programmets egen brukes.")
    )
    return sentence.replace("{told}", _kept(words_of))


def _calendar(facts: dict[str, object]) -> str:
    words_of = faults_in_words(facts.get("faults"), most=MOST_TOLD)
    if not words_of:
        return sentences()[Fault.CALENDAR_FAULTY]
    sentence = _("Skoleruta er ikke lagt inn. Rett {name}, og prøv igjen: {told}.")
    return sentence.replace("{told}", _kept(words_of))


def _kept(words: str) -> str:
    """Words in which a brace is no place for a fact."""
    return words.replace("{", "{{").replace("}", "}}")


BY_FACTS = {Fault.SOURCE_UNUSABLE: _source, Fault.CALENDAR_FAULTY: _calendar}
