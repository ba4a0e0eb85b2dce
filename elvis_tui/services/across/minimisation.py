"""What a text holds that a team seldom needs: an identity number, or a diagnosis.

Nothing is refused: whoever writes is asked once, and decides (personvernforordningen art. 5 (1) c,
data minimisation).
"""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.incoming.identity_numbers import without_identity_numbers
from elvis_tui.wording import minimisation as words


def question_about(texts: Iterable[str], save: str) -> str:
    """What to ask before some texts are saved; "" for nothing. Each is looked at by itself.

    Args:
        texts: What was written.
        save: The key that saves it all the same.
    """
    for text in texts:
        if without_identity_numbers(text) != text:
            return words.about_identity_number(save)
        if word := words.diagnosis_in(text):
            return words.about_diagnosis(word, save)
    return ""
