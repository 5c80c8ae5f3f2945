"""Where the work is done: processes of this machine, or workers that somebody has started."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Any

import dask
from distributed import Client, Future, LocalCluster, Worker

from explainer.batch.jobs import Job
from explainer.batch.results import Results
from explainer.batch.work import Makers, makers, mark, work
from explainer.errors import BatchError, StoreError
from explainer.recipe import Recipe

_QUEUED = 3
"""Jobs given out for each worker: one it does, others that wait beside it. Few, because every one
holds its document in memory, and enough that no worker ever waits for the next."""

_FIRST_S = 20.0
"""How long a scheduler and its first worker are waited for."""

_LOOK_S = 1.0
"""How often it is looked whether there are workers, while nothing is done."""


@contextmanager
def here(workers: int | None) -> Iterator[Client]:
    """A client of as many worker processes of this machine as are asked for, or as it has cores."""
    with (
        # It looks at every thread a hundred times a second, and nobody at what it finds.
        dask.config.set({"distributed.worker.profile.enabled": False}),
        # Certificates of its own for this run: other people of this machine must not be able to
        # give its workers orders.
        LocalCluster(
            host="127.0.0.1",
            n_workers=workers or os.cpu_count(),
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",  # its default is a page for everybody
            worker_dashboard_address="127.0.0.1:0",
            security=True,
            silence_logs=logging.CRITICAL,  # documents that fail are in the report
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def there(scheduler: str) -> Iterator[Client]:
    """A client of the scheduler at an address such as "tcp://10.0.0.5:8786". Raises `BatchError`
    when nobody answers there, or it has no workers."""
    try:
        client = Client(scheduler, timeout=_FIRST_S)
    except (OSError, ValueError) as error:
        raise BatchError(f"No Dask scheduler answers at {scheduler}: {error}.") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_FIRST_S)
        except TimeoutError as error:
            raise BatchError(
                f"No worker has come to the scheduler; 'dask worker {scheduler}' starts one."
            ) from error
        yield client


@contextmanager
def equipped(client: Client, plugin: Makers, results: Results) -> Iterator[None]:
    """Every worker with what it needs, those that come later too. Raises `BatchError` when one
    does not have this program, or what it writes does not arrive in `results`."""
    try:
        client.register_plugin(plugin)
    except (ImportError, AttributeError, TypeError) as error:
        raise BatchError(
            f"A worker cannot run this program ({error}): install the same version there as here."
        ) from error
    try:
        _check_that_results_arrive(client, plugin, results)
        yield
    finally:
        with suppress(OSError, TimeoutError):  # the scheduler has gone, and its workers with it
            client.unregister_worker_plugin(plugin.name)


def _check_that_results_arrive(client: Client, plugin: Makers, results: Results) -> None:
    try:
        for address, why in client.run(_sign, plugin.name).items():
            if why or not results.has(f"{plugin.name}/{mark(address)}"):
                raise BatchError(
                    f"What the worker {address} writes to {results.url} does not arrive there "
                    f"({why or 'it has another place of that name'}). Give --output a folder "
                    "that every machine has under the same name, or an object store."
                )
    finally:
        results.remove(plugin.name)


def _sign(name: str, *, dask_worker: Worker) -> str:
    """On a worker: has it write its name into the output; why it cannot, or ""."""
    try:
        makers(dask_worker, name).sign()
    except StoreError as error:
        return str(error)
    return ""


def recipes(client: Client, plugin: Makers, own: Mapping[str, Recipe]) -> dict[str, Recipe]:
    """How the workers make documents in each language, as does this machine, whose `own` recipes
    may differ in nothing but language packages. Raises `BatchError` when anything else does, or
    when no worker is left to ask."""
    found: dict[str, dict[str, Recipe]] = client.run(_recipes, plugin.name, tuple(own))
    if not found:
        raise BatchError("All workers have gone: start them again, then run this again.")
    first, those = min(found.items())
    for address, theirs in found.items():
        for tag, recipe in theirs.items():
            wrong = [name for name in recipe.differences(own[tag]) if name != "packages"]
            if wrong:
                raise BatchError(
                    f"The worker {address} has other {' and '.join(wrong)} than this machine: give "
                    "it the same version of the program, and the folder 'catalogs' of your data."
                )
            if recipe != those[tag]:
                raise BatchError(
                    f"The workers {first} and {address} have different language packages for "
                    f"'{tag}': install the same on both."
                )
    return those


def _recipes(name: str, tags: Sequence[str], *, dask_worker: Worker) -> dict[str, Recipe]:
    return makers(dask_worker, name).recipes(tags)


def through(
    client: Client, plugin: Makers, jobs: Iterable[Job], *, patience_s: float
) -> Iterator[tuple[Job, BaseException | None]]:
    """Every job as it is done, or with what was raised in it.

    Raises `BatchError` when the scheduler has gone, or all workers, and none comes in `patience_s`.
    """
    waiting = iter(jobs)
    given: dict[Future, Job] = {}
    done: SimpleQueue[Future] = SimpleQueue()

    def give(count: int) -> None:
        for job in islice(waiting, count):
            future = client.submit(work, plugin.name, job, pure=False)
            given[future] = job
            future.add_done_callback(done.put)

    give(_QUEUED * threads(client))
    while given:
        future = _next(client, done, patience_s)
        if future.cancelled():
            raise BatchError("The scheduler has gone. What was finished is kept: run this again.")
        # What is done is kept in the store. To ask a worker for it would be to ask for the work
        # again where the worker has died since.
        error = future.exception() if future.status == "error" else None
        future.release()
        yield given.pop(future), error
        give(1)


def _next(client: Client, done: SimpleQueue[Future], patience_s: float) -> Future:
    alone_since = None
    while True:
        with suppress(Empty):
            return done.get(timeout=_LOOK_S)
        if _workers(client):
            alone_since = None
            continue
        now = time.monotonic()
        alone_since = alone_since or now
        if now - alone_since > patience_s:
            raise BatchError(
                f"All workers have gone, and none has come for {patience_s:.0f} seconds. What was "
                "finished is kept: start workers and run this again."
            )


def threads(client: Client) -> int:
    """How many editions are made at the same time."""
    return max(1, sum(int(worker["nthreads"]) for worker in _workers(client)))


def _workers(client: Client) -> Sequence[Mapping[str, Any]]:
    """What the scheduler knows of each."""
    return tuple(client.scheduler_info(n_workers=-1)["workers"].values())
