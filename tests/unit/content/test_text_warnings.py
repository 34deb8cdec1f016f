"""Texts that are too long, sentences that are too long, and facts told twice are warned of, and nothing else is."""

import pytest

from pilotkartan.content.model import LANGS, PARTS, Atlas, Passage, Result, Text
from pilotkartan.content.problems import WARNINGS, Problem
from pilotkartan.content.text_warnings import (
    MAX_CHARACTERS,
    MAX_SENTENCE_WORDS,
    MAX_SUMMARY_CHARACTERS,
    text_warnings,
)
from tests.factories import with_pilots

FILE = "data/pilots/flen.toml"
# Facts that a review of the texts found told twice: part, Swedish and English, of one pilot each.
TOLD_TWICE = {
    "advisory board": (
        (
            "organisation_note",
            "I advisory board, som också är projektets styrgrupp, finns deltagare från kommunen, näringslivet och "
            "ideella organisationer.",
            "The advisory board, which is also the project's steering group, has members from the municipality, the "
            "business community and non-profit organisations.",
        ),
        (
            "result",
            "Ett advisory board med kommun, näringsliv och ideella organisationer är styrgrupp och för dialog.",
            "An advisory board of municipality, business and non-profit organisations serves as steering group and "
            "holds a dialogue.",
        ),
    ),
    "digital platform": (
        (
            "result",
            "Kommunen har fattat beslut om att utveckla en digital plattform.",
            "The municipality has decided to develop a digital platform.",
        ),
        (
            "next",
            "Den digitala plattform som kommunen har beslutat om ska utvecklas.",
            "The digital platform that the municipality has decided on is to be developed.",
        ),
    ),
    "service plan": (
        ("result", "Projektet ska resultera i en serviceplan.", "The project is to result in a service plan."),
        (
            "next",
            "En serviceplan och ett ambassadörsnätverk hör till det som projektet ska leda fram till.",
            "A service plan and a network of ambassadors are among the things that the project is to lead to.",
        ),
    ),
    "town plan": (
        (
            "activity",
            "Kommunen har arbetat fram en stadsplan. I projektet pågår också ett sökande efter former i "
            "organisationerna som kan göra det fortsatta tillväxtarbetet permanent.",
            "The municipality has worked out a town plan. Within the project, a search is also under way for forms "
            "within the organisations that can make the continued work for growth permanent.",
        ),
        ("result", "Haninge kommun har tagit fram en stadsplan.", "Haninge Municipality has drawn up a town plan."),
    ),
    "conference": (
        (
            "activity",
            "Projektet har också hållit en lärkonferens om företagsklimat.",
            "The project has also held a learning conference on the business climate.",
        ),
        (
            "result",
            "En lärkonferens om företagsklimat är genomförd.",
            "A learning conference on the business climate has been held.",
        ),
    ),
}
# Facts about one subject, each of which says something that the other does not.
DIFFERENT = (
    (
        "activity",
        "Invånare och företagare har mötts i dialogcaféer och svarat på enkäter. Frågorna gällde tre områden: att bo, "
        "att verka och att leva.",
        "Residents and business owners have met in dialogue cafés and answered surveys. The questions covered three "
        "areas: living there, working there and everyday life.",
    ),
    (
        "result",
        "Svaren visade att det som lockar kommunens egna invånare också lockar turister och andra besökare.",
        "The answers showed that what appeals to the municipality's own residents also appeals to tourists and other "
        "visitors.",
    ),
)
Fact = tuple[str, str, str]


def warned(atlas: Atlas, *facts: Fact, paragraphs: tuple[str, ...] = ("flen:1", "flen:1")) -> list[Problem]:
    """Return the warnings of a pilot whose only passages are these, each with its paragraph."""
    parts: dict[str, tuple[Passage, ...]] = dict.fromkeys((*PARTS, "result"), ())
    for (part, sv, en), paragraph in zip(facts, paragraphs, strict=False):
        passage = (
            Result(sv=sv, en=en, source=(paragraph,), status="done", type="plan", themes=("besok",))
            if part == "result"
            else Passage(sv=sv, en=en, source=(paragraph,))
        )
        parts[part] = (*parts[part], passage)
    pilot = atlas.by_id["flen"].model_copy(update=parts)
    return [warning for warning in text_warnings(with_pilots(atlas, (pilot,))) if warning.file == FILE]


