"""The words that stand for a student in a text, and where they do.

Every word of a student's name is masked, however it is written. Of a word that is also an
ordinary one (`ordinary.py`) only what can be a name: with a capital letter, or beside another
part of the same name. Particles and single letters tell nothing alone: beside the rest they go
with it. The whole name of one of the staff stays, unless it may be a student's too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from operator import add

from elvis_tui.domain.people.ordinary import ORDINARY
from elvis_tui.domain.record import Record, field
from elvis_tui.domain.text import folded, spellings

# What a paste hides in a word, as it came and as `clean` makes it seen.
_UNSEEN = (
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\u2400-\u2421\ufffd]|\u27e8[0-9A-F]{4}\u27e9"
)
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_LETTER = "[^\\W\\d_ʼ]"
# A word goes on past what is hidden in it, and ends at an apostrophe: «Nora's» is Nora.
_WORD = f"{_LETTER}+(?:(?:{_UNSEEN}|{_MARKS})+{_LETTER}+)*{_MARKS}*"
_APART = '\\w.,;:!?()\\[\\]{}«»"/|<>=+&#@\\\\'
_BETWEEN_PARTS = re.compile(f"(?:[^{_APART}]|_){{1,8}}")
"""What may stand between two parts of one name: spaces, hyphens, marks of Markdown, an emoji."""
_SPACE = re.compile(r"[\s-]+")
_SHORTEST_HALF = 3
"""Letters from which two words may be one name written apart: «Anne Marie», not «i da»."""

Words = tuple[str, ...]


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    # Not at import: while names are shown no start has to wait for it.
    return re.compile(_WORD)


class NameParts(Record, frozen=True):
    """What is masked. Everything is folded, in every spelling of it; see `gathering_names`.

    `known` are all words that are looked at. `sure` are masked wherever they stand, genitives
    among them. `doubtful` are by the words that
    stand beside them in names; of them the `weak` are masked only there. `staff` are whole names
    that stay, by their first words, and `references` the names that stay where a field is one of
    the staff.
    """

    known: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    doubtful: Mapping[str, frozenset[str]] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    staff: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    references: frozenset[str] = frozenset()

    def found(self, text: str) -> list[tuple[int, int]]:
        """Where in `text` (NFC) the words stand that are to be masked, from and to."""
        keys = [*map(_typed, _word().findall(text))]
        last = [forms[-1] for forms in keys]
        # Most texts have nobody's name in them, and this is asked at each line that is drawn.
        if self.known.isdisjoint(chain.from_iterable(keys)) and self.sure.isdisjoint(
            map(add, last, last[1:])
        ):
            return []
        words = list(_word().finditer(text))
        return [words[i].span() for i in _Found(self, text, words, keys).masked()]


def as_searched(text: str) -> str:
    """`text` in the form that `NameParts.found` counts in."""
    return unicodedata.normalize("NFC", text)


def word_key(word: str) -> str:
    """A word as it is compared, without what a paste hides in it."""
    return word.lower() if word.isascii() else folded(re.sub(_UNSEEN, "", word))


def words_of(text: str) -> Words:
    """The words of a text, as they are compared."""
    return tuple(map(word_key, raw_words(text)))


def raw_words(text: str) -> list[str]:
    """The words of a text, as they stand there."""
    words: list[str] = _word().findall(as_searched(text))
    return words


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` (NFC) stand, from and to."""
    return [word.span() for word in _word().finditer(text)]


@lru_cache(4096)
def _typed(word: str) -> Words:
    """A word of a text as it is, and with no letters but those everybody has."""
    key = word_key(word)
    if key.isascii() or key in ORDINARY:
        return (key,)
    told, *others = spellings(key)
    return (told, *others[-1:])


