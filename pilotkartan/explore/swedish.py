"""Find the forms of a Swedish word by its endings.

A dictionary would know more, but reading it would double the start time of the app, and it lacks the compounds and
names that our texts are full of. So a word is split into stem and ending in every way that a declension or a
conjugation allows, and two words are forms of one word if they share a split. Letters count: *svar* is not *svår*.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pilotkartan.explore.swedish_endings import (
    ADJECTIVES,
    CHANGED_VOWELS,
    IRREGULAR,
    NO_ENDING,
    NOT_OWNERS,
    NOUNS,
    PREFIXES,
    SHORT_ADJECTIVES,
    VERBS,
    Kinds,
)

# Ending -> the patterns of the stems that take it, each with the kinds of words.
_Endings = Mapping[str, Mapping[re.Pattern[str], list[str]]]
_VOWEL = re.compile("[aeiouyåäöé]")
# End of an adjective -> that of its neuter: *röd, rött*; *vit, vitt*; *lätt, lätt*; *vild, vilt*; *sann, sant*.
_NEUTER = {"(?<=[aeiouyåäöé])[dt]?$": "tt", "[dt]$": "t", "nn$": "nt", "$": "t"}
_MIN_STEM = 2
_MIN_OWNER = 4
_DOUBLED = re.compile(r"([mn])\1(?=(?:en|et|ar|arna|er|erna)$)")
_CHANGED = re.compile(f"(?:{'|'.join(CHANGED_VOWELS)})(?=(?:na)?$)")


def forms(word: str) -> frozenset[str]:
    """Return the splits of a word, in lower case, into kind and stem; two forms of one word have one in common."""
    owner = word[:-1] if word.endswith("s") else ""
    if lemma := _IRREGULAR_FORMS.get(word) or (len(owner) >= _MIN_OWNER and _IRREGULAR_FORMS.get(owner)):
        return frozenset({lemma})
    short = _SHORT_ADJECTIVES.get(word) or _SHORT_ADJECTIVES.get(owner)
    found = {short, *_ways(word, _NOMINAL)} if short else {*_ways(word, _ALL), *_compounds(word)}
    if owner and owner[-1] not in "sxz" and word not in NOT_OWNERS:
        found.update(_ways(owner, _NOMINAL))
    return frozenset(found)


def _ways(word: str, endings: _Endings) -> Iterator[str]:
    """Yield the kind and the stem of each split of a word; the stem may be spelled otherwise without its ending."""
    plain = _CHANGED.sub(lambda plural: CHANGED_VOWELS[plural.group()], word)
    for spelled in {plain, _DOUBLED.sub(r"\1", plain)}:
        vowel = _VOWEL.search(spelled)
        shortest = max(len(spelled) - _MAX_ENDING, vowel.end() if vowel else len(spelled) + 1, _MIN_STEM)
        for end in range(shortest, len(spelled) + 1):
            stem = spelled[:end]
            for pattern, kinds in endings.get(spelled[end:], {}).items():
                if pattern.search(stem):
                    yield from (f"{kind} {stem}" for kind in kinds)


def _compounds(word: str) -> Iterator[str]:
    """Yield the splits of a compound that ends in a known word: *framgår*, *framgick* as *går*, *gick*."""
    for prefix in PREFIXES if word.startswith(PREFIXES) else ():
        if word.startswith(prefix) and (lemma := _IRREGULAR_FORMS.get(word.removeprefix(prefix))):
            yield f"{prefix} {lemma}"
    for start in range(_MIN_STEM + 1, len(word) - 2):
        if adjective := _SHORT_ADJECTIVES.get(word[start:]):
            yield f"{word[:start]} {adjective}"


def _by_ending(*tables: Kinds) -> _Endings:
    found: defaultdict[str, defaultdict[re.Pattern[str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, (stems, endings) in (item for table in tables for item in table.items()):
        for ending in endings.split():
            found[ending.removeprefix(NO_ENDING)][re.compile(stems)].append(kind)
    return found


def _declined(adjective: str) -> Iterator[str]:
    """Yield the forms of an adjective of one syllable, such as *ny, nytt, nya, nyare, nyast, nyaste*."""
    neuter = next(re.sub(end, spelled, adjective) for end, spelled in _NEUTER.items() if re.search(end, adjective))
    stem = re.sub("(?<=[ouö])m$", "mm", adjective)
    yield from (adjective, neuter, *(f"{stem}{ending}" for ending in ("a", "e", "are", "ast", "aste")))


def _forms_in(lines: Iterable[str]) -> Mapping[str, str]:
    """Return what stands for the word of each form; a line holds the forms of one word."""
    return {form: f"= {line.split()[0]}" for line in lines for form in line.split()}


_NOMINAL = _by_ending(NOUNS, ADJECTIVES)
_ALL = _by_ending(NOUNS, ADJECTIVES, VERBS)
_MAX_ENDING = max(map(len, _ALL))
_IRREGULAR_FORMS = _forms_in(IRREGULAR)
# The forms of each adjective of one syllable, as a line of `IRREGULAR`.
DECLINED = [" ".join(_declined(adjective)) for adjective in SHORT_ADJECTIVES]
_SHORT_ADJECTIVES = _forms_in(DECLINED)
