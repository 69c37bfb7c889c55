"""LaTeX put into characters: what a person reads instead of backslashes.

Not typesetting: fractions stand on one line, matrices in rows; what is not known keeps its name.
Linear in the length of the formula, and never an error whatever it holds.
"""

import re
from unicodedata import normalize

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_&~]|\s+|[^\\{}^_&~\s]", re.DOTALL)
_DEEPEST = 40
_LONGEST = 3000

_GREEK = dict(zip(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega varepsilon vartheta varpi varrho varsigma varphi Gamma Delta "
    "Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(),
    "αβγδεζηθικλμνξοπρστυφχψωεϑϖϱςφΓΔΘΛΞΠΣΥΦΨΩ", strict=True,
))  # fmt: skip
_SPACED = dict(zip(
    "times div pm mp cdot ast star circ bullet oplus otimes le leq ge geq ne neq ll gg approx "
    "equiv sim simeq cong propto in notin ni subset subseteq supset supseteq cup cap setminus "
    "land wedge lor vee to rightarrow leftarrow gets Rightarrow Leftarrow implies iff "
    "Leftrightarrow leftrightarrow mapsto longrightarrow longleftarrow perp parallel mid models "
    "vdash prec succ leqslant geqslant coloneqq xrightarrow uparrow downarrow".split(),
    "×÷±∓·∗⋆∘•⊕⊗≤≤≥≥≠≠≪≫≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇∪∩∖∧∧∨∨→→←←⇒⇐⇒⇔⇔↔↦⟶⟵⊥∥∣⊨⊢≺≻⩽⩾≔→↑↓", strict=True,
))  # fmt: skip
_SIGNS = dict(zip(
    "sum prod int iint iiint oint partial nabla infty forall exists nexists neg lnot emptyset "
    "varnothing aleph hbar ell Re Im angle triangle square prime degree dagger ldots dots cdots "
    "vdots ddots therefore because langle rangle lceil rceil lfloor rfloor lbrace rbrace vert "
    "Vert lvert rvert bigcup bigcap top bot checkmark pounds euro S P copyright".split(),
    "∑∏∫∬∭∮∂∇∞∀∃∄¬¬∅∅ℵℏℓℜℑ∠△□′°†……⋯⋮⋱∴∵⟨⟩⌈⌉⌊⌋{}|‖||⋃⋂⊤⊥✓£€§¶©", strict=True,
))  # fmt: skip
_NAMES = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim limsup liminf "
    "max min sup inf det dim ker deg gcd arg mod Pr hom".split()
)
_BLANKS = {"quad": "  ", "qquad": "    ", ",": " ", ";": " ", ":": " ", " ": " ", "!": ""}
_SILENT = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits "
    "scriptstyle boldsymbol nonumber notag hline middle".split()
)
_PLAIN = frozenset(
    "text textrm textbf textit textsf texttt mathrm mathbf mathit mathsf mathtt mathcal mathfrak "
    "operatorname operatorname* mbox hbox boxed mathop mathrel mathbin emph underline".split()
)
_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0305", "vec": "\u20d7",
    "tilde": "\u0303", "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308",
}  # fmt: skip
_DOUBLE = str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ")
_ABOVE = dict(zip(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ∗′ ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ*′ ", strict=True,
))  # fmt: skip
_BELOW = dict(zip(
    "0123456789+-=()aehijklmnoprstuvxβγρφχ ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ", strict=True
))  # fmt: skip
_BRACKETS = {"pmatrix": "()", "bmatrix": "[]", "Bmatrix": "{}", "vmatrix": "||", "Vmatrix": "‖‖"}
_SIMPLE = re.compile(r"[\w.,'′°%\u0300-\u036f⁰¹²³⁴-₉ᵃ-ᶿ√ℂℍℕℙℚℝℤ]*$")
_TEX = re.compile(r"[\\^_={}<>+]")


def meant(inner: str, after: str) -> bool:
    """Return whether text between two dollar signs is a formula rather than two prices."""
    if not inner or inner[0].isspace() or inner[-1].isspace() or after.isdigit() or "\n\n" in inner:
        return False
    if not _TEX.search(inner):
        return not re.search(r"\s", inner) and (inner[0].isdigit() or len(inner) <= 12)
    words = re.findall(r"(?<![\\A-Za-z{])[A-Za-z]{4,}", re.sub(r"\\text\{[^}]*\}", "", inner))
    return not (inner[0].isdigit() and len(words) > 1)


def readable(latex: str) -> str:
    """Return a formula as readable characters; each row of a matrix on a line of its own."""
    if len(latex) > _LONGEST:
        return latex
    shown = _Formula(latex).whole()
    shown = re.sub(r"[ \t]+", " ", shown.replace("\u2003", "  "))
    return "\n".join(line.strip() for line in shown.split("\n") if line.strip())


