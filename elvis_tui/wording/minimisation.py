"""One quiet question about what a team seldom needs to have written down."""

from __future__ import annotations

import re
from functools import lru_cache

from elvis_tui.i18n import _


@lru_cache(maxsize=4)
def _diagnoses(words: str) -> re.Pattern[str]:
    """Whole words; a hyphen stands for more letters before or after."""
    parts = (word.replace("-", r"\w*") for word in words.split())
    return re.compile(rf"\b({'|'.join(parts)})\b", re.IGNORECASE)


def diagnoses_in(text: str) -> list[str]:
    """The words that may be a diagnosis, as they stand in a text."""
    words = _(
        "adhd autis- asperger- tourette- -depresjon- depressiv- -angst -angsten bipolar- psykose- "
        "psykotisk schizofren- spiseforstyrr- anore- bulimi- ptsd ocd borderline epileps- "
        "diabetes- kreft kreftsyk"
    )
    return [found[0] for found in _diagnoses(words).finditer(text)]


def about_diagnosis(word: str, save: str) -> str:
    """What is asked about a word that may be a diagnosis; `save` is the key that saves it."""
    return _(
        "«{word}» kan være en diagnose. Skriv heller hva som trengs. {save} en gang til lagrer det."
    ).format(word=word, save=save)


def about_identity_number(save: str) -> str:
    """What is asked about digits that may be an identity number."""
    words = _("Det ligner et fødselsnummer. Trengs det her? {save} en gang til lagrer det.")
    return words.format(save=save)
