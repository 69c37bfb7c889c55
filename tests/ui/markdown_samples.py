"""Markdown as models write it, tame and hostile, for the tests and pictures of answers."""

import random
from collections.abc import Iterator

RICH = """## Deposit and notice

The deposit is **three monthly rents**, that is 4,350 euros; see the \
[tenants' guide](https://example.org/guide) or https://example.org/law. It must be *returned* \
within `six months`.

1. Write a letter
   with a second line that is long enough to be wrapped at least once in a column of this width.
2. Hand back the keys
   - both flat keys
   - [x] cellar
   - [ ] letter box
     1. the small one

> The landlord keeps the deposit apart
> from other assets.
>
> - quoted item

| Item | Cost | Who |
|:-----|-----:|:---:|
| Deposit | 4,350 | tenant |
| Paint | **96** | `landlord` |

```python
def deposit(rent: float, months: int = 3) -> float:
    \"\"\"Return the deposit.\"\"\"
    return rent * months  # never more than three
```

---

### Formula

The energy \\(E = mc^2\\) and $x_1 + \\frac{a}{b}$, but $5 and $10 stay.

$$\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}$$

المادة الرابعة: الإيجار والتأمين ثلاثة أشهر.

- القرص الأول
- والثاني

押金应在交还钥匙后 **六个月内。**再见 🙂
"""

SAMPLES = (
    RICH,
    "It is **bold**, *slanted*, ***both***, ~~gone~~ and `code`. And `` a ` b ``.\n\nAnother.",
    "1. First\n\n   ```sh\n   ls -l\n   ```\n2. Second\n\n```\nplain\n\n  code\n```\n\n3. Third",
    "# One\n## Two\n### Three\n\nTitle\n=====\n\nText\n\n* * *\n\nEnd",
    "> one\n> > two\n> > - three\n>\n> four\n\nfive\nsix\n",
    "| a | b |\n|---|---|\n| 1 | `x\\|y` |\n| only |\n| 1 | 2 | 3 |\n\nafter\n| no table",
    "Start:\n\n- a\n- b\n\n  more of b\n- c\n  - d\n\n      code in d\n- [ ] e\n",
    "A line  \nbroken and\\\nagain<br>once more. 一行\n二行 &amp; &lt;b&gt; &#65;",
    "\\[\n\\begin{pmatrix}1 & 2\\\\3 & 4\\end{pmatrix}\n\\]\n\nso $\\alpha$ and \\(\\beta\\).",
    "See [1] and [2](https://example.org/a_(b)) and <https://example.org> ![a picture](x.png).",
    "snake_case_name and 2 * 3 * 4 = 24; 5 < 6 & 7 > 3! \\*no\\* C:\\path",
    "```\nnever closed\n**not bold**",
    "~~~js\nlet x = `a`;\n~~~\ntext right below",
    "- one\n\n\n- two\n\n1) x\n2) y\n\n- - deep\n- 1. mixed\n\n***\n",
    "Wait! Is it? Yes: no; \"quoted\" – *so.* It's **bold**ed. Cost: $3.50. Only $4!\n\n# H #",
)  # fmt: skip

FRAGMENTS = (
    "- ", "* ", "1. ", "2) ", "> ", ">", "    ", "  ", "\t", "# ", "## ", "```", "```py", "~~~",
    "---", "***", "===", "|", "| a | b |", "|---|---|", "|:-|-:|", "a", "b c", "word ", "`x`",
    "**b**", "\n", "\n", "\n", "\n\n", "[x] ", "*", "_", "**", "`", "[a](http://b.c)", "![i](j)",
    "$x$", "$$", "\\[", "\\]", "\\(a\\)", "<br>", "&amp;", "\\", "é", "漢字", "🙂", "שלום", "\r\n",
)  # fmt: skip


def pieces(text: str, chance: random.Random) -> Iterator[str]:
    """Cut a text into pieces of random lengths."""
    at = 0
    while at < len(text):
        length = chance.choice((1, 1, 2, 3, 5, 8, 40, 400))
        yield text[at : at + length]
        at += length


def nonsense(chance: random.Random, most: int = 40) -> str:
    """Return a text of random fragments of markdown."""
    return "".join(chance.choice(FRAGMENTS) for _ in range(chance.randint(1, most)))


HOSTILE = {
    "pictures": "![a](/etc/hosts) ![b](file:///etc/hosts) ![c](//host/share/x.png) ![d](qrc:/x) "
                "![e](data:image/png;base64,AAAA) ![f](\\\\host\\share)",
    "links": "[a](file:///etc/passwd) [b](javascript:alert(1)) [c](\\\\host\\share) <file:///x> "
             "[d](data:text/html,x) [e](smb://h/s) [f](HTTP://EXAMPLE.ORG) [g](ms-settings:x)",
    "html": "<img src='file:///etc/hosts'><script>x()</script><a href='file:///x'>y</a><style>*{}"
            "</style><table background='//h/s'><iframe src=x></iframe>",
    "entities": "&#0; &#8238; &#xFFFC; &#x2029; &#10; &lt;img src=x&gt; &NotAnEntity; &#xFDD0;",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x9bf\u2028g\u2029h\ufffci\ufdd0j\ufdd1k\ud800l\x0bm\x0c",
    "bidi": "user\u202egnp.exe\u202c \u2066a\u2069 [x\u202ey](http://a.b/\u202egro.elgoog)",
    "invisible": "z\u200bw\u200cj\u200dn\ufeffj\u2060 soft\u00adhyphen " + "e" + "\u0301" * 300,
}  # fmt: skip
"""Short texts that want something."""

ENDLESS = {
    "one line": "word " * 10_000,
    "one word": "x" * 40_000,
    "brackets": "[" * 10_000,
    "links": "[a](" * 10_000,
    "closed": "[" * 8_000 + "](u)" * 8_000,
    "stars": "*a " * 10_000,
    "pairs": "**a *b " * 10_000,
    "alternating": "*a_ " * 7_000,
    "ticks": "".join("`" * (n % 60 + 1) + "a" for n in range(2_000)),
    "quotes": "> " * 5_000 + "x",
    "lists": "- " * 5_000 + "x",
    "steps": "".join("  " * n + "- x\n" for n in range(150)),
    "headings": "# " + "*a " * 10_000,
    "table": "|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n" * 1_500,
    "wide table": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n",
    "long row": "|a|b|\n|-|-|\n|" + "*x " * 7_000 + "|2|\n",
    "dollars": "$a " * 7_000,
    "formulas": "\\(" * 7_000,
    "powers": "$" + "x^{" * 900 + "$ " + "\\[" + "\\frac{" * 400 + "\\]",
    "angles": "<a" * 10_000,
    "entities": "&a" * 10_000,
    "backslashes": "\\" * 10_000,
    "blank": "\n" * 10_000 + " " * 10_000 + "\t" * 5_000,
    "fence": "```\n" + "code\n" * 5_000,
    "fences": "```\n" * 3_000,
    "marks": "\u0301" * 30_000,
}
"""Texts that want to take for ever."""
