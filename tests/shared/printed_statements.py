"""Statements of the field as their papers print them, with what they say in SymPy or why not.

A row is LaTeX, the texts it declares beside the notation, and the relation, built by hand; or, in
REFUSED, a part of the reason why it is not read.
"""

from sympy import (
    Abs,
    E,
    Eq,
    Ge,
    Le,
    Lt,
    Max,
    Min,
    Rational,
    Sum,
    binomial,
    ceiling,
    erfc,
    exp,
    factorial,
    log,
    sqrt,
    tanh,
)

from theorycheck import symbol
from theorycheck.laws import rademacher_at_least
from theorycheck.notation import L, M, R, T, d, delta, epsilon, eta, gap, lam, m, mu, n, sigma, t


def real(name, **assumptions):
    return symbol(name, f"the quantity {name}", **assumptions)


k = real("k", integer=True, nonnegative=True)
index = symbol("i", "an index", integer=True)  # as what is not declared is made
i, N = real("i", integer=True), real("N", integer=True, positive=True)
d_k, d_0, f_k, f_0 = real("d_k"), real("d_0"), real("f_k"), real("f_0")
g, G, G_0, D, V = real("g"), real("G"), real("G_0"), real("D"), real("V", positive=True)
Delta, beta, rho, gamma = real("Delta"), real("beta"), real("rho", positive=True), real("gamma")
alpha, q, c, p, b = real("alpha"), real("q"), real("c"), real("p"), real("b", positive=True)
K, S, A, B = (real(name, positive=True) for name in ("K", "S", "A", "B"))
risk, rmax, KL, h = real("risk"), real("rmax"), real("KL"), real("h")
x_0, sig2, smax, growth = real("x_0"), real("sig2"), real("smax"), real("growth")
l_0, r, y = real("l_0"), real("r"), real("y")

DISTANCE = {r"\|x_k - x^*\|": d_k, r"\|x_0 - x^*\|": d_0}
VALUES = {"f(x_k) - f^*": f_k, "f(x_0) - f^*": f_0, r"\|x_0 - x^*\|": d_0}
GRADIENT = {r"\|\nabla f(x_k)\|": g, r"\|\nabla f(x_0)\|": G_0}
GAP = {"R(h) - \\hat{R}(h)": gap, r"R(h)-\hat R_n(h)": gap}

