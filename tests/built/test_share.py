"""A build over an address: content, what workers need, and the site lie there, and the pointer is written last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import editions
from harness import tahqiq

pytest.importorskip("distributed", reason="dask.distributed, the extra tahqiq[cluster], is not installed")

from clusters import little_cluster
from looped import Host, host, installed

OWN = "-- templates/words/en.yml --\nhome:\n  articles: Written lately\n"


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.write(tmp_path_factory.mktemp("little"), editions.base())


@pytest.fixture(scope="module")
def local(edition: Path) -> dict[str, bytes]:
    done = tahqiq("build", "--whole", "--executor", "alone", cwd=edition)
    assert done.returncode == 0, done.stderr
    return contents(edition / "site")


@pytest.fixture
def objects() -> Iterator[tuple[str, type[Host]]]:
    with host() as found:
        yield found


@pytest.mark.slow
def test_a_folder_by_its_address(edition: Path, local: dict[str, bytes], tmp_path: Path) -> None:
    share = (tmp_path / "share").as_uri()
    published = []
    for _ in range(3):
        done = tahqiq("build", "--share", share, "--executor", "processes:2", cwd=edition)
        assert done.returncode == 0, done.stderr
        current = (tmp_path / "share/current").read_text().strip()
        assert contents(tmp_path / "share" / current) == local
        assert f"{share}/{current}" in done.stderr
        published.append(current.removeprefix("site/"))
    # The last two stand, and nothing is left of what was lent.
    assert sorted(p.name for p in (tmp_path / "share/site").iterdir()) == sorted(published)[1:]
    assert contents(tmp_path / "share/build") == {}


@pytest.mark.slow
def test_workers_need_nothing_but_the_address(
    edition: Path, local: dict[str, bytes], tmp_path: Path, objects: tuple[str, type[Host]]
) -> None:
    address, there = objects
    for path, data in contents(edition / "content").items():
        there.objects[f"content/{path}"] = data
    bare = editions.write(tmp_path / "bare", editions.base().partition("-- content/")[0])
    (bare / "content").mkdir()
    python = {"PYTHONPATH": installed(tmp_path / "installed")}
    (tmp_path / "cluster").mkdir()
    with little_cluster(tmp_path / "cluster", python) as cluster:
        for _ in range(3):
            cluster.work()
        done = tahqiq(
            *("build", "--share", f"{address}/edition", "--content", f"{address}/content"),
            *("--executor", f"dask:{cluster.address}"),
            cwd=bare,
            **python,
        )
        assert done.returncode == 0, done.stderr + cluster.logs()
    prefix = "edition/" + there.objects["edition/current"].decode().strip() + "/"
    site = {k.removeprefix(prefix): data for k, data in there.objects.items() if k.startswith(prefix)}
    assert site == local
    assert not (bare / "site").exists()
    puts = [key for command, key in there.asked if command == "PUT"]
    assert puts[-1] == "edition/current"
    # Each worker has fetched the database once at most, and what was lent is removed.
    assert 1 <= sum(c == "GET" and k.endswith("edition.db") for c, k in there.asked) <= 3
    assert not [key for key in there.objects if key.startswith("edition/build/")]


@pytest.mark.slow
def test_own_templates_are_lent(tmp_path: Path) -> None:
    folder = editions.write(tmp_path / "own", editions.base(), OWN)
    done = tahqiq("build", "--whole", "--executor", "alone", cwd=folder)
    assert done.returncode == 0, done.stderr
    share = tmp_path / "share"
    done = tahqiq("build", "--share", share.as_uri(), "--executor", "processes:2", cwd=folder)
    assert done.returncode == 0, done.stderr
    published = share / (share / "current").read_text().strip()
    assert contents(published) == contents(folder / "site")
    assert "Written lately" in (published / "en/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_failed_build_leaves_what_was_published(edition: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    assert tahqiq("build", "--share", share.as_uri(), cwd=edition).returncode == 0
    before = contents(share)
    bad = editions.write(tmp_path / "bad", editions.base(), "-- delete content/articles/visit/en.md --\n")
    assert tahqiq("build", "--share", share.as_uri(), cwd=bad).returncode == 1
    assert contents(share) == before


@pytest.mark.parametrize("said", ["/a/path", "memory://x", "nothing://x"])
def test_a_wrong_address_is_a_wrong_usage(edition: Path, said: str) -> None:
    done = tahqiq("build", "--share", said, cwd=edition)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
