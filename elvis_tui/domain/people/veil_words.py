"""Words that name nobody, and words that are put together with a name: for `veils.py`."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.people.name_parts import raw_words, word_key
from elvis_tui.domain.people.ordinary import ORDINARY
from elvis_tui.domain.text import folded

_EMPLOYED = """
ansatt assistent avdelingsleder barnevernspedagog barneveileder elevtjenesten fagarbeider
fagleder faglærer helsesykepleier inspektør instruktør kontaktlærer lærer lærling miljøarbeider
miljøterapeut miljøveileder ppt rektor rådgiver sosiallærer sosialpedagog trener undervisningsleder
vaktmester vernepleier vikar
"""
_OTHERS = """
barn barnevernet besteforeldre bestefar bestemor bror brødre bup dere dette elev elevråd elevrådet
familie far faren farfar farmor foresatt foresatte foreldre forelder fosterfar fosterforeldre
fostermor frk frøken fru gjengen gutt gutten gutter helsestasjonen herr hr innmelder jente jenta
jenter kamerat kamerater kantina klasse klassekamerat klassekamerater klassen kompis kompisen
mamma medelev medelever mobbeombud mor moren mora morfar mormor nabo nabogutten noen ombud onkel
pappa personalet politi politiet skole skolen statsforvalteren steg stefar stefaren stemor
stemoren søsken søster søstera søstre tante team teamet tillitsvalgt tvilling trinn trinnet venn
venner venninne venninner verge vitne vitner
"""
_STARTERS = """
at etterpå fordi hvis igår idag ifjor imens imorgen mens siden selvom tilslutt
"""
_SHORTENED = """
ai av bk bp bup bupa dj dm dr eu fn gk hr hms id iko iop it jf kl krle mfl mvh nav nb nr ok op
os ot pc pe pp ppt ps pt sfo sms sv tv uk us usa va vg vo
"""
_BEFORE_A_NAME = "ang bl ca dr dvs eks evt frk hr ift ifm inkl jf kl mfl mht nr pga tlf vha"
_ENDINGS = ("", "en", "ene", "a", "n", "e", "er", "ne", "r", "et")


def _inflected(words: str) -> frozenset[str]:
    return frozenset(word + ending for word in words.split() for ending in _ENDINGS)


EMPLOYED = _inflected(_EMPLOYED)
"""What one of the staff may be called by what they do: who stands behind it is of the staff."""
ROLES = EMPLOYED | _inflected(_OTHERS)
"""What somebody may be called by what they do: it names nobody."""
STARTERS = frozenset(_STARTERS.split())
"""What begins a sentence right before a name, beside the ordinary words."""
SHORTENED = frozenset(_SHORTENED.split())
"""Letters that stand for something else than somebody's initials."""
BEFORE_A_NAME = frozenset(_BEFORE_A_NAME.split())
"""Shortened words whose full stop ends no sentence."""
TAILS = (
    *("gjengen", "gjeng", "klikken", "klikk", "gutta", "gutten", "jentene", "jenta", "kompisen"),
    *("kompis", "vennene", "venner", "folka", "folket", "familien", "huset", "saken", "sangen"),
    *("bussen", "laget", "gruppa", "gruppen", "bilde", "bildet", "video", "videoen", "kontoen"),
    *("fansen", "hatere", "broren", "mora", "moren", "faren", "lillebror", "aktig"),
)
"""What is put behind a name in one word."""
INFLECTED = frozenset(("en", "ens", "n", "ern", "s"))


def names_nobody(word: str, roles: Iterable[str] = ()) -> bool:
    """Whether a word, as it is compared, is an ordinary one or what somebody does.

    Args:
        word: As `word_key` makes it.
        roles: What somebody at this school does, folded.
    """
    alone = word.removesuffix("s")
    known = (word, alone)
    if any(w in ORDINARY or w in ROLES or w in STARTERS or w in roles for w in known):
        return True
    # «Faglærer», «spesiallærer», «avdelingslederen»: put together with what one does.
    return alone.endswith(("lærer", "læreren", "leder", "lederen", "pedagog", "pedagogen"))


def names_in(texts: Iterable[str], roles: Iterable[str]) -> tuple[str, ...]:
    """The words of `texts` that can be a name: with a capital letter, and no role's."""
    known = ROLES | role_words(roles)
    words = (word for text in texts for word in raw_words(text))
    return tuple(
        dict.fromkeys(
            w for w in words if len(w) > 1 and not w[0].islower() and folded(w) not in known
        )
    )


def role_words(roles: Iterable[str]) -> frozenset[str]:
    """The words of what the staff of a school do."""
    return frozenset(word_key(word) for role in roles for word in raw_words(role))
