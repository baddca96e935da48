"""What the documents name exists."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for folder in (TOP, TOP / "docs", TOP / "docs" / "adr", TOP / "benchmarks", TOP / "corpus", TOP / "index")
    for path in folder.glob("*.md")
)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|docs|tests|scripts|benchmarks|corpus)/[\w./*-]+)`")
COMMAND = re.compile(r"^(?:\$ )?craftsearch (\w+)", re.MULTILINE)


def named(document: Path) -> str:
    return str(document.relative_to(TOP))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_path_named_exists(document: Path) -> None:
    paths = PATH.findall(document.read_text("utf-8"))
    assert [path for path in paths if not any(TOP.glob(path.rstrip("/")))] == []


def test_every_decision_is_listed() -> None:
    listed = LINK.findall((TOP / "docs" / "adr" / "README.md").read_text("utf-8"))
    written = {path.name for path in (TOP / "docs" / "adr").glob("[0-9]*.md")}
    assert set(listed) == written


def test_every_command_of_the_readme_is_a_command() -> None:
    words = set(COMMAND.findall((TOP / "README.md").read_text("utf-8")))
    shown = subprocess.run(
        [sys.executable, "-m", "craftsearch", "--help"], check=True, capture_output=True, text=True
    ).stdout
    assert {word for word in words if not re.search(rf"^  {word}\b", shown, re.MULTILINE)} == set()


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    readme = (TOP / "README.md").read_text("utf-8")
    [code] = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    page = tmp_path / "page.html"
    page.write_bytes((TOP / "corpus" / "10-en-vouchmakers-vouchers.html").read_bytes())
    (tmp_path / "corpus").symlink_to(TOP / "corpus")
    checked = f"{code}\n[day] = cs.find_dates('2017. május 16–17-én', language='hu')\nprint(day.edtf)\n"
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", checked],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "VOUCHMAKERS" in ended.stdout
    assert "2017-05-16/2017-05-17" in ended.stdout


def test_the_recipes_of_the_readme_are_recipes() -> None:
    recipes = set(re.findall(r"^make ([\w-]+)", (TOP / "README.md").read_text("utf-8"), re.MULTILINE))
    makefile = (TOP / "Makefile").read_text("utf-8")
    assert {recipe for recipe in recipes if not re.search(rf"^{recipe}:", makefile, re.MULTILINE)} == set()
    assert {"demo", "test", "test-cluster", "lint"} <= recipes


def test_ci_runs_what_the_readme_names_and_nothing_else() -> None:
    lines = (TOP / ".ci" / "run").read_text("utf-8").splitlines()
    frame = ("#", "set ", "cd ", "if ", "else", "fi", "echo ")
    stripped = [line.strip() for line in lines]
    commands = [shlex.split(line) for line in stripped if line and not line.startswith(frame)]
    readme = (TOP / "README.md").read_text("utf-8")
    assert commands
    assert [command for command in commands if " ".join(command) not in readme] == []
