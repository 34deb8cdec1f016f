"""Hold what one run draws from: the index, the selection and the language, and what follows from them."""

from dataclasses import dataclass
from functools import cached_property

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore import own_place
from pilotkartan.explore.index import Index
from pilotkartan.explore.index import View as Matches
from pilotkartan.explore.selection import Selection
from pilotkartan.geo.gazetteer import Place
from pilotkartan.geo.lookup import Answer


@dataclass(frozen=True)
class View:
    """The index, the selection and the language of one run, with what follows from them."""

    index: Index
    selection: Selection
    lang: Lang

    @property
    def atlas(self) -> Atlas:
        """The data."""
        return self.index.atlas

    @cached_property
    def t(self) -> Translator:
        """The words of the interface in the visitor's language."""
        return translator(self.atlas.words, self.lang)

    @cached_property
    def matches(self) -> Matches:
        """The pilots that the filters leave, and the counts of every option."""
        return self.index.view(self.selection, self.lang)

    @cached_property
    def located(self) -> Answer:
        """The places that the address may mean as the visitor's own, and the problem with it if there is one."""
        return own_place.located(self.selection)

    @property
    def place(self) -> Place | None:
        """The visitor's own place, where there is one that can be used."""
        return own_place.usable(self.located)

    @property
    def place_type(self) -> str | None:
        """The type of the municipality of the visitor's own place, where it is known."""
        return own_place.place_type(self.atlas, self.place)

    @property
    def own_type(self) -> str | None:
        """The visitor's own type of municipality: the one picked, else that of the place; None where it is open."""
        return own_place.own_type(self.atlas, self.selection, self.place)
