"""`@conforms`: one test for each theorem about a role, and one for what is always owed."""

import pytest

pytest_plugins = ["pytester"]

MINE = """
    import numpy as np
    from theorycheck import claim, conforms, symbol
    from theorycheck.notation import L, eta
    from theorycheck.optimization import gradient_descent
    from theorycheck.strategies import quadratics, reals, vectors

    fall = symbol("fall", "how far the function value falls in one step")
    length = symbol("length", "squared length of the gradient", nonnegative=True)

    def made():
        @claim(source="Nesterov 2004", assume=[eta <= 1 / L], then=fall >= eta * length / 2)
        def a_step_pays(let, *, descend=gradient_descent):
            "A step of at most 1/L lowers a smooth function."
            f = let(quadratics())
            x_0, eta = let(vectors(f.dim)), let(reals(0, 1)) / f.L
            path = descend(f.gradient, x_0, eta, steps=1)
            g = f.gradient(x_0)
            return dict(L=f.L, eta=eta, fall=f(path[0]) - f(path[1]), length=np.sum(g * g))

        return [a_step_pays]

    def mine(gradient, x_0, step_size, *, steps):
        path = [np.array(x_0, dtype=float)]
        for _ in range(steps):
            path.append(path[-1] - FACTOR * step_size * np.asarray(gradient(path[-1]), dtype=float))
        return np.stack(path)

    @conforms("gradient_descent", mine, claims=made(), EXPECTED)
    def test_mine(check):
        check()
"""


def outcomes(pytester, factor, expected="strict=True"):
    text = MINE.replace("FACTOR", str(factor)).replace("EXPECTED", expected)
    pytester.makepyfile(text)
    return pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider", "-rA")


def test_a_correct_implementation_passes_item_by_item(pytester):
    result = outcomes(pytester, 1)
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["*test_mine?a_step_pays?*", "*test_mine?duties-of-gradient_descent?*"]
    )


def test_a_fault_fails_with_the_counterexample(pytester):
    result = outcomes(pytester, 3)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*a_step_pays *: refuted*", "*follows its recursion: no*"])


EXPECTED = 'expected={"a_step_pays": "it steps too far"}'


@pytest.mark.parametrize(
    ("factor", "counted"), [(3, dict(xfailed=1, failed=1)), (1, dict(failed=1, passed=1))]
)
def test_an_expected_failure_must_fail(pytester, factor, counted):
    outcomes(pytester, factor, EXPECTED).assert_outcomes(**counted)


def test_an_expectation_of_no_claim_is_told(pytester):
    result = outcomes(pytester, 1, 'expected={"a_step_pay": "why"}')
    result.stdout.fnmatch_lines(["*did you mean a_step_pays?*"])
