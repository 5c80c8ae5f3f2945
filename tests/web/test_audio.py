from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from flask.testing import FlaskClient

from explainer.errors import SpeechError, StoreError
from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web import create_app
from tests.web.samples import edition, stub

SLUG = "balloon-kyphoplasty"
SECTION = f"{SLUG}-surgery-insurance-coverage"
PLACE = f"/es/{SLUG}/{SECTION}"


def address(client: FlaskClient, kind: str) -> str:
    """The address that the page itself gives."""
    match = re.search(rf'"({re.escape(PLACE)}\.{kind}\?v=\w+)"', client.get(f"{PLACE}/").text)
    assert match
    return match[1]


def test_the_sound_is_an_mp3_that_may_be_kept(client: FlaskClient) -> None:
    response = client.get(address(client, "mp3"))
    assert response.status_code == 200
    assert response.mimetype == "audio/mpeg"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.data[0] == 0xFF or response.data[:3] == b"ID3"


@pytest.mark.parametrize(("query", "kept"), [("", "public, max-age=86400"), ("?v=old", "no-cache")])
def test_at_other_addresses_the_sound_is_kept_for_less(
    client: FlaskClient, query: str, kept: str
) -> None:
    response = client.get(f"{PLACE}.mp3{query}")
    assert response.headers["Cache-Control"] == kept
    headers = {"If-None-Match": response.headers["ETag"]}
    assert client.get(f"{PLACE}.mp3", headers=headers).status_code == 304


def test_the_sound_comes_in_ranges(client: FlaskClient) -> None:
    whole = client.get(f"{PLACE}.mp3").data
    part = client.get(f"{PLACE}.mp3", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert part.data == whole[100:200]
    beyond = client.get(f"{PLACE}.mp3", headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416
    assert beyond.headers["Content-Range"] == f"bytes */{len(whole)}"


def test_the_times_are_those_of_the_sentences_on_the_page(
    client: FlaskClient, pipeline: Pipeline
) -> None:
    times = client.get(address(client, "json"))
    assert times.mimetype == "application/json"
    assert "immutable" in times.headers["Cache-Control"]
    said = times.get_json()
    shown = pipeline.edition(SLUG, "es").translation.segments
    here = [segment for segment in shown if segment.segment_id.startswith(SECTION)]
    assert [clip["id"] for clip in said["segments"]] == [segment.segment_id for segment in here]
    for clip, segment in zip(said["segments"], here, strict=True):
        assert 0 <= clip["start_ms"] < clip["end_ms"] <= said["duration_ms"]
        assert clip["words"]
        assert all(0 <= w["from"] < w["to"] <= len(segment.text) for w in clip["words"])


def test_another_voice_is_another_address(
    client: FlaskClient, pipeline: Pipeline, tmp_path: Path
) -> None:
    settings = replace(pipeline.settings, rate=100, data=tmp_path)
    with Pipeline(settings) as slow:
        assert address(create_app(settings, pipeline=slow).test_client(), "mp3") != address(
            client, "mp3"
        )


def test_what_a_hard_word_means_is_said(client: FlaskClient) -> None:
    page = client.get(f"/en/{SLUG}/").text
    addresses = re.findall(rf'"(/en/{SLUG}/words/[a-z-]+\.mp3\?v=\w+)"', page)
    assert len(addresses) == 5
    sound = client.get(addresses[0])
    assert (sound.status_code, sound.mimetype) == (200, "audio/mpeg")
    assert "immutable" in sound.headers["Cache-Control"]
    assert client.get(f"/en/{SLUG}/words/nothing.mp3").status_code == 404
    assert client.get(f"/ar/{SLUG}/words/surgeon.mp3").status_code == 404


@pytest.mark.parametrize(
    "path",
    [f"/ar/{SLUG}/{SECTION}", f"/es/{SLUG}/nothing", f"/es/nothing/{SECTION}"],
)
def test_what_has_no_sound_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}.mp3").status_code == 404
    problem = client.get(f"{path}.json")
    assert problem.status_code == 404
    assert problem.mimetype == "application/problem+json"
    assert problem.get_json()["status"] == 404


@pytest.mark.parametrize("error", [SpeechError("It is hoarse."), StoreError("It is full.")])
def test_a_voice_that_fails_is_said_to_people_and_to_programs(
    settings: Settings, error: SpeechError | StoreError
) -> None:
    client = create_app(settings, pipeline=stub(edition(), error)).test_client()
    sound = client.get("/es/knee/knee.mp3")
    assert (sound.status_code, sound.mimetype) == (503, "text/html")
    assert str(error) in sound.text
    times = client.get("/es/knee/knee.json")
    assert (times.status_code, times.mimetype) == (503, "application/problem+json")
    assert times.get_json()["detail"] == str(error)
    for response in (sound, times):
        assert int(response.headers["Retry-After"]) > 0
        assert response.headers["Cache-Control"] == "no-store"


def test_a_long_section_is_heard_while_it_is_made_and_whole_afterwards(
    client: FlaskClient, long_procedure: str
) -> None:
    live = client.get(f"{long_procedure}.mp3", buffered=False)
    assert live.status_code == 200
    assert live.headers["Cache-Control"] == "no-store"
    assert "Content-Length" not in live.headers
    chunks = list(live.iter_encoded())
    assert len(chunks) > 10
    whole = client.get(f"{long_procedure}.mp3")
    assert whole.headers["ETag"]
    assert int(whole.headers["Content-Length"]) == len(whole.data)
    streamed, kept = (
        len(pcm) / rate
        for pcm, rate in map(soundfile.read, (io.BytesIO(b"".join(chunks)), io.BytesIO(whole.data)))
    )
    assert kept > 180
    assert abs(streamed - kept) < 0.2


def test_a_long_section_that_cannot_be_spoken_is_an_error_not_a_broken_sound(
    settings: Settings, long_procedure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Pipeline(settings) as pipeline:
        client = create_app(settings, pipeline=pipeline).test_client()
        monkeypatch.setattr("explainer.speech.speaker.Speaker.speak", _fail)
        assert client.get(f"{long_procedure}.mp3").status_code == 503


def _fail(*_arguments: object) -> None:
    raise SpeechError("The voice failed.")
