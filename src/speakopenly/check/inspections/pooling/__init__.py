"""What a set of inspection reports says and is silent on, pooled over five or more authorities."""

from speakopenly.check.inspections.pooling.accuracy import Accuracy, measured
from speakopenly.check.inspections.pooling.groups import FEWEST_AUTHORITIES, Group
from speakopenly.check.inspections.pooling.pool import Pool, Pooled, Row, Share, pool
from speakopenly.check.inspections.pooling.records import OnTopic, Passage, Said, said_in
from speakopenly.check.inspections.pooling.topics import NAMES, WHAT_IT_IS, Topic

__all__ = [
    "FEWEST_AUTHORITIES",
    "NAMES",
    "WHAT_IT_IS",
    "Accuracy",
    "Group",
    "OnTopic",
    "Passage",
    "Pool",
    "Pooled",
    "Row",
    "Said",
    "Share",
    "Topic",
    "measured",
    "pool",
    "said_in",
]
