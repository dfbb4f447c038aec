"""Hostile strings: the same ones in every run, made of what each syntax acts on."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from pmfacilitator.domain.text import clean
from tests.nasty import NASTY

COMMON = (
    *"\\`*_[]<>|~$&!()#-+=:.{}^'\"/%?,;@", "a", "B", "é", "字", "א", "\u0301", "👍", "😀", "“", "1", "0",
    " ", " ", " ", "  ", "    ", "\t", "\n", "\n\n", "\u00a0", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060",
    "&amp;", "&lt;", "&#35;", "&#x26;", "&nbsp;", "&", "amp;", "https://a.b/c_d", "http://", "https", "www.a.b_c",
    "ftp://x", "mailto:x@y.de", "javascript:alert(1)", "data:text/html,x", "file:///etc", "x@y.de", "@me", "#1",
    ":tada:", "word", "two words", "\r\n", "\\\\", "//", "://",
)  # fmt: skip
"""What any syntax might act on, and what stands around it."""

MARKDOWN = (
    "**", "__", "~~", "``", "```", "~~~", "---", "***", "===", "](", "]:", "![", "\\|", "<!--", "-->", "<a>",
    "</a>", "<b", "<script>", "]]>", "[x]", "[ ]", "[^1]", "[^1]: x", "[a]: /b", "[!NOTE]", "1.", "12)", "- ", "+ ",
    "> ", "# ", "\n# ", "\n- ", "\n1. ", "\n> ", "\n```", "\n    ", "\n---", "\n===", "| --- |", "\n| --- |", "$x$",
    "$$", "{+ a +}", "[- b -]", "[[a|b]]", "[[_TOC_]]", "/close", "\n/close", "!1", "%v1", "~bug", "&1", ":+1:",
    "www.", "<https://x>", "http://x)", "&copy;",
)  # fmt: skip
HTML = (
    "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<img src=x onerror=y>", "\" onclick=\"",
    "' x='", "</p>", "</td>", "</table>", "</li>", "</ul>", "<a href=", "<svg/onload=x>", "<?", "?>", "<!DOCTYPE>",
    "&quot;", "&apos", "&lt", "&notin;", "<", "<<", "</", "<a", "<plaintext>", "<textarea>", "<title>", "<br>",
    "<ac:link/>", "<ac:structured-macro ac:name=\"html\">", "</ac:plain-text-body>", "xmlns:x='y'", "%3C", "\\u003c",
)  # fmt: skip
MEDIAWIKI = (
    "''", "'''", "'''''", "[[", "]]", "[[File:x.png]]", "[[Category:x]]", "{{", "}}", "{{{", "}}}", "{{x|y}}",
    "{{PAGENAME}}", "{|", "|}", "|-", "|+", "||", "!!", "! ", "| ", "\n|", "\n!", "\n|-", "\n|}", "\n{|", "== ",
    " ==", "\n== x ==", "=", "* ", "# ", ": ", "; ", "\n*", "\n#", "\n:", "\n;", "\n ", " x", "----", "\n----",
    "~~~", "~~~~", "~~~~~", "__TOC__", "__NOTOC__", "#REDIRECT [[x]]", "<nowiki>", "</nowiki>", "<nowiki/>", "<pre>",
    "</pre>", "<ref>", "<math>", "<!--", "-->", "<br>", "<includeonly>", "ISBN 978-3-16-148410-0", "RFC 2616",
    "PMID 1", "[https://x y]", "[//x y]", "[mailto:a b]", "-{", "}-", "&nbsp", "<code>", "<syntaxhighlight>",
)  # fmt: skip
JIRA = (
    "*b*", "_i_", "-s-", "+u+", "^s^", "~s~", "??c??", "{{m}}", "{{", "}}", "{code}", "{noformat}", "{quote}",
    "{color:red}", "{panel}", "{anchor:x}", "{html}", "{toc}", "[x]", "[x|http://y]", "[~me]", "[^f]", "[#a]",
    "[mailto:x@y]", "!x.png!", "!x|width=1!", "|", "||", "\n|", "\n||", "h1. ", "\nh2. ", "bq. ", "\nbq. ", "* ",
    "** ", "# ", "- ", "\n* ", "\n# ", "\n- ", "----", "\n----", "---", "--", "\\\\", "\\", ":)", ":(", ":P", ";)",
    "(y)", "(n)", "(i)", "(/)", "(x)", "(!)", "(+)", "(-)", "(?)", "(on)", "(off)", "(*)", "(*r)", "(flag)",
    "(C)", "(TM)", "(R)", "&#123;", "&mdash;", "ABC-123", "{*}x{*}", "@x", "$x", "%x",
)  # fmt: skip
SHEET = ("=1+1", "+1", "-1", "@x", "\t=1", "\n=1", '"', '""', ",", ";", "'", "''", "=HYPERLINK(\"x\")", "|", "＝1", "＋1", "－1", "＠x", " =1", "%")  # fmt: skip


def hostile(marks: Sequence[str], seed: str) -> Iterator[str]:
    """Strings without end: what has broken something somewhere, then pieces put together."""
    chance = random.Random(seed)  # noqa: S311 (strings, the same in every run)
    yield from (text for text in map(clean, NASTY) if text.strip())
    yield from (clean(mark) for mark in marks if mark.strip())
    while True:
        made = "".join(
            chance.choice(marks if chance.random() < 0.6 else COMMON)
            for _ in range(chance.randint(1, 8))
        )
        if clean(made).strip():
            yield clean(made)


def strings(marks: Sequence[str], seed: str, count: int) -> list[str]:
    """So many of them."""
    return list(islice(hostile(marks, seed), count))
