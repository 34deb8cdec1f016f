"""Serve what makes the app installable: its manifest, and the worker that shows the kept offline edition."""

import hashlib
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.settings import MANIFEST, OFFLINE_EDITION, WORKER
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.pages import PAGES
from pilotkartan.explore.selection import LANG
from pilotkartan.explore.store import current_words
from pilotkartan.render.assets import LOGO, TOUCH_ICON, asset_url
from pilotkartan.render.scripts import script
from pilotkartan.render.tokens import COLOURS
from pilotkartan.render.urls import relative_address
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import BY_LANGUAGE, unless_known


def routes() -> list[Route]:
    """Return the routes of the manifest and the worker; none where the operator has turned them off."""
    return [Route(MANIFEST, _manifest), Route(WORKER, _worker)] if environment.OFFLINE else []


def _manifest(request: Request) -> Response:
    lang = request_lang(request)
    body = json.dumps(_description(translator(current_words(), lang), lang), ensure_ascii=False)
    return _answer(request, body, "application/manifest+json", BY_LANGUAGE | {"content-language": lang})


def _description(t: Translator, lang: Lang) -> dict[str, Any]:
    """Return the app as the browser installs it; its addresses are relative to the manifest's."""
    return {
        "id": "./",
        "name": t("head.name"),
        "short_name": t("head.name"),
        "description": t("head.tagline"),
        "lang": lang,
        "start_url": f"./?{LANG}={lang}",
        "scope": "./",
        "display": "standalone",
        "background_color": COLOURS["ground"].light,
        "theme_color": COLOURS["accent"].light,
        "icons": [
            {"src": relative_address(asset_url(LOGO)), "sizes": "any", "type": "image/svg+xml"},
            {"src": relative_address(asset_url(TOUCH_ICON)), "sizes": "180x180", "type": "image/png"},
        ],
    }


def _worker(request: Request) -> Response:
    """Return the worker's script with its settings before it: a change of either gives the browser a new one."""
    settings = {
        "edition": {"address": relative_address(OFFLINE_EDITION), "langs": LANGS},
        "pages": [relative_address(page) for page in PAGES],
        "words": {lang: _lines(translator(current_words(), lang)) for lang in LANGS},
    }
    return _answer(request, f"self.settings = {json.dumps(settings)};\n{script('worker.js')}", "text/javascript", {})


def _lines(t: Translator) -> dict[str, str]:
    """Return the lines above the kept edition; assets/js/worker/main.js fills the blanks."""
    return {
        "no_network": t("kept.no_network", version="{version}", day="{day}"),
        "no_server": t("kept.no_server", version="{version}", day="{day}"),
    }


def _answer(request: Request, text: str, media_type: str, more: dict[str, str]) -> Response:
    headers = {"etag": f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"', "cache-control": "no-cache", **more}
    return unless_known(request.headers, headers, lambda: Response(text, media_type=media_type))
