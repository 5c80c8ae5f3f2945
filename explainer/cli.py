"""The command line: parse, call, print. Nothing is decided here."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from explainer import __version__, settings, show
from explainer.errors import BatchError, ExplainerError, StoreError
from explainer.languages import find
from explainer.model import SectionAudio, Translation
from explainer.pipeline import Pipeline

_EXAMPLES = """\
examples:
  explainer explain leaflet.txt                        plain English
  explainer explain leaflet.txt --side-by-side         beside the original, with the rules
  explainer explain leaflet.txt --language es --json   Spanish, for a program
  explainer speak leaflet.txt --language fr --output take-home/
  explainer publish leaflet.pdf balloon-kyphoplasty --languages es,ar --output take-home/
  explainer languages                                  what there is for each language
  explainer languages install de                       a package that translates into German
  explainer catalog draft leaflet.txt --language de    a PO file for a translator
  explainer check english.txt spanish.txt --language es
  explainer batch leaflets/ --languages es,ar,fr --output editions/
  explainer serve --port 8080                          the page, on this machine only
"""


_PUBLISHING = """\
formats:
  epub    NAME-TAG.epub        a book whose words are marked while they are heard
  mp3     NAME-TAG-audio/      an MP3 a section, one of all, and a playlist
  vtt     NAME-TAG-captions/   the times of sentences and words, a WebVTT file a section
  print   NAME-TAG-print.html  large print, to print from any browser
  site    site/                all of them as the whole reader: for a web server or a USB stick

examples:
  explainer publish leaflet.pdf --languages es,ar --output take-home/
  explainer publish balloon-kyphoplasty --languages es --formats epub,mp3,print --output take-home/
  explainer publish *.docx --languages vi --formats print --address https://x.example/ --output p/

Run again, it makes only what has changed. A language without a voice gets no mp3 and no vtt.
"""


_BATCH = """\
results, below the output:
  reports/TIME.json   what was done: counts, reading levels, hours of sound, and each failure
  results/…/KEY/      one document in one language: edition.json with the text and whose words it
                      has, and for each section an MP3 and the times of its words

examples:
  explainer batch leaflets/ --languages es,ar,fr --output editions/
  explainer batch leaflets/ --languages es --output s3://bucket/editions   (needs pip install s3fs)
  explainer batch leaflets/ --languages es --output /shared/editions --scheduler tcp://10.0.0.5:8786

Run again, it makes only what has changed or was not finished. A document that cannot be read, or
takes longer than the setting 'batch_seconds' allows, fails alone.

Several machines: install the same version of Explainer with the extra 'batch' and the language
packages on each, start 'dask scheduler' on one and 'dask worker tcp://HOST:PORT' on the others,
and give an output that all of them reach. Each uses its own settings and data folder. Whoever
reaches a scheduler can run programs on its workers: keep it inside your network.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0; 1 after one line on stderr when the input or the machine is at
    fault. Wrong usage exits with 2."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
        sys.stdout.flush()
    except ExplainerError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("explainer: stopped.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="explainer",
        description="Medical procedures in plain words, in your language, read aloud. "
        "Everything happens on this machine.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    explain = _command(commands, "explain", _explain, "a document in plain language")
    _reading(explain)
    shape = explain.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON, for programs")
    shape.add_argument(
        "--side-by-side",
        action="store_true",
        help="print the original beside the plain English, with the rules and the reading levels",
    )

    speak = _command(commands, "speak", _speak, "a document read aloud, one MP3 a section")
    _reading(speak)
    speak.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="folder for the files"
    )

    _publishing(_command(commands, "publish", _publish, "documents as files to take home"))

    listing = _command(commands, "languages", _languages, "the languages and what each has")
    listing.add_argument("--json", action="store_true", help="print JSON, for programs")
    _packages(listing.add_subparsers(metavar="COMMAND"))

    catalog = commands.add_parser("catalog", help="catalogs for translators")
    draft = _command(
        catalog.add_subparsers(metavar="COMMAND", required=True),
        "draft",
        _draft,
        "write or update a catalog of a document, with machine drafts to correct and approve",
    )
    draft.add_argument("file", type=Path, metavar="FILE", help="the document")
    draft.add_argument("--language", required=True, metavar="TAG", help="language to translate to")

    check = _command(commands, "check", _check, "the safety checks over a translation you have")
    check.add_argument("source", type=Path, metavar="SOURCE", help="English, one sentence a line")
    check.add_argument("target", type=Path, metavar="TARGET", help="its translation, line by line")
    check.add_argument("--language", required=True, metavar="TAG", help="language of TARGET")
    check.add_argument("--json", action="store_true", help="print JSON, for programs")

    _batching(
        _command(commands, "batch", _batch, "many documents in many languages, on every core")
    )

    serve = _command(commands, "serve", _serve, "the page, for a browser")
    serve.add_argument("--host", help="address to serve on (default 127.0.0.1: this machine only)")
    serve.add_argument("--port", type=int, help="port to serve on (default 8000)")

    _command(commands, "settings", _settings, "the settings, with their values and meanings")
    return parser


