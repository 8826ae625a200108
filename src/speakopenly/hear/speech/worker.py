"""The process that writes recordings down; see ``core.apart``. It answers with lines of JSON as it hears."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from speakopenly.core.apart import limit_this_process, read_what_is_asked
from speakopenly.core.errors import BadInput, ModelMissing
from speakopenly.hear.speech.apart import CHILD


def main() -> None:
    """Write down one recording as asked."""
    limit_this_process(CHILD)
    asked, _nothing = read_what_is_asked()
    for line in answers(asked):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def answers(asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What was heard, and how far that is; or why not."""
    from speakopenly.hear.speech.transcribing import transcribe

    far = {"done": asked["begin_at"], "of": 0.0}
    model = Path(asked["model"]) if asked["model"] else None

    def note(done: float, of: float) -> None:
        far.update(done=done, of=of)

    try:
        heard = transcribe(Path(asked["path"]), model=model, begin_at=asked["begin_at"], progress=note)
        for cue in heard:
            yield far | {"cue": [cue.start, cue.end, cue.text]}
    except BadInput:
        yield {"refused": True}
    except ModelMissing as missing:
        yield {"missing": str(missing)}
    else:
        yield far | {"cue": None}


if __name__ == "__main__":
    main()
