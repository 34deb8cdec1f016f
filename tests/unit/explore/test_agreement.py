"""The figures of agreement are those of the packages that others use, and say where they are undefined."""

from collections.abc import Iterator, Sequence

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pilotkartan.explore import agreement
from pilotkartan.explore.agreement import CONFIDENCE_PERCENT, SEED, figures
from pilotkartan.explore.double_coding import CodedTwice, Row, double_coding
from pilotkartan.explore.index import Index

CLOSE = 1e-9
Answers = Sequence[int]


def alpha_of(first: Answers, second: Answers) -> float:
    """Krippendorff's alpha by the package of that name."""
    return float(krippendorff.alpha(reliability_data=[first, second], level_of_measurement="nominal"))


def kappa_of(first: Answers, second: Answers) -> float:
    """Cohen's kappa by scikit-learn, which takes a second to import: only the process that asks for it does."""
    from sklearn.metrics import cohen_kappa_score

    return float(cohen_kappa_score(first, second))


def varied(first: Answers, second: Answers) -> bool:
    """Whether the coders give more than one answer between them."""
    return len({*first, *second}) > 1


@st.composite
def codings(draw: st.DrawFn) -> tuple[list[str], list[int], list[int]]:
    """Two codings of the same cells, of some pilots, with two answers or more."""
    answers = st.integers(0, draw(st.integers(1, 4)))
    cells = draw(st.lists(st.tuples(st.sampled_from("abcde"), answers, answers), min_size=2, max_size=60))
    assume(varied([one for _, one, _ in cells], [other for _, _, other in cells]))
    return [pilot for pilot, _, _ in cells], [one for _, one, _ in cells], [other for _, _, other in cells]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(codings())
def test_coefficients_are_those_of_the_packages(coded: tuple[list[str], list[int], list[int]]) -> None:
    """Kappa is scikit-learn's and alpha krippendorff's, whatever the answers."""
    pilots, first, second = coded
    found = figures(pilots, first, second)
    assert found.alpha == pytest.approx(alpha_of(first, second), abs=CLOSE)
    assert found.kappa == pytest.approx(kappa_of(first, second), abs=CLOSE)
    assert found.percent == pytest.approx(100 * np.mean(np.equal(first, second)))


def answers_of(row: Row, cells: Sequence[CodedTwice]) -> tuple[list[int], list[int]]:
    """Both coders' answers to what a row is about, gathered cell by cell."""
    about = [cell for cell in cells if row.code in (cell.code, None) and cell.code.dimension == row.dimension.id]
    if row.level != "main_theme":
        return [int(cell.first.value) for cell in about], [int(cell.second.value) for cell in about]
    places = {cell.code.id: n for n, cell in enumerate(about)}
    by_pilot = {cell.pilot.id: cell.pilot for cell in about}
    mains = [
        {cell.pilot.id: places[cell.code.id] for cell in about if getattr(cell, coder).main}
        for coder in ("first", "second")
    ]
    return [mains[0][pilot] for pilot in by_pilot], [mains[1][pilot] for pilot in by_pilot]


def test_coefficients_of_the_data_are_those_of_the_packages(index: Index) -> None:
    """So are all figures that are shown: of dimensions and codes, and of the choice of a main theme."""
    compared = index.double_coding
    assert {row.level for row in compared.rows} == {"dimension", "main_theme", "code"}
    for row in compared.rows:
        first, second = answers_of(row, compared.cells)
        assert (row.figures.cells, row.figures.differing) == (len(first), int(np.not_equal(first, second).sum()))
        assert row.figures.alpha == pytest.approx(alpha_of(first, second), abs=CLOSE)
        assert row.figures.kappa == pytest.approx(kappa_of(first, second), abs=CLOSE)


@pytest.mark.parametrize("answer", [0, 1])
def test_no_variation_is_undefined(answer: int) -> None:
    """Where both coders give one and the same answer throughout, nothing but the percentage is defined."""
    found = figures("abc", [answer] * 3, [answer] * 3)
    assert (found.percent, found.kappa, found.alpha, found.interval) == (100, None, None, None)


def test_coders_who_never_vary_but_differ() -> None:
    """Two coders of whom each gives one answer, not the same, agree no more than by chance."""
    found = figures("abc", [0] * 3, [1] * 3)
    assert (found.percent, found.kappa) == (0, 0)
    assert found.alpha == pytest.approx(alpha_of([0] * 3, [1] * 3), abs=CLOSE)


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """So few draws that each can be made again by another package."""
    monkeypatch.setattr(agreement, "DRAWS", 300)
    agreement._draws.cache_clear()
    yield agreement.DRAWS
    agreement._draws.cache_clear()


def test_interval_is_that_of_pilots_drawn_again(few_draws: int) -> None:
    """The interval is what alpha's package says of as many pilots drawn with replacement, each with all its cells."""
    pilots = "aaabbbcccddd"
    first, second = [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]
    times = np.random.default_rng(SEED).multinomial(4, [0.25] * 4, size=few_draws)
    drawn = []
    for counts in times:
        kept = np.repeat(range(len(pilots)), np.repeat(counts, 3))
        answers = [first[n] for n in kept], [second[n] for n in kept]
        drawn += [alpha_of(*answers)] if varied(*answers) else []
    outside = (100 - CONFIDENCE_PERCENT) / 2
    assert 0 < len(drawn) < few_draws
    assert figures(pilots, first, second).interval == pytest.approx(
        tuple(np.percentile(drawn, [outside, 100 - outside])), abs=CLOSE
    )


def test_interval_is_the_same_each_time(index: Index) -> None:
    """The seed is fixed: the same codings give the same interval, and alpha lies within it."""
    for row in index.double_coding.rows:
        low, high = row.figures.interval or (0, 0)
        assert row.figures.alpha is not None
        assert low <= row.figures.alpha <= high
    again = double_coding(index.atlas)
    assert again.rows == index.double_coding.rows


def test_one_pilot_has_no_interval() -> None:
    """From a single pilot nothing can be drawn again."""
    assert figures("aa", [0, 1], [0, 1]).interval is None
