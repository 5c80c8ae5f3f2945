"""The sound to take home: an MP3 for each section, one of all, a playlist, and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.formats import duration
from explainer.publishing import markup
from explainer.publishing.publication import File, Publication


def make(publication: Publication) -> Iterator[File]:
    """A folder with the sounds."""
    for name, content in _files(publication):
        yield f"{publication.name}-audio/{name}", content


def _files(publication: Publication) -> Iterator[File]:
    listed = [
        (f"{number:02}-{section.id}.mp3", section, audio)
        for number, section, audio in publication.spoken
    ]
    for name, _, audio in listed:
        yield name, audio.mp3
    if narration := publication.edition.narration:
        yield f"{publication.name}.mp3", publication.join(narration)
    title = publication.view.title
    playlist = ["#EXTM3U", f"#PLAYLIST:{_line(title)}"]
    for name, section, audio in listed:
        playlist += [f"#EXTINF:{audio.duration_ms / 1000:.3f},{_line(section.title.text)}", name]
    yield "playlist.m3u8", "".join(f"{line}\n" for line in playlist).encode()
    language = markup.interface(publication.language)
    about = markup.render(
        "about.txt",
        publication.language,
        procedure=publication.view,
        counts=publication.counts,
        sounds=[
            (name, section, duration(audio.duration_ms, language))
            for name, section, audio in listed
        ],
    )
    yield "about.txt", about.encode()


def _line(text: str) -> str:
    """A playlist has one thing a line."""
    return " ".join(text.split())