READ = [
    # descent
    (
        r"f(x_k) - f^* \le \frac{L \|x_0 - x^*\|^2}{4 N L \eta + 2}",
        {**VALUES, "N": N},
        f_k <= L * d_0**2 / (4 * N * L * eta + 2),
    ),
    (
        r"\|x_k - x^*\| \leq \max\{|1-\eta\mu|, |1-\eta L|\}^k \|x_0 - x^*\|",
        {**DISTANCE, "k": k},
        d_k <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** k * d_0,
    ),
    (
        r"f(x_k)-f^* \leq \left(1-\frac{\mu}{L}\right)^{k} \left( f(x_0)-f^* \right)",
        {**VALUES, "k": k},
        f_k <= (1 - mu / L) ** k * f_0,
    ),
    (
        (
            r"\min_{0 \le k \le N} \|\nabla f(x_k)\|^2 \le"
            r" \frac{\Delta}{N\eta(1-L\eta/2)+\frac{1}{2L}}"
        ),
        {r"\min_{0 \le k \le N} \|\nabla f(x_k)\|^2": g, r"\Delta": Delta, "N": N},
        g <= Delta / (N * eta * (1 - L * eta / 2) + 1 / (2 * L)),
    ),
    (
        (
            r"\|\nabla f(x_k)\|^2 \le \frac{4\Delta}"
            r"{N \min\left\{4\eta - L\eta^2,\; 4\eta - L^2\eta^3\right\} + 2/L}"
        ),
        {**GRADIENT, r"\Delta": Delta, "N": N},
        g**2 <= 4 * Delta / (N * Min(4 * eta - L * eta**2, 4 * eta - L**2 * eta**3) + 2 / L),
    ),
    (
        (
            r"f(x_k)-f^* \le \frac{L \|x_0 - x^*\|^2}{2}"
            r"\max\left(\frac{1}{2NL\eta+1}, (1-L\eta)^{2N}\right)"
        ),
        {**VALUES, "N": N},
        f_k <= L * d_0**2 / 2 * Max(1 / (2 * N * L * eta + 1), (1 - L * eta) ** (2 * N)),
    ),
    (
        r"f(x_k)-f^* \le (1-2\mu\eta+\mu L\eta^2)^k (f(x_0)-f^*)",
        {**VALUES, "k": k},
        f_k <= (1 - 2 * mu * eta + mu * L * eta**2) ** k * f_0,
    ),
    (
        r"\|\nabla f(x_k)\| \le \frac{L R}{N L\eta + 1}",
        {**GRADIENT, "N": N},
        g <= L * R / (N * L * eta + 1),
    ),
    (
        r"\|x_k-x^*\| \le \beta^{k/2}\left((k+1)+\sqrt{\beta}\,k\right)\|x_0-x^*\|",
        {**DISTANCE, r"\beta": beta, "k": k},
        d_k <= beta ** (k / 2) * ((k + 1) + sqrt(beta) * k) * d_0,
    ),
    (
        r"f(x_k)-f^* \le \frac{2LR^2}{k^2+5k+6}",
        {**VALUES, "k": k},
        f_k <= 2 * L * R**2 / (k**2 + 5 * k + 6),
    ),
    (
        r"f(x_k)-f^* \leq \frac{R^2+G^2\eta^2(n+1)}{2\eta(n+1)}",
        {**VALUES, "G": G},
        f_k <= (R**2 + G**2 * eta**2 * (n + 1)) / (2 * eta * (n + 1)),
    ),
    (
        r"f(x_k)-f^* \le \frac{MR}{\sqrt{N+1}}.",
        {**VALUES, "N": N},
        f_k <= M * R / sqrt(N + 1),
    ),
    (
        r"\mathrm{risk} \le \frac{DG}{\sqrt{T}} + 2DG\sqrt{\frac{2\log(1/\delta)}{T}}",
        {r"\mathrm{risk}": risk, "D": D, "G": G},
        risk <= D * G / sqrt(T) + 2 * D * G * sqrt(2 * log(1 / delta) / T),
    ),
    (
        r"\mathbb{E}\|x_k-x^*\|^2 \le (1-\eta\mu)^k R^2 + \frac{2\eta\sigma^2}{\mu}",
        {r"\mathbb{E}\|x_k-x^*\|^2": d_k, "k": k},
        d_k <= (1 - eta * mu) ** k * R**2 + 2 * eta * sigma**2 / mu,
    ),
    (
        (
            r"\mathbb E[x_k^2] = (1-\eta\lambda)^{2k}x_0^2"
            r"+\frac{\eta\sigma^2}{\lambda(2-\eta\lambda)}\left[1-(1-\eta\lambda)^{2k}\right]"
        ),
        {r"\mathbb E[x_k^2]": d_k, "x_0": x_0, "k": k},
        Eq(
            d_k,
            (1 - eta * lam) ** (2 * k) * x_0**2
            + eta * sigma**2 / (lam * (2 - eta * lam)) * (1 - (1 - eta * lam) ** (2 * k)),
        ),
    ),
    (
        r"\mathbb E\|g_B-\bar g\|^2 = \frac{\sigma^2}{m}\cdot\frac{n-m}{n-1}",
        {r"\mathbb E\|g_B-\bar g\|^2": g},
        Eq(g, sigma**2 / m * (n - m) / (n - 1)),
    ),
    (
        r"d_k \le \left(1-\frac{m\alpha}{\beta+\lambda(m-1)}\right)^k R^2",
        {"d_k": d_k, r"\alpha": alpha, r"\beta": beta, "k": k},
        d_k <= (1 - m * alpha / (beta + lam * (m - 1))) ** k * R**2,
    ),
    (
        r"f_k \le \left(1-\frac{\mu}{\rho L}\right)^k\Delta",
        {"f_k": f_k, r"\rho": rho, r"\Delta": Delta, "k": k},
        f_k <= (1 - mu / (rho * L)) ** k * Delta,
    ),
    (
        r"\frac{1}{T}\sum_{t=0}^{T-1} \eta^t \le \frac{\Delta/(\eta T)+L\eta\sigma^2/2}{1-L\eta/2}",
        {r"\Delta": Delta},
        1 / T * Sum(eta**t, (t, 0, T - 1))
        <= (Delta / (eta * T) + L * eta * sigma**2 / 2) / (1 - L * eta / 2),
    ),
    (
        r"\sum_{t=1}^{T} \frac{1}{\sqrt{t}} \le 2\sqrt{T}",
        {},
        Sum(1 / sqrt(t), (t, 1, T)) <= 2 * sqrt(T),
    ),
    (
        r"g \le \frac{\log n + \frac{\eta}{2-\eta}}{\log(1+\eta\gamma^2(1-\eta/2)t)}",
        {"g": g, r"\gamma": gamma},
        g <= (log(n) + eta / (2 - eta)) / log(1 + eta * gamma**2 * (1 - eta / 2) * t),
    ),
    (
        r"\|x_k-x^*\| \le 2\left(\frac{\sqrt{L}-\sqrt{\mu}}{\sqrt{L}+\sqrt{\mu}}\right)^{k} R",
        {**DISTANCE, "k": k},
        d_k <= 2 * ((sqrt(L) - sqrt(mu)) / (sqrt(L) + sqrt(mu))) ** k * R,
    ),
    (
        r"L(t) \le e^{-2\mu\alpha t} L(0)",
        {"L(t)": f_k, "L(0)": f_0, r"\alpha": alpha},
        f_k <= exp(-2 * mu * alpha * t) * f_0,
    ),
    (
        r"\lambda_{\min}(W) \ge \frac{-a + b + \sqrt{(a+b)^2 + 4 s^2}}{2}",
        {r"\lambda_{\min}(W)": g, "a": A, "b": B, "s": S},
        g >= (-A + B + sqrt((A + B) ** 2 + 4 * S**2)) / 2,
    ),
    (
        r"\Pr(|y_T|<r) \le r\left(1+\eta(1-r^2)\right)^{-T}",
        {r"\Pr(|y_T|<r)": p, "r": r},
        p <= r * (1 + eta * (1 - r**2)) ** (-T),
    ),
    # generalization
    (
        r"R(h)-\hat{R}(h) \le \sqrt{\frac{\log(1/\delta)}{2n}}",
        GAP,
        gap <= sqrt(log(1 / delta) / (2 * n)),
    ),
    (
        r"R(h)-\hat R_n(h) \leq \sqrt{\frac{\ln M+\ln\frac{2}{\delta}}{2n}}",
        GAP,
        gap <= sqrt((log(M) + log(2 / delta)) / (2 * n)),
    ),
    (
        r"\mathrm{gap} \le \sqrt{\frac{2V\log(2/\delta)}{n}} + \frac{7\log(2/\delta)}{3(n-1)}",
        {"V": V},
        gap <= sqrt(2 * V * log(2 / delta) / n) + 7 * log(2 / delta) / (3 * (n - 1)),
    ),
    (
        r"\operatorname{risk} \le \frac{1}{n}\left(\log M + \log\frac{1}{\delta}\right)",
        [risk],
        risk <= (log(M) + log(1 / delta)) / n,
    ),
    (
        r"\Pi(m) \le \sum_{i=0}^{d}\binom{m}{i}",
        {r"\Pi(m)": growth, "i": i},
        Le(growth, Sum(binomial(m, i), (i, 0, d))),
    ),
    (
        r"\sum_{i=0}^{d}\binom{m}{i} \le \left(\frac{em}{d}\right)^d",
        {"i": i, "e": E},
        Sum(binomial(m, i), (i, 0, d)) <= (E * m / d) ** d,
    ),
    (
        r"R(h) \le \frac{2}{n}\left(\log_2 \Pi(2n) + \log_2\frac{2}{\delta}\right)",
        {"R(h)": risk, r"\Pi(2n)": growth},
        risk <= 2 / n * (log(growth, 2) + log(2 / delta, 2)),
    ),
    (
        r"\mathbb{E} R(\hat h) \ge \frac{V-1}{2en}\left(1-\frac1n\right)",
        {r"\mathbb{E} R(\hat h)": risk, "V": V, "e": E},
        risk >= (V - 1) / (2 * E * n) * (1 - 1 / n),
    ),
    (
        r"g \le \frac{r\sqrt{2\log K}}{n}",
        {"g": g, "r": rmax, "K": K},
        g <= rmax * sqrt(2 * log(K)) / n,
    ),
    (
        r"\mathrm{gap} \le \sqrt{\frac{\mathrm{KL}+\log\frac{2\sqrt{n}}{\delta}}{2n}}",
        [KL],
        gap <= sqrt((KL + log(2 * sqrt(n) / delta)) / (2 * n)),
    ),
    (
        r"g \le \frac{\lambda}{8n} + \frac{\mathrm{KL}(\rho\|\pi)+\log(1/\delta)}{\lambda}",
        {"g": g, r"\mathrm{KL}(\rho\|\pi)": KL},
        g <= lam / (8 * n) + (KL + log(1 / delta)) / lam,
    ),
    (
        r"\mathrm{gap} \le 2\beta + (4n\beta+B)\sqrt{\frac{\log(1/\delta)}{2n}}",
        {r"\beta": beta, "B": B},
        gap <= 2 * beta + (4 * n * beta + B) * sqrt(log(1 / delta) / (2 * n)),
    ),
    (
        r"\Pr[S_n \ge t] \le e^{-t^2/(2n)}",
        {r"\Pr[S_n \ge t]": rademacher_at_least(t, n)},
        rademacher_at_least(t, n) <= exp(-(t**2) / (2 * n)),
    ),
    (
        (
            r"2\exp\left(-\frac{t^2}{2\sigma^2}\right)"
            r" \ge \operatorname{erfc}\left(\frac{t}{\sigma\sqrt2}\right)"
        ),
        {},
        2 * exp(-(t**2) / (2 * sigma**2)) >= erfc(t / (sigma * sqrt(2))),
    ),
    (
        r"\exp\left(-\frac{n\epsilon^2}{2(\sigma^2+c\epsilon/3)}\right) \ge p",
        {"c": c, "p": p},
        exp(-n * epsilon**2 / (2 * (sigma**2 + c * epsilon / 3))) >= p,
    ),
    (
        r"1-\alpha \le \frac{\lceil(n+1)(1-\alpha)\rceil}{n+1}",
        {r"\alpha": alpha},
        1 - alpha <= ceiling((n + 1) * (1 - alpha)) / (n + 1),
    ),
    (
        r"R \le 2R^*(1-R^*)",
        {"R": risk, "R^*": r},
        risk <= 2 * r * (1 - r),
    ),
    # privacy
    (
        r"\sigma \ge \sqrt{2\ln(1.25/\delta)}\,\Delta/\varepsilon",
        {r"\Delta": Delta},
        sigma >= sqrt(2 * log(Rational(5, 4) / delta)) * Delta / epsilon,
    ),
    (
        r"\varepsilon' \le \log\left(1+q(e^{\varepsilon}-1)\right)",
        {r"\varepsilon'": p, "q": q},
        p <= log(1 + q * (exp(epsilon) - 1)),
    ),
    (
        r"\mathrm{adv} \le \tanh(\varepsilon/2)",
        {r"\mathrm{adv}": p},
        Le(p, tanh(epsilon / 2)),
    ),
    (
        (
            r"\delta \ge \frac{e^{(\alpha-1)(\rho-\varepsilon)}}{\alpha-1}"
            r"\left(1-\frac1\alpha\right)^{\alpha}"
        ),
        {r"\alpha": alpha, r"\rho": rho},
        delta >= exp((alpha - 1) * (rho - epsilon)) / (alpha - 1) * (1 - 1 / alpha) ** alpha,
    ),
    # features and labels
    (
        r"\frac{\sigma^2 d}{n-d-1} \ge \frac{\sigma^2 d}{n}",
        {},
        sigma**2 * d / (n - d - 1) >= sigma**2 * d / n,
    ),
    (
        r"2\sum_{k=0}^{d-1}\binom{n-1}{k} \le 2^n",
        {"k": k},
        2 * Sum(binomial(n - 1, k), (k, 0, d - 1)) <= 2**n,
    ),
    (
        r"\sum_{i=1}^{n}\sum_{k=1}^{i} \frac{i}{k} \le n^3",
        {"i": i, "k": k},
        Sum(Sum(i / k, (k, 1, i)), (i, 1, n)) <= n**3,
    ),
    (
        r"\left|\widehat{R}-R\right| < \sqrt[3]{\frac{d}{n}}",
        {r"\widehat{R}": risk},
        Lt(Abs(risk - R), (d / n) ** Rational(1, 3)),
    ),
    (
        r"\frac{K}{n}\sum_{i=1}^{n} i \ge n!",
        {"K": K},
        Ge(K / n * Sum(index, (index, 1, n)), factorial(n)),
    ),
]

