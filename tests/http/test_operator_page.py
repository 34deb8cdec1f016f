"""Whoever runs the app sees why an edit is refused, at an address that is closed to all others."""

import logging
import re
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette

from pilotkartan.content.environment import secret
from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.load import AtlasStore
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore import store
from pilotkartan.web import operator_page, routes
from tests import asgi_client
from tests.asgi_client import Answer, ask
from tests.data.test_bad_data import FLEN, change

TOKEN = "a-token-of-many-characters"


def password(token: str, user: str = "operator", scheme: str = "Basic") -> tuple[str, str]:
    """Return the header that a browser sends with a name and a password."""
    return "authorization", f"{scheme} {b64encode(f'{user}:{token}'.encode()).decode()}"


@pytest.fixture
def opened(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of an app that runs with the token set."""
    own = [*operator_page.routes(TOKEN), *routes.routes()]
    monkeypatch.setattr(asgi_client, "_APP", Starlette(routes=own, middleware=routes.middleware()))
    monkeypatch.setattr(store, "_store", AtlasStore(data_copy))
    monkeypatch.setattr(store, "_made", None)
    monkeypatch.setattr(operator_page, "DATA_DIR", data_copy)
    store.current_index()
    return data_copy


def seen(lang: Lang = "sv") -> Answer:
    """Return what the operator sees."""
    answer = ask(f"/operator?lang={lang}", password(TOKEN))
    assert answer.status == 200
    return answer


def break_everywhere(data: Path) -> None:
    """Make mistakes in several files, one of them of text that a page could take for HTML."""
    change(data / FLEN, "+46706597707", "0706")
    change(data / FLEN, 'name = "Flen"', 'name = "<script>alert(1)</script>"')
    change(data / "codebook.toml", 'icon = "home"', 'icon = "Home"')
    change(data / "pilots/gotland.toml", 'name = "Gotland"', "name = ”Gotland”")
    (data / "todo.toml").write_text("a = 1\n")


def test_page_is_not_there_without_a_token() -> None:
    """Unless the operator sets a token the address is any unknown one, with or without a password."""
    unknown = ask("/nope")
    for headers in ((), (password(TOKEN),), (password(""),)):
        answer = ask("/operator", *headers)
        assert (answer.status, answer.body) == (404, unknown.body)


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (password("another-token-altogether"),),
        (password(TOKEN[:-1]),),
        (password(TOKEN + "x"),),
        (password(""),),
        (password(TOKEN, scheme="Bearer"),),
        (("authorization", "Basic"),),
        (("authorization", "Basic !!!"),),
        (("authorization", f"Basic {b64encode(TOKEN.encode()).decode()}"),),
        (("authorization", "Basic åäö="),),
        (("authorization", f"Basic {b64encode(bytes([58, 255, 254])).decode()}"),),
    ],
)
def test_others_see_nothing(headers: tuple[tuple[str, str], ...], opened: Path) -> None:
    """Without the very token nothing of the data is said; a browser asks for it."""
    break_everywhere(opened)
    answer = ask("/operator", *headers)
    assert answer.status == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert answer.headers["cache-control"] == "no-store"
    assert "data/" not in answer.text


@pytest.mark.parametrize("lang", LANGS)
def test_operator_sees_every_problem_at_once(lang: Lang, opened: Path) -> None:
    """While an edit is refused the page has all that the check says, in the language asked for, and what is shown."""
    version = store.current_index().atlas.version
    break_everywhere(opened)
    found = check_folder(opened)
    assert {problem.file for problem in found.refused} > {"data/codebook.toml", "data/pilots/gotland.toml"}
    assert [problem.file for problem in found.others] == ["data/todo.toml"]
    answer = seen(lang)
    listed = [unescape(line) for line in re.findall("<li>(.*?)</li>", answer.text)]
    assert listed == [problem.line(lang) for problem in (*found.refused, *found.others, *found.notes)]
    assert "<script" not in answer.text
    assert version in answer.text
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["content-language"] == lang
    assert (answer.headers["cache-control"], answer.headers["x-robots-tag"]) == ("no-store", "noindex")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_visitors_keep_the_last_good_version(opened: Path) -> None:
    """Pages and API answer from the last good version and name no problem; once mended, the new one is there."""
    version = store.current_index().atlas.version
    change(opened / FLEN, "+46706597707", "0706")
    page = ask("/")
    assert (page.status, page.headers["x-data-version"]) == (200, version)
    assert "0706" in seen().text
    assert "data/pilots/flen.toml" not in page.text
    change(opened / FLEN, '"0706"', '"+46706597708"')
    assert ask("/").headers["x-data-version"] != version
    assert "Filerna är utan fel." in seen().text
    assert ask("/").headers["x-data-version"] in seen().text


def test_page_where_nothing_was_ever_good(tmp_path: Path, opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the app could never read its files, the operator reads that visitors see no map, and why."""
    monkeypatch.setattr(store, "_store", AtlasStore(tmp_path / "none"))
    monkeypatch.setattr(operator_page, "DATA_DIR", tmp_path / "none")
    assert "Besökarna ser ingen karta" in seen().text
    assert "data/codebook.toml: filen finns inte" in seen().text
    assert opened.exists()


def test_log_has_each_problem_once(opened: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However often visitors and the operator come, the log has each problem once."""
    break_everywhere(opened)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            ask("/")
            seen()
    lines = [problem.line("en") for problem in check_folder(opened).refused]
    assert sorted(message.removeprefix("data problem: ") for message in caplog.messages) == sorted(lines)


@pytest.mark.parametrize("token", ["x", "x" * 15])
def test_short_token_is_refused(token: str) -> None:
    """A token that could be guessed ends the start, and the message does not repeat it."""
    with pytest.raises(ValueError, match="PILOTKARTAN_OPERATOR_TOKEN") as caught:
        secret(token)
    assert token not in str(caught.value).replace("characters", "")
    assert secret("") == ""
    assert secret("x" * 16) == "x" * 16
