"""Lays out an OpenSearch server from Maven's artifacts, once: ``python -m tests.cluster.fetch``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "2.19.1"
_OLDEST_JAVA = 17
_HERE = Path(__file__).parent
_MODULES = {
    "transport-netty4": "org.opensearch.transport.Netty4Plugin",
    "analysis-common": "org.opensearch.analysis.common.CommonAnalysisPlugin",
    "lang-painless": "org.opensearch.painless.PainlessPlugin",
    "reindex": "org.opensearch.index.reindex.ReindexPlugin",
}


class ServerUnavailableError(RuntimeError):
    """No server can be had or started here; the message says why and what to do."""


def home(*, knn: bool = True) -> Path:
    """Lay the server out where it is not yet, and return its folder; ``knn`` says whether with that plugin.

    Raises ``ServerUnavailableError`` where Java or Maven are missing or Maven fails.
    """
    folder = _cache() / f"opensearch-{VERSION}"
    if not folder.exists():
        _lay_out(folder)
    return folder / ("knn" if knn else "plain")


def java() -> str:
    """Find Java; raises ``ServerUnavailableError`` where it is missing or too old."""
    within = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "java"
    found = str(within) if "JAVA_HOME" in os.environ and within.exists() else shutil.which("java")
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False) if found else None
    version = re.search(r'version "(\d+)', said.stderr) if said else None
    if not found or version is None or int(version[1]) < _OLDEST_JAVA:
        seen = f"version {version[1]} was found" if version else "none was found"
        raise ServerUnavailableError(f"OpenSearch needs Java {_OLDEST_JAVA} or newer, {seen} — install a JDK")
    return found


def _cache() -> Path:
    """Give the folder of what was fetched; root's is not in its home, where the server's user cannot look."""
    chosen = os.environ.get("CRAFTSEARCH_TEST_CACHE")
    if chosen:
        return Path(chosen).absolute()
    usual = Path("/var/cache") if os.geteuid() == 0 else Path.home() / ".cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or usual) / "craftsearch-tests"


def _lay_out(folder: Path) -> None:
    java()
    if shutil.which("mvn") is None:
        raise ServerUnavailableError("the server is fetched by Maven, and mvn was not found — install Maven")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as scratch:
        built = Path(scratch, "built")
        _fetch(built / "knn")
        for name, main in _MODULES.items():
            _describe(built / "knn" / "modules" / name, main)
        for empty in ("bin", "extensions", "logs"):
            (built / "knn" / empty).mkdir()
        shutil.rmtree(built / "knn" / "markers")
        shutil.copytree(built / "knn", built / "plain", copy_function=os.link)
        shutil.rmtree(built / "plain" / "plugins")
        (built / "plain" / "plugins").mkdir()
        for path in (built, *built.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        try:
            built.rename(folder)
        except OSError:  # another process was quicker, and what it made is as good
            if not folder.exists():
                raise


def _fetch(into: Path) -> None:
    order = ["mvn", "-q", "-B", "-f", str(_HERE / "pom.xml"), f"-Dhome={into}", f"-Dopensearch={VERSION}"]
    done = subprocess.run([*order, "generate-resources"], capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise ServerUnavailableError(
            f"Maven could not fetch OpenSearch {VERSION} — see ~/.m2/settings.xml:\n{said}"
        )


def _describe(module: Path, main: str) -> None:
    """Write what a module of the server's own archive has beside its jars."""
    described = {
        "name": module.name,
        "description": module.name,
        "version": VERSION,
        "opensearch.version": VERSION,
        "java.version": "11",
        "classname": main,
        "extended.plugins": "",
        "has.native.controller": "false",
    }
    lines = "".join(f"{key}={value}\n" for key, value in described.items())
    (module / "plugin-descriptor.properties").write_text(lines, "utf-8")
    policy = _HERE / "policies" / f"{module.name}.policy"
    if policy.exists():
        shutil.copy(policy, module / "plugin-security.policy")


if __name__ == "__main__":
    try:
        sys.stdout.write(f"OpenSearch {VERSION} is laid out in {home().parent}\n")
    except ServerUnavailableError as exc:
        sys.exit(str(exc))
