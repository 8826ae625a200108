"""The plan of a listening exercise: what must be so before it opens, who must be heard, and who was not."""
