"""What ``doctor`` looks at in the house itself. Importing this registers every look here.

They tell versions, sizes and settings; none tells an address, a name or a count of what people sent.
"""

from speakopenly.web.examine import clock, database, doors, home, machine, models

__all__ = ["clock", "database", "doors", "home", "machine", "models"]
