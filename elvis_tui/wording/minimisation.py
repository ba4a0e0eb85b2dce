"""One quiet question about what a team seldom needs to have written down."""

from __future__ import annotations

import re
from functools import lru_cache

from elvis_tui.i18n import _


@lru_cache(maxsize=4)
def _diagnoses(words: str) -> re.Pattern[str]:
    """Whole words; one that ends with a hyphen stands for all that begin so."""
    parts = (rf"{word[:-1]}\w*" if word.endswith("-") else word for word in words.split())
    return re.compile(rf"\b({'|'.join(parts)})\b", re.IGNORECASE)


def diagnosis_in(text: str) -> str:
    """The first word that may be a diagnosis, as it stands in a text; "" for none."""
    words = _(
        "adhd add autis- asperger- tourette- depresjon- depressiv- angst- bipolar- psykose- "
        "psykotisk schizofren- spiseforstyrr- anore- bulimi- ptsd borderline epileps- diabetes- "
        "kreft kreftsyk"
    )
    found = _diagnoses(words).search(text)
    return found[0] if found else ""


def about_diagnosis(word: str, save: str) -> str:
    """What is asked about a word that may be a diagnosis; `save` is the key that saves it."""
    return _(
        "«{word}» kan være en diagnose. Skriv heller hva som trengs. {save} en gang til lagrer det."
    ).format(word=word, save=save)


def about_identity_number(save: str) -> str:
    """What is asked about digits that may be an identity number."""
    words = _("Det ligner et fødselsnummer. Trengs det her? {save} en gang til lagrer det.")
    return words.format(save=save)
