"""Filters of a result ask for one result that meets them all, wherever the answer is seen."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Atlas, Code, Dimension, Pilot, Result, Text
from pilotkartan.content.settings import FACET_DIMENSIONS
from pilotkartan.content.texts import translator
from pilotkartan.explore import facet_groups
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS, Selection
from pilotkartan.explore.summary import sentence
from tests.factories import with_pilots

ATLAS = load_atlas()
INDEX = Index(ATLAS)
SEARCHES = ("", "företag", "dialog", "qqqq")
FIELDS = {"result_type": "type", "result_status": "status", "result_theme": "theme"}
each_time_the_same = settings(
    max_examples=30, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def codes_of(pilot: Pilot, dimension: str) -> Collection[str]:
    """A pilot's codes in a dimension that is not of its results, read from its own fields."""
    attributes = {"county": pilot.county, "skr_group": pilot.skr_group}
    return {attributes[dimension]} if dimension in attributes else {coding.code for coding in pilot.coding}


def meets(result: Result, facets: Mapping[str, Collection[str]]) -> bool:
    """Whether a result alone meets every filter of results."""
    return all(getattr(result, FIELDS[name]) in codes for name, codes in facets.items() if name in FIELDS)


def matches(pilot: Pilot, selection: Selection) -> bool:
    """Whether a pilot matches the facets, told by a plain loop."""
    for name, codes in selection.facets.items():
        if name in FIELDS:
            continue
        every = name == "theme" and selection.all_themes
        if not (set(codes) <= set(codes_of(pilot, name)) if every else set(codes) & set(codes_of(pilot, name))):
            return False
    return not set(selection.facets) & set(FIELDS) or any(meets(result, selection.facets) for result in pilot.result)


def left(index: Index, selection: Selection) -> set[str]:
    """The ids of the pilots that a selection leaves, told by a plain loop; the search is what it is alone."""
    found = index.view(Selection(search=selection.search), "sv").ids
    return {pilot.id for pilot in index.atlas.pilots if pilot.id in found and matches(pilot, selection)}


def toggled(index: Index, selection: Selection) -> Iterator[tuple[tuple[str, str], Selection]]:
    """Each option with the selection that its tick makes."""
    for name in FACETS:
        for code in index.options(name):
            yield (name, code.id), selection.with_facet(name, set(selection.chosen(name)) ^ {code.id})


def check(index: Index, selection: Selection) -> None:
    """Compare all that an index answers to a selection with the plain loop."""
    view = index.view(selection, "sv")
    assert set(view.ids) == left(index, selection)
    outcomes = index.outcomes(selection, FACETS, "sv")
    for option, other in toggled(index, selection):
        told = {p.id for p, yes in zip(index.atlas.pilots, outcomes[option], strict=True) if yes}
        assert told == left(index, other), option
    for name in FACETS:
        kept = selection.chosen(name) if name == "theme" and selection.all_themes else ()
        for code in index.atlas.codebook.codes(name):
            alone = selection.with_facet(name, {*kept, code.id})
            assert view.counts[name][code.id] == len(left(index, alone)), code.id
    any_theme = len(left(index, replace(selection, all_themes=False)))
    ways: list[str | None] = [*selection.facets, *([None] if selection.search else [])]
    best = max((len(left(index, selection.without_facet(way))) for way in ways), default=0)
    offered = index.loosening(selection, "sv")
    requires_all = selection.all_themes and len(selection.chosen("theme")) > 1
    assert (offered.count if offered else 0) == ((requires_all and any_theme) or best)
    if offered:
        assert offered.any_theme == bool(requires_all and any_theme)
        assert len(left(index, offered.selection)) == offered.count


def codes(atlas: Atlas, dimension: str, most: int) -> st.SearchStrategy[list[str]]:
    """Some codes of a dimension."""
    return st.lists(st.sampled_from([code.id for code in atlas.codebook.codes(dimension)]), unique=True, max_size=most)


@st.composite
def selections(draw: st.DrawFn, atlas: Atlas = ATLAS) -> Selection:
    """Any filters, most often some of results: of the others too few match to tell anything."""
    facets = {name: draw(codes(atlas, name, 3 if name in FIELDS else 1)) for name in FACETS if draw(st.booleans())}
    facets["theme"] = draw(codes(atlas, "theme", 3))
    selection = Selection(all_themes=draw(st.booleans()), search=draw(st.sampled_from(SEARCHES)))
    for name, chosen in facets.items():
        selection = selection.with_facet(name, chosen)
    return selection


