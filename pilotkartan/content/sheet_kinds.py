"""Hold the reports of what is wrong in a coding sheet, in both languages: why, and what to do."""

Pair = tuple[str, str]  # in Swedish and in English
# Kind of problem -> (why, what to do), as in problems.py.
SHEET_KINDS: dict[str, tuple[Pair, Pair]] = {
    "empty_file": (
        ("filen är tom", "the file is empty"),
        (
            "Skriv en tom mall med agreement --template, fyll i den och spara.",
            "Write an empty sheet with agreement --template, fill it in and save it.",
        ),
    ),
    "broken_csv": (
        ("raden går inte att läsa som CSV: {message}", "the line cannot be read as CSV: {message}"),
        (
            "Se efter att citattecknen är i par, eller spara arket på nytt som CSV.",
            "See that quotation marks come in pairs, or save the sheet again as CSV.",
        ),
    ),
    "missing_column": (
        ("kolumnen saknas", "the column is missing"),
        (
            "Lägg till kolumnen, med sitt namn på första raden.{near}",
            "Add the column, with its name on the first line.{near}",
        ),
    ),
    "repeated_column": (
        ("kolumnen finns mer än en gång", "the column is there more than once"),
        ("Behåll en av dem.", "Keep one of them."),
    ),
    "no_answer": (
        ("{count} rader saknar svar: rad {lines}", "{count} lines have no answer: line {lines}"),
        ("Skriv 1 för ja och 0 för nej på var och en.", "Write 1 for yes and 0 for no in each of them."),
    ),
    "not_0_or_1": (
        ("värdet är varken 0 eller 1", "the value is neither 0 nor 1"),
        ("Skriv 1 för ja och 0 för nej.", "Write 1 for yes and 0 for no."),
    ),
    "sheet_pilot": (
        ("det finns ingen pilot med det id:t", "there is no pilot with this id"),
        ("Skriv id:t som i den tomma mallen.{near}", "Write the id as in the empty sheet.{near}"),
    ),
    "sheet_code": (
        ("kodboken har ingen sådan kod att sätta", "the codebook has no such code to give"),
        ("Skriv kodens id som i den tomma mallen.{near}", "Write the code's id as in the empty sheet.{near}"),
    ),
    "sheet_dimension": (
        ("koden {code} hör till {expected}", "the code {code} belongs to {expected}"),
        ("Skriv {expected}, eller rätta koden.", "Write {expected}, or correct the code."),
    ),
    "sheet_paragraph": (
        ("källan har inget sådant stycke", "the source has no such paragraph"),
        (
            "Skriv hänvisningarna som flen:2, med mellanslag emellan, eller lämna rutan tom.{near}",
            "Write references such as flen:2, with spaces between them, or leave the cell empty.{near}",
        ),
    ),
    "repeated_cell": (
        (
            "koden {code} har redan en rad för piloten: rad {first}",
            "the code {code} already has a line for this pilot: line {first}",
        ),
        ("Ta bort en av raderna.", "Remove one of the lines."),
    ),
    "missing_cells": (
        ("piloten saknar rader för {codes}", "the pilot has no lines for {codes}"),
        (
            "Lägg till en rad för var och en av koderna, med 0 eller 1.",
            "Add a line for each of these codes, with 0 or 1.",
        ),
    ),
    "main_without_code": (
        ("main är 1 men value är 0", "main is 1 but value is 0"),
        ("Skriv 0 i main, eller 1 i value.", "Write 0 in main, or 1 in value."),
    ),
    "main_elsewhere": (
        ("bara ett tema kan vara huvudtema", "only a theme can be the main theme"),
        ("Skriv 0, eller lämna rutan tom.", "Write 0, or leave the cell empty."),
    ),
    "main_themes": (
        ("piloten har {count} huvudteman", "the pilot has {count} main themes"),
        ("Skriv 1 i main för precis ett av pilotens teman.", "Write 1 in main for exactly one of the pilot's themes."),
    ),
    "no_such_cells": (
        (
            "kodboken eller piloterna har ändrats: {cells} av kodningens rutor jämförs inte längre",
            "the codebook or the pilots have changed: {cells} cells of the coding are no longer compared",
        ),
        (
            "Ta bort båda kodningarna om de inte längre säger något om kodboken.",
            "Remove both codings if they no longer say anything about the codebook.",
        ),
    ),
    "unexplained_change": (
        (
            "koden {code} har tagits bort sedan materialet kodades två gånger, utan att det står varför",
            "the code {code} was dropped after the material was coded twice, and nothing says why",
        ),
        (
            "Skriv varför i ett [[change]]-block i data/coding_changes.toml.",
            "Say why in a [[change]] block in data/coding_changes.toml.",
        ),
    ),
}
