"""From sayings to groups: which top theme and sub-theme each saying stands in, and how near it lies to it.

What takes part in the search is chosen in ``nodes``; every other saying then joins the theme whose centre
is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.context import Wholes, in_context
from speakopenly.understand.themes.hierarchy import Hierarchy, build_hierarchy, centres_of
from speakopenly.understand.themes.meaning import Matter, Questions, Vectors
from speakopenly.understand.themes.nodes import Nodes, choose_nodes
from speakopenly.understand.themes.records import Voice
from speakopenly.understand.themes.sayings import Saying

_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """The groups that were found, and where every saying stands.

    ``tree`` groups the ``nodes`` that took part in the search. ``top`` and ``sub`` label every saying;
    ``closeness`` (sayings, top themes) and ``closeness_to_sub`` are cosines, and so is
    ``closeness_of_wholes`` (answers of several passages, top themes).
    """

    nodes: Nodes
    tree: Hierarchy
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
) -> Found:
    """Group sayings with the encoder's ``vectors`` of them and ``whole_vectors`` of whole answers (unit
    rows)."""
    vectors = in_context(sayings, vectors, wholes, whole_vectors)
    questions = _questions_of(sayings, voices)
    nodes = choose_nodes(sayings, vectors, questions, wholes, whole_vectors, seed=seed)
    matter = Matter(nodes.vectors, nodes.texts, nodes.questions, encoder)
    drawn = matter.vectors(nodes.vectors, nodes.texts, nodes.questions)
    tree = build_hierarchy(drawn, nodes.counts, seed=seed)
    found = _nothing_placed(nodes, tree, len(sayings), len(wholes.texts))
    _place(found, sayings, vectors, questions, wholes, whole_vectors, matter)
    return found


def _questions_of(sayings: Sequence[Saying], voices: Sequence[Voice]) -> Questions:
    return [sorted({voices[place.voice].question or "" for place in saying.places}) for saying in sayings]


def _nothing_placed(nodes: Nodes, tree: Hierarchy, sayings: int, wholes: int) -> Found:
    tops = int(tree.top.max()) + 1
    labels = (np.zeros(sayings, np.int64), np.zeros(sayings, np.int64))
    closeness = np.zeros((sayings, tops), np.float32)
    return Found(
        nodes, tree, *labels, closeness, np.zeros(sayings, np.float32), np.zeros((wholes, tops), np.float32)
    )


def _place(
    found: Found,
    sayings: Sequence[Saying],
    vectors: Vectors,
    questions: Questions,
    wholes: Wholes,
    whole_vectors: Vectors,
    matter: Matter,
) -> None:
    """Nodes keep the place the search gave them; every other saying joins the nearest theme."""
    tree, nodes = found.tree, found.nodes
    tops = centres_of(tree.vectors, nodes.counts, tree.top)
    leaves, leaf_of = _leaves(tree)
    subs = centres_of(tree.vectors, nodes.counts, leaf_of)
    for rows in _blocks(np.setdiff1d(np.arange(len(sayings)), nodes.sayings)):
        texts = [sayings[row].text for row in rows]
        own = matter.vectors(vectors[rows], texts, [questions[row] for row in rows])
        _place_block(found, rows, own, tops, subs, leaves)
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


def _place_block(
    found: Found, rows: Labels, own: Vectors, tops: Vectors, subs: Vectors, leaves: NDArray[np.int64]
) -> None:
    found.closeness[rows] = own @ tops.T
    found.top[rows] = found.closeness[rows].argmax(axis=1)
    to_leaves = own @ subs.T
    to_leaves[leaves[None, :, 0] != found.top[rows][:, None]] = -np.inf
    best = to_leaves.argmax(axis=1)
    found.sub[rows] = leaves[best, 1]
    found.closeness_to_sub[rows] = to_leaves[np.arange(len(rows)), best]