class _Formula:
    """One formula, read from left to right."""

    def __init__(self, latex: str) -> None:
        self._tokens = [found[0] for found in _TOKEN.finditer(latex)]
        self._at = 0
        self._depth = 0

    def whole(self) -> str:
        """Return everything."""
        return self._until("")

    def _until(self, closing: str) -> str:
        """Read up to a token, which is eaten, or the end."""
        parts: list[str] = []
        self._depth += 1
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token == closing:
                break
            parts.append(self._one(token))
        self._depth -= 1
        return "".join(parts)

    def _one(self, token: str) -> str:
        if self._depth > _DEEPEST:
            return token.strip("{}\\")
        if token == "{":
            return self._until("}")
        if token in ("^", "_"):
            return _raised(self._argument(), token)
        if token.startswith("\\") and len(token) > 1:
            return self._command(token[1:])
        if token.isspace():
            return " "
        return {"}": "", "&": " ", "~": " ", "-": "−", "*": "∗", "'": "′"}.get(token, token)

    def _argument(self) -> str:
        """Return the next group or sign."""
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        if self._at == len(self._tokens) or self._tokens[self._at] in ("}", "&"):
            return ""
        token = self._tokens[self._at]
        self._at += 1
        self._depth += 1
        shown = self._one(token).strip()
        self._depth -= 1
        return shown

    def _option(self) -> str:
        """Return what stands in brackets, if anything does."""
        if self._at < len(self._tokens) and self._tokens[self._at] == "[":
            self._at += 1
            return self._until("]").strip()
        return ""

    def _raw(self) -> str:
        """Return the next group as it stands."""
        if self._at == len(self._tokens) or self._tokens[self._at] != "{":
            return self._argument()
        depth, begin = 0, self._at + 1
        while self._at < len(self._tokens):
            depth += {"{": 1, "}": -1}.get(self._tokens[self._at], 0)
            self._at += 1
            if depth == 0:
                return "".join(self._tokens[begin : self._at - 1])
        return "".join(self._tokens[begin:])

    def _command(self, name: str) -> str:
        if name in _GREEK:
            return _GREEK[name]
        if name in _SPACED:
            return f" {_SPACED[name]} "
        if name in _SIGNS:
            return _SIGNS[name]
        if name in _BLANKS:
            return _BLANKS[name]
        if name in _ACCENTS:
            base = self._argument()
            return normalize("NFC", base + _ACCENTS[name]) if len(base) == 1 else base
        return self._structure(name)

    def _structure(self, name: str) -> str:
        match name:
            case "frac" | "dfrac" | "tfrac" | "cfrac":
                above, below = self._argument(), self._argument()
                return f"{_bound(above)}/{_bound(below)}"
            case "binom":
                return f"C({self._argument()}, {self._argument()})"
            case "sqrt":
                root = {"": "√", "2": "√", "3": "∛", "4": "∜"}
                degree = self._option()
                return root.get(degree, _raised(degree, "^") + "√") + _bound(self._argument())
            case "begin":
                return self._environment()
            case "end":
                self._raw()
                return ""
            case "\\":
                return "\n"
            case "not":
                following = self._argument()
                return {"=": "≠", "∈": "∉"}.get(following, following + "\u0338")
            case "mathbb":
                return self._argument().translate(_DOUBLE)
            case "pmod":
                return f" (mod {self._argument()})"
            case "underbrace" | "overbrace" | "overset" | "underset" | "stackrel":
                return self._argument()
            case "color" | "label" | "tag" | "phantom" | "hspace" | "vspace":
                self._raw()
                return ""
        return self._word(name)

    def _word(self, name: str) -> str:
        if name in _PLAIN:
            return self._raw() if name.startswith(("text", "mbox", "hbox")) else self._argument()
        if name in _SILENT:
            if self._at < len(self._tokens) and self._tokens[self._at] == ".":
                self._at += 1  # \left. is no sign
            return ""
        if name in _NAMES:
            return f" {name} "
        return name  # an escaped sign, or a name nobody taught us

    def _environment(self) -> str:
        kind = self._raw().strip("*")
        if kind == "array":
            self._raw()
        rows = self._rows(kind)
        if kind in _BRACKETS or kind == "matrix":
            pair = _BRACKETS.get(kind, "[]")
            return "\n" + "\n".join(f"{pair[0]}{'  '.join(row)}{pair[1]}" for row in rows) + "\n"
        lead = "{ " if kind == "cases" else ""
        return "\n" + "\n".join(lead + " ".join(row) for row in rows) + "\n"

    def _rows(self, kind: str) -> list[list[str]]:
        """Read the cells of an environment, up to its end."""
        rows: list[list[str]] = [[]]
        cell: list[str] = []
        self._depth += 1
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token in ("&", "\\\\", "\\end"):
                rows[-1].append("".join(cell).strip())
                cell = []
            if token == "\\\\":
                rows.append([])
            elif token == "\\end":
                self._raw()
                break
            elif token != "&":
                cell.append(self._one(token))
        else:
            rows[-1].append("".join(cell).strip())
        self._depth -= 1
        return [[part for part in row if part] for row in rows if any(row)]


def _raised(text: str, where: str) -> str:
    """Return an exponent or an index in small characters, or in brackets where there are none."""
    small = _ABOVE if where == "^" else _BELOW
    plain = text.replace("−", "-").replace("∘", "°") if where == "^" else text.replace("−", "-")
    if plain.strip() in ("°", "′", "″"):
        return plain.strip()
    compact = plain.replace(" ", "")
    if compact and all(char in small for char in compact):
        return "".join(small[char] for char in compact)
    return where + _bound(text.strip()) if text.strip() else ""


def _bound(text: str) -> str:
    """Return text in brackets unless it is one thing anyway."""
    text = text.strip()
    return text if len(text) <= 1 or _SIMPLE.match(text) else f"({text})"