# For each pilot its results, each as its type and status: none, one, or several.
result = st.tuples(
    *(st.sampled_from([code.id for code in ATLAS.codebook.codes(name)]) for name in FIELDS if name in FACETS)
)
results = st.lists(st.lists(result, max_size=3), min_size=len(ATLAS.pilots), max_size=len(ATLAS.pilots))


def with_results(drawn: list[list[tuple[str, ...]]]) -> Atlas:
    """The atlas with other results."""

    def made(kind: str, status: str) -> Result:
        return ATLAS.pilots[0].result[0].model_copy(update={"type": kind, "status": status})

    pilots = zip(ATLAS.pilots, drawn, strict=True)
    changed = (pilot.model_copy(update={"result": tuple(made(*one) for one in ones)}) for pilot, ones in pilots)
    return with_pilots(ATLAS, tuple(changed))


@each_time_the_same
@given(selections())
def test_answers_are_those_of_a_plain_loop(selection: Selection) -> None:
    """The list, the counts, what a tick will leave and the way back are those that a loop over the data finds."""
    check(INDEX, selection)


@pytest.mark.slow
@each_time_the_same
@given(results, selections())
def test_answers_are_those_of_a_plain_loop_whatever_the_results(
    drawn: list[list[tuple[str, ...]]], selection: Selection
) -> None:
    """So they are with any other results, also where a pilot has none."""
    check(Index(with_results(drawn)), selection)


@pytest.mark.parametrize("status", ["done", "planned"])
def test_type_and_status_are_of_one_result(status: str) -> None:
    """“Decision” and “Done” list pilots with a decision that is done, not those with a decision and something done."""
    found = INDEX.view(Selection(facets={"result_type": ("beslut",), "result_status": (status,)}), "sv").ids
    assert found == {"done": ("gotland", "surahammar", "osthammar"), "planned": ("haninge",)}[status]


class ThemedResult(Result):
    """A result that also says what it is about."""

    theme: str


THEME = Dimension(
    id="result_theme", kind="result", label=Text(sv="Resultatets tema", en="Theme of the result"),
    definition=Text(sv="Vad det handlar om.", en="What it is about."),
)  # fmt: skip


def themed(pilot: Pilot) -> Pilot:
    """A pilot whose results have themes: every other one is about homes, the others about talks."""
    results = (
        ThemedResult(**result.model_dump(), theme=("homes", "talks")[number % 2])
        for number, result in enumerate(pilot.result)
    )
    return pilot.model_copy(update={"result": tuple(results)})


def test_further_facet_of_results_joins_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new dimension of results holds on the same result as type and status, in every answer and in the sentence."""
    monkeypatch.setitem(FACETS, THEME.id, "resultattema")  # type: ignore[arg-type]
    monkeypatch.setattr(facet_groups, "FACET_DIMENSIONS", (*FACET_DIMENSIONS, THEME.id))
    label = Text(sv="X", en="X")
    book = ATLAS.codebook
    new = (Code(id="homes", dimension=THEME.id, label=label), Code(id="talks", dimension=THEME.id, label=label))
    codebook = book.model_copy(update={"dimension": (*book.dimension, THEME), "code": (*book.code, *new)})
    pilots = tuple(map(themed, ATLAS.pilots))
    index = Index(ATLAS.model_copy(update={"codebook": codebook, "pilots": pilots}))
    facets = {"result_type": ("plan",), "result_status": ("done", "ongoing"), "result_theme": ("homes",)}
    selection = Selection(facets=facets)
    apart = [Selection(facets={name: codes}) for name, codes in facets.items()]
    per_pilot = set.intersection(*(set(index.view(each, "sv").ids) for each in apart))
    assert set(index.view(selection, "sv").ids) < per_pilot
    check(index, selection)
    words = {
        **ATLAS.words,
        "summary.of_result_theme": Text(sv="handlar om {codes}", en="is about {codes}"),
    }
    told = sentence(index.atlas, index.view(selection, "en"), selection, translator(words, "en"), "en")
    assert told.endswith("is of the type Plan or strategy, has the status Done or Ongoing and is about X")
