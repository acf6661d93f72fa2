"""Theorems of public courses, as their notes state them.

CS229M: the notes of Stanford's course, tengyuma/cs229m_notes at 7e5b50a (July 2022). SLT: the notes
iq-ai-lab/statistical-learning-theory-deep-dive at 1ce6971 (April 2026). D2L: Dive into Deep
Learning, d2l-ai/d2l-en at 044da7e.
"""

from sympy import Abs, Integer, Max, Piecewise, exp, sqrt

from theorycheck import claim, symbol
from theorycheck.latex import relation
from theorycheck.laws import gaussian_at_least, mean, rademacher_at_least, two_point
from theorycheck.notation import R, lam, n
from theorycheck.strategies import log_reals, probabilities, reals, sizes

t = symbol("t", "a deviation", real=True)
p = symbol("p", "a probability", nonnegative=True)
e = symbol("e", "a deviation", positive=True)
a = symbol("a", "excess of the first diagonal entry over 1", real=True)
b = symbol("b", "excess of the second diagonal entry over 1", real=True)
g = symbol("g", "inner product of the two columns", real=True)
M = symbol("M", "largest value on the sample", nonnegative=True)
F = symbol("F", "largest value elsewhere", nonnegative=True)
h_1 = symbol("h_1", "margin of the first hypothesis", real=True)
h_2 = symbol("h_2", "margin of the second hypothesis", real=True)
Y = symbol("Y", "largest label", nonnegative=True)

_TWO_SIDED = Piecewise((2 * gaussian_at_least(t), t >= 0), (1, True))
_TAIL = relation(
    r"\Pr[|X - \mu| \geq t] \leq 2\exp\left(-\frac{t^2}{2\sigma^2}\right)",
    {r"\Pr[|X - \mu| \geq t]": _TWO_SIDED, r"\sigma": Integer(1), "t": t},
)
tails_as_printed = claim(
    source="CS229M, 03concentration.tex, thm:subgausstail: for all real t; of a standard Gaussian",
    then=_TAIL,
    over={t: reals(-4, 4)},
)
tails_corrected = claim(
    source="the same for t >= 0", then=_TAIL, assume=[t >= 0], over={t: reals(-4, 4)}
)

_GRAM = {a: reals(-1, 1), b: reals(-1, 1), g: reals(-2, 2)}
_IS_GRAM = [g**2 <= (1 + a) * (1 + b)]
rip_as_printed = claim(
    source="CS229M, 08-01-algorithmic.tex, lem:rip (and cor:rip): r-sparse vectors under "
    "(r, delta)-RIP; of the first two axes, r = 1",
    then=relation(
        r"\left|v^\top A w - \langle v, w\rangle\right| \leq 4\delta",
        {r"v^\top A w - \langle v, w\rangle": g, r"\delta": Max(Abs(a), Abs(b))},
    ),
    assume=_IS_GRAM,
    over=_GRAM,
)
rip_corrected = claim(
    source="the same under (2r, delta)-RIP, with the constant 1: Candes 2008",
    then=relation(
        r"\left|v^\top A w - \langle v, w\rangle\right| \leq \delta",
        {
            r"v^\top A w - \langle v, w\rangle": g,
            r"\delta": Abs(a + b) / 2 + sqrt((a - b) ** 2 / 4 + g**2),
        },
    ),
    assume=_IS_GRAM,
    over=_GRAM,
)

_AVERAGED = relation(
    r"R_n(\mathcal{F}) \leq M\sqrt{\frac{2\log|\mathcal{F}|}{n}}",
    {r"R_n(\mathcal{F})": (1 - p) * M + p * F, r"|\mathcal{F}|": Integer(2), "M": M, "n": n},
)
massart_for_all_samples_as_printed = claim(
    source="CS229M, 05-02-concrete-models.tex, corollary of Massart's lemma: values bounded on one "
    "sample; of f = +-M there and +-F elsewhere, n = 1",
    then=_AVERAGED.subs(n, 1),
    over={p: probabilities(), M: reals(0, 1), F: reals(0, 4)},
)
massart_for_all_samples_corrected = claim(
    source="the same with the bound M on every sample",
    then=_AVERAGED.subs(n, 1),
    assume=[F <= M],
    over={p: probabilities(), M: reals(0, 1), F: reals(0, 4)},
)

