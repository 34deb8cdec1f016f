"""Hold the reports of what is wrong with the published versions, in both languages: why, and what to do."""

Pair = tuple[str, str]  # in Swedish and in English
# Kind of problem -> (why, what to do), as in problems.py.
VERSION_KINDS: dict[str, tuple[Pair, Pair]] = {
    "malformed_version": (
        ("ett versionsnummer är tre heltal med punkter mellan", "a version number is three whole numbers with dots"),
        ("Skriv det som 1.0.0.", "Write it like 1.0.0."),
    ),
    "version_order": (
        (
            "versionen kommer efter {before}, som har ett senare nummer eller datum",
            "the version comes after {before}, which has a later number or date",
        ),
        ("Ordna dem så att den nyaste står sist.", "Sort them so that the newest comes last."),
    ),
    "no_package": (
        (
            "versionens paket {path} saknas eller är ett annat än det som publicerades",
            "the version's package {path} is missing, or is not the one that was published",
        ),
        (
            "Hämta tillbaka det ur versionshistoriken: den som hänvisar till versionen ska kunna hämta den.",
            "Restore it from the history: whoever cites the version is to be able to fetch it.",
        ),
    ),
    "not_published": (
        (
            "uppgifterna har ändrats sedan version {version}; alla filer säger det",
            "the data has changed since version {version}; all files say so",
        ),
        (
            "Publicera en ny version när de ska kunna citeras; se data/README.md.",
            "Publish a new version once they are to be cited; see data/README.md.",
        ),
    ),
}
# Those that may be as they should: `check` prints them, and ends well.
VERSION_NOTES = frozenset({"not_published"})
