"""The folder in which portions are kept as read until the run ends, so that a run cut short goes on.

What is kept holds people's words, so it is sealed with a key made from the file they came from and written
nowhere: without that file a folder left behind opens to nobody. It is taken away when the run is done.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import WorkKey
from speakopenly.understand.embeddings import BUILD
from speakopenly.understand.portions.hands import Hands
from speakopenly.understand.portions.reading import read_portion
from speakopenly.understand.portions.records import HowToRead, Portion, ReadPortion

FOLDER = ".portions"
_READ_WITH = ("speakopenly", "numpy", "onnxruntime", "spacy", "tokenizers")
"""Another version of one of these may read a portion differently, so it is read anew."""


class Kept:
    """The portions of one run, in order."""

    def __init__(self, folder: Path, key: WorkKey) -> None:
        self._folder, self._key = folder, key
        self._names: dict[int, str] = {}
        self.read_again = 0
        """How many were kept by an earlier run and did not have to be read."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[ReadPortion]:
        """Every portion in order, one in memory at a time."""
        for number in sorted(self._names):
            yield self._open(self._names[number])

    def has(self, portion: Portion, how: HowToRead) -> bool:
        """Whether this very portion was read before, in the same way; then it counts as kept."""
        name = self._name(portion, how)
        try:
            self._open(name)
        except (OSError, SealBroken):
            return False
        self._names[portion.number] = name
        self.read_again += 1
        return True

    def keep(self, portion: Portion, how: HowToRead, read: bytes) -> None:
        """Seal and write one portion; the file is there whole or not at all."""
        name = self._name(portion, how)
        handle, draft = tempfile.mkstemp(dir=self._folder, prefix=".draft-")
        with os.fdopen(handle, "wb") as file:
            file.write(self._key.seal(read, about=name))
        Path(draft).replace(self._folder / name)
        self._names[portion.number] = name

    def take_away(self) -> None:
        """Remove the folder and all that was kept."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _open(self, name: str) -> ReadPortion:
        return ReadPortion.unpack(self._key.open((self._folder / name).read_bytes(), about=name))

    def _name(self, portion: Portion, how: HowToRead) -> str:
        versions = [f"{package}={version(package)}" for package in _READ_WITH]
        settings = "|".join([how.embedder, str(how.hide), str(BUILD), *versions]).encode()
        digest = self._key.name_for(hashlib.sha256(settings).digest() + portion.words())
        return f"{portion.number:06d}-{digest}"


def keep_portions(
    portions: Iterable[Portion],
    how: HowToRead,
    hands: Hands,
    *,
    out: Path,
    digest: bytes,
    told: Callable[[int], None] = lambda done: None,
) -> Kept:
    """Have every portion read by ``hands`` and keep it under ``out``; those kept by an earlier run stay.

    ``digest`` is the sha256 of the file the portions come from, ``told`` hears how many are done.
    """
    kept = Kept(out / FOLDER, WorkKey.of_file(digest))

    def missing() -> Iterator[Portion]:
        for portion in portions:
            if kept.has(portion, how):
                told(len(kept))
            else:
                yield portion

    for portion, read in hands.each(read_portion, missing(), how):
        kept.keep(portion, how, read)
        told(len(kept))
    return kept
