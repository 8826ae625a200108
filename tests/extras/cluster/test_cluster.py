"""A cluster reads what one machine reads, to the byte, also when a worker is lost on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.portions import HowToRead, Portion, find_in_portions, keep_portions
from speakopenly.understand.portions.cluster import Cluster
from speakopenly.understand.portions.hands import Here
from speakopenly.understand.portions.reading import read_portion
from tests.library.understand.portions.northmoor import portions
from tests.library.understand.portions.test_portions import told

HOW = HowToRead("minilm", hide=True)
DIGEST = b"\1" * 32


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster("local:2") as cluster:
        yield cluster


@pytest.fixture(scope="module")
def alone() -> dict[int, bytes]:
    return {portion.number: read_portion(portion, HOW) for portion in portions(30)}


def test_every_portion_comes_back_as_one_machine_reads_it(cluster: Cluster, alone: dict[int, bytes]) -> None:
    read = {portion.number: data for portion, data in cluster.each(read_portion, portions(30), HOW)}

    assert read == alone


def test_a_lost_worker_costs_time_and_nothing_else(cluster: Cluster, alone: dict[int, bytes]) -> None:
    lost: list[int] = []

    def given() -> Iterator[Portion]:
        for portion in portions(30):
            if portion.number == 3:
                lost.append(next(iter(cluster.client.run(os.getpid).values())))
                threading.Timer(0.05, os.kill, (lost[0], signal.SIGKILL)).start()
                time.sleep(0.2)
            yield portion

    read = {portion.number: data for portion, data in cluster.each(read_portion, given(), HOW)}

    assert lost
    assert read == alone


def test_the_themes_are_those_of_one_machine(cluster: Cluster, tmp_path: Path) -> None:
    encoder = load_encoder()
    how = HowToRead("minilm", hide=False)

    ours, theirs = (
        find_in_portions(
            keep_portions(portions(60), how, hands, out=tmp_path / name, digest=DIGEST),
            encoder=encoder,
            seed=0,
            identifiers_in=lambda words, texts: (),
        )
        for name, hands in (("here", Here()), ("there", cluster))
    )

    assert told(ours) == told(theirs)


def test_workers_listen_on_this_machine_alone_and_keep_no_words_on_disk(cluster: Cluster) -> None:
    import dask

    addresses = cluster.client.scheduler_info()["workers"]

    assert all(address.startswith("tcp://127.0.0.1:") for address in addresses)
    assert cluster.client.scheduler_info()["address"].startswith("tcp://127.0.0.1:")
    for when in ("target", "spill"):
        told = cluster.client.run(dask.config.get, f"distributed.worker.memory.{when}")
        assert set(told.values()) == {False}


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("speakopenly.understand.portions.cluster.PATIENCE", 1)

    with pytest.raises(BadInput, match="No cluster answers"), Cluster("tcp://127.0.0.1:9"):
        pass


def test_a_scheduler_with_certificates_is_not_asked_without_any() -> None:
    with pytest.raises(BadInput, match="needs certificates"), Cluster("tls://127.0.0.1:9"):
        pass
