"""A controlled manual of standard operating procedures from a folder of Markdown.

Floors, each importing only those below it (held by ``tests/test_floors.py``):

5. ``plugin`` / ``site`` / ``cli``: MkDocs hooks, the code that draws HTML, one file per command
4. ``workspace`` / ``recording``: joins files, settings and the compiler into one ``CompiledManual`` / records events
   (``verification`` holds the ledger against git, ``comparison`` the working tree against its branch)
3. ``compile`` / ``outside`` / ``rendering`` / ``reporting``: the pure pipeline / a door to each outside thing /
   documents to HTML / findings and changes for forges and for people
2. ``reading`` / ``checks`` / ``indexes`` / ``registers`` / ``editing``: text in, findings, look-ups, lists, edits
1. ``model``: what a document, approval, revision, finding and manual *is*
"""

__version__ = "0.1.0"
