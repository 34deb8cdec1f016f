"""Show whoever runs the app, and nobody else, why the files on disk are not what visitors see.

The address is there only where the operator has set a password for it, and the proxies in deploy/ keep it closed.
"""

import base64
import binascii
import hmac
from collections.abc import Sequence

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from pilotkartan.content.environment import OPERATOR_TOKEN
from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.load import DATA_DIR
from pilotkartan.content.model import LANGS, Lang, Text
from pilotkartan.content.problems import Problem
from pilotkartan.content.settings import SOFTWARE
from pilotkartan.explore.selection import LANG
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.urls import relative_address
from pilotkartan.web.current_data import index_or_none
from pilotkartan.web.preferences import request_lang

OPERATOR_PAGE = "/operator"
_HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex"}
_ASKED_FOR = {"www-authenticate": f'Basic realm="{SOFTWARE}", charset="UTF-8"'}
_REFUSED = "Bara för den som driver appen.\nFor whoever runs the app only.\n"

# These are here and not in texts/words.toml: they must be there when that file is broken.
_TITLE = Text(sv="Uppgifterna på disken", en="The data on disk")
_SHOWN = Text(sv="Besökarna ser version {version}.", en="Visitors see version {version}.")
_NOTHING_SHOWN = Text(
    sv="Besökarna ser ingen karta: filerna har inte gått att läsa sedan appen startade.",
    en="Visitors see no map: the files could not be read since the app was started.",
)
_FINE = Text(sv="Filerna är utan fel.", en="The files have no problems.")
# Heading of each list of problems, in the order of the page.
_REFUSED_HEADING = Text(
    sv="Ändringen visas inte förrän detta är rättat", en="The change is not shown until this is mended"
)
_OTHERS_HEADING = Text(sv="Detta ska också rättas", en="This is to be mended too")
_NOTES_HEADING = Text(sv="Att känna till", en="To know of")
_OTHER_LANGUAGE = Text(sv="In English", en="På svenska")

_PAGE = Markup(
    '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} · {app}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="{css}"></head>'
    '<body class="not-found"><main><h1>{title}</h1><p>{state}</p>{lists}'
    '<p><a lang="{other}" href="?{param}={other}">{other_language}</a></p></main></body></html>'
)


def routes(token: str = OPERATOR_TOKEN) -> list[Route]:
    """Return the route of the page; none where no token is set."""

    def answer(request: Request) -> Response:
        return _page(request_lang(request)) if _knows(request, token) else _ask_for_token()

    return [Route(OPERATOR_PAGE, answer)] if token else []


def _knows(request: Request, token: str) -> bool:
    """Tell whether a request has the token, as the password of HTTP Basic; the user's name may be any."""
    scheme, _, written = request.headers.get("authorization", "").partition(" ")
    try:
        password = base64.b64decode(written, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return False
    return scheme.lower() == "basic" and hmac.compare_digest(password, token.encode())


def _ask_for_token() -> Response:
    return PlainTextResponse(_REFUSED, 401, {**_HEADERS, **_ASKED_FOR})


def _page(lang: Lang) -> Response:
    index, found = index_or_none(), check_folder(DATA_DIR)
    shown = [_SHOWN.of(lang).format(version=index.atlas.version) if index else _NOTHING_SHOWN.of(lang)]
    if not (found.refused or found.others):
        shown.append(_FINE.of(lang))
    lists = ((_REFUSED_HEADING, found.refused), (_OTHERS_HEADING, found.others), (_NOTES_HEADING, found.notes))
    page = _PAGE.format(
        lang=lang,
        title=_TITLE.of(lang),
        app=SOFTWARE,
        css=relative_address(joined_url("app.css")),
        state=" ".join(shown),
        lists=Markup().join(_list(heading.of(lang), problems, lang) for heading, problems in lists if problems),
        other=next(other for other in LANGS if other != lang),
        param=LANG,
        other_language=_OTHER_LANGUAGE.of(lang),
    )
    return HTMLResponse(page, headers={**_HEADERS, "content-language": lang})


def _list(heading: str, problems: Sequence[Problem], lang: Lang) -> Markup:
    lines = Markup().join(Markup("<li>{}</li>").format(problem.line(lang)) for problem in problems)
    return Markup("<h2>{}</h2><ul>{}</ul>").format(heading, lines)
