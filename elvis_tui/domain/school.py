"""What the school is, and what the data file says of itself."""

from datetime import date
from typing import Annotated

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Asked, Id, Line, Mark
from elvis_tui.domain.preferences import Preferences
from elvis_tui.domain.record import Record


class School(Record, frozen=True, kw_only=True):
    """The one record of the school. Its teams have records of their own.

    `internal_deadline` is the school's own limit for the written plan of a case, in working days;
    None for what the dated rules say. `criteria` are what the school looks for in the IKO model;
    none for what schools usually look for. `silent_after` is how many days without any contact
    make somebody silent; None for the usual. `warn_at` is the absence in percent from which the
    school warns, `warn_at_small` that of subjects of at most `small_subject` hours a year; None
    for the usual. `access_marker` is what stands at the top of minutes about whom the public may
    not read, such as which paragraph of offentleglova applies.
    """

    id: Id = "school"
    name: Annotated[Line, Asked.FACTS] = FreeText("")
    internal_deadline: Annotated[int | None, Asked.FACTS] = None
    silent_after: Annotated[int | None, Asked.FACTS] = None
    warn_at: Annotated[float | None, Asked.FACTS] = None
    warn_at_small: Annotated[float | None, Asked.FACTS] = None
    small_subject: Annotated[int | None, Asked.FACTS] = None
    criteria: Annotated[tuple[Line, ...], Asked.FACTS] = ()
    access_marker: Annotated[Line, Asked.FACTS] = FreeText("")


class FileFacts(Record, frozen=True, kw_only=True):
    """The one record of the file itself.

    `invented` marks a sample school, and `sample_monday` is the Monday of the week it is told
    of: it moves with the dates. `former_choices` are what a file of schema 2 knew of its user,
    until that user's preferences have taken them over. `last_number` is the highest number that
    a student has had. `to_erase` are the marks of what was taken away for somebody's sake
    (`erasing`), until it is surely gone from the former versions of the file as well. `plan_year`
    is the year in which the school year begins that was last begun in the plan.
    """

    id: Id = "facts"
    invented: Annotated[bool, Mark.UNTOLD] = False
    sample_monday: Annotated[date | None, Mark.UNTOLD] = None
    former_choices: Annotated[Preferences | None, Mark.UNTOLD] = None
    last_number: Annotated[int, Mark.UNTOLD] = 0
    to_erase: Annotated[tuple[Id, ...], Mark.UNTOLD] = ()
    plan_year: Annotated[int | None, Mark.UNTOLD] = None
