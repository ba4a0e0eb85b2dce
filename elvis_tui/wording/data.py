"""What is said of the data file: who has it, and what could not be saved; longest wording first."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from elvis_tui.i18n import _
from elvis_tui.wording.dates import clock_time, moment, near_date
from elvis_tui.wording.disk import disk_words
from elvis_tui.wording.keys import key

PASTE_KEY = "ctrl+v"
"""What pastes in a field: Textual's own, of no command."""
Hint = tuple[str, str]
"""A key, and what it does."""
Wording = tuple[str, tuple[Hint, ...]]
"""What is so, and what one can do about it."""


def since_words(since: str, today: date) -> str:
    """«siden kl. 12.04», or with the day when that was not today; "" when it is not known."""
    with contextlib.suppress(ValueError, OverflowError):
        at = datetime.fromisoformat(since).astimezone()
        time = _("kl. {time}").format(time=clock_time(at))
        day = "" if at.date() == today else near_date(at.date(), today) + " "
        return _("siden {moment}").format(moment=f"{day}{time}")
    return ""


def who_words(user: str, host: str, here: str) -> str:
    """«berit», and the machine when it is another one than `here`."""
    if user and host and host != here:
        return _("{user} på {host}").format(user=user, host=host)
    return user or _("noen andre")


def in_use(who: str, since: str, *, free: bool, wished: bool) -> list[Wording]:
    """Somebody else writes; or did, and has gone.

    Args:
        who: Who.
        since: «siden kl. 12.04», or nothing.
        free: They have gone.
        wished: The file is to be taken over as soon as they go.
    """
    lock = key("app.write_lock", "F6")
    take, later = (lock, _("ta over")), (lock, _("ta over når den er ledig"))
    if wished:
        last = _("skrivebeskyttet: du får skrive når {who} går").format(who=who)
        back = (lock, _("ikke vent likevel"))
        return [(last, (back,)), (last, ((lock, _("angre")),))]
    if free:
        return [(_("skrivebeskyttet: {who} har lukket fila").format(who=who), (take,))]
    short = _("skrivebeskyttet: {who} har fila").format(who=who)
    whole = f"{short} {since}".rstrip()
    return [(whole, (later,)), (whole, (take,)), (short, (take,))]


def only_read(reason: str) -> list[Wording]:
    """It is the file or the disk, and nobody else, that stands in the way."""
    words = {
        "newer": (
            _("skrivebeskyttet: fila er lagret av en nyere utgave av Elvis; oppgrader for å endre"),
            _("skrivebeskyttet: fila er fra en nyere Elvis; oppgrader for å endre"),
        ),
        "read_only_disk": (_("skrivebeskyttet: fila eller mappa kan bare leses"),),
        "no_locks": (
            _(
                "skrivebeskyttet: disken har ikke låser, så Elvis skriver ikke her. "
                "Flytt fila til en lokal disk"
            ),
            _("skrivebeskyttet: disken har ikke låser. Flytt fila til en lokal disk"),
        ),
    }.get(reason, (_("skrivebeskyttet"),))
    return [(sentence, ()) for sentence in words]


def not_saved(code: object) -> list[Wording]:
    """A save failed, and is tried again."""
    disk = disk_words(code)
    save = key("app.copy", "F7")
    copy, elsewhere = (save, _("lagre en kopi")), (save, _("lagre en kopi et annet sted"))
    short = (save, _("kopi"))
    held = _("ikke lagret: {disk}. Alt er i minnet").format(disk=disk)
    return [
        (
            _("ikke lagret: {disk}. Alt du skriver er i minnet; Elvis prøver igjen").format(
                disk=disk
            ),
            (elsewhere,),
        ),
        (_("ikke lagret: {disk}. Alt er i minnet; Elvis prøver igjen").format(disk=disk), (short,)),
        (held, (copy,)),
        (held, (short,)),
        (_("ikke lagret: {disk}").format(disk=disk), (copy,)),
    ]


def changed_outside() -> list[Wording]:
    """Something else than this program has put another version on the disk."""
    hints = (
        (key("app.write_lock", "F6"), _("velg utgave")),
        (key("app.copy", "F7"), _("lagre en kopi")),
    )
    return [
        (_("ikke lagret: fila er endret av noe annet enn Elvis. Alt er i minnet"), hints),
        (_("ikke lagret: fila er endret utenfra"), hints),
    ]


def not_saved_notice(path: object, code: object) -> str:
    """What is said once when saving begins to fail."""
    return _(
        "Data kan ikke skrives til {path}: {disk}. Alt er i minnet, og Elvis prøver igjen."
    ).format(path=path, disk=disk_words(code))


def opened_notices(
    *, tightened: bool, newer: int | None, ahead: datetime | None, now: datetime
) -> Sequence[str]:
    """What must be said once, when the data file has been opened.

    Args:
        tightened: Others could read the file.
        newer: The number of a save newer than the one that was found, where there is one.
        ahead: The moment of the newest change, if that is later than now.
        now: The machine's clock.
    """
    sentences = []
    if tightened:
        sentences.append(_("Datafila kunne leses av andre på maskinen. Nå er den bare din."))
    if newer is not None:
        sentences.append(
            _(
                "Datafila er en eldre utgave enn den som sist ble lagret her (nr. {number}). "
                "De nyere utgavene er tatt vare på: elvis-tui check viser dem."
            ).format(number=newer)
        )
    if ahead is not None:
        sentences.append(
            _(
                "Klokka på maskinen går feil, eller har gått feil: den siste endringen er merket "
                "{then}, og nå viser klokka {now}. Få den stilt; frister og datoer følger den."
            ).format(then=_moment(ahead), now=_moment(now))
        )
    return sentences


def pasted_notice() -> str:
    """There is text from the last time that no field has taken."""
    words = _("En tekst du limte inn sist, er tatt vare på. Lim den inn i et felt: {key}.")
    return words.format(key=PASTE_KEY)


def _moment(at: datetime) -> str:
    return moment(at.astimezone())


def copy_name(now: datetime) -> str:
    """The name that a copy of the data gets when none is given."""
    return _("elvis-kopi-{moment}.json").format(moment=f"{now:%Y-%m-%d-%H%M}")


def kept_words(choice: str, aside: Path) -> str:
    """Which version is used from now on, and where the other one is."""
    words = {
        "mine": _("Din utgave er brukt. Den fra disken ligger i {file}, i samme mappe."),
        "theirs": _("Utgaven på disken er brukt. Din ligger i {file}, i samme mappe."),
    }[choice]
    return words.format(file=aside.name)
