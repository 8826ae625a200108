"""Fisher's exact test for two groups of people, quick enough for a page that makes hundreds of them."""

from __future__ import annotations

import numpy as np

TIES = 1 + 1e-7
"""Tables within this factor of the observed one's probability are as probable, first of all its mirror image:
it is the allowance that R's ``fisher.test`` makes."""


def p_of_two_shares(said: int, asked: int, others_said: int, others: int) -> float:
    """The two-sided p value of ``said`` of ``asked`` people beside ``others_said`` of ``others``.

    It is the probability, with all margins fixed, of a table no more probable than the one observed
    (Fisher 1935).
    Tables are reached from one to the next by the ratio of their probabilities, so that nothing large is
    subtracted from anything large. Raises ``ValueError`` unless ``0 <= said <= asked``, and the same of the
    others.
    """
    if not (0 <= said <= asked and 0 <= others_said <= others):
        raise ValueError("A share needs 0 <= said <= asked.")
    said_in_all = said + others_said
    fewest, most = max(0, said_in_all - others), min(asked, said_in_all)
    here = np.arange(fewest, most, dtype=np.float64)
    up = np.log((asked - here) * (said_in_all - here))
    down = np.log((here + 1) * (others - said_in_all + here + 1))
    logs = np.concatenate(([0.0], np.cumsum(up - down)))
    weights = np.exp(logs - logs.max())
    as_rare = weights[weights <= weights[said - fewest] * TIES]
    return min(1.0, float(as_rare.sum() / weights.sum()))
