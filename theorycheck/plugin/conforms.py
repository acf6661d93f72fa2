"""``@conforms(role, implementation)``: one test for each theorem about a role, and for its duties.

In the manner of scikit-learn's ``parametrize_with_checks``: the test it decorates is handed a
check, and calls it.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from theorycheck.catalogue.finding import collect
from theorycheck.claims.claim import Claim
from theorycheck.errors import ImplementationError, UndecidedWarning
from theorycheck.judge.judging import Refuted
from theorycheck.judge.replaying import replay
from theorycheck.roles.calls import calls_of, places_of
from theorycheck.roles.comparison import Beside
from theorycheck.roles.expectations import Expectation, expectations
from theorycheck.roles.kinds import named
from theorycheck.roles.obligations import duties
from theorycheck.roles.role import Implementation, Role, name_of
from theorycheck.roles.standings import Pair, Standing, pair_of
from theorycheck.search.effort import Run, make_run
from theorycheck.search.replay import read_replay


def conforms(
    role: str,
    implementation: Implementation,
    *,
    expected: Mapping[str, Any] | None = None,
    strict: bool = True,
    claims: Iterable[Claim] | None = None,
    **options: Any,
) -> Any:
    """Return the decorator that runs ``test(check)`` once for each claim of a role.

    `role` is a role ("heavy_ball") or a kind ("optimizer"), `implementation` a callable with its
    call, `claims` default to the catalogue; `options` are those of `examine`. `expected` names
    claims that are known to fall, with a reason or (reason, replay string): they are expected
    failures, and one that stands fails the test if `strict`. A claim that asks for what the
    implementation can't express is skipped. Raises CatalogueError for an unknown role or claim.
    """
    known = list(claims) if claims is not None else [found.claim for found in collect().found]
    places = [(one, *place) for one in named(role) for place in places_of(one, known)]
    known_to_fall = expectations(expected, {claim.name for _, claim, _ in places})
    run = make_run(**options)
    parameters = [
        *_of_claims(implementation, places, known_to_fall, run, strict=strict),
        *_of_duties(implementation, named(role), known),
    ]
    return pytest.mark.parametrize("check", parameters)


def _of_claims(
    implementation: Implementation,
    places: list[tuple[Role, Claim, str]],
    known_to_fall: Mapping[str, Expectation],
    run: Run,
    *,
    strict: bool,
) -> Iterator[Any]:
    for role, claim, part in places:
        expectation = known_to_fall.get(claim.name)
        check = _check_of(implementation, role, claim, part, run, expectation)
        marks = [] if expectation is None else [_falling(expectation, strict=strict)]
        yield pytest.param(check, id=claim.name, marks=marks)


def _falling(expectation: Expectation, *, strict: bool) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=expectation.reason, raises=Refuted, strict=strict)


def _check_of(
    implementation: Implementation,
    role: Role,
    claim: Claim,
    part: str,
    run: Run,
    expectation: Expectation | None,
) -> Callable[[], None]:
    def check() -> None:
        __tracebackhide__ = True
        if expectation is not None and expectation.replay:
            _require_fallen(claim.using(**{part: Beside(implementation, role)}), expectation, run)
        else:
            _require_good(pair_of(implementation, role, claim, part, run))

    return check


def _require_fallen(claim: Claim, expectation: Expectation, run: Run) -> None:
    """Raise Refuted if the counterexample that was kept still breaks the claim."""
    __tracebackhide__ = True
    record = read_replay(expectation.replay)
    verdict = replay(claim, replace(record, modified=list(claim.modified)), run)
    if verdict.failed:
        raise Refuted(verdict)


def _require_good(pair: Pair) -> None:
    __tracebackhide__ = True
    if pair.standing is Standing.NOT_APPLICABLE:
        pytest.skip(pair.reason)
    if pair.standing is Standing.REFUTED:
        assert pair.verdict is not None
        raise Refuted(pair.verdict)
    if pair.standing is Standing.ERROR:
        raise ImplementationError(pair.reason)
    if pair.standing is Standing.UNDECIDED:
        warnings.warn(f"{pair.claim}: {pair.reason}", UndecidedWarning, stacklevel=2)


def _of_duties(
    implementation: Implementation, asked: tuple[Role, ...], known: list[Claim]
) -> Iterator[Any]:
    for role in asked:
        if places_of(role, known):
            check = _duties_check(implementation, role, known)
            yield pytest.param(check, id=f"duties-of-{role.name}")


def _duties_check(
    implementation: Implementation, role: Role, known: list[Claim]
) -> Callable[[], None]:
    def check() -> None:
        __tracebackhide__ = True
        found = duties(implementation, role, calls_of(role, known))
        broken = [f"{duty.name}: no: {duty.words}" for duty in found if duty.kept is False]
        if broken:
            raise ImplementationError(
                f"{name_of(implementation)} as {role.kind} {role.name}: {'; '.join(broken)}"
            )
        if all(duty.kept is None for duty in found):
            pytest.skip(found[0].words)

    return check