@pytest.mark.parametrize("name", TOLD_TWICE)
def test_fact_told_twice_is_warned_of(name: str, atlas: Atlas) -> None:
    """A fact under two headings is named where it comes the second time, with the first place."""
    first, second = TOLD_TWICE[name]
    (warning,) = warned(atlas, second, first)
    assert (warning.kind, warning.field) == ("repeated_fact", f"{second[0]}[1]")
    for lang in LANGS:
        assert f"{first[0]}[1]" in warning.line(lang)


def test_different_facts_are_not_warned_of(atlas: Atlas) -> None:
    """Facts about one subject that say different things, or that cite different paragraphs, are none told twice."""
    assert warned(atlas, *DIFFERENT) == []
    conference = TOLD_TWICE["conference"]
    assert warned(atlas, *conference, paragraphs=("flen:1", "flen:2")) == []
    (_, sv, en), (_, *other) = conference
    assert warned(atlas, ("result", sv, en), ("result", other[0], other[1])) == []


def test_text_over_the_length_is_warned_of(atlas: Atlas) -> None:
    """A text may have so many characters and no more, a summary fewer; each language is measured by itself."""
    longest = "x" * MAX_CHARACTERS
    assert warned(atlas, ("aim", longest, longest)) == []
    (warning,) = warned(atlas, ("aim", longest, f"{longest}x"))
    assert (warning.kind, warning.field) == ("long_text", "aim[1].en")
    assert all(f"{MAX_CHARACTERS + 1}" in warning.line(lang) for lang in LANGS)

    pilot = atlas.by_id["flen"]
    summary = pilot.summary.model_copy(update={"sv": "y" * (MAX_SUMMARY_CHARACTERS + 1)})
    found = text_warnings(with_pilots(atlas, (pilot.model_copy(update={"summary": summary}),)))
    assert ("long_text", "summary.sv") in [(warning.kind, warning.field) for warning in found]


def test_sentence_over_the_length_is_warned_of(atlas: Atlas) -> None:
    """A sentence may have so many words and no more, however many sentences the text has."""
    sentence = "ord " * MAX_SENTENCE_WORDS
    allowed = f"{sentence.strip()}. {sentence.strip()}?"
    assert warned(atlas, ("next", allowed, allowed)) == []
    (warning,) = warned(atlas, ("next", f"Kort. {sentence}till.", allowed))
    assert (warning.kind, warning.field) == ("long_sentence", "next[1].sv")
    assert all(f"{MAX_SENTENCE_WORDS + 1}" in warning.line(lang) for lang in LANGS)


def test_every_file_is_looked_at(atlas: Atlas) -> None:
    """A text that is too long is found in whichever file it is, the interface's words among them."""
    long = "x" * (MAX_CHARACTERS + 1)

    def longer(text: Text) -> Text:
        return text.model_copy(update={"sv": long})

    codebook, source, statement = atlas.codebook, atlas.source, atlas.statement
    dimension = codebook.dimension[0].model_copy(update={"label": longer(codebook.dimension[0].label)})
    changed = atlas.model_copy(
        update={
            "dataset": atlas.dataset.model_copy(update={"title": longer(atlas.dataset.title)}),
            "codebook": codebook.model_copy(update={"dimension": (dimension,)}),
            "source": source.model_copy(update={"paragraph": (longer(source.paragraph[0]),)}),
            "programme": atlas.programme.model_copy(update={"lead": longer(atlas.programme.lead)}),
            "statement": statement.model_copy(update={"method": (longer(statement.method[0]),)}),
            "words": {key: longer(atlas.words[key]) for key in ("list.heading", "method.source")},
        }
    )
    found = [(warning.file, warning.field) for warning in text_warnings(changed) if warning.value == long]
    assert sorted(found) == [
        ("data/accessibility.toml", "method[1].sv"),
        ("data/codebook.toml", "dimension[1].label.sv"),
        ("data/dataset.toml", "title.sv"),
        ("data/programme.toml", "lead.sv"),
        ("data/source.toml", "paragraph[1].sv"),
        ("data/words.toml", "method.source.sv"),
        ("pilotkartan/texts/words.toml", "list.heading.sv"),
    ]


def test_only_warnings_are_found(atlas: Atlas) -> None:
    """What is found in texts is a warning, in the repository's own data too: none of it refuses the data."""
    assert {warning.kind for warning in text_warnings(atlas)} <= WARNINGS
