"""deploy/ says what the app needs, in words that Docker, compose and Kubernetes understand."""

import json
import re
import shlex
import tomllib
from functools import cache
from typing import Any

import compose_spec
import kubernetes_validate
import pytest
import yaml

from pilotkartan.explore.embed_views import EMBED_PAGE
from pilotkartan.explore.pages import PAGES
from tests.deploy.dockerfile import DEPLOY, ROOT, command, copied, environment, said, stage
from tests.deploy.replicas import NUMBERS

STAGES = ("front", "installed", "app")
# The oldest that is still likely to be met, and the newest that is known.
KUBERNETES_VERSIONS = ("1.30", "1.37")
KINDS = "Deployment Service Ingress HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy".split()
PORT = "8501"
HEALTH = "/_stcore/health"
USER = "10001:10001"
APP = "pilotkartan"


@cache
def compose() -> dict[str, Any]:
    """compose.yaml with its variables replaced, as `docker compose config` does."""
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    text = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", re.sub(r"\$\{\w+:\?[^}]*\}", "https://example.org", text))
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@cache
def all_manifests() -> list[dict[str, Any]]:
    """Every Kubernetes manifest."""
    listed = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8"))["resources"]
    files = {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml")} - {"kustomization.yaml"}
    assert set(listed) == files
    texts = [(DEPLOY / "kubernetes" / name).read_text("utf-8") for name in listed]
    return [manifest for text in texts for manifest in yaml.safe_load_all(text)]


def manifests() -> dict[str, dict[str, Any]]:
    """The Kubernetes manifests of the app itself by their kind."""
    return {found["kind"]: found for found in all_manifests() if found["metadata"]["name"] == APP}


def container() -> dict[str, Any]:
    """The app's container in Kubernetes."""
    (only,) = manifests()["Deployment"]["spec"]["template"]["spec"]["containers"]
    assert isinstance(only, dict)
    return only


def allowed(path: str) -> bool:
    """Tell whether Docker sees a path of the repository; the last line that matches it decides."""
    text = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8")
    verdict = True
    for line in text.splitlines():
        pattern = line.removeprefix("!").replace(".", r"\.").replace("**/", "(.*/)?").replace("*", "[^/]*")
        if line and not line.startswith("#") and re.fullmatch(f"{pattern}(/.*)?", path):
            verdict = line.startswith("!")
    return verdict


@pytest.mark.parametrize("name", STAGES)
def test_image_holds_what_is_there(name: str) -> None:
    """Every file that is copied into an image is there, and Docker is let see it."""
    for source, _ in copied(name):
        path = ROOT / source
        assert path.exists()
        some = next(path.rglob("*.*")) if path.is_dir() else path
        assert allowed(str(some.relative_to(ROOT))), some


def test_image_holds_nothing_else() -> None:
    """Tests, tools, history and what was built here are left out."""
    files = (
        "tests/conftest.py .git/config .venv/bin/python Makefile deploy/compose.yaml .env .streamlit/secrets.toml "
        "pilotkartan/__pycache__/__main__.pyc pins/requirements-test.txt"
    )
    assert [path for path in files.split() if allowed(path)] == []


def test_image_installs_as_the_makefile_does() -> None:
    """The image has the same packages by the same hashes, and nothing that runs code of its own when installed."""
    install = re.search(r"^INSTALL := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert install
    (run,) = said("installed", "RUN")
    assert set(shlex.split(install[1])) <= set(shlex.split(run))
    assert "/pins/requirements.txt" in shlex.split(run)


def test_images_run_without_rights() -> None:
    """Both run as a user of no name, by number, so that Kubernetes can tell that it is not root."""
    for name in ("front", "app"):
        kinds = [kind for kind, _ in stage(name)]
        assert said(name, "USER") == [USER]
        assert not {"RUN", "COPY"} & set(kinds[kinds.index("USER") :])
    context = manifests()["Deployment"]["spec"]["template"]["spec"]["securityContext"]
    assert f"{context['runAsUser']}:{context['runAsGroup']}" == USER
    assert context["runAsNonRoot"]
    assert container()["securityContext"] == {
        "readOnlyRootFilesystem": True, "allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    for service in compose()["services"].values():
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]


def test_memory_can_go_back_wherever_the_app_is_started() -> None:
    """Image, Makefile and instructions start the app with the allocator that can give memory back."""
    assert environment("app")["PYTHONMALLOC"] == "malloc"
    for name in ("Makefile", "docs/deploying.md"):
        starts = [line for line in (ROOT / name).read_text("utf-8").splitlines() if "-m streamlit run app.py" in line]
        assert starts
        assert all(line.strip().startswith("PYTHONMALLOC=malloc ") for line in starts), name


def test_a_host_reaches_the_app_and_nobody_else_does_at_a_desk() -> None:
    """A host that starts the app plainly finds it at every address of the machine, `make run` and the README keep it
    to the machine itself, and no start looks the machine's own address up at an outside server to print it.
    """
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert {"address", "port"} & set(config["server"]) == set()
    assert config["browser"]["serverAddress"] == "127.0.0.1"
    assert environment("app")["STREAMLIT_SERVER_ADDRESS"] == "0.0.0.0"
    for name in ("Makefile", "README.md"):
        starts = [line for line in (ROOT / name).read_text("utf-8").splitlines() if "-m streamlit run app.py" in line]
        assert starts
        assert all(" --server.address 127.0.0.1" in line for line in starts), name


def test_as_many_may_wait_as_may_be_connected() -> None:
    """Each visitor who waits for an answer holds a thread, and those of one client may be a thousand."""
    (connections,) = re.findall(r"limit_conn \w+ (\d+);", (DEPLOY / "nginx/nginx.conf").read_text("utf-8"))
    for number in NUMBERS:
        assert compose()["services"][f"app-{number}"]["pids_limit"] > 2 * int(connections)


def test_nginx_knows_every_page() -> None:
    """A replica that hangs is passed over on whatever page a visitor comes in, and the log names the page."""
    conf = (DEPLOY / "nginx/nginx.conf").read_text("utf-8")
    (asked_at_once,) = re.findall(r"location ~ (\^/\(\?:_stcore/health\S+) {", conf)
    (logged,) = re.findall(r'"~(\^\(/\(\?:\S+\)\?\)\$)" \$1;', conf)
    for page in (*PAGES, EMBED_PAGE):
        assert re.match(asked_at_once, f"/{page}"), page
        assert re.match(logged, f"/{page}"), page


def test_older_builders_understand_the_health_check() -> None:
    """The Dockerfile keeps to the options that Podman and Buildah of Debian 12 know too."""
    (check,) = said("app", "HEALTHCHECK")
    assert set(re.findall(r"--([\w-]+)=", check)) <= {"interval", "timeout", "start-period", "retries"}


def test_everyone_asks_the_app_where_it_listens() -> None:
    """Image, compose, nginx, Kubernetes and the health checks name one port and one address of health."""
    assert environment("app")["STREAMLIT_SERVER_PORT"] == PORT
    assert said("app", "EXPOSE") == [PORT]
    assert f":{PORT}{HEALTH}" in said("app", "HEALTHCHECK")[0]
    assert command("app")[-3:] == ["streamlit", "run", "app.py"]
    assert container()["ports"] == [{"name": "http", "containerPort": int(PORT)}]
    probes = [container()[f"{kind}Probe"]["httpGet"] for kind in ("startup", "readiness", "liveness")]
    assert probes == [{"path": HEALTH, "port": "http"}] * 3
    servers = re.findall(r"server (\S+):(\d+)", (DEPLOY / "nginx/replicas.conf").read_text("utf-8"))
    addresses = [compose()["services"][f"app-{n}"]["networks"]["inside"]["ipv4_address"] for n in NUMBERS]
    assert set(servers) == {(address, PORT) for address in addresses}
    assert "listen 8080;" in (DEPLOY / "nginx/listen.conf").read_text("utf-8")
    assert compose()["services"]["front"]["ports"] == ["8080:8080"]


def test_compose_understands() -> None:
    """compose.yaml has only what the specification knows, in the right form, and no reference leads nowhere."""
    read = compose_spec.PyCompose.from_json(json.dumps(compose()))
    read.validate()
    assert read.service_names() == ["front", *(f"app-{number}" for number in NUMBERS), "rooms"]
    built = {name: service for name, service in compose()["services"].items() if name != "rooms"}
    for service in built.values():
        assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).exists()
        assert stage(service["build"]["target"])


@pytest.mark.parametrize("version", KUBERNETES_VERSIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_kubernetes_understands(kind: str, version: str) -> None:
    """Every manifest is as the schemas of Kubernetes want it, with no field that they do not know."""
    for manifest in all_manifests():
        if manifest["kind"] == kind:
            kubernetes_validate.validate(manifest, version, strict=True)
    assert {manifest["kind"] for manifest in all_manifests()} == set(KINDS)


def test_manifests_find_each_other() -> None:
    """Service, autoscaler, budget and policy mean the deployment; the ingress means the service."""
    kinds = {kind: manifest["spec"] for kind, manifest in manifests().items()}
    labels = kinds["Deployment"]["template"]["metadata"]["labels"]
    assert kinds["Deployment"]["selector"]["matchLabels"] == labels
    assert kinds["Service"]["selector"] == labels
    assert kinds["PodDisruptionBudget"]["selector"]["matchLabels"] == labels
    assert kinds["NetworkPolicy"]["podSelector"]["matchLabels"] == labels
    assert kinds["HorizontalPodAutoscaler"]["scaleTargetRef"]["name"] == manifests()["Deployment"]["metadata"]["name"]
    assert "replicas" not in kinds["Deployment"]
    (path,) = (path for path in kinds["Ingress"]["rules"][0]["http"]["paths"] if path["path"] == "/")
    assert path["backend"]["service"]["name"] == manifests()["Service"]["metadata"]["name"]
    assert path["backend"]["service"]["port"]["name"] == kinds["Service"]["ports"][0]["name"]
    kustomization = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8"))
    assert kustomization["images"][0]["name"] == container()["image"]
    assert kustomization["configMapGenerator"][0]["name"] == container()["envFrom"][0]["configMapRef"]["name"]
    (host,) = kinds["Ingress"]["tls"][0]["hosts"]
    assert f"PILOTKARTAN_URL=https://{host}" in kustomization["configMapGenerator"][0]["literals"]


def test_kubernetes_shuts_what_nginx_shuts() -> None:
    """What nginx answers with 404, the ingress leads to a port at which nobody listens, with all that is below it.

    The app itself answers there: how many sessions it has is for whoever is inside the cluster.
    """
    shut = re.findall(r"location = (\S+) \{\s*return 404;", (DEPLOY / "nginx/nginx.conf").read_text("utf-8"))
    assert "/_stcore/metrics" in shut
    services = {found["metadata"]["name"]: found["spec"] for found in all_manifests() if found["kind"] == "Service"}
    (rule,) = manifests()["Ingress"]["spec"]["rules"]
    open_ports = manifests()["NetworkPolicy"]["spec"]["ingress"][0]["ports"]
    for path in shut:
        (led,) = (led for led in rule["http"]["paths"] if led["path"] == path)
        service = services[led["backend"]["service"]["name"]]
        assert led["pathType"] == "Prefix", "what is below it, too; the longest path wins"
        assert led["backend"]["service"]["port"]["name"] == service["ports"][0]["name"]
        (port,) = service["ports"]
        assert port["targetPort"] not in {name for had in container()["ports"] for name in had.values()}
        assert {"protocol": "TCP", "port": port["targetPort"]} in open_ports, "so that it is refused at once"


def test_variables_are_the_apps_own() -> None:
    """Every variable that is passed on is one that the app reads; all of these are described, and passed on by compose
    but for those that need more than a value.
    """
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "pilotkartan").rglob("*.py"))
    kustomization = (DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8")
    named = set(re.findall(r"PILOTKARTAN_\w+", (DEPLOY / "compose.yaml").read_text("utf-8") + kustomization))
    assert {name for name in named if name not in code} == set()
    read = set(re.findall(r"PILOTKARTAN_[A-Z_]+", code))
    assert {name for name in read if name not in (DEPLOY / "README.md").read_text("utf-8")} == set()
    need_more = {"PILOTKARTAN_DATA", "PILOTKARTAN_GEOCODER", "PILOTKARTAN_GEOCODER_CONTACT"}
    assert {name for name in read if name not in (DEPLOY / "compose.yaml").read_text("utf-8")} <= need_more
