"""Calendars as programs write them, byte for byte."""

from __future__ import annotations

EXCEL = (
    "\ufeffNavn;Fra;Til;Ukedag\r\n"
    "Skolestart;16.08.2027;;mandag\r\n"
    "Høstferie;11.10.2027;15.10.2027;mandag\r\n"
    '"Fri; etter eksamen";12.11.2027;;fredag\r\n'
    "Juleferie;20.12.2027;31.12.2027;\r\n"
    "Vinterferie;21.02.2028;25.02.2028;man.–fre.\r\n"
    "Påskeferie;10.04.2028;17.04.2028;\r\n"
    "Siste skoledag;16.06.2028;;fredag\r\n"
)
"""What Excel in Norwegian saves as «CSV UTF-8»: a mark in front, semicolons, CRLF, quotes."""


def excel(text: str = EXCEL, *, utf8: bool = True) -> bytes:
    """The bytes Excel writes: «CSV UTF-8», or «CSV» in Windows-1252."""
    return text.encode() if utf8 else text.removeprefix("\ufeff").encode("cp1252")


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", ""))


def calendar(*events: str, product: str = "-//Google Inc//Google Calendar 70.9054//EN") -> bytes:
    """An ICS file of events, with the start and the end of a school year before them."""
    start = event("DTSTART;VALUE=DATE:20270816", "DTEND;VALUE=DATE:20270817", "SUMMARY:Skolestart")
    end = event("DTSTART;VALUE=DATE:20280616", "SUMMARY:Siste skoledag")
    head = f"BEGIN:VCALENDAR\r\nPRODID:{product}\r\nVERSION:2.0\r\n"
    return "".join((head, start, end, *events, "END:VCALENDAR\r\n")).encode()
