"""Every machine reading of words that the product makes: what it is, what a person decides, how good it is.

Names, versions and sha256 come from the code that loads each model; figures come from ``data/quality.toml``,
each with the place where it was measured. The algorithmic transparency record is made of this.
"""

from speakopenly.check.machines.records import Kind, Machine
from speakopenly.check.machines.register import READ_ON, every_machine

__all__ = ["READ_ON", "Kind", "Machine", "every_machine"]
