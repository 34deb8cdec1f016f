"""Word by word, what every word of the texts finds: a list that a person has read, in which none are unrelated."""

from pathlib import Path

import pytest

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.search import WORD_RULES
from pilotkartan.explore.small_words import NOT_BEGINNINGS
from pilotkartan.explore.vocabulary import Vocabulary

_PARTS = (Path(__file__).parent / "meeting_words.txt").read_text("utf-8").split("# ")[1:]
# Language -> each word of the texts, as they were when the list was read, and the other words that it finds.
READ: dict[Lang, dict[str, set[str]]] = {
    lang: {words[0]: set(words[1:]) for words in map(str.split, part.splitlines()[1:])}
    for lang, part in zip(LANGS, _PARTS, strict=True)
}


@pytest.mark.parametrize("lang", LANGS)
def test_words_meet_only_those_of_the_list(lang: Lang) -> None:
    """A word finds its other forms and the words that it begins, as a person has judged them, and no other."""
    read = READ[lang]
    assert len(read) > 500
    vocabulary = Vocabulary(read, WORD_RULES[lang])
    found = {word: vocabulary.answers(word) - {word} for word in read}
    assert {word: found[word] ^ read[word] for word in read if found[word] != read[word]} == {}


def test_list_of_chance_beginnings_is_needed() -> None:
    """Each beginning of the list would find another word without it; none is there for nothing."""
    assert [
        (word, longer) for word, every in NOT_BEGINNINGS.items() for longer in every if not longer.startswith(word)
    ] == []
    for word, (longer, *_) in NOT_BEGINNINGS.items():
        for lang in LANGS:
            assert Vocabulary([longer], WORD_RULES[lang]).answers(word) == set()


@pytest.mark.parametrize(("small", "longer", "lang"), [
    ("för", "företag", "sv"), ("att", "attraktiv", "sv"), ("med", "medborgare", "sv"), ("inte", "intervju", "sv"),
    ("när", "näringsliv", "sv"), ("till", "tillväxt", "sv"), ("are", "area", "en"), ("for", "form", "en"),
    ("the", "theme", "en"), ("too", "tool", "en"), ("who", "whole", "en"),
])  # fmt: skip
def test_small_words_begin_no_other(small: str, longer: str, lang: Lang) -> None:
    """A preposition or the like is not taken for the beginning of whatever word has its letters."""
    assert Vocabulary([small, longer], WORD_RULES[lang]).answers(small) == {small}
