"""Why what papers write is not read, and what to write instead."""

NEEDS_ALL = 'declare the whole text: symbols={r"...": symbol or expression}'
WHY = {
    r"\Pr": f"a probability is declared, not read; {NEEDS_ALL}",
    r"\mathbb": f"a mean or a probability is declared, not read; {NEEDS_ALL}",
    r"\|": f"a norm is declared, not read; {NEEDS_ALL}",
    r"\pm": "it states two things: write two claims",
    r"\mp": "it states two things: write two claims",
    r"\prod": f"products over an index are not read; {NEEDS_ALL}",
    r"\int": f"integrals are not read; {NEEDS_ALL}",
    r"\sup": f"a supremum is declared, not read; {NEEDS_ALL}",
    r"\inf": f"an infimum is declared, not read; {NEEDS_ALL}",
    r"\lg": r"its base is not said: write \log_2 or \log_{10}",
    r"\infty": "nothing is compared with infinity",
    r"\choose": r"write \binom{n}{k}",
    r"\over": r"write \frac{a}{b}",
    r"\div": r"write \frac{a}{b}",
    r"\begin": "cases and lines are not read: write one relation",
    r"\\": "write one relation, in one line",
    "&": "write one relation, in one line",
    "^": "a power of nothing, or of what has one already: write brackets",
    "_": f"this subscript is not declared; {NEEDS_ALL}",
    "'": f"this prime is not declared; {NEEDS_ALL}",
    "%": "write the number as a fraction",
    **dict.fromkeys(
        (r"\approx", r"\sim", r"\simeq", r"\lesssim", r"\gtrsim", r"\propto", r"\ll", r"\gg"),
        "it hides a constant: write the inequality with it",
    ),
    **dict.fromkeys(
        (r"\hat", r"\widehat", r"\bar", r"\overline", r"\tilde", r"\vec", r"\mathcal", r"\mathbf"),
        f"this letter is not declared; {NEEDS_ALL}",
    ),
    r"\mathrm": f"words are no quantity that is known; {NEEDS_ALL}, or leave them out",
    **dict.fromkeys((r"\implies", r"\iff", r"\Rightarrow", r"\to"), "write the one relation"),
}
