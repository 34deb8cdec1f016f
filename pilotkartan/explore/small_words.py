"""List the small words of both languages, which say little of what is searched for, and beginnings that mislead."""

from collections.abc import Mapping

# Left out of a search beside other words. Alone they find themselves, but no word that begins with them.
SMALL_SWEDISH = frozenset(
    """
    alla allt andra annan annat arbeta arbetade arbetar arbetat att av bara bland blev bli blir bort de dem den
    denna deras dess dessa det detta dig din dit du där därefter efter egen eller en er era ert ett exempel finns
    fler flera fram från få får fått för genom ger gör ha hade han har hela hos hur hör i in inga ingen inget inom
    inte ja jag jobba jobbade jobbar jobbat just kan kom kommer kunde man med mellan men mer mot mycket många måste
    ned ner ni nog nu något några när och också om oss pilot piloter piloterna pilotkommun pilotkommuner på samma se
    sig sin sina sitt ska skulle som så sådan till under upp ur ut utan vad var vara varför varit vem vi vid vilka
    vilken vilket vill vår våra vårt än är åt över
""".split()
)
SMALL_ENGLISH = frozenset(
    """
    a about after all an and any are as at be been between but by can could did do does doing don for from get had
    has have how i if in into is it its let may me might more most much my no not of on or our out over pilot pilots
    please s same shall she should so some such t than that the their them then there these they this those to too
    under up us very was we were what when where which while who whose why will with within work worked working
    works would you your
""".split()
)
# A whole word -> how longer words begin that begin with it by chance.
NOT_BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "author": ("authorit",),
    "fac": ("fact",),
    "fast": ("fastighet",),
    "form": ("formul",),
    "found": ("foundation",),
    "håll": ("hållbar",),
    "import": ("important",),
    "län": ("läng",),
    "mark": ("marknad",),
    "met": ("metho", "metro"),
    "ord": ("ordn",),
    "part": ("partie",),
    "ser": ("serv",),
    "tag": ("tagit",),
    "tur": ("turis",),
    "östh": ("östhammar",),
}
