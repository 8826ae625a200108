"""Words go to no other machine in the clear, and an address that is none is told in one line."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.understand.portions.cluster import Cluster


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://scheduler.northmoor.example:8786", "in the clear"),
        ("tcp://10.0.0.7:8786", "in the clear"),
        ("scheduler:8786", "not the address of a cluster"),
        ("tls://northmoor.example", "not the address of a cluster"),
        ("tls://northmoor.example:port", "not the address of a cluster"),
        ("http://127.0.0.1:8786", "not the address of a cluster"),
        ("local:0", "not the address of a cluster"),
        ("local:200", "not the address of a cluster"),
    ],
)
def test_an_address_that_would_not_do_is_refused_before_anything_is_read(address: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        Cluster(address)
