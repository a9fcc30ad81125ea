"""The Markdown of manuals: CommonMark with what GitHub adds, and what people in this trade write besides.

GitHub's: tables, task lists, strikethrough, footnotes, bare addresses, alerts (``> [!WARNING]``). Besides: ``[[NUMBER#clause|text]]``
and 《title》, lists numbered ``1、`` or ``（1）``, definition lists, ``*[VIP]: …``, boxes (``!!! note``), ``{#id}`` behind a
heading and ``{width=300}`` behind a picture, formulas between ``$``. Where Chinese text breaks rules that were made for words
between blanks (emphasis beside ``：``, ``600*400``, ``周一~周五``, ``\\\\server\\share``), it is read as a person reads it.

One grammar for reading and for drawing, so that what is read is what is shown; a property test holds it to ``markdown-it-py``.
"""
