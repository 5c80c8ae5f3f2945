"""Argos packages, run by CTranslate2.

Argos's own translator splits, batches and downloads in ways that cost most of the speed and may
open the network, so this module reads the packages, keeps their tokenizers and search settings,
and decodes whole documents at once. It names languages by Argos's codes, as the packages do.
"""

from __future__ import annotations

import math
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.errors import PackageError
from explainer.translation import probe
from explainer.translation.memory import Hypothesis, Memory
from explainer.translation.packages import Package, default_folder, installed_packages

HYPOTHESES = 4
_MAX_INPUT_TOKENS = 1024
_MAX_OUTPUT_TOKENS = 256
_SEARCH: dict[str, Any] = {
    # Argos's own search, so that our words are its words. With a penalty on length, the search goes
    # on until the beam is full: it finds all hypotheses whether one is asked for or all are.
    "beam_size": 4,
    "length_penalty": 0.2,
    "replace_unknowns": True,
    "num_hypotheses": HYPOTHESES,
    "return_scores": True,
    "max_input_length": _MAX_INPUT_TOKENS,
    "max_decoding_length": _MAX_OUTPUT_TOKENS,
}
_BATCH_TOKENS = 384
"""Tokens decoded at once by one thread: fewer cost large models time, more small ones."""


def route_name(legs: Sequence[Package]) -> str:
    """How a way of one or more packages is named wherever its words are shown."""
    return f"argos {', '.join(leg.name for leg in legs)}"


