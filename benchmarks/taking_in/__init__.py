"""The parts of ``benchmarks/intake.py`` and ``benchmarks/answering.py``."""