def _publishing(parser: argparse.ArgumentParser) -> None:
    """The arguments of `explainer publish`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _PUBLISHING
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="FILE",
        help="a document, or the name of a procedure that ships with Explainer",
    )
    parser.add_argument(
        "--languages", type=_list, required=True, metavar="TAGS", help="languages, with commas"
    )
    parser.add_argument(
        "--formats",
        type=_list,
        default=["epub"],
        metavar="NAMES",
        help="which of epub, mp3, vtt, print and site, with commas (default epub)",
    )
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR", help="folder for the files"
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where the page is served, for the QR codes in print",
    )


def _batching(parser: argparse.ArgumentParser) -> None:
    """The arguments of `explainer batch`."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _BATCH
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="documents, and folders full of them"
    )
    parser.add_argument(
        "--languages", type=_list, required=True, metavar="TAGS", help="languages, with commas"
    )
    parser.add_argument(
        "--output", required=True, metavar="DIR", help="folder or object store for the results"
    )
    parser.add_argument("--no-audio", action="store_true", help="text only")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, help="processes on this machine (default: its cores)")
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler with workers, tcp://HOST:PORT"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def _list(text: str) -> list[str]:
    """ "es, ar" as a list, each once."""
    return list(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))


def _packages(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands about language packages, below `explainer languages`."""
    install = _command(commands, "install", _install, "get a package that translates, and try it")
    origin = install.add_mutually_exclusive_group()
    origin.add_argument(
        "--from", dest="file", type=Path, metavar="FILE", help="an .argosmodel file"
    )
    origin.add_argument("--index", metavar="URL", help="another index than Argos Translate's own")
    remove = _command(commands, "remove", _remove, "remove a package")
    for command in (install, remove):
        command.add_argument("tag", metavar="TAG", help="language it translates into")
        command.add_argument(
            "--source", default="en", metavar="TAG", help="language it translates from (default en)"
        )
    check = _command(commands, "check", _check_packages, "try every package again")
    check.add_argument("--json", action="store_true", help="print JSON, for programs")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], None],
    summary: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def _reading(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads a document."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the document")
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="language to give it in (default en)"
    )
    parser.add_argument(
        "--source",
        metavar="TAG",
        help="language it is written in (default: what it says itself, or en)",
    )
    parser.add_argument(
        "--no-catalogs",
        action="store_true",
        help="use no words that people wrote: show what the rules and the engine do alone",
    )
    parser.add_argument(
        "--allow-pivot",
        action="store_true",
        default=None,
        help="translate through English where no package goes directly",
    )


def _translation(pipeline: Pipeline, options: argparse.Namespace) -> Translation:
    find(options.language)  # a mistyped tag should not cost the reading of a document first
    use_catalogs = not options.no_catalogs
    explanation = pipeline.explain(
        pipeline.read(options.file, language=options.source), use_catalogs=use_catalogs
    )
    return pipeline.translate(explanation, options.language, use_catalogs=use_catalogs)


def _explain(options: argparse.Namespace) -> None:
    with Pipeline(settings.load(allow_pivot=options.allow_pivot)) as pipeline:
        translation = _translation(pipeline, options)
    if options.json:
        _print_json(show.translation_json(translation))
        return
    if options.side_by_side:
        columns = shutil.get_terminal_size().columns
        print(*show.side_by_side(translation.explanation, columns), sep="\n")
    else:
        print(*show.translation_text(translation), sep="\n")
    for issue in translation.issues:
        print(f"{issue.severity}: {issue.detail}", file=sys.stderr)


def _speak(options: argparse.Namespace) -> None:
    with Pipeline(settings.load(allow_pivot=options.allow_pivot)) as pipeline:
        translation = _translation(pipeline, options)
        stems = show.file_stems(translation)
        try:
            options.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder {options.output} cannot be made: {error.strerror}."
            ) from error
        for name, stem in tqdm(stems.items(), desc="Speaking", unit="section", disable=None):
            _write_section(options.output / stem, pipeline.speak(translation, name))


def _write_section(stem: Path, audio: SectionAudio) -> None:
    """`stem`.mp3 and `stem`.json, each whole or not at all; the sound last, so that a sound always
    has its times."""
    for source in (audio.times, audio.mp3):
        target = stem.with_name(stem.name + source.suffix)
        part = target.with_name(f".{target.name}.part")
        try:
            shutil.copyfile(source, part)
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise StoreError(f"{target} cannot be written: {error.strerror}.") from error


def _publish(options: argparse.Namespace) -> None:
    from explainer.publishing import FORMATS  # templates are not needed by other commands
    from explainer.publishing.run import run
    from explainer.site import FOLDER, build

    tags = [find(tag).tag for tag in options.languages]
    for form in options.formats:
        if form not in (*FORMATS, FOLDER):
            names = ", ".join((*FORMATS, FOLDER))
            raise ExplainerError(f"There is no format '{form}'; there are: {names}.")
    failed = 0
    with Pipeline(settings.load()) as pipeline:
        forms = [form for form in options.formats if form in FORMATS]
        publish = build if FOLDER in options.formats else run
        outcomes = publish(
            pipeline, options.sources, tags, forms, options.output, address=options.address
        )
        total = len(options.sources) * len(tags) * len(forms) + (FOLDER in options.formats)
        for outcome in tqdm(outcomes, total=total, desc="Publishing", unit="file", disable=None):
            failed += bool(outcome.error)
            tqdm.write(str(outcome), file=sys.stderr if outcome.error else sys.stdout)
    if failed:
        raise ExplainerError(f"{failed} could not be published; everything else was.")


def _languages(options: argparse.Namespace) -> None:
    with Pipeline(settings.load()) as pipeline:
        support = pipeline.support()
    if options.json:
        _print_json([show.support_json(entry) for entry in support])
    else:
        print(*show.support_text(support), sep="\n")


def _install(options: argparse.Namespace) -> None:
    with (
        Pipeline(settings.load()) as pipeline,
        tqdm(desc="Downloading", unit="B", unit_scale=True, disable=None, leave=False) as bar,
    ):

        def advance(here: int, total: int | None) -> None:
            bar.total = total
            bar.update(here - bar.n)

        package = pipeline.install_package(
            options.tag,
            source=options.source,
            file=options.file,
            index=options.index,
            progress=advance,
        )
    print(f"Installed {package.name} in {package.folder}\nSHA-256 {package.sha256}")


def _remove(options: argparse.Namespace) -> None:
    with Pipeline(settings.load()) as pipeline:
        for name in pipeline.remove_package(options.tag, source=options.source):
            print(f"Removed {name}")


def _check_packages(options: argparse.Namespace) -> None:
    with Pipeline(settings.load()) as pipeline:
        packages = pipeline.check_packages()
    if options.json:
        _print_json([asdict(package) | {"folder": str(package.folder)} for package in packages])
        return
    for package in packages:
        print(f"{package.name:16} {package.sha256[:16]:16} {package.fault or 'works'}")
    if not packages:
        print("No language package is installed; 'explainer languages install TAG' gets one.")


def _draft(options: argparse.Namespace) -> None:
    with Pipeline(settings.load()) as pipeline:
        translation, drafted = pipeline.draft(options.file, options.language)
    for issue in translation.issues:
        print(f"{issue.severity}: {issue.detail}", file=sys.stderr)
    print(
        f"{drafted.path}: {drafted.machine} drafts by machine to check, {drafted.empty} to write, "
        f"{drafted.people} already by people"
    )


def _check(options: argparse.Namespace) -> None:
    with Pipeline(settings.load()) as pipeline:
        found = pipeline.check_files(options.source, options.target, options.language)
    if options.json:
        _print_json([{"line": line} | asdict(finding) for line, finding in found])
        return
    for line, finding in found:
        print(f"{options.target}:{line}: {finding.severity}: {finding.code}: {finding.detail}")


def _batch(options: argparse.Namespace) -> None:
    from explainer import batch  # Dask is needed by no other command, and not always there

    with tqdm(desc="Making", unit="edition", disable=None) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        report, place = batch.run(
            options.files,
            options.languages,
            options.output,
            settings=settings.load(),
            scheduler=options.scheduler,
            workers=options.workers,
            audio=not options.no_audio,
            progress=advance,
        )
    if options.json:
        _print_json(report.json())
    else:
        print(*report.text(), f"Report: {place}", sep="\n")
    if report.failures:
        raise BatchError(f"{len(report.failures)} of {len(report.entries)} editions failed.")


def _serve(options: argparse.Namespace) -> None:
    from explainer.web import serve  # Flask is not needed by any other command

    serve(settings.load(host=options.host, port=options.port))


def _settings(_options: argparse.Namespace) -> None:
    values = settings.load()
    for name, default, help_text in settings.table():
        value = str(getattr(values, name))
        source = "" if value == default else f" (default {default})"
        print(f"{name} = {value}{source}\n    {help_text}")


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
