"""docker-compose.yml and the image: unprivileged, healthy, secrets from files."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file as compose reads it, anchors merged."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_it_has_database_queue_web_workers_beat_live_and_a_proxy(compose: dict[str, Any]) -> None:
    ours = {"migrate", "web", "decisions", "worker", "beat", "live"}
    assert {"postgres", "redis", "nginx", *ours} == set(compose["services"])


def test_only_the_proxy_is_reached_from_outside(compose: dict[str, Any]) -> None:
    assert {name for name, told in compose["services"].items() if told.get("ports")} == {"nginx"}
    assert compose["services"]["nginx"]["cap_drop"] == ["ALL"] and compose["services"]["nginx"]["read_only"]
    assert compose["services"]["nginx"]["user"] != "0"


def test_pages_listen_behind_the_same_proxy(compose: dict[str, Any]) -> None:
    proxy = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert f"location {compose['services']['web']['environment']['LIVE_URL']} {{" in proxy
    assert "server web:8000;" in proxy and "server live:8001;" in proxy


def test_every_lasting_service_says_whether_it_is_well(compose: dict[str, Any]) -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "HEALTHCHECK" in image
    lasting = set(compose["services"]) - {"migrate", "web"}
    assert all("test" in compose["services"][name]["healthcheck"] for name in lasting)


def test_the_image_runs_unprivileged() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert image.index("USER yiwang") < image.index('CMD ["python", "-m", "granian"')


def test_no_service_of_ours_may_gain_rights(compose: dict[str, Any]) -> None:
    ours = [service for service in compose["services"].values() if service.get("build")]
    assert len(ours) == 6
    assert all(service["cap_drop"] == ["ALL"] and service["read_only"] for service in ours)


def test_secrets_come_from_files_and_only_migrate_knows_the_owner(compose: dict[str, Any]) -> None:
    knowing = {name for name, told in compose["services"].items() if "database_owner_url" in told.get("secrets", [])}
    assert knowing == {"migrate"}
    assert not [name for name in compose["services"]["web"]["environment"] if name in {"DATABASE_URL", "SECRET_KEY"}]


def test_what_holds_data_lies_in_a_volume(compose: dict[str, Any]) -> None:
    used = {mount.split(":")[0] for service in compose["services"].values() for mount in service.get("volumes", [])}
    assert set(compose["volumes"]) == {name for name in used if not name.startswith((".", "/"))}


def test_the_secrets_maker_makes_what_compose_mounts(compose: dict[str, Any], tmp_path: Path) -> None:
    script = shutil.copy(ROOT / "deploy" / "make-secrets", tmp_path)
    subprocess.run([script], check=True, capture_output=True)
    made = {f"./deploy/secrets/{path.name}" for path in (tmp_path / "secrets").iterdir()}
    assert made == {secret["file"] for secret in compose["secrets"].values()}


def test_docker_compose_accepts_the_file() -> None:
    known = shutil.which("docker") and subprocess.run(["docker", "compose", "version"], capture_output=True)
    if not known or known.returncode:
        pytest.skip("no docker client with compose here")
    told = subprocess.run(
        ["docker", "compose", "-f", str(ROOT / "docker-compose.yml"), "config", "--quiet"],
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
