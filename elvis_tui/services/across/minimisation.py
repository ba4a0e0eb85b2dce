"""What a text holds that a team seldom needs: an identity number, or a diagnosis.

Nothing is refused: whoever writes is asked once, and decides (personvernforordningen art. 5 (1) c,
data minimisation).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.wording import minimisation as words

_NUMBER = re.compile(
    # Day, month and year, then five digits; a D-number's day and an invented month are higher.
    r"(?<!\d)[0-7]\d[ .]?(?:[01458-9]\d|[67]\d)[ .]?\d\d[ -]?\d{5}(?!\d)"
)


def doubts(texts: Iterable[str], save: str) -> dict[str, str]:
    """What is asked before some texts are saved, by what it is asked about.

    Each text is looked at by itself. Dates and telephone numbers are none: this asks a person,
    and must not ask in vain, while what is read from lists keeps nothing that may be one.

    Args:
        texts: What was written.
        save: The key that saves it all the same.
    """
    found: dict[str, str] = {}
    for text in texts:
        for number in _NUMBER.findall(text):
            found[number] = words.about_identity_number(save)
        for word in words.diagnoses_in(text):
            found[word.casefold()] = words.about_diagnosis(word, save)
    return found


class OneQuestion:
    """Asks about each thing once, while the same text is being written."""

    def __init__(self) -> None:
        self._asked: set[str] = set()

    def about(
        self, texts: Iterable[FreeText | str], before: Iterable[FreeText | str], save: str
    ) -> str:
        """The sentences to ask now; "" when there is nothing that was not asked about before.

        Args:
            texts: What stands in the fields.
            before: What stood there when they were opened: that is not asked about.
            save: The key that saves it all the same.
        """
        stood = set(map(unmasked, before))
        found = doubts((text for text in map(unmasked, texts) if text not in stood), save)
        new = {what: question for what, question in found.items() if what not in self._asked}
        self._asked |= new.keys()
        return " ".join(dict.fromkeys(new.values()))
