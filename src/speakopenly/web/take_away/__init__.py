"""Everything a service holds, taken along in open formats: ``speakopenly take-away``.

``what.csv`` names every table: taken or not, how or why. Keys stay, so what is sealed stays sealed.
"""
