"""Count the results by status: how many of them are done. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Atlas, Pilot
from pilotkartan.content.plaintext import by_name
from pilotkartan.content.settings import RESULT_STATUSES

DONE, ONGOING, _PLANNED = RESULT_STATUSES


@dataclass(frozen=True)
class Tally:
    """Hold the number of results by status, in the codebook's order."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return the number of all results."""
        return sum(self.counts.values())

    @property
    def percent_done(self) -> int | None:
        """Return the share of results that are done, in whole percent; None where there is no result."""
        return round(100 * self.counts[DONE] / self.total) if self.total else None


def tally(atlas: Atlas, pilots: Iterable[Pilot]) -> Tally:
    """Count the results of some pilots together."""
    found = Counter(result.status for pilot in pilots for result in pilot.result)
    return Tally({status.id: found[status.id] for status in atlas.codebook.codes("result_status")})


def by_done(atlas: Atlas, pilots: Iterable[Pilot]) -> tuple[tuple[Pilot, Tally], ...]:
    """Return each pilot with its own tally: those with the most results done first, then by name."""
    tallies = [(pilot, tally(atlas, [pilot])) for pilot in by_name(pilots)]
    return tuple(sorted(tallies, key=lambda counted: -counted[1].counts[DONE]))
