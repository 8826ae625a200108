"""The culture survey: asked on one shared link, answered without names, and open with a leader's reply."""
