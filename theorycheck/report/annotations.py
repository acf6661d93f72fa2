"""A run as continuous integration reads it: GitHub's annotations, SARIF, JUnit's XML."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from theorycheck import __version__
from theorycheck.catalogue.finding import shown
from theorycheck.claims.readable import to_digits
from theorycheck.judge.verdict import Verdict
from theorycheck.report.output import harmless
from theorycheck.report.record import Fate, Record, fate_of
from theorycheck.report.run_json import as_text
from theorycheck.report.theorem import headline

_LEVELS = {Fate.UNDECIDED: "warning"}  # of what is not as expected; the rest are errors
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def _told(record: Record) -> Iterator[tuple[str, str, int, str, str]]:
    """Give level, file, line, title and words of all that is not as expected."""
    for found, verdict in record.surprises:
        level = _LEVELS.get(fate_of(verdict), "error")
        title = f"{verdict.claim.name}: {verdict.outcome.value}"
        yield level, shown(found.path), found.line or 1, title, harmless(str(verdict))
    for problem in record.problems:
        words = harmless(problem.message)
        yield "error", problem.path, 1, problem.name or "can't be examined", words


def github_annotations(record: Record) -> str:
    """Return GitHub's workflow commands: each puts a verdict at the line of its claim."""
    return "".join(
        f"::{level} file={_property(file)},line={line},title={_property(title)}::{_data(words)}\n"
        for level, file, line, title, words in _told(record)
    )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def sarif(record: Record) -> str:
    """Return the run in the Static Analysis Results Interchange Format, version 2.1.0."""
    claims = [found.claim for found in record.found]
    rules = [
        {
            "id": claim.name,
            "shortDescription": {"text": harmless(headline(claim))},
            "help": {"text": harmless(f"{claim.text} ({claim.source})")},
        }
        for claim in claims
    ]
    results = [
        {
            "ruleId": title.partition(":")[0],
            "level": level,
            "message": {"text": words},
            "locations": [_location(file, line)],
        }
        for level, file, line, title, words in _told(record)
    ]
    driver = {"name": "theorycheck", "version": __version__, "rules": rules}
    run: dict[str, Any] = {"tool": {"driver": driver}, "results": results}
    return as_text({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _location(file: str, line: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": file}, "region": {"startLine": line}}
    return {"physicalLocation": place}


def junit(record: Record) -> str:
    """Return the run as JUnit's XML: a suite a folder, a case a theorem, with its outcome."""
    suites = ET.Element("testsuites", name="theorycheck")
    for folder in sorted({found.folder for found, _ in record.verdicts}):
        suite = ET.SubElement(suites, "testsuite", name=folder)
        own = [(found, verdict) for found, verdict in record.verdicts if found.folder == folder]
        for found, verdict in own:
            case = _case(suite, folder, found.claim.name, f"{verdict.seconds:.3f}")
            case.set("file", shown(found.path))
            _with_properties(case, verdict)
            _with_failure(case, verdict)
        _count(suite)
    if record.problems:
        suite = ET.SubElement(suites, "testsuite", name="not examined")
        for problem in record.problems:
            case = _case(suite, problem.path, problem.name or problem.path, "0")
            ET.SubElement(case, "error", message=harmless(problem.message)[:200])
        _count(suite)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: Any, folder: str, name: str, seconds: str) -> Any:
    return ET.SubElement(suite, "testcase", classname=folder, name=name, time=seconds)


def _with_properties(case: Any, verdict: Verdict) -> None:
    properties = ET.SubElement(case, "properties")
    told = {
        "theorem": headline(verdict.claim),
        "outcome": verdict.outcome.value,
        "tightness": to_digits(verdict.tightness, 6),
        "replay": verdict.replay,
    }
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=harmless(value))


def _with_failure(case: Any, verdict: Verdict) -> None:
    fate = fate_of(verdict)
    if fate.expected:
        return
    tag = {Fate.ERROR: "error", Fate.UNDECIDED: "skipped"}.get(fate, "failure")
    failure = ET.SubElement(case, tag, message=harmless(verdict.reason)[:200])
    failure.text = harmless(str(verdict))


def _count(suite: Any) -> None:
    for tag, name in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite.findall("testcase"))))
