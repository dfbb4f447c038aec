"""One of everything that a document can hold, small enough to be read at a glance."""

from __future__ import annotations

from pmfacilitator.export.document import (
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Task,
    TaskList,
    Text,
)


def line(text: str) -> Inlines:
    return (Text(text),)


SAMPLE = Document(
    "Payouts stood still",
    (
        Heading(2, line("Facts"), "facts"),
        BulletList(
            (
                Item((Strong("Severity:"), Text(" P1"))),
                Item(line("Factors"), (BulletList((Item(line("pool_size < 5")),)),)),
            )
        ),
        TaskList((Task(line("Cap clients")), Task(line("Alert"), done=True))),
        Table((line("Time"), line("What")), ((line("14:32"), line("a | b & c\nd")), ((), ()))),
        Quote((Paragraph(line("We didn't wait.")), Paragraph((Emphasis("Harbor Books"),)))),
        CodeBlock("if x:\n    `y` < [[z]]"),
        Paragraph((Text("See "), Link("https://x.org/a", "https://x.org/a"), Text("."))),
        Paragraph((Link("https://x.org/?b&c", "Another"), Text(" costs ~5 % (more or less)"))),
    ),
)
