"""Read which view of the app a frame in a page of another site asks for, and write its address. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import as_id
from pilotkartan.content.problems import nearest
from pilotkartan.content.texts import Translator
from pilotkartan.explore.comparison import FEWEST_COMPARED
from pilotkartan.explore.embed_views import COMPARISON, EMBED_PAGE, EVIDENCE, FIRST_OF, MAP, PAGE_OF, PANEL, WHAT
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import OneOf
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.shared_view import shared_view, shown_part
from pilotkartan.explore.unknown_params import UnknownParam, shown_text, unknown_params

_WHAT = OneOf(lambda _atlas: PAGE_OF, MAP)


@dataclass(frozen=True)
class Embedded:
    """Hold what a frame shows: one of the views, and the selection, whose language is always named."""

    what: str
    selection: Selection

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]], atlas: Atlas, lang: Lang) -> Self:
        """Read the parameters of an address; what cannot be used is left out."""
        selection = replace(Selection.from_params(params, atlas), lang=lang, step="", story="", slides=())
        return cls(_WHAT.read(params.get(WHAT, ()), atlas) or MAP, selection)

    @property
    def page(self) -> str:
        """The page of the app that shows the same."""
        return PAGE_OF[self.what]

    def address(self) -> str:
        """Return the address of the view, from the start page on."""
        return f"{self.selection.address(EMBED_PAGE)}&{urlencode({WHAT: self.what})}"

    def full_address(self) -> str:
        """Return the address at which the whole app shows the same, from the start page on."""
        return self.selection.address(self.page)

    def of_page(self, page: str) -> Self:
        """Return the view that shows what a page of the app shows of the selection: of a chosen pilot, the article."""
        what = FIRST_OF[page]
        return replace(self, what=PANEL if what == MAP and self.selection.pilot else what)

    def in_lang(self, lang: Lang) -> Self:
        """Return the view in another language."""
        return replace(self, selection=replace(self.selection, lang=lang))

    def ways(self, t: Translator) -> list[tuple[str, str]]:
        """Return the name and address of the list for the map, of the map for the list and the articles in it."""
        if self.what not in (MAP, PANEL):
            return []
        other, name = (PANEL, t("panel.close")) if self.what == MAP else (MAP, t("phone.to_map"))
        beside = replace(self, what=other, selection=replace(self.selection, pilot=None))
        return [(name, beside.address())]

    def title(self, index: Index, lang: Lang, t: Translator) -> str:
        """Return what the view shows, for those who do not see the frame."""
        part = shown_part(index, self.page, self.selection, lang)
        if self.what == PANEL and not (part.pilot or part.filtered):
            return t("list.heading")
        return shared_view(index, self.page, part, t, lang).title

    def choices(self, atlas: Atlas, t: Translator) -> Iterator[tuple[Self, str]]:
        """Yield each view that there is of the selection, this one among them, with its name."""
        pilot = self.selection.pilot
        for what, name in (
            (MAP, t("head.map")),
            (PANEL, atlas.by_id[pilot].name if pilot else t("list.heading")),
            (COMPARISON, t("head.compare")),
            (EVIDENCE, t("head.evidence")),
        ):
            if what != COMPARISON or len(self.selection.compared) >= FEWEST_COMPARED:
                yield replace(self, what=what), name


def unused_params(params: Mapping[str, Sequence[str]], shown: Embedded, index: Index) -> tuple[UnknownParam, ...]:
    """Return the parameters of a frame's address that cannot be used, as the app's own pages report them."""
    others = {name: values for name, values in params.items() if name != WHAT}
    wrong = [shown_text(value) for value in params.get(WHAT, ()) if value.strip() and as_id(value) not in PAGE_OF]
    of_view = [UnknownParam(f"{WHAT}={value}", nearest(as_id(value), tuple(PAGE_OF))) for value in wrong]
    return (*of_view, *unknown_params(others, shown.selection, index))