class Engine:
    """Every installed package behind one door; models are loaded when first needed.

    Safe to share between threads. `keep` models stay in memory, the least recently used goes first.
    """

    def __init__(
        self,
        packages: Path | None = None,
        memory: Path | None = None,
        *,
        threads: int | None = None,
        keep: int = 3,
        allow_pivot: bool = False,
    ) -> None:
        self.folder = packages or default_folder()
        self._memory = Memory(memory) if memory else None
        self._threads = threads or os.cpu_count() or 1
        self._keep = keep
        self._allow_pivot = allow_pivot
        self._lock = threading.Lock()
        self._models: OrderedDict[str, _Model] = OrderedDict()
        self._faults: dict[str, str] = {}

    def forgetful(self) -> Engine:
        """An engine with the same models that keeps nothing of what it is asked, and says nothing
        from memory: for a text that is nobody else's business."""
        alone = copy(self)
        alone._memory = None
        return alone

    @property
    def loaded(self) -> tuple[str, ...]:
        """The names of the packages in memory, the most recently used last."""
        with self._lock:
            return tuple(model.name for model in self._models.values())

    def legs(self, source: str, target: str) -> tuple[Package, ...]:
        """The packages that lead from one language to another, in order; () when none do.

        Every leg has English at one end, because that is what the checks can compare with. Two
        legs, through English, only where the engine was told to allow it.
        """
        if "en" in (source, target):
            pairs = [(source, target)]
        elif self._allow_pivot:
            pairs = [(source, "en"), ("en", target)]
        else:
            return ()
        legs = [leg for pair in pairs if (leg := self._newest(*pair))]
        return tuple(legs) if len(legs) == len(pairs) else ()

    def fingerprints(self, target: str) -> list[str]:
        """What decides how texts are translated into a language, from English or through it."""
        every = installed_packages(self.folder)
        return [package.fingerprint() for package in every if package.target in (target, "en")]

    def route(self, source: str, target: str) -> str | None:
        """The name of the way from one language to another, such as "argos en→es 1.0"."""
        legs = self.legs(source, target)
        return route_name(legs) if legs else None

    def fault(self, package: Package) -> str:
        """Why `package` must not be used, as found by trying it out; "" when it may be."""
        try:
            content = package.fingerprint()
            if content not in self._faults:
                self._faults[content] = probe.fault(package, self.hypotheses)
            return self._faults[content]
        except PackageError as error:
            return str(error)

    def faults(self, source: str, target: str) -> tuple[str, ...]:
        """Why the packages of a pair that are installed are not used, the newest first."""
        return tuple(fault for p in self._of_pair(source, target) if (fault := self.fault(p)))

    def _newest(self, source: str, target: str) -> Package | None:
        """The newest package of a pair that works."""
        return next((p for p in self._of_pair(source, target) if not self.fault(p)), None)

    def _of_pair(self, source: str, target: str) -> list[Package]:
        """The packages of a pair, the newest first."""
        every = reversed(installed_packages(self.folder))
        return [p for p in every if (p.source, p.target) == (source, target)]

    def hypotheses(self, package: Package, texts: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
        """Translations of each text, the model's favourite first; () where it has none.

        A text longer than the model reads, or a translation cut off at the longest it writes,
        counts as none. Raises `PackageError` when the package cannot be loaded or fails.
        """
        if self._memory is None:
            return self._decode(package, texts)
        model = f"{package.fingerprint()} {_SEARCH}"
        said = self._memory.get(model, texts)
        new = [text for text in dict.fromkeys(texts) if text not in said]
        if new:
            answers = dict(zip(new, self._decode(package, new), strict=True))
            self._memory.put(model, answers)
            said |= answers
        return [said[text] for text in texts]

    def _decode(self, package: Package, texts: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
        model = self._load(package)
        try:
            tokens = [model.tokenizer.encode(text) for text in texts]
            readable = [n for n, line in enumerate(tokens) if 0 < len(line) <= _MAX_INPUT_TOKENS]
            batches = _deal({n: len(tokens[n]) for n in readable}, self._threads)
            pending = [
                model.translator.translate_batch(
                    [tokens[n] for n in batch],
                    target_prefix=[[package.prefix]] * len(batch) if package.prefix else None,
                    asynchronous=True,
                    **_SEARCH,
                )
                for batch in batches
            ]
            results = {
                n: answer.result()
                for batch, answers in zip(batches, pending, strict=True)
                for n, answer in zip(batch, answers, strict=True)
            }
        except (RuntimeError, ValueError) as error:
            raise PackageError(
                f"The language package {package.name} failed ({error}); install it again."
            ) from error
        found: list[tuple[Hypothesis, ...]] = [()] * len(texts)
        for n, result in results.items():
            found[n] = tuple(
                Hypothesis(
                    model.tokenizer.decode(pieces).removeprefix(package.prefix).strip(),
                    _certainty(score, len(pieces)),
                )
                for pieces, score in zip(result.hypotheses, result.scores, strict=True)
                if len(pieces) < _MAX_OUTPUT_TOKENS
            )
        return found

    def _load(self, package: Package) -> _Model:
        content = package.fingerprint()
        with self._lock:
            if content not in self._models:
                self._models[content] = _read_model(package, self._threads)
            self._models.move_to_end(content)
            while len(self._models) > self._keep:
                self._models.popitem(last=False)  # freed when the last thread that uses it is done
            return self._models[content]


def _certainty(score: float, pieces: int) -> float:
    """The mean probability of a piece, from a score that CTranslate2 has penalised by length."""
    total = score * pieces ** _SEARCH["length_penalty"]
    return math.exp(total / (pieces + 1))  # and the piece that ends the sentence


def _deal(lengths: Mapping[int, int], threads: int) -> list[list[int]]:
    """The keys of `lengths`, which are in tokens, in batches that keep all threads at work.

    Texts about as long as each other share a round, so that little is padded, and a round is dealt
    like cards, one batch to each thread. So all threads are done at the same time, whatever a text
    of some length costs. CTranslate2's own batches differ, and the last keeps the others waiting.
    """
    total = sum(lengths.values())
    count = math.ceil(total / (_BATCH_TOKENS * threads))
    rounds: list[list[int]] = [[] for _ in range(count)]
    before = 0
    for key, length in sorted(lengths.items(), key=lambda item: -item[1]):
        rounds[count * before // total].append(key)
        before += length
    return [batch for cards in rounds for n in range(threads) if (batch := cards[n::threads])]


@dataclass(frozen=True, slots=True)
class _Model:
    """A package in memory."""

    name: str
    tokenizer: Any
    translator: Any


def _read_model(package: Package, threads: int) -> _Model:
    import ctranslate2  # a third of a second that reading a catalog need not cost

    try:
        tokenizer = package.tokenizer()
        tokenizer.encode("a")  # it reads its file at the first use, and two threads might at once
        translator = ctranslate2.Translator(
            str(package.folder / "model"), inter_threads=threads, intra_threads=1
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise PackageError(
            f"The language package {package.name} cannot be loaded ({error}); install it again."
        ) from error
    return _Model(package.name, tokenizer, translator)
