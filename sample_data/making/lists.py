"""The school's lists as Excel saves them in Norway: semicolons and CRLF, in two encodings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from making.people import School


def write_lists(folder: Path, school: School) -> None:
    """elever.csv («CSV UTF-8», with BOM), klasser.csv and ansatte.csv (Windows-1252)."""
    codes = {c.id: c.code for c in school.classes}
    _write(
        folder / "elever.csv",
        "utf-8-sig",
        ("Etternavn", "Fornavn", "Klasse", "Født"),
        (
            (
                s.last_name,
                s.first_name,
                codes[s.class_id or ""],
                f"{s.birth_date:%d.%m.%Y}" if s.birth_date else "",
            )
            for s in school.students
        ),
    )
    _write(
        folder / "klasser.csv",
        "cp1252",
        ("Klasse", "Trinn", "Kontaktlærer"),
        ((c.code, f"Vg{c.code[0]}", c.contact_teacher) for c in school.classes),
    )
    teaches = {c.contact_teacher: c.code for c in school.classes}
    _write(
        folder / "ansatte.csv",
        "cp1252",
        ("Navn", "Stilling", "Kontaktlærer for", "Ekstern"),
        (
            (p.name, p.role, teaches.get(p.name, ""), "ja" if p.external else "")
            for p in school.staff
        ),
    )


def _write(path: Path, encoding: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(header)
    table.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
