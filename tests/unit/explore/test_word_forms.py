"""Forms of one word meet: measured on lists that a person has read, of the texts and of the same kinds."""

from itertools import combinations
from pathlib import Path

import pytest
from snowballstemmer import stemmer

from pilotkartan.explore.english import one_spelling
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.swedish import forms

HERE = Path(__file__).parent
ENGLISH = stemmer("english")
# Words of which one is made from the other, in forms that either may have: *besökarna* may be of either.
AKIN = {("besök", "besökare"), ("företag", "företagare")}
# Words that look alike, in whole or but for their endings, and have nothing to do with each other.
LOOKALIKES = """
plan planet | plan planeten | planer planeter | plan plats | plan plansch | svar svårigheter
svaren svårighet | svar svår | svar svart | svar svan | ord ort | ord orten | bo bok | bo bokar | bo bot | boende bok
mål måla | mål mal | mål målare | målen måla | mål målad | led ledning | led lada | kommun kommunikation
kommunen kommunicera produkt produktion | stad stadga | stad stat | staden staten | städer städa | stad stadig
plats plast | form format | form formell | karta kartong | kartan kartell | bild bildning | grund grundlig
gräns gräs | bro bror | bro brott lag läge | lag låga | lagar läger | får far | får före | hår har | kan kanal
kan kanin | nät natt | nät näthinna val väl | valet välja | råd rad | lån län | lånet länet | län lands | land lån
tal tall | sal säl | märke mark | märket marken | marknad märkning | sök sok | mat mått | not nöt | rad råda
by bytt | by bytte | ny nyans | nya nyans bank bänk | banken bänken | tak tack | tid tidning | tiden tidningen
hals hal | svans svan | kurs kur | dans dan kund kunde | kunder kunna | handel handlar | öken ökar | först förstad
första förstad | lock locka | hö hör | hö höns tur tu | land lantlig | hem hemlig | hus husera | arena aren
kompetens kompetent | exempel exemplar kommer kommers | viss visa | värd värld | vård vårt | bord bort
gård gårdag | nord nordisk | hand hans brand brant | fond font | start stark | sak säker | saker säker
fast fastighet | stor stormig | inte intern | arbetsplan arbetsplats | bygd byggd
"""


def groups(file: str) -> list[list[list[str]]]:
    """The words of a file, a list for each heading: each word with its forms."""
    parts = (HERE / file).read_text("utf-8").split("#")[1:]
    return [[line.split() for line in part.splitlines()[1:] if line] for part in parts]


NOUNS_AND_ADJECTIVES, VERBS = groups("swedish_words.txt")
(BRITISH_AMERICAN,) = groups("british_american.txt")


def meet(one: str, other: str) -> bool:
    """Tell whether two Swedish words are forms of one."""
    return one == other or not forms(one).isdisjoint(forms(other))


def english_stem(word: str) -> str:
    """What all forms and spellings of an English word have in common."""
    return str(ENGLISH.stemWord(one_spelling(word)))


def test_forms_of_a_swedish_word_meet() -> None:
    """Definite and indefinite, neuter, plural and compared forms are one word, and so are the tenses of a verb."""
    words = NOUNS_AND_ADJECTIVES + VERBS
    assert len(words) > 350
    apart = [pair for word in words for pair in combinations(word, 2) if not meet(*pair)]
    assert apart == []


def test_genitives_meet_their_word() -> None:
    """Whose something is does not make another word."""
    # Of *håll* the genitive is spelled as a form of *hålla*.
    nouns = [
        word
        for word in NOUNS_AND_ADJECTIVES
        if word[-1][-1] not in "sxz" and word[0][-1] not in "sxz" and word[0] != "håll"
    ]
    apart = [
        (word[0], f"{form}s") for word in nouns for form in word if len(form) > 3 and not meet(word[0], f"{form}s")
    ]
    assert apart == []


def test_different_swedish_words_do_not_meet() -> None:
    """No form of a noun or adjective is taken for a form of another one of the list."""
    owners: dict[str, set[str]] = {}
    for word in NOUNS_AND_ADJECTIVES:
        for shown in (form for spelled in word for form in forms(spelled)):
            owners.setdefault(shown, set()).add(word[0])
    assert {pair for words in owners.values() for pair in combinations(sorted(words), 2)} - AKIN == set()


@pytest.mark.parametrize("words", [part.split() for part in LOOKALIKES.replace("\n", " | ").split("|") if part.split()])
def test_lookalikes_do_not_meet(words: list[str]) -> None:
    """Words that only look alike are not taken for one, whatever their letters have in common."""
    assert [pair for pair in combinations(words, 2) if meet(*pair)] == []


@pytest.mark.parametrize(("british", "american"), BRITISH_AMERICAN)
def test_both_spellings_are_one_word(british: str, american: str) -> None:
    """What the British and the Americans spell otherwise is one word in every form."""
    assert english_stem(british) == english_stem(american)


@pytest.mark.parametrize("words", [
    "four for", "hour hor", "course corse", "tour tor", "journal jorn", "bellow below", "filling filing",
    "holly holy", "polling poling", "timbre timber", "vague vag", "prize price", "zone sone", "lazy lacy",
    "poetic petic", "fence fens", "science sciens", "practical product", "sizing sitting", "mane mannen",
    "there theer", "organ organisation", "region regionalisation", "program progress", "center century",
    "dialog dial", "plan planet", "city citizen",
])  # fmt: skip
def test_different_english_words_are_spelled_apart(words: str) -> None:
    """Bringing the spellings to one makes no two words one."""
    one, other = words.split()
    assert english_stem(one) != english_stem(other)


def found(index: Index, search: str) -> set[str]:
    """The pilots that a search finds in the Swedish texts."""
    return set(index.view(Selection(search=search), "sv").ids)


@pytest.mark.slow
def test_every_form_finds_the_pilots_of_its_word(index: Index) -> None:
    """Whichever form is searched for, no pilot is missed that has any form of the word in its texts."""
    missed = {}
    for word in NOUNS_AND_ADJECTIVES + VERBS:
        having = {pilot for form in word for pilot in found_exactly(index, form)}
        missed |= {form: lost for form in word if (lost := having - found(index, form))}
    assert missed == {}


def found_exactly(index: Index, word: str) -> set[str]:
    """The pilots whose texts hold a word just as it is written."""
    hits = index.view(Selection(search=word), "sv").hits
    return {
        pilot
        for pilot in hits
        for hit in index.search.hits(pilot, (word,), "sv")
        if any(hit.text[start:end].lower() == word for start, end in hit.spans)
    }
