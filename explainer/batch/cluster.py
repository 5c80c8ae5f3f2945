"""Where the work is done: processes of this machine, or workers that somebody has started."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import dask
from distributed import Client, LocalCluster, as_completed

from explainer.batch.jobs import Job
from explainer.batch.work import work
from explainer.errors import BatchError

_QUEUED = 3
"""Jobs given out for each worker: one it does, others that wait beside it. Few, because every one
holds its document in memory, and enough that no worker ever waits for the next."""


@contextmanager
def connect(scheduler: str | None, workers: int | None) -> Iterator[Client]:
    """A client of the scheduler at an address such as "tcp://10.0.0.5:8786", or of as many
    processes of this machine as it has cores. Raises `BatchError` when nobody answers."""
    if scheduler:
        try:
            client = Client(scheduler, timeout=20)
        except (OSError, ValueError) as error:
            raise BatchError(f"No Dask scheduler answers at {scheduler}: {error}.") from error
        with client:
            yield client
        return
    with (
        # Twice is enough to suspect a document of killing workers: it is tried alone after.
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        # Certificates of its own for this run: other people of this machine must not be able to
        # give its workers orders.
        LocalCluster(
            host="127.0.0.1",
            n_workers=workers or os.cpu_count(),
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",  # its default is a page for everybody
            worker_dashboard_address="127.0.0.1:0",
            security=True,
            silence_logs=logging.ERROR,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def through(
    client: Client, jobs: Iterable[Job], *, together: bool = True
) -> Iterator[tuple[Job, BaseException | None]]:
    """Every job as it is done, or with what made it fail. `together`: on all workers; otherwise one
    by one, so that whatever happens is the doing of that job.

    Raises `BatchError` when the scheduler has gone.
    """
    waiting = iter(jobs)
    given: dict[str, Job] = {}
    running = as_completed()
    count = _QUEUED * max(1, len(client.scheduler_info(n_workers=-1)["workers"])) if together else 1

    def give(count: int) -> None:
        for job in islice(waiting, count):
            future = client.submit(work, job, pure=False)
            given[future.key] = job
            running.add(future)

    give(count)
    for future in running:
        if future.cancelled():
            raise BatchError("The scheduler has gone. What was finished is kept: run this again.")
        # What is done is kept in the store. To ask a worker for it would be to ask for the work
        # again where the worker has died since.
        error = future.exception() if future.status == "error" else None
        future.release()
        yield given.pop(future.key), error
        give(1)
