"""The parts of ``benchmarks/intake.py``."""