REFUSED = [  # LaTeX, what it declares, words of the reason
    (r"\log n^2 \le m", {}, "belong to the function"),
    (r"\log M/\delta \le n", {}, "belong to the function"),
    (r"\log 2M \le n", {}, "belong to the function"),
    (r"\sqrt{\log(2/\delta) d/n} \ge \mathrm{gap}", {}, "belong to the function"),
    (r"\mathrm{gap} \le 1/2n", {}, "two readings"),
    (r"\mathrm{gap} \le d/n \cdot \log(n)", {}, "two readings"),
    (r"\mathrm{gap} \le d/n/m", {}, "two readings"),
    (r"\mathrm{gap} \le \log(n)^2", {}, "belong to the function"),
    (r"\mathrm{gap} \le \log^{-1} n", {}, "power is a digit"),
    (r"|d|m|n| \le T", {}, "two readings"),
    (r"\sum_{k=0}^{d}\binom{m}{k} + 1 \le T", {}, "ends is not said"),
    (r"\sum_k \binom{m}{k} \le T", {}, "index begins"),
    (r"\sum_{i=1}^n \|x_i\|^2 \le R", {r"\|x_i\|": r}, "index here"),
    (r"\sum_{L=1}^n L \le R", {}, "no whole number"),
    (r"\sum_{d=1}^n d \le d", {}, "something else elsewhere"),
    (r"0 \le \mathrm{gap} \le 1", {}, "chain of relations"),
    (r"\mathrm{gap} = O(1/n)", {}, "O is not declared"),
    (r"\mathrm{gap} \lesssim \sqrt{d/n}", {}, "hides a constant"),
    (r"f(x_t) - f^* \le \eta", {}, "f is not declared"),
    (r"2f(x_t) - f^* \le \eta", {"f(x_t) - f^*": f_k}, "put it in brackets"),
    (r"\eta(t) \le 1", {}, "product or a function's value"),
    (r"\mathbb{E}[\mathrm{gap}] \le 1", {}, "mean or a probability is declared"),
    (r"\Pr[\mathrm{gap} > \epsilon] \le \delta", {}, "probability is declared"),
    (r"\|w\| \le R", {}, "norm is declared"),
    (r"R = m \pm \sigma", {}, "two claims"),
    (r"\mathrm{gap} \le 2^10", {}, "only its first digit"),
    (r"R \le (n+1) 3", {}, "number on the right"),
    (r"R \le 2\frac{1}{2}", {}, "mixed number"),
    (r"R \le 2n!", {}, "of what is this the factorial"),
    (r"R \le \frac{n}{m}^2", {}, "of what is this the power"),
    (r"R \le \prod_{k=1}^n k", {}, "products over an index"),
    (r"R \le \sup_x L", {}, "supremum is declared"),
    (r"R \le x_1^\top L", {"x_1": x_0}, "no quantity that is known"),
    (r"R \le \sigma_1", {}, "subscript is not declared"),
    (r"R \le n^2^2", {}, "second script"),
    (r"R \le {n+m}d", {}, "braces do not show"),
    (r"R \le \lg n", {}, "base is not said"),
    (r"R \neq n", {}, "names no bound"),
    (r"\left(\frac{em}{d}\right)^d \ge R", {}, "Euler's number, or a quantity"),
    (r"R \ge \exp(-2ne^2)", {}, "Euler's number, or a quantity"),
    (r"R \ge 1.5e-3", {}, "a power of ten"),
    (r"R \ge \eta^{(t)}", {}, "is no power"),
    (r"R \ge \eta^T n", {}, "a power or a transpose"),
    (r"R \ge \sqrt{n}!", {}, "of what is this the factorial"),
    (r"R \ge \sum_{n=1}^{m} g", {"g": n**2}, "an expression in an index"),
    (r"\hat{R} \ge n", {}, "this letter is not declared"),
    (r"R \le n \text{ for all } n", {}, "words are no quantity"),
    (r"R \le [0, n)", {}, "closes no bracket"),
    (r"\mu \ge 0", {}, "decided it at once"),
    (r"n + m", {}, "a relation is missing"),
    (r"R \le ", {}, "a factor is missing"),
    (r"R \le n,000", {}, "continues no formula"),
    (r"R \le n \\ R \ge m", {}, "in one line"),
    (r"R \le 9^{9^{9}}", {}, "power of numbers"),
    (r"R \le \binom{100000}{50000}", {}, "binomial coefficients of numbers"),
    (r"R \le n / -2", {}, "a sign in a product"),
    (r"R \le n/0", {}, "division by 0"),
    (r"R \le \exp(\exp(\exp(\exp(9))))", {}, "no statement on numbers: a number beyond"),
    (r"R \le \lceil 9^{90} \rceil", {}, "no statement on numbers: a number beyond"),
    (r"R \le n\sqrt{-1}", {}, "of what has none"),
    (r"R \le \log 0", {}, "of what has none"),
    (r"R \le \max(n, \sqrt{-2})", {}, "no statement on numbers"),
    (r"R \le " + r"\log " * 380 + "n", {}, "no statement on numbers"),
    ("R \\le " + "(" * 31 + "n" + ")" * 31, {}, "brackets in each other"),
    ("R \\le " + "n + " * 600 + "n", {}, "characters"),
]
