"""What was exchanged in a document that goes to a family, and that it must be read through."""

from __future__ import annotations

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.veils import Swaps
from elvis_tui.i18n import _, ngettext

MOST_TOLD = 8
"""Doubtful words in one sentence."""


def read_through(swaps: Swaps, names: Names) -> str:
    """«3 steder er byttet ut, 2 ord er tvilsomme (Hans, Jon): les gjennom før den gis bort.»

    A word that may not be shown now is counted only.
    """
    n, count = swaps.places, len(swaps.doubtful)
    places = ngettext("{n} sted er byttet ut", "{n} steder er byttet ut", n).format(n=n)
    if not count:
        return _("{places}, ingen ord er tvilsomme: les gjennom før den gis bort.").format(
            places=places
        )
    doubtful = ngettext("{n} ord er tvilsomt", "{n} ord er tvilsomme", count).format(n=count)
    shown = [word for word in swaps.doubtful if names.text(word) == word]
    told = ", ".join([*shown[:MOST_TOLD], *(["…"] if len(shown) > MOST_TOLD else [])])
    if not told:
        sentence = _("{places}, {doubtful}: les gjennom før den gis bort.")
        return sentence.format(places=places, doubtful=doubtful)
    sentence = _("{places}, {doubtful} ({words}): les gjennom før den gis bort.")
    return sentence.format(places=places, doubtful=doubtful, words=told)
