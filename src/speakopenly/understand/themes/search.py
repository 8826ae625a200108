"""From sayings to groups: which top theme and sub-theme each saying stands in, and how near it lies to it.

What takes part in the search is chosen in ``nodes``; every other saying then joins the theme whose centre
is nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.context import Wholes, in_context
from speakopenly.understand.themes.guiding import Guide, Links, Seed, themes_of_linked
from speakopenly.understand.themes.hierarchy import Hierarchy, build_hierarchy, centres_of
from speakopenly.understand.themes.meaning import Matter, Questions, Vectors
from speakopenly.understand.themes.nodes import Nodes, choose_nodes
from speakopenly.understand.themes.records import Voice
from speakopenly.understand.themes.sayings import Saying

_BLOCK = 4096
NO_LINKS = Links()


@dataclass(frozen=True, slots=True)
class Found:
    """The groups that were found, and where every saying stands.

    ``tree`` groups the ``nodes`` that took part in the search. ``top`` and ``sub`` label every saying;
    ``closeness`` (sayings, top themes) and ``closeness_to_sub`` are cosines, and so is
    ``closeness_of_wholes`` (answers of several passages, top themes).
    """

    nodes: Nodes
    tree: Hierarchy
    matter: Matter
    top: Labels
    sub: Labels
    closeness: Vectors
    closeness_to_sub: Vectors
    closeness_of_wholes: Vectors


def search(
    sayings: Sequence[Saying],
    vectors: Vectors,
    wholes: Wholes,
    whole_vectors: Vectors,
    voices: Sequence[Voice],
    encoder: Encoder,
    *,
    seed: int,
    seeds: Sequence[Seed] = (),
    links: Links = NO_LINKS,
) -> Found:
    """Group sayings with the encoder's ``vectors`` of them and ``whole_vectors`` of whole answers (unit
    rows)."""
    vectors = in_context(sayings, vectors, wholes, whole_vectors)
    questions = _questions_of(sayings, voices)
    nodes = choose_nodes(sayings, vectors, questions, wholes, whole_vectors, seed=seed)
    matter = Matter(nodes.vectors, nodes.texts, nodes.questions, encoder)
    drawn = matter.vectors(nodes.vectors, nodes.texts, nodes.questions)
    guides = [
        Guide(
            each.name, matter.vectors(encoder.encode(each.examples), each.examples, [[]] * len(each.examples))
        )
        for each in seeds
    ]
    tree = build_hierarchy(drawn, nodes.counts, seed=seed, guides=guides)
    found = _nothing_placed(nodes, tree, matter, len(sayings), len(wholes.texts))
    _place(found, sayings, vectors, questions, wholes, whole_vectors)
    if links.together or links.apart:
        _move_linked(found, sayings, vectors, questions, wholes, voices, links)
    return found


def _move_linked(
    found: Found,
    sayings: Sequence[Saying],
    vectors: Vectors,
    questions: Questions,
    wholes: Wholes,
    voices: Sequence[Voice],
    links: Links,
) -> None:
    """Let everything that linked voices said stand in the theme their links give them."""
    wanted = {each for pair in (*links.together, *links.apart) for each in pair}
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, saying in enumerate(sayings):
        for place in saying.places:
            if voices[place.voice].contribution in wanted:
                rows_of[place.voice].append(row)
    whole_of = {voice: row for row, voice in enumerate(wholes.voices)}
    closeness = {
        voices[voice].contribution: found.closeness_of_wholes[whole_of[voice]]
        if voice in whole_of
        else found.closeness[rows[0]]
        for voice, rows in rows_of.items()
    }
    themes = themes_of_linked(links, closeness)
    _, centres = centres_in(found)
    for voice, rows in rows_of.items():
        label = themes[voices[voice].contribution]
        texts = [sayings[row].text for row in rows]
        own = found.matter.vectors(vectors[rows], texts, [questions[row] for row in rows])
        found.top[rows] = label
        found.sub[rows], found.closeness_to_sub[rows] = centres.nearest_within(own, label)


def _questions_of(sayings: Sequence[Saying], voices: Sequence[Voice]) -> Questions:
    return [sorted({voices[place.voice].question or "" for place in saying.places}) for saying in sayings]


def _nothing_placed(nodes: Nodes, tree: Hierarchy, matter: Matter, sayings: int, wholes: int) -> Found:
    tops = int(tree.top.max()) + 1
    labels = (np.zeros(sayings, np.int64), np.zeros(sayings, np.int64))
    closeness = np.zeros((sayings, tops), np.float32)
    return Found(
        nodes,
        tree,
        matter,
        *labels,
        closeness,
        np.zeros(sayings, np.float32),
        np.zeros((wholes, tops), np.float32),
    )


def _place(
    found: Found,
    sayings: Sequence[Saying],
    vectors: Vectors,
    questions: Questions,
    wholes: Wholes,
    whole_vectors: Vectors,
) -> None:
    """Nodes keep the place the search gave them; every other saying joins the nearest theme."""
    tree, nodes, matter = found.tree, found.nodes, found.matter
    leaf_of, centres = centres_in(found)
    tops, subs = centres.tops, centres.subs
    for rows in _blocks(np.setdiff1d(np.arange(len(sayings)), nodes.sayings)):
        texts = [sayings[row].text for row in rows]
        own = matter.vectors(vectors[rows], texts, [questions[row] for row in rows])
        near = centres.nearest(own)
        found.top[rows], found.sub[rows] = near.top, near.sub
        found.closeness[rows], found.closeness_to_sub[rows] = near.closeness, near.closeness_to_sub
    own = tree.vectors[: len(nodes.sayings)]
    found.top[nodes.sayings] = tree.top[: len(own)]
    found.sub[nodes.sayings] = tree.sub[: len(own)]
    found.closeness[nodes.sayings] = own @ tops.T
    found.closeness_to_sub[nodes.sayings] = np.einsum("ij,ij->i", own, subs[leaf_of[: len(own)]])
    for rows in _blocks(np.setdiff1d(np.arange(len(wholes.texts)), nodes.wholes)):
        texts = [wholes.texts[row] for row in rows]
        asked = [wholes.questions[row] for row in rows]
        found.closeness_of_wholes[rows] = matter.vectors(whole_vectors[rows], texts, asked) @ tops.T
    found.closeness_of_wholes[nodes.wholes] = tree.vectors[len(own) :] @ tops.T


def _blocks(rows: Labels) -> Iterator[Labels]:
    for start in range(0, len(rows), _BLOCK):
        yield rows[start : start + _BLOCK]


def _leaves(tree: Hierarchy) -> tuple[NDArray[np.int64], Labels]:
    """All pairs of top and sub-theme, and for each saying searched the number of its pair."""
    leaves, leaf_of = np.unique(np.column_stack([tree.top, tree.sub]), axis=0, return_inverse=True)
    return leaves, leaf_of.ravel()


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each of some sayings its nearest top theme, and within that its nearest sub-theme."""

    top: Labels
    sub: Labels
    closeness: Vectors
    closeness_to_sub: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Centres:
    """Where themes lie: ``tops`` by their label, ``subs`` by the row of ``leaves`` (top, sub)."""

    tops: Vectors
    subs: Vectors
    leaves: NDArray[np.int64]

    def nearest(self, own: Vectors) -> Nearest:
        """Place sayings by what they are about (``Matter.vectors``)."""
        closeness = own @ self.tops.T
        top = closeness.argmax(axis=1)
        to_leaves = own @ self.subs.T
        to_leaves[self.leaves[None, :, 0] != top[:, None]] = -np.inf
        best = to_leaves.argmax(axis=1)
        return Nearest(top, self.leaves[best, 1], closeness, to_leaves[np.arange(len(own)), best])

    def nearest_within(self, own: Vectors, top: int) -> tuple[Labels, Vectors]:
        """The nearest sub-theme of one top theme, and how near it lies."""
        inside = np.flatnonzero(self.leaves[:, 0] == top)
        near = own @ self.subs[inside].T
        return self.leaves[inside[near.argmax(axis=1)], 1], near.max(axis=1)


def centres_in(found: Found) -> tuple[Labels, Centres]:
    """The number of the leaf in which each node stands, and the centres of all themes."""
    tree, counts = found.tree, found.nodes.counts
    leaves, leaf_of = _leaves(tree)
    tops, subs = centres_of(tree.vectors, counts, tree.top), centres_of(tree.vectors, counts, leaf_of)
    return leaf_of, Centres(tops, subs, leaves)
