"""The scripts filter, sort and search as `explore/` does."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlencode

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.plaintext import fold, words_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.script_index import script_index, script_passages
from pilotkartan.explore.search_notes import Step, search_notes
from pilotkartan.explore.selection import FACETS, Selection, Sort
from pilotkartan.render.scripts import MODULES
from tests.node import answers

MAX_SELECTIONS = 1000
FORMS = [
    word
    for file in ("swedish_words.txt", "british_american.txt", "meeting_words.txt")
    for word in words_of(Path(__file__).with_name(file).read_text("utf-8"))
]
# As a word may be typed: as it is, not to its end, with letters too few or changed places, and so on.
TYPED: list[Callable[[str, random.Random], str]] = [
    *[lambda word, _: word] * 4,
    lambda word, pick: word[: pick.randint(1, len(word))],
    lambda word, pick: word + pick.choice(["s", "n", "en", "erna", "ing", "ed", "ly", "isation", "brist"]),
    lambda word, _: fold(word),
    lambda word, _: word.upper(),
    lambda word, _: unicodedata.normalize("NFD", "\u00ad".join(word)),
    lambda word, pick: "".join(letter for letter in word if pick.random() < 0.9),
    lambda word, pick: "".join(pick.sample(word[:3], len(word[:3]))) + word[3:],
]


def searches(index: Index, lang: Lang, pick: random.Random) -> Iterator[str]:
    """Words of the texts in any form, everyday words, whole sentences, misspelled ones and names, one or more."""
    words = sorted(index.search.in_all_texts(lang))
    everyday = [text for each in (*index.atlas.search.word, *index.atlas.search.answer) for text in each.words(lang)]
    texts = [text for pilot in index.atlas.by_id for text in index.search.texts(pilot, lang)]
    while True:
        kind = pick.choice([words, words, everyday, FORMS, texts])
        written = [pick.choice(kind) for _ in range(pick.choice([1, 1, 2, 3]))]
        if kind is texts:
            written = [" ".join(written[0].split()[: pick.randint(2, 6)])]
        yield " ".join(pick.choice(TYPED)(text, pick) for text in written)


def any_params(index: Index, search: str, pick: random.Random) -> dict[str, list[str]]:
    """The parameters of an address with a search, often with codes of some facets."""
    facets = {
        FACETS[name]: [code.id for code in pick.sample(codes, min(len(codes), pick.choice([1, 1, 2, 3])))]
        for name, codes in ((name, index.atlas.codebook.codes(name)) for name in FACETS)
        if pick.random() < 0.15
    }
    others = {"q": [search], "alla": ["ja"], "sortering": [pick.choice(get_args(Sort))]}
    return facets | {name: values for name, values in others.items() if name == "q" or pick.random() < 0.4}


def test_views(index: Index) -> None:
    """Whatever is chosen and searched for, the scripts find the same pilots in the same order, and what to say."""
    pick = random.Random(4)
    typed = {lang: searches(index, lang, pick) for lang in LANGS}
    asked = [(any_params(index, next(typed[lang]), pick), lang) for lang in LANGS * (MAX_SELECTIONS // 2)]
    found = answers(
        "search_notes.js",
        """await Promise.all(given.modules.map((each) => import(each))).then(([view, hits]) => {
            const views = view.viewsOf(given.data);
            const notesOf = rules.searchNotesOf(given.data, views);
            const hitsOf = hits.searchHitsOf(given.data, given.passages, views);
            return given.asked.map(([query, lang]) => {
                const selection = view.readSelection(given.data, new URLSearchParams(query));
                const { ids, counts } = views.view(selection, lang);
                const way = views.loosening(selection, lang);
                const shown = ids.map((id) => hitsOf(selection.search, lang, id).map((hit) => Object.values(hit)));
                return [ids, counts, shown, way && [way.facet, way.count, way.anyTheme], notesOf(selection, lang)];
            });
        })""",
        {
            "modules": [(MODULES / "shared" / name).as_uri() for name in ("view.js", "search_hits.js")],
            "data": script_index(index),
            "passages": script_passages(index),
            "asked": [(urlencode(params, doseq=True), lang) for params, lang in asked],
        },
    )
    for *_, notes in found:
        for step in (*notes["suggestions"], *(step for each in notes["answers"] for step in each["steps"])):
            step["selection"] = chosen_in(step["selection"])
    different = [
        (params, lang, there, here)
        for (params, lang), there in zip(asked, found, strict=True)
        if there != (here := view_here(index, Selection.from_params(params, index.atlas), lang))
    ]
    assert different == []
    assert len({len(ids) for ids, *_ in found}) > 6


def view_here(index: Index, selection: Selection, lang: Lang) -> list[Any]:
    """What `explore/` shows: the pilots, the counts by facet, the hits, the way out, the notes."""
    view, way, notes = (
        index.view(selection, lang),
        index.loosening(selection, lang),
        search_notes(index, selection, lang),
    )
    counts = {FACETS[name]: dict(count) for name, count in view.counts.items()}
    answers_here = [
        {
            "answer": index.atlas.search.answer.index(each.answer),
            "steps": list(map(step_here, each.steps)),
            "pilots": [pilot.id for pilot in each.pilots],
        }
        for each in notes.answers
    ]
    notes_here = {
        "also": [
            {"typed": each.typed, "codes": [code.id for code in each.codes], "words": list(each.words)}
            for each in notes.also
        ],
        "respelled": [asdict(each) | {"words": list(each.words)} for each in notes.respelled],
        "suggestions": list(map(step_here, notes.suggestions)),
        "answers": answers_here,
    }
    way_here = [way.dimension and FACETS[way.dimension], way.count, way.any_theme] if way else None
    hits = [[[hit.text, list(map(list, hit.spans)), hit.about] for hit in view.hits.get(id_, ())] for id_ in view.ids]
    return [list(view.ids), counts, hits, way_here, notes_here]


def step_here(step: Step) -> dict[str, Any]:
    """A filter to go on to, as the scripts tell it."""
    facets = {FACETS[name]: sorted(codes) for name, codes in step.selection.facets.items()}
    selection = {"facets": facets, "every": step.selection.all_themes, "search": "", "sort": step.selection.sort}
    return {"code": step.code.id, "count": step.count, "selection": selection}


def chosen_in(selection: dict[str, Any]) -> dict[str, Any]:
    """A selection of the scripts, whatever the order of its codes."""
    return selection | {"facets": {facet: sorted(codes) for facet, codes in selection["facets"].items() if codes}}
