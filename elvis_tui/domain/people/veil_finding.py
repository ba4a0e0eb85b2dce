"""Which words of a text stand for somebody who is hidden: see `veils.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elvis_tui.domain.people.called import Called
from elvis_tui.domain.people.ordinary import ORDINARY
from elvis_tui.domain.people.veil import Veil, Whose
from elvis_tui.domain.people.veil_text import Token, are_near, begins_sentence, genitive_end, tokens
from elvis_tui.domain.people.veil_words import INFLECTED, SHORTENED, TAILS, names_nobody

_SHORTEST_INSIDE = 4
"""Letters from which a name is looked for inside another word."""
_SURELY_NO_WORD = 6
"""Letters from which a first name is no other word, whatever stands round it."""
_SMALL_WORDS = ("I", "Å")
"""Letters that are words."""
HIDDEN = (Whose.STUDENT, Whose.STAFF)


class Finding:
    """One text, gone through once. `whose` tells of its `tokens` by their numbers.

    `tails` is what was put behind a name in one word.
    """

    def __init__(self, text: str, veil: Veil, *, is_who: bool) -> None:
        self.text = text
        self.tokens: Sequence[Token] = tokens(text)
        self.whose: dict[int, Whose] = {}
        self.tails: dict[int, str] = {}
        self._veil, self._own, self._is_who = veil, veil.own, is_who
        staff = veil.suspected if is_who else (*veil.suspected, *veil.reporters)
        self._groups = ((veil.others, Whose.STUDENT), (staff, Whose.STAFF))
        self._hidden = (*veil.others, *staff)
        self._staff_words = frozenset[str]().union(*(one.words for one in veil.known_staff))
        self._names = veil.words.union(
            *(one.words | one.initials for one in (*self._hidden, veil.own))
        )
        self._in_register = self._register_words()
        self._whole_names()
        for i, token in enumerate(self.tokens):
            if i not in self.whose:
                self.whose.update(self._alone(i, token))
        if not is_who:
            self._beside()

    def near(self, i: int) -> bool:
        """Whether a word and the next may be of one name."""
        if i < 0 or i + 1 >= len(self.tokens):
            return False
        one, other = self.tokens[i], self.tokens[i + 1]
        return not (one.is_handle or other.is_handle) and are_near(self.text, one, other)

    def is_genitive(self, i: int) -> bool:
        """Whether a name says whose something is."""
        token = self.tokens[i]
        if token.is_handle:
            return False
        if genitive_end(self.text, token.end) > token.end:
            return True
        if not self._names.isdisjoint(token.keys):
            return False
        known = (self._names, self._veil.register.sure)
        return any(k[-1:] == "s" and k[:-1] in words for words in known for k in token.keys)

    def _register_words(self) -> frozenset[int]:
        if self._is_who:
            return frozenset()
        starts = {start for start, _end in self._veil.register.found(self.text)}
        return frozenset(
            i for i, t in enumerate(self.tokens) if t.start in starts and not t.is_handle
        )

    # Whole names

    def _whole_names(self) -> None:
        """The whole names there are, the longest first; of one as long, the student's own."""
        ranked = [
            ([self._own], Whose.KEPT),
            *self._groups,
            ([], Whose.STUDENT),
            (self._veil.known_staff, Whose.KEPT),
        ]
        there = {form for t in self.tokens for k in t.keys for form in (k, k.removesuffix("s"))}
        found = [
            (-length, rank, i, whose)
            for rank, (group, whose) in enumerate(ranked)
            for one in group
            if not one.words.isdisjoint(there)
            for i in range(len(self.tokens))
            if (length := self._length(one, i)) > 1
        ]
        found += ((-len(run), 3, run[0], Whose.STUDENT) for run in self._register_runs())
        for minus, _rank, i, whose in sorted(found):
            span = range(i, i - minus)
            if self.whose.keys().isdisjoint(span):
                self.whose.update(dict.fromkeys(span, whose))

    def _length(self, one: Called, i: int) -> int:
        """How many words from `i` are one person's whole name, an initial for a word or two."""
        spelt: list[Token] = []
        for j in range(i, len(self.tokens)):
            token = self.tokens[j]
            if (spelt and not self.near(j - 1)) or not _is_part(token, one):
                break
            spelt.append(token)
        while spelt and not (_is(spelt[-1], one.words) or spelt[-1].is_letter):
            spelt.pop()
        return len(spelt) if self._is_whole(one, spelt) else 0

    def _is_whole(self, one: Called, spelt: Sequence[Token]) -> bool:
        """Whether words hold a first name and a last one, an initial for one of them."""
        first = any(_is(t, one.firsts) for t in spelt)
        last = any(_is(t, one.lasts) for t in spelt)
        letters = [t for t in spelt if t.is_letter]
        # «Nora S.» may be the student's own name.
        if letters and one is not self._own and all(_is_part(t, self._own) for t in spelt):
            return False
        return (first and last) or (bool(letters) and (first or last))

    def _register_runs(self) -> Iterator[list[int]]:
        """Words of students of the school that stand beside each other: somebody's whole name."""
        run: list[int] = []
        for i in range(len(self.tokens) + 1):
            if run and not (i in self._in_register and self.near(i - 1)):
                yield from (part for part in self._without_own(run) if len(part) > 1)
                run = []
            if i in self._in_register:
                run.append(i)

    def _without_own(self, run: list[int]) -> Iterator[list[int]]:
        """A run without the student's own name, unless it is the name of a namesake."""
        mine = {i for i in run if _is(self.tokens[i], self._own.words)}
        whole = any(self._length(self._own, i) > 1 for i in run)
        namesake = any(
            all(_is(self.tokens[i], names) for i in run) for names in self._veil.namesakes
        )
        by_first = any(_is(self.tokens[i], self._own.firsts) for i in mine)
        if len(mine) < len(run) and (namesake or not (whole or by_first)):
            yield run
            return
        part: list[int] = []
        for i in run:
            if i in mine:
                yield part
                part = []
            else:
                part.append(i)
        yield part

    # Words alone

    def _alone(self, i: int, token: Token) -> dict[int, Whose]:
        if token.is_handle:
            return {} if self._is_who else self._handle(i, token)
        if letters := self._letters(i):
            return letters
        if _is(token, self._own.words):
            shared = any(_is(token, one.words) for one in self._hidden) and _may_be_name(token)
            return {i: Whose.DOUBTFUL if shared else Whose.KEPT}
        for group, whose in self._groups:
            if any(_is(token, one.words) for one in group):
                return {i: self._judged(i, token, whose)} if _may_be_name(token) else {}
        if not self._is_who and (found := self._inside(i, token)):
            return {i: found}
        if i in self._in_register:
            return {i: self._of_register(token)}
        return {i: Whose.DOUBTFUL} if self._is_unsure(token) else {}

    def _is_unsure(self, token: Token) -> bool:
        """Who reported, of whom nobody knows who it is; or a letter that may stand for a name."""
        if token.is_letter:
            heads = {word[0] for one in self._hidden for word in one.firsts}
            is_name = token.raw not in _SMALL_WORDS and not heads.isdisjoint(token.keys)
            return is_name and not self._is_who
        return _is(token, self._veil.unsure) and token.has_capital

    def _judged(self, i: int, token: Token, whose: Whose) -> Whose:
        """A name that somebody else has: a guardian, or one of the staff in a field of who does it.

        Of one who is suspected no more may be known than a last name.
        """
        if whose is Whose.STAFF and self.near(i) and _is(self.tokens[i + 1], self._own.lasts):
            return Whose.KEPT
        half_known = any(_is(token, one.words) and one.firsts == one.lasts for one in self._hidden)
        after = self.near(i) and self._is_unknown(i + 1)
        if whose is Whose.STAFF and after and not half_known:
            return Whose.DOUBTFUL
        before = self.near(i - 1) and self._is_unknown(i - 1)
        shared = _is(token, self._staff_words) or after or before
        if self._is_who and whose is Whose.STUDENT and shared:
            return Whose.DOUBTFUL
        return whose

    def _letters(self, i: int) -> dict[int, Whose]:
        """Initials: «KJ», «KJs», «K.J.», «K. J.»."""
        run = [i]
        while all(t.is_letter for t in self.tokens[run[-1] : run[-1] + 2]) and self.near(run[-1]):
            run.append(run[-1] + 1)
        written = "".join(self.tokens[j].raw for j in run).removesuffix("s")
        if self._is_who or len(written) < 2 or not written.isupper():
            return {}
        key = written.casefold()
        for group, whose in self._groups:
            if any(key in one.initials for one in group):
                unsure = key in self._own.initials or (len(run) == 1 and key in SHORTENED)
                return dict.fromkeys(run, Whose.DOUBTFUL if unsure else whose)
        return {}

    def _handle(self, i: int, token: Token) -> dict[int, Whose]:
        """What somebody goes by on the net: «@kasperj04», «kj_04»."""
        for group, whose in self._groups:
            for word in (w for one in group for w in one.words):
                if any(_holds(key, word) for key in token.keys):
                    return {i: Whose.DOUBTFUL if word in self._own.words else whose}
            if any(key in one.initials for one in group for key in token.keys):
                unsure = token.raw.isupper() or not SHORTENED.isdisjoint(token.keys)
                return {i: Whose.DOUBTFUL if unsure else whose}
        return {}

    def _inside(self, i: int, token: Token) -> Whose | None:
        """A name with something round it: «Kasperen», «Kaspergjengen», «kasperjuvet»."""
        if _is(token, self._staff_words):
            return None
        found: Whose | None = None
        for group, whose in self._groups:
            for one in group:
                for word in one.words - self._own.words - ORDINARY:
                    for key in (key for key in token.keys if word in key and len(word) > 2):
                        before, _name, rest = key.partition(word)
                        judged = self._put_round(i, one, word, before, rest)
                        if judged:
                            return whose
                        found = Whose.DOUBTFUL if judged is False else found
        return found

    def _put_round(self, i: int, one: Called, word: str, before: str, rest: str) -> bool | None:
        """Whether a word with a name in it is the name, or may be; None for another word."""
        token = self.tokens[i]
        known = rest.removesuffix("s")
        if not before and known in TAILS:
            self.tails[i] = rest
            return True
        if not before and known in one.words:
            return True
        if i in self._in_register:
            return None
        is_name = token.has_capital and not begins_sentence(self.text, token.start) and not before
        is_ending = not before and (rest in INFLECTED or rest in one.letters)
        if (is_name and (is_ending or len(word) >= _SHORTEST_INSIDE)) or (
            word in one.firsts and len(word) >= _SURELY_NO_WORD
        ):
            return True
        is_long = len(word) > _SHORTEST_INSIDE
        return False if is_name or is_ending or is_long else None

    def _of_register(self, token: Token) -> Whose:
        """A word alone, of somebody whom the case does not know of."""
        first = begins_sentence(self.text, token.start)
        small = not token.has_capital and not _is(token, self._veil.firsts)
        if _is(token, self._staff_words) or (first and _is_ordinary(token)) or small:
            return Whose.DOUBTFUL
        return Whose.STUDENT

    # What stands beside

    def _beside(self) -> None:
        """A name goes whole: with an initial, a shared last name, a word that nobody knows."""
        for name in [i for i, whose in self.whose.items() if whose in HIDDEN]:
            if self.tokens[name].is_handle or name in self.tails:
                continue
            at = name
            while self.near(at) and self._goes_after(at + 1, name):
                at += 1
                self.whose[at] = self.whose[name]
            at = name
            while self.near(at - 1) and self._goes_before(at - 1, name):
                at -= 1
                self.whose[at] = self.whose[name]

    def _goes_after(self, j: int, name: int) -> bool:
        token = self.tokens[j]
        if self.whose.get(j) in HIDDEN or self.is_genitive(j - 1):
            return False
        if token.is_letter:
            known = any(not one.letters.isdisjoint(token.keys) for one in self._hidden)
            return self._is_dotted(token) or (known and token.raw not in _SMALL_WORDS)
        if _is(token, self._own.lasts - self._own.firsts):
            return token.has_capital and self._length(self._own, j) < 2
        return self._is_first(name) and self._is_unknown(j)

    def _goes_before(self, j: int, name: int) -> bool:
        token = self.tokens[j]
        if j in self.whose or self.is_genitive(j):
            return False
        if token.is_letter:
            return self._is_dotted(token) or token.raw not in _SMALL_WORDS
        is_last = any(_is(self.tokens[name], one.lasts) for one in self._hidden)
        return is_last and self._is_unknown(j)

    def _is_dotted(self, token: Token) -> bool:
        return self.text[token.end : token.end + 1] == "."

    def _is_first(self, i: int) -> bool:
        token = self.tokens[i]
        of_hidden = any(_is(token, one.firsts) for one in self._hidden)
        return of_hidden or (i in self._in_register and _is(token, self._veil.firsts))

    def _is_unknown(self, j: int) -> bool:
        """Whether a word can only be a name, and of nobody who is known."""
        token = self.tokens[j]
        if j in self.whose or token.is_handle or len(token.raw) < 2 or not token.has_capital:
            return False
        if _is(token, self._own.words) or token.raw.isupper():
            return False
        return not names_nobody(token.keys[0], self._veil.roles)


def _is(token: Token, words: frozenset[str]) -> bool:
    """Whether a word is one of `words`, or the genitive of one."""
    return any(k in words or (k[-1:] == "s" and k[:-1] in words) for k in token.keys)


def _is_part(token: Token, one: Called) -> bool:
    """Whether a word may stand in somebody's name, or is an initial of it."""
    letter = token.is_letter and not one.letters.isdisjoint(token.keys)
    return letter or _is(token, one.words) or not one.inner.isdisjoint(token.keys)


def _holds(handle: str, word: str) -> bool:
    """Whether a name stands in what somebody goes by."""
    if len(word) >= _SHORTEST_INSIDE:
        return word in handle
    return handle == word or (len(word) > 2 and handle.startswith(word))


def _is_ordinary(token: Token) -> bool:
    return any(k in ORDINARY or k.removesuffix("s") in ORDINARY for k in token.keys)


def _may_be_name(token: Token) -> bool:
    """Whether a word is more than an ordinary one: of those only what has a capital letter."""
    return token.has_capital or not _is_ordinary(token)
