"""Write a pilot's texts as one plain text, and the place of what is coded in it. Pure.

What a coder judged are paragraphs of the source. Their sentences are not ours to copy, so the text lists them by our
short descriptions, and codes are given to these. Our own texts follow; of them only the results have codes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pilotkartan.content.model import LANGS, PARTS, Atlas, Lang, Passage, Pilot, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator

Span = tuple[int, int]
# What is coded, if anything, and the text.
Piece = tuple[str | None, str]
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Document:
    """Hold a text and the spans of what is coded in it: from the first character to before the end, by Unicode."""

    text: str
    spans: dict[str, Span]


def paragraph_key(ref: str) -> str:
    """Return the key of a paragraph's span."""
    return f"paragraph/{ref}"


def result_key(n: int) -> str:
    """Return the key of the span of a pilot's result, by its number."""
    return f"result/{n}"


def in_both(text: Text, lang: Lang) -> str:
    """Return a text in both languages, a line each, that of `lang` first."""
    return "\n".join(one_line(text.of(each)) for each in sorted(LANGS, key=lambda each: each != lang))


def pilot_document(atlas: Atlas, pilot: Pilot, lang: Lang) -> Document:
    """Return the text of a pilot; what the headings say is in `lang`, everything else in both languages."""
    text, spans = "", {}
    for key, piece in _pieces(atlas, pilot, lang):
        if key:
            spans[key] = (len(text), len(text) + len(piece))
        text += piece + _BETWEEN
    return Document(f"{text.rstrip()}\n", spans)


def _pieces(atlas: Atlas, pilot: Pilot, lang: Lang) -> Iterator[Piece]:
    t = translator(atlas.words, lang)
    yield None, one_line(pilot.name)
    yield None, _passage(pilot.summary, lang)
    yield None, t("research.paragraphs").upper()
    for ref in _paragraphs(atlas, pilot):
        yield paragraph_key(ref), f"[{ref}]\n{in_both(atlas.paragraphs[ref], lang)}"
    for part in PARTS[:-1]:
        yield from _section(t(f"subject.{part}"), atlas.passages_of(pilot, part), lang)
    if pilot.result:
        yield None, t("research.results").upper()
    for n, result in enumerate(pilot.result, 1):
        yield result_key(n), _passage(result, lang)
    yield from _section(t(f"subject.{PARTS[-1]}"), atlas.passages_of(pilot, PARTS[-1]), lang)


def _paragraphs(atlas: Atlas, pilot: Pilot) -> list[str]:
    """Return the pilot's own paragraphs, then others on which its codings rest, in the order of the source."""
    cited = {ref for coding in pilot.coding for ref in coding.source}
    own = [ref for ref in atlas.paragraphs if ref.partition(":")[0] == pilot.id]
    return [*own, *(ref for ref in atlas.paragraphs if ref in cited and ref not in own)]


def _section(heading: str, passages: Iterable[Passage], lang: Lang) -> Iterator[Piece]:
    pieces: list[Piece] = [(None, _passage(passage, lang)) for passage in passages]
    return iter([(None, heading.upper()), *pieces] if pieces else [])


def _passage(passage: Passage, lang: Lang) -> str:
    return f"{in_both(passage, lang)}\n[{' '.join(passage.source)}]"
