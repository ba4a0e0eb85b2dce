"""The document of a physical intervention, and where it is written."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.law import note_for
from elvis_tui.domain.cases.records import Case
from elvis_tui.outgoing import intervention as document
from elvis_tui.services.desk.interventions import stands
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document
from elvis_tui.wording.interventions import title


def text(reader: Reader, one: Intervention, *, hidden: bool) -> str:
    """The document as Markdown, with the student by number when `hidden`."""
    return document.intervention_document(
        stands(reader, one),
        names(reader, hidden=hidden),
        note_for(reader.sources.law_notes(), title()),
        reader.find(Case, one.case_id) if one.case_id else None,
        reader.school.name,
    )


def write(reader: Reader, one: Intervention, path: Path, *, hidden: bool) -> Path:
    """Write the document to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, one, hidden=hidden)
    return write_document(path, name, text(reader, one, hidden=hidden))


def file_name(reader: Reader, one: Intervention, *, hidden: bool) -> str:
    """The name it gets when none is given."""
    return document.file_name(stands(reader, one), names(reader, hidden=hidden))
