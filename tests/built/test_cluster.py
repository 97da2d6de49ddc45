"""A build on a cluster: several workers on loopback make the same site as one process, and killed ones lose nothing."""

from __future__ import annotations

import operator
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import editions
from clusters import LittleCluster, little_cluster, patiently
from harness import tahqiq
from tahqiq.publish.cluster import AHEAD, Cluster, ClusterFailed

pytest.importorskip("distributed", reason="dask.distributed, the extra tahqiq[cluster], is not installed")

ARTICLES = 130


def several() -> str:
    """The little edition with its article many times over: some jobs for each worker."""
    *_, article = editions.base().partition("-- content/articles/visit/article.yml --")
    article = article.partition("-- content/pages/")[0]
    article = "-- content/articles/visit/article.yml --" + article
    return "".join(
        article.replace("articles/visit/", f"articles/visit-{n}/").replace("A visit", f"Visit {n}")
        for n in range(ARTICLES)
    )


class Counted(Sequence[int]):
    """Jobs that count how many of them were taken."""

    def __init__(self, jobs: range) -> None:
        self.jobs, self.taken = jobs, 0

    def __len__(self) -> int:
        return len(self.jobs)

    def __getitem__(self, n: int) -> int:  # type: ignore[override]
        self.taken = max(self.taken, n + 1)
        return self.jobs[n]


def contents(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.write(tmp_path_factory.mktemp("several"), editions.base(), several())


@pytest.fixture(scope="module")
def by_one(edition: Path) -> dict[str, bytes]:
    """The site that one process makes."""
    site = edition.with_name("by-one")
    done = tahqiq("build", "--whole", "--executor", "alone", "--site", site, cwd=edition)
    assert done.returncode == 0, done.stderr
    return contents(site)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LittleCluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    with little_cluster(folder) as found:
        yield found


@pytest.mark.slow
def test_killed_workers_lose_nothing(
    edition: Path, by_one: dict[str, bytes], cluster: LittleCluster, tmp_path: Path
) -> None:
    # Whoever is to be killed is the only worker until it has a job in hand: so it surely gets one.
    reader, reading = cluster.work_and_hold("read_batch")
    site = tmp_path / "site"
    by_cluster = ("--whole", "--executor", f"dask:{cluster.address}", "--site", str(site))
    build = subprocess.Popen(
        [sys.executable, "-m", "tahqiq", "build", *by_cluster], cwd=edition, stderr=subprocess.PIPE
    )
    try:
        patiently(lambda: reading.is_file() or build.poll() is not None)
        assert reading.is_file(), cluster.logs()
        printer, printing = cluster.work_and_hold("print_job")
        reader.kill()
        patiently(lambda: printing.is_file() or build.poll() is not None)
        assert printing.is_file(), cluster.logs()
        for _ in range(3):
            cluster.work()
        printer.kill()
        _, said = build.communicate(timeout=300)
    finally:
        build.kill()
        build.wait()
    assert build.returncode == 0, said.decode() + cluster.logs()
    assert contents(site) == by_one


@pytest.mark.slow
def test_a_worker_of_another_version_is_named(edition: Path, cluster: LittleCluster, tmp_path: Path) -> None:
    code = tmp_path / "older.py"
    code.write_text("import tahqiq\n\ntahqiq.__version__ = '0.0.1'\n")
    cluster.work("--preload", code)
    done = tahqiq("build", "--whole", "--executor", f"dask:{cluster.address}", cwd=edition)
    assert done.returncode == 3, done.stderr
    assert "0.0.1" in done.stderr and "make them the same" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_results_come_in_order_and_few_at_a_time(cluster: LittleCluster) -> None:
    cluster.work()
    sent = Counted(range(100))
    results = Cluster(cluster.address).each(operator.sub, 1000, sent)
    for n, result in enumerate(results):
        assert result == 1000 - n
        assert sent.taken <= n + 1 + AHEAD
    assert n == 99


@pytest.mark.slow
def test_what_the_work_raises_is_raised_here(cluster: LittleCluster) -> None:
    cluster.work()
    with pytest.raises(ZeroDivisionError) as raised:
        list(Cluster(cluster.address).each(operator.floordiv, 1, [1, 0, 1]))
    assert "Traceback" in "".join(raised.value.__notes__)


@pytest.mark.slow
def test_a_cluster_that_is_lost_ends_with_a_sentence(cluster: LittleCluster) -> None:
    with pytest.raises(ClusterFailed, match="has had no worker"):
        list(Cluster(cluster.address, patience=0.1).each(operator.add, 1, [1]))
    cluster.work()
    results = Cluster(cluster.address, patience=1).each(operator.add, 1, Counted(range(1000)))
    assert next(results) == 1
    cluster.processes[0].kill()
    with pytest.raises(ClusterFailed):
        list(results)


@pytest.mark.slow
def test_no_scheduler_ends_with_a_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        crew = Cluster(address, connect=1)
        with pytest.raises(ClusterFailed, match="no scheduler of dask answers"):
            list(crew.each(operator.add, 1, [1]))
