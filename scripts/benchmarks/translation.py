"""Speed, memory and sameness of translation, beside Argos Translate's own code, in one run.

Two packages: the small real one of the tests, and one of the size that Argos publishes (6+6 layers,
512 wide, 2048 inside, 32,000 pieces, int8), built here with random weights and made to end its
sentences after about 24 pieces. Argos finds sentences with a model that it would download; here it
is handed them for nothing, which flatters it.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
ARCHIVE = ROOT / "tests/data/argos/translate-en_es-1_0.argosmodel"
SIZE, WIDTH, INNER, LAYERS, HEADS, ENDS_AFTER = 32_000, 512, 2048, 6, 8, 24
SEAM = "\x1f"
PARAGRAPH = 4
"""Sentences in one paragraph."""


def main() -> None:
    """Prints the tables, or, as a child of itself, the figures of one process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=64, help="translated in one document")
    parser.add_argument("--process", nargs=2, metavar=("PACKAGE", "MEMORY"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.process:
        package, memory = map(Path, options.process)
        print(json.dumps(_process(package, memory, options.sentences)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        # Argos makes folders in the home folder when imported; these are for it.
        os.environ |= {"HOME": temporary, "ARGOS_PACKAGES_DIR": str(home / "packages")}
        small = _unpack(home / "packages")
        full = _full_size(small, home / "packages")
        texts = _sentences(options.sentences)
        for name, folder in (("small", small), ("full-size", full)):
            print(f"\n{name} package, {len(texts)} sentences, {os.cpu_count()} cores, beam 4")
            _speed(folder, texts)
            _processes(folder, home, options.sentences)
        _sameness(small, texts)


def _speed(folder: Path, texts: Sequence[str]) -> None:
    from explainer.translation.argos import Engine
    from explainer.translation.packages import read_package

    package = read_package(folder)
    engine = Engine(folder.parent)
    argos = _argos(package.target)
    paragraphs = [SEAM.join(texts[n : n + PARAGRAPH]) for n in range(0, len(texts), PARAGRAPH)]
    engine.hypotheses(package, texts[:2])
    argos("Warm.")
    runs: dict[str, Callable[[], object]] = {
        "argostranslate.translate, by paragraph": lambda: [argos(text) for text in paragraphs],
        "ours, the whole document": lambda: engine.hypotheses(package, texts),
    }
    settings = _by_hand(folder, texts)
    tried = [{name: _seconds(run) for name, run in settings.items()} for _ in range(2)]
    name = min(settings, key=lambda name: min(times[name] for times in tried))
    runs[f"CTranslate2 by hand, the best of {len(settings)} settings: {name}"] = settings[name]
    # In turns, so that whatever else the machine does falls on all of them.
    rounds = [[_seconds(run) for run in runs.values()] for _ in range(5)]
    theirs, ours, best = map(min, zip(*rounds, strict=True))
    for name, seconds in zip(runs, (theirs, ours, best), strict=True):
        print(f"  {len(texts) / seconds:8.1f} sentences/s  {name}")
    print(f"  ours is {theirs / ours:.1f} times as fast as Argos, {best / ours:.2f} of the best")
    turns = ", ".join(f"{hand / own:.2f}" for _, own, hand in rounds)
    print(f"  of the best, turn by turn: {turns}")


def _by_hand(folder: Path, texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    """Every sensible way to set CTranslate2, with Argos's search."""
    import ctranslate2
    from argostranslate.tokenizer import SentencePieceTokenizer

    tokenizer = SentencePieceTokenizer(folder / "sentencepiece.model")
    cores = os.cpu_count() or 1
    found: dict[str, Callable[[], object]] = {}
    for inter, intra in {(cores, 1), (1, cores)}:
        translator = ctranslate2.Translator(
            str(folder / "model"), inter_threads=inter, intra_threads=intra
        )
        ways = [(size, "tokens") for size in (128, 256, 384, 512, 1024, 2048)]
        ways += [(size, "examples") for size in (8, 16, 32)]
        for size, kind in ways:

            def run(size: int = size, kind: str = kind, translator: Any = translator) -> None:
                translator.translate_batch(
                    [tokenizer.encode(text) for text in texts],
                    max_batch_size=size,
                    batch_type=kind,
                    beam_size=4,
                    length_penalty=0.2,
                    replace_unknowns=True,
                )

            found[f"{inter}×{intra} threads, {size} {kind}"] = run
    return found


def _argos(target: str) -> Callable[[str], str]:
    """`argostranslate.translate.translate` as a user calls it, but for its sentence finder."""
    import argostranslate.translate as theirs

    class Sentences:
        """Where the sentences are is known here, and its own finder would be downloaded."""

        def split_sentences(self, text: str) -> list[str]:
            return text.split(SEAM)

    cached = theirs.get_translation_from_codes("en", target)
    cached.underlying.sentencizer = Sentences()
    return lambda text: str(theirs.translate(text, "en", target))


def _sameness(folder: Path, texts: Sequence[str]) -> None:
    from explainer.translation.argos import Engine
    from explainer.translation.packages import read_package

    argos = _argos("es")
    ours = Engine(folder.parent).hypotheses(read_package(folder), texts)
    pairs = [(text, argos(text), said[0].text) for text, said in zip(texts, ours, strict=True)]
    other = [pair for pair in pairs if pair[1] != pair[2]]
    print(f"\nsame words as Argos, small package: {len(texts) - len(other)} of {len(texts)}")
    for text, theirs, mine in other:
        print(f"  {text!r}\n    Argos {theirs!r}\n    ours  {mine!r}")


def _processes(folder: Path, home: Path, sentences: int) -> None:
    """Documents of growing length, each in a process of its own; the last one twice."""
    print("  sentences   cold s   decoding s   a sentence   RSS with model   highest RSS")
    for times in (1, 2, 4, 4):
        command = [sys.executable, __file__, "--sentences", str(times * sentences)]
        command += ["--process", str(folder), str(home / f"{folder.name}-{times}.sqlite")]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        figures = json.loads(done.stdout)
        print(
            f"  {times * sentences:9} {figures['cold_s']:8.2f} {figures['decode_s']:12.3f}"
            f" {1000 * figures['decode_s'] / times / sentences:9.2f} ms"
            f" {figures['loaded_mb']:12.0f} MB {figures['peak_mb']:10.0f} MB"
        )
    print("  (the last line: the same document again, from the translation memory)")


def _process(folder: Path, memory: Path, sentences: int) -> dict[str, float]:
    """Times and sizes of this process, translating one document."""
    begun = time.perf_counter()
    import ctranslate2  # noqa: F401  # its libraries are no part of a model's size

    from explainer.translation.argos import Engine
    from explainer.translation.packages import read_package

    package = read_package(folder)
    texts = _sentences(sentences)
    engine = Engine(folder.parent, memory)
    bare = _memory_mb("VmRSS")
    engine.hypotheses(package, texts[:1])
    return {
        "cold_s": time.perf_counter() - begun,
        "loaded_mb": _memory_mb("VmRSS") - bare,
        "decode_s": _seconds(lambda: engine.hypotheses(package, texts)),
        "peak_mb": _memory_mb("VmHWM"),
    }


def _memory_mb(field: str) -> float:
    """Resident memory of this process now (VmRSS) or at most (VmHWM), as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{field}:")[1].split()[0]) / 1000


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _sentences(count: int) -> list[str]:
    """The English of the shipped catalog, numbered when there is not enough of it."""
    with (ROOT / "locales/en/LC_MESSAGES/procedures.po").open("rb") as file:
        messages = [(str(m.id), str(m.string)) for m in read_po(file) if m.id]
    own = list(dict.fromkeys(text for pair in messages for text in pair if text))
    rounds = math.ceil(count / len(own))
    numbered = [f"Part {n}: {text}" for n in range(2, rounds + 1) for text in own]
    return (own + numbered)[:count]


def _unpack(packages: Path) -> Path:
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(packages)
    return next(packages.iterdir())


def _full_size(small: Path, packages: Path) -> Path:
    """A package en→fr of the published size, with the small one's tokenizer and random weights."""
    from ctranslate2.specs import TransformerSpec

    known = json.loads((small / "model/shared_vocabulary.json").read_text("utf-8"))
    vocabulary = [*known, *(f"▁filler{n}" for n in range(SIZE - len(known)))]
    random = np.random.default_rng(0)
    spec = TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    embeddings = random.standard_normal((SIZE, WIDTH), np.float32) * WIDTH**-0.5
    embeddings[:, 0] = 0
    for part in (spec.encoder, spec.decoder):
        _random_layers(part, random)
        table = part.embeddings[0] if part is spec.encoder else part.embeddings
        table.weight = embeddings
        part.position_encodings.encodings = _positions(decoder=part is spec.decoder)
    _linear(spec.decoder.projection, WIDTH, SIZE, random)
    # Dimension 0 carries nothing but the position, and nothing but the end of the sentence reads
    # it: so sentences end, which random weights alone would not do before the limit.
    end = vocabulary.index("</s>")
    spec.decoder.projection.weight[:, 0] = 0
    spec.decoder.projection.weight[end] = 0
    spec.decoder.projection.weight[end, 0] = 10
    for special in ("<unk>", "<s>"):
        spec.decoder.projection.bias[vocabulary.index(special)] = -100
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize("int8")
    folder = packages / "translate-en_fr-full"
    (folder / "model").mkdir(parents=True)
    spec.save(str(folder / "model"))
    shutil.copy(small / "sentencepiece.model", folder)
    metadata = json.loads((small / "metadata.json").read_text("utf-8"))
    metadata |= {"to_code": "fr", "to_name": "French"}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    return folder


def _positions(*, decoder: bool) -> Any:
    """Sines and cosines of 1,024 positions; in the decoder, dimension 0 counts towards the end."""
    place = np.arange(1024, dtype=np.float32)[:, None]
    rate = np.exp(-math.log(10_000) * np.arange(WIDTH // 2, dtype=np.float32) / (WIDTH // 2))
    table = np.concatenate((np.sin(place * rate), np.cos(place * rate)), axis=1)
    table[:, 0] = 2 * (place[:, 0] - ENDS_AFTER) if decoder else 0
    return table.astype(np.float32)


def _random_layers(part: Any, random: np.random.Generator) -> None:
    """Weights for an encoder or a decoder; nothing writes into dimension 0."""
    part.scale_embeddings = True
    _norm(part.layer_norm)
    for layer in part.layer:
        shapes = [(layer.self_attention, [(WIDTH, 3 * WIDTH), (WIDTH, WIDTH)])]
        if hasattr(layer, "attention"):
            across = [(WIDTH, WIDTH), (WIDTH, 2 * WIDTH), (WIDTH, WIDTH)]
            shapes.append((layer.attention, across))
        for attention, sizes in shapes:
            _norm(attention.layer_norm)
            for linear, (ins, outs) in zip(attention.linear, sizes, strict=True):
                _linear(linear, ins, outs, random)
            attention.linear[-1].weight[0] = 0
        _norm(layer.ffn.layer_norm)
        _linear(layer.ffn.linear_0, WIDTH, INNER, random)
        _linear(layer.ffn.linear_1, INNER, WIDTH, random)
        layer.ffn.linear_1.weight[0] = 0


def _linear(linear: Any, ins: int, outs: int, random: np.random.Generator) -> None:
    linear.weight = random.standard_normal((outs, ins), np.float32) * ins**-0.5
    linear.bias = np.zeros(outs, np.float32)


def _norm(norm: Any) -> None:
    norm.gamma = np.ones(WIDTH, np.float32)
    norm.beta = np.zeros(WIDTH, np.float32)


if __name__ == "__main__":
    main()
