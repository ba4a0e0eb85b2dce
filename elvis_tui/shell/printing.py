"""`elvis-tui tasks` and `where`: documents and facts on standard output or in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from elvis_tui.bootstrap import Options, data_path, hides_names, open_desk, preferences_path
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import encodable
from elvis_tui.i18n import _
from elvis_tui.shell.commands import JSON
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.terminal.streams import say, write
from elvis_tui.wording.people import how_names_in_words_stand, how_students_stand


class Place(Record, frozen=True, kw_only=True):
    """Where the data lie, the user's preferences, and sources of the school's own.

    `where --format json` tells it so; `preferences` is None for who has no home for them.
    """

    data: str
    preferences: str | None
    sources: str


def where(options: Options, *, format: str) -> ExitCode:
    """Tell where the data file is, or would be.

    Raises:
        StorageError: `DATA_UNWRITABLE` when it begins in a home that is not there.
    """
    path = data_path(options)
    if format != JSON:
        return document(f"{path}\n")
    from elvis_tui.services.desk.sources import FOLDER

    preferences = preferences_path()
    place = Place(
        data=encodable(str(path)),
        preferences=encodable(str(preferences)) if preferences else None,
        sources=encodable(str(path.parent / FOLDER)),
    )
    return document(as_json(place))


def tasks(options: Options, *, out: Path | None, format: str) -> ExitCode:
    """Print every open task, from pages and meetings.

    Raises:
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.domain.tasks.rules import open_tasks
    from elvis_tui.services.desk.gate import Gate
    from elvis_tui.services.desk.naming import names
    from elvis_tui.services.tasks.verbs import listed

    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    shown = names(gate, hidden=hidden)
    found = open_tasks(listed(gate))
    if format == JSON:
        from elvis_tui.shell.task_facts import facts

        return document(as_json(facts(found, shown)), out, hidden=hidden)
    from elvis_tui.outgoing.task_list import task_list

    return document(task_list(found, shown, desk.today), out, hidden=hidden)


def as_json(facts: Record | Sequence[Record]) -> str:
    """A record, or a list of them, as scripts read it.

    It is indented, its fields are the keys, days and moments are ISO, and a day that is withheld
    is null.
    """
    from msgspec.json import Encoder
    from msgspec.json import format as laid_out

    return laid_out(Encoder(enc_hook=_withheld).encode(facts), indent=2).decode() + "\n"


def _withheld(value: object) -> None:
    """What stands where a day is kept back.

    Raises:
        NotImplementedError: for what is no such day, and JSON has no form for.
    """
    from elvis_tui.domain.withheld import WithheldDay

    if not isinstance(value, WithheldDay):
        raise NotImplementedError(type(value).__name__)


def document(
    text: str, out: Path | None = None, *, hidden: bool | None = None, in_words: bool = False
) -> ExitCode:
    """Write a document to standard output, or to a new file.

    Args:
        text: The document.
        out: The file.
        hidden: Whether names are hidden in it; None for a document without names.
        in_words: Whether students are named in running text alone.

    Raises:
        StorageError: `EXPORT_FAILED`, or `EXPORT_EXISTS` for a file that is there.
    """
    if out is None:
        write(text)
        return ExitCode.DONE
    from elvis_tui.storage.exports import write_export

    say_written(write_export(out, text), hidden=hidden, in_words=in_words)
    return ExitCode.DONE


def say_written(
    path: Path, *, hidden: bool | None, coded: bool = False, in_words: bool = False
) -> None:
    """Say where a document went, and how students stand in it."""
    told = _("Skrevet til {path}.").format(path=path)
    if hidden is None:
        say(told)
    elif in_words:
        say(f"{told} {how_names_in_words_stand(hidden=hidden)}")
    else:
        say(f"{told} {how_students_stand(hidden=hidden, coded=coded)}")
