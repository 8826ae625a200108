"""The way back: from a line that everybody can read to the findings, themes and passages it rests on."""
