"""The report as it would be, put together by long work and kept until anything it rests on changes."""
