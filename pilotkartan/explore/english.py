"""Reduce British and American spellings of an English word to one: *organization* becomes *organisation*.

The result is only compared, never shown: that *devour* becomes *devor* does no harm.
"""

import re
from threading import Lock

from snowballstemmer import stemmer

_STEMMER = stemmer("english")
_stemming = Lock()  # a stemmer keeps its state inside, and visitors' runs share it

# Spelling rules: a pattern, and what it becomes. Each is applied to the result of those above it. The scripts have them
# from here, so they are written without look-behind, which Safari 15 does not know.
SPELLINGS = (
    (r"(..[iy])z(?=[aei]|$)", r"\1s"),  # organize, analyze, visualization; organiz, while it is being typed
    (r"([aeiou][^aeiou]{0,3})our(?=$|[aefhilsy])", r"\1or"),  # colour, favourite
    (r"([aeiou](?:.{0,2}[gtv]|(?:.?[^m])?b))re(?=s?$)", r"\1er"),  # centre, theatres, fibre
    (r"(cent|heat|fib)re(?=[fgp])", r"\1er"),  # centrepiece
    (r"(cent|neuv)r(?=ed|ing)", r"\1er"),  # centred, manoeuvring
    (r"([aeiou][a-z]{0,3}[aeiou])ll(?=ed|er|est|ing|or|ous|ist|ment|ful|s?$)", r"\1l"),  # travelled, fulfill
    (r"gramme(?=s?$)", "gram"),  # programme
    (r"([lg]og)ue?(?=s?$|ed|er|ing)", r"\1"),  # catalogue, cataloguing
    (r"(def|off|lic|ret)enc(?=[ei])", r"\1ens"),  # defence
    (r"(dg(?=ement)|^ag(?=eing)|(?:lik|lov|mov|siz)(?=eab))e", r"\1"),  # judgement, ageing, likeable
    (r"ae(?=[cdmotv]|s.)", "e"),  # archaeology
)
# Beginnings of words without a rule: British, and what it becomes.
SPELLED_BEGINNINGS = dict(pair.split("/") for pair in """
aluminium/aluminum artefact/artifact burnt/burned cozi/cosi cozy/cosy doughnut/donut draught/draft dreamt/dreamed
enquir/inquir foet/fet grey/gray jewellery/jewelry learnt/learned manoeuv/maneuv mould/mold moult/molt
moustache/mustache oesoph/esoph oestr/estr plough/plow practis/practic pyjama/pajama sceptic/skeptic skillful/skilful
smoulder/smolder spoilt/spoiled sulph/sulf unskillful/unskilful willful/wilful woollen/woolen woolly/wooly
yoghurt/yogurt
""".split())  # fmt: skip
# Beginnings of words that the stemmer takes for forms of another one: *initial*, *experience*, *positive*, *author*.
APART = ("initiativ", "experiment", "position", "authorit", "important")
_PATTERNS = [(re.compile(pattern), spelled) for pattern, spelled in SPELLINGS]
_BEGINNING = re.compile(f"^(?:{'|'.join(SPELLED_BEGINNINGS)})")


def one_spelling(word: str) -> str:
    """Return a word, in lower case, in the spelling in which its British and American forms are the same."""
    word = _BEGINNING.sub(lambda found: SPELLED_BEGINNINGS[found.group()], word)
    for pattern, spelled in _PATTERNS:
        word = pattern.sub(spelled, word)
    return word


def forms(spelling: str) -> frozenset[str]:
    """Return the stem of a word in its one spelling: its forms share it, other words do not."""
    if apart := next(filter(spelling.startswith, APART), None):
        return frozenset({apart})
    with _stemming:
        return frozenset({str(_STEMMER.stemWord(spelling))})
