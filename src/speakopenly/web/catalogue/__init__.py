"""The words of the public pages and their Welsh: gathered from the code, checked, made into a catalogue.

For those who work on the project: ``python -m speakopenly.web.catalogue missing`` prints what has no Welsh
yet. The web app itself reads only what ``make`` wrote.
"""
