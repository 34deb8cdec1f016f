"""Reduce British and American spellings of an English word to one: *organization* becomes *organisation*.

The result is only compared, never shown: that *devour* becomes *devor* does no harm.
"""

import re
from threading import Lock

from snowballstemmer import stemmer

_STEMMER = stemmer("english")
_stemming = Lock()  # a stemmer keeps its state inside, and visitors' runs share it

# Spelling rules: a pattern, and what it becomes. Each is applied to the result of those above it.
_KINDS = [
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"(?<=..[iy])z(?=[aei]|$)", "s"),  # organize, analyze, visualization; organiz, while it is being typed
        (r"([aeiou][^aeiou]{0,3})our(?=$|[aefhilsy])", r"\1or"),  # colour, favourite
        (r"([aeiou].{0,2}(?:[gtv]|(?<!m)b))re(?=s?$)", r"\1er"),  # centre, theatres, fibre
        (r"(?:(?<=cent)|(?<=heat)|(?<=fib))re(?=[fgp])", "er"),  # centrepiece
        (r"(?<=cent|neuv)r(?=ed|ing)", "er"),  # centred, manoeuvring
        (r"([aeiou][a-z]{0,3}[aeiou])ll(?=ed|er|est|ing|or|ous|ist|ment|ful|s?$)", r"\1l"),  # travelled, fulfill
        (r"(?<=gr)amme(?=s?$)", "am"),  # programme
        (r"(?<=[lg]og)ue?(?=s?$|ed|er|ing)", ""),  # catalogue, cataloguing
        (r"(?<=def|off|lic|ret)enc(?=[ei])", "ens"),  # defence
        (r"(?<=dg)e(?=ment)|(?<=^ag)e(?=ing)|(?<=lik|lov|mov|siz)e(?=ab)", ""),  # judgement, ageing, likeable
        (r"ae(?=[cdmotv]|s.)", "e"),  # archaeology
    )
]
# Beginnings of words without a rule: British, and what it becomes.
_WORDS = dict(pair.split("/") for pair in """
aluminium/aluminum artefact/artifact burnt/burned cozi/cosi cozy/cosy doughnut/donut draught/draft dreamt/dreamed
enquir/inquir foet/fet grey/gray jewellery/jewelry learnt/learned manoeuv/maneuv mould/mold moult/molt
moustache/mustache oesoph/esoph oestr/estr plough/plow practis/practic pyjama/pajama sceptic/skeptic skillful/skilful
smoulder/smolder spoilt/spoiled sulph/sulf unskillful/unskilful willful/wilful woollen/woolen woolly/wooly
yoghurt/yogurt
""".split())  # fmt: skip
# Beginnings of words that the stemmer takes for forms of another one: *initial*, *experience*, *positive*, *author*.
_APART = ("initiativ", "experiment", "position", "authorit", "important")
_BEGINNING = re.compile(f"^(?:{'|'.join(_WORDS)})")


def one_spelling(word: str) -> str:
    """Return a word, in lower case, in the spelling in which its British and American forms are the same."""
    word = _BEGINNING.sub(lambda found: _WORDS[found.group()], word)
    for pattern, spelled in _KINDS:
        word = pattern.sub(spelled, word)
    return word


def forms(spelling: str) -> frozenset[str]:
    """Return the stem of a word in its one spelling: its forms share it, other words do not."""
    if apart := next(filter(spelling.startswith, _APART), None):
        return frozenset({apart})
    with _stemming:
        return frozenset({str(_STEMMER.stemWord(spelling))})
