"""Hold the texts of the problems that come of editing by hand: copying, filling in, a word processor's quotes.

problems.py takes them over: kind of problem -> (why, what to do), each in Swedish and in English.
"""

_Languages = tuple[str, str]

EDITING_KINDS: dict[str, tuple[_Languages, _Languages]] = {
    "typographic_quotes": (
        (
            "typografiska citattecken ({signs}) runt ett värde på {lines}; TOML har bara raka",
            "typographic quotes ({signs}) around a value on {lines}; TOML has straight ones only",
        ),
        (
            'Skriv raka citattecken (") runt värdet; inne i en text får de typografiska stå kvar.',
            'Write straight quotes (") around the value; inside a text the typographic ones may stay.',
        ),
    ),
    "not_filled": (
        ("inte ifyllt än; så länge visas piloten inte", "not filled in yet; until it is, the pilot is not shown"),
        ("Fyll i det; kommentaren i filen säger hur.", "Fill it in; the comment in the file says how."),
    ),
    "phone_too_short": (
        (
            "numret har för få siffror: {digits} efter +46, men nummer som börjar på 0{area} har {expected}",
            "the number has too few digits: {digits} after +46, but numbers that begin with 0{area} have {expected}",
        ),
        ("Skriv hela numret, utan nollan i början.", "Write the whole number, without the zero in front."),
    ),
    "phone_too_long": (
        (
            "numret har för många siffror: {digits} efter +46, men nummer som börjar på 0{area} har {expected}",
            "the number has too many digits: {digits} after +46, but numbers that begin with 0{area} have {expected}",
        ),
        ("Skriv ett nummer för sig, utan anknytning.", "Write one number by itself, without an extension."),
    ),
    "left_over_text": (
        (
            "samma text finns i {other}: en av dem är kvar från filen som kopierades",
            "the same text is in {other}: one of them is left over from the file that was copied",
        ),
        ("Skriv den här pilotens egen text.", "Write this pilot's own text."),
    ),
    "paragraph_of_other": (
        (
            "filen hänvisar till källans stycken om en annan pilot",
            "the file refers to the source's paragraphs on another pilot",
        ),
        (
            "Är de kvar från filen som kopierades: byt ut dem.",
            "If they are left over from the file that was copied: replace them.",
        ),
    ),
    "same_contact": (
        ("samma nummer står i {other}", "the same number is in {other}"),
        (
            "Är kontakten kvar från filen som kopierades: byt ut den.",
            "If the contact is left over from the file that was copied: replace it.",
        ),
    ),
    "other_version_cited": (
        (
            "det ska vara {expected}, som i {other}",
            "it should be {expected}, as in {other}",
        ),
        ("Skriv samma på båda ställena.", "Write the same in both places."),
    ),
    "wrong_language": (
        ("texten ser ut att vara på {found}", "the text looks as if it were in {found}"),
        ("Skriv den på {wanted} här.", "Write it in {wanted} here."),
    ),
}
# Those that may be as they should: `check` prints them, and ends well.
EDITING_NOTES = frozenset({"paragraph_of_other", "same_contact"})
