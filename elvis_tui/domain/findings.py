"""What is found when data are checked, as facts: the words are made of them, and the JSON.

The fields are what scripts read (docs/json.md); none of them is ever renamed.
"""

from __future__ import annotations

from datetime import datetime

from elvis_tui.domain.record import Record


class FileFault(Record, frozen=True, kw_only=True):
    """What is wrong with the data file: its code, the sentence, and table and field if known."""

    code: str
    sentence: str
    place: str


class Version(Record, frozen=True, kw_only=True):
    """An older version that is kept, and whether it is whole."""

    number: int
    saved: datetime
    path: str
    sound: bool


class Holder(Record, frozen=True, kw_only=True):
    """Who has the file open; what is not known is None."""

    user: str | None
    host: str | None
    since: datetime | None


class Findings(Record, frozen=True, kw_only=True):
    """All that was found about a data file; the names of files are without their folder.

    Attributes:
        data: The file.
        exists: Whether there is one.
        fault: What is wrong with it; None if it is whole, or not there.
        encrypted: Whether it is.
        looked_inside: False where the passphrase is missing: then nothing is known of `records`,
            `dangling_references` and `changed_in_future`.
        version: The number of the version that stands; None if there is none that is whole.
        saved: When it was saved, if known.
        size: In bytes.
        newer_version: The number of a kept version that is newer than the file itself.
        versions: The older versions, newest first.
        owner: Who owns the file, if it is somebody else.
        readable_by_others: Files that others on the machine may read.
        unusable_sources: Why documents of the school's own cannot be used, a sentence each.
        open_by: Who has it open.
        records: How many records each table holds.
        dangling_references: How many references of a table lead nowhere.
        changed_in_future: Whether the newest change is dated later than now.
        put_aside: Copies that were put aside for good.
        leftovers: What a save that was cut short has left.
    """

    data: str
    exists: bool
    fault: FileFault | None
    encrypted: bool
    looked_inside: bool
    version: int | None
    saved: datetime | None
    size: int
    newer_version: int | None
    versions: tuple[Version, ...]
    owner: str | None
    readable_by_others: tuple[str, ...]
    unusable_sources: tuple[str, ...] = ()
    open_by: Holder | None
    records: dict[str, int]
    dangling_references: dict[str, int]
    changed_in_future: bool
    put_aside: tuple[str, ...]
    leftovers: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the file, if there is one, and every older version are whole."""
        return self.fault is None and all(version.sound for version in self.versions)