class _Found:
    """One text, gone through once."""

    def __init__(
        self, parts: NameParts, text: str, words: list[re.Match[str]], keys: list[Words]
    ) -> None:
        self._parts = parts
        self._text = text
        self._words = words
        self._keys = keys

    def masked(self) -> list[int]:
        """The numbers of the words that are masked."""
        sure = self._parts.sure
        hit = {i for i, keys in enumerate(self._keys) if any(k in sure for k in keys)}
        hit |= self._written_apart()
        doubtful = self._doubtful()
        if doubtful:
            hit |= {
                i for i, w in doubtful.items() if w not in self._parts.weak and self._capital(i)
            }
            hit |= self._beside(doubtful, hit)
        if hit and self._parts.staff:
            hit -= self._staff(hit)
        return sorted(hit)

    def _capital(self, i: int) -> bool:
        return not self._words[i][0][0].islower()

    def _gap(self, i: int) -> str:
        """What stands between a word and the next."""
        return self._text[self._words[i].end() : self._words[i + 1].start()]

    def _written_apart(self) -> set[int]:
        """One name in two words: «Anne-Marie» who is Annemarie, a name with an emoji inside."""
        sure, keys = self._parts.sure, self._keys
        found: set[int] = set()
        for i in range(len(keys) - 1):
            one, two = keys[i][-1], keys[i + 1][-1]
            # What stands apart in «Nora's» is the genitive, and no part of the name.
            if two != "s" and one + two in sure and _BETWEEN_PARTS.fullmatch(gap := self._gap(i)):
                short = min(len(one), len(two)) < _SHORTEST_HALF
                if not (short and any(c.isspace() for c in gap)):
                    found |= {i, i + 1}
        return found

    def _doubtful(self) -> dict[int, str]:
        """The words that may be ordinary, with what they are without a genitive."""
        known = self._parts.doubtful
        found: dict[int, str] = {}
        for i, keys in enumerate(self._keys):
            for key in keys:
                if key in known:
                    found[i] = key
                elif key[-1] == "s" and key[:-1] in known:
                    found[i] = key[:-1]
        return found

    def _beside(self, doubtful: Mapping[int, str], hit: set[int]) -> set[int]:
        """Those of the doubtful words that stand beside another part of the same name."""
        found: set[int] = set()
        run: list[int] = []
        for i in range(len(self._words)):
            if run and not (run[-1] == i - 1 and self._together(i - 1, doubtful)):
                found |= self._whole(run, doubtful, hit)
                run = []
            if i in doubtful or i in hit:
                run.append(i)
        return found | self._whole(run, doubtful, hit)

    def _together(self, i: int, doubtful: Mapping[int, str]) -> bool:
        """Whether a word and the next stand in one name, and nothing parts them."""
        if not _BETWEEN_PARTS.fullmatch(self._gap(i)):
            return False
        for at, other in ((i, i + 1), (i + 1, i)):
            beside = self._parts.doubtful.get(doubtful.get(at, ""), frozenset())
            if any(k in beside or k.removesuffix("s") in beside for k in self._keys[other]):
                return True
        return False

    def _whole(self, run: list[int], doubtful: Mapping[int, str], hit: set[int]) -> set[int]:
        strong = any(i in hit or doubtful[i] not in self._parts.weak for i in run)
        return set(run) if len(run) > 1 and strong else set()

    def _staff(self, hit: set[int]) -> set[int]:
        """The words of whole names of staff, where no part of a student's stands beside them."""
        found: set[int] = set()
        for i, keys in enumerate(self._keys):
            for name in self._parts.staff.get(keys[0], ()):
                last = i + len(name) - 1
                if self._stands(name, i) and not (
                    (i - 1 in hit and self._touches(i - 1))
                    or (last + 1 in hit and self._touches(last))
                ):
                    found |= set(range(i, last + 1))
        return found

    def _stands(self, name: Words, i: int) -> bool:
        there = [keys[0] for keys in self._keys[i : i + len(name)]]
        if len(there) < len(name) or there[:-1] != list(name[:-1]):
            return False
        whole = there[-1] in (name[-1], f"{name[-1]}s")
        return whole and all(_SPACE.fullmatch(self._gap(j)) for j in range(i, i + len(name) - 1))

    def _touches(self, i: int) -> bool:
        return _BETWEEN_PARTS.fullmatch(self._gap(i)) is not None


def masked(text: str, parts: NameParts, mask: str, kept: Collection[str] = ()) -> str:
    """`text` with `mask` for every word that stands for a student, but those that are `kept`."""
    text = as_searched(text)
    found = parts.found(text)
    if kept:
        found = [(start, end) for start, end in found if word_key(text[start:end]) not in kept]
    return "".join(_pieces(text, found, mask))


def _pieces(text: str, found: Iterable[tuple[int, int]], mask: str) -> Iterator[str]:
    at = 0
    for start, end in found:
        yield text[at:start]
        yield mask
        at = end
    yield text[at:]
