"""Find what to say of a search: what else was searched for, which filter may be meant, what no filter answers. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pilotkartan.content.model import Code, Lang, Pilot, SearchAnswer
from pilotkartan.content.plaintext import words_of
from pilotkartan.explore.index import Index
from pilotkartan.explore.search import Sought
from pilotkartan.explore.selection import FACETS, Selection

_MAX_SUGGESTIONS = 3


@dataclass(frozen=True)
class Also:
    """Name what was searched for besides the words typed: codes, and words of the texts."""

    typed: str
    codes: tuple[Code, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Respelled:
    """Name words that were found, although they are spelled with å, ä, ö or é and were typed without.

    Where the words are `understood`, it is one everyday word or phrase, and what it means was searched for.
    """

    typed: str
    words: tuple[str, ...]
    understood: bool


@dataclass(frozen=True)
class Step:
    """Lead on from a search to a filter: the selection with the code, and how many pilots that leaves."""

    code: Code
    count: int
    selection: Selection


@dataclass(frozen=True)
class Answered:
    """Hold what the source can say to a question that no filter answers, with the filters and pilots to go on to."""

    answer: SearchAnswer
    steps: tuple[Step, ...]
    pilots: tuple[Pilot, ...]


@dataclass(frozen=True)
class SearchNotes:
    """Hold all that is to be said of a search."""

    also: tuple[Also, ...] = ()
    respelled: tuple[Respelled, ...] = ()
    suggestions: tuple[Step, ...] = ()
    answers: tuple[Answered, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.also or self.respelled or self.suggestions or self.answers)


def search_notes(index: Index, selection: Selection, lang: Lang) -> SearchNotes:
    """Return what is to be said of the search of a selection; nothing where there is none."""
    wanted = words_of(selection.search)
    sought = index.search.sought(wanted, lang)
    by_id = index.atlas.by_id
    return SearchNotes(
        also=tuple(_also(index, sought, lang)),
        respelled=tuple(_respelled(sought)),
        suggestions=tuple(_suggestions(index, selection, sought, lang)),
        answers=tuple(
            Answered(
                answer,
                tuple(_steps(index, selection, answer.code, lang)),
                tuple(by_id[pilot] for pilot in pilots_of(answer) if pilot in by_id),
            )
            for answer in index.search.answers(wanted, lang)
        ),
    )


def pilots_of(answer: SearchAnswer) -> Iterable[str]:
    """Return the ids before the colons of the paragraphs, each once."""
    return dict.fromkeys(ref.partition(":")[0] for ref in answer.source)


def _also(index: Index, sought: tuple[Sought, ...], lang: Lang) -> Iterator[Also]:
    for each in sought:
        if each.codes or each.also:
            codes = tuple(code for code in index.atlas.codebook.code if code.id in each.codes)
            find = each.meaning.find if each.meaning else None
            yield Also(" ".join(each.part.words), codes, find.words(lang) if find else ())


def _respelled(sought: tuple[Sought, ...]) -> Iterator[Respelled]:
    for each in sought:
        typed = " ".join(each.part.words)
        if each.part.phrase and each.part.folded:
            yield Respelled(typed, (" ".join(each.part.phrase.words),), understood=True)
        elif each.unmarked:
            yield Respelled(typed, tuple(sorted(each.unmarked)), understood=False)


def _suggestions(index: Index, selection: Selection, sought: tuple[Sought, ...], lang: Lang) -> Iterator[Step]:
    """Yield the filters that may be meant: by everyday words and names of codes, then by their definitions."""
    names, definitions = index.search.code_names[lang], index.search.code_definitions[lang]
    meant = [tuple(dict.fromkeys((*_meant(each), *names.having(each.part.words)))) for each in sought]
    defined = [(*codes, *definitions.having(each.part.words)) for codes, each in zip(meant, sought, strict=True)]
    exact = _common(meant) or tuple(dict.fromkeys(code for codes in meant for code in codes[:1]))
    loose = tuple(code for code in _common(defined) if code not in exact)
    yield from islice(_steps(index, selection, exact, lang), _MAX_SUGGESTIONS)
    # A word in more definitions than there is room for is too common to mean one of them.
    if len(exact) + len(loose) <= _MAX_SUGGESTIONS:
        yield from _steps(index, selection, loose, lang)


def _common(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is in all of the lists, in the order of the first."""
    return tuple(item for item in dict.fromkeys(lists[0]) if all(item in each for each in lists)) if lists else ()


def _steps(index: Index, selection: Selection, codes: Iterable[str], lang: Lang) -> Iterator[Step]:
    """Yield the codes that are filters not yet chosen, with what they leave without the search."""
    for code in (index.atlas.codebook.by_id[each] for each in codes):
        if code.dimension not in FACETS or code.id in selection.chosen(code.dimension):
            continue
        chosen = selection.with_facet(code.dimension, (*selection.chosen(code.dimension), code.id))
        new = replace(chosen, search="", pilot=None).known(index.atlas)
        if count := len(index.view(new, lang).pilots):
            yield Step(code, count, new)


def _meant(sought: Sought) -> tuple[str, ...]:
    return (*sought.meaning.code, *sought.meaning.near) if sought.meaning else ()