_WALK = {r"\mathbb{P}(S_n \geq t)": rademacher_at_least(t, n), "t": t}
azuma_as_printed = claim(
    source="SLT, ch2-concentration/03-mcdiarmid.md, proof of McDiarmid's inequality, step 3: "
    "differences |D_i| <= 1, n of them",
    then=relation(r"\mathbb{P}(S_n \geq t) \leq \exp\left(-\frac{2t^2}{n}\right)", _WALK),
    over={n: sizes(1, 30), t: reals(0, 8)},
)
azuma_corrected = claim(
    source="Azuma 1967",
    then=relation(r"\mathbb{P}(S_n \geq t) \leq \exp\left(-\frac{t^2}{2n}\right)", _WALK),
    over={n: sizes(1, 30), t: reals(0, 8)},
)

symmetrization_as_printed = claim(
    source="SLT, ch4-vc-dimension/05-vc-bound-derivation.md, Theorem 4.15: without a condition on "
    "n e^2; of one hypothesis and one example that errs with probability p, e <= min(p, 1 - p)",
    then=2 * 2 * p * (1 - p) >= 1,
    assume=[e <= p, e <= 1 - p],
    over={p: probabilities(), e: log_reals(1 / 64, 1 / 2)},
)
symmetrization_corrected = claim(
    source="Vapnik & Chervonenkis 1971: n e^2 >= 2 leaves nothing to one coin; its mean square",
    then=mean(lambda v: (v - p) ** 2, two_point(0, 1, p)) <= 2 * p * (1 - p),
    over={p: probabilities()},
)

_ERRORS = [Piecewise((1, h < 0), (0, True)) for h in (h_1, h_2)]
_HINGES = [Max(0, 1 - h) for h in (h_1, h_2)]
_MARGINS = {h_1: reals(-2, 2), h_2: reals(-2, 2)}
hinge_complexity_as_printed = claim(
    source="SLT, ch5-rademacher/03-contraction-lemma.md, Theorem 5.9, item 3; of two hypotheses "
    "and one example",
    then=relation(
        r"\mathcal{R}_n(\ell_{\text{0-1}} \circ \mathcal{H}) \leq"
        r" \mathcal{R}_n(\ell_{\text{hinge}} \circ \mathcal{H})",
        {
            r"\mathcal{R}_n(\ell_{\text{0-1}} \circ \mathcal{H})": Abs(_ERRORS[0] - _ERRORS[1]) / 2,
            r"\mathcal{R}_n(\ell_{\text{hinge}} \circ \mathcal{H})": Abs(_HINGES[0] - _HINGES[1])
            / 2,
        },
    ),
    over=_MARGINS,
)
hinge_complexity_corrected = claim(
    source="the same notes, items 1 and 2: the losses are in that order, and the second contracts",
    then=Abs(_HINGES[0] - _HINGES[1]) <= Abs(h_1 - h_2),
    over=_MARGINS,
)

strict_tails_as_printed = claim(
    source="D2L, chapter_linear-classification/generalization-classification.md, Hoeffding's bound "
    "with <, where no range of t is named; of a classifier without errors",
    then=relation(
        r"P(\epsilon_\mathcal{D}(f) - \epsilon(f) \geq t) < \exp\left(-2nt^2\right)",
        {
            r"P(\epsilon_\mathcal{D}(f) - \epsilon(f) \geq t)": Piecewise((1, t <= 0), (0, True)),
            "t": t,
        },
    ),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
strict_tails_corrected = claim(
    source="Hoeffding 1963, with <=",
    then=Piecewise((1, t <= 0), (0, True)) <= exp(-2 * n * t**2),
    over={n: sizes(1, 30), t: reals(0, 1)},
)
ridge_of_one_as_printed = claim(
    source="SLT, ch6-stability/03-ridge-stability.md, Theorem 6.3; of one example (R, Y) and its "
    "replacement (R, -Y), judged on (R, Y)",
    then=relation(
        r"\frac{4R^2Y^2}{R^2+\lambda} \leq \frac{2R^4(1+Y)^2}{\lambda}",
        {"Y": Y},
    ),
    over={R: log_reals(1 / 64, 4), Y: log_reals(1 / 64, 16), lam: log_reals(1 / 64, 4)},
)
ridge_of_one_corrected = claim(
    source="Bousquet & Elisseeff 2002, by the same proof with the Lipschitz constant "
    "2 Y (1 + R/sqrt(lambda)) that the minimizer leaves to the squared loss",
    then=relation(
        r"\frac{4R^2Y^2}{R^2+\lambda} \leq"
        r" \frac{4R^2Y^2\left(1+R/\sqrt{\lambda}\right)^2}{\lambda}",
        {"Y": Y},
    ),
    over={R: log_reals(1 / 64, 4), Y: log_reals(1 / 64, 16), lam: log_reals(1 / 64, 4)},
)
