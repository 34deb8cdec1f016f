"""Check the days on which contacts and addresses were last verified."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from pilotkartan.content.parsed import File, each_block, each_contact
from pilotkartan.content.problems import Problem

# East of this no clock on Earth is ahead: whoever edits the data may live in another time zone than the server.
_FIRST_TO_HAVE_A_DAY = timezone(timedelta(hours=14))


def latest_day() -> date:
    """Return the latest day that it is anywhere."""
    return datetime.now(_FIRST_TO_HAVE_A_DAY).date()


def verified_problems(name: str, file: File) -> Iterator[Problem]:
    """Yield the days that have not come yet."""
    for field, day in _days(file):
        # A time of day is refused by the model.
        if type(day) is date and day > latest_day():
            yield Problem("not_yet", name, field, day)


def _days(file: File) -> Iterator[tuple[str, object]]:
    yield "site_verified", file.get("site_verified")
    yield from ((f"{place}.verified", contact.get("verified")) for place, contact in each_contact(file))
    yield from ((f"material[{n}].verified", item.get("verified")) for n, item in each_block(file, "material"))
