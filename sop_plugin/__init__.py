"""A controlled manual of standard operating procedures from a folder of Markdown.

Floors, each importing only those below it (held by ``tests/test_floors.py``):

5. ``mkdocs_site`` / ``cli``: the only code that knows MkDocs / one file per command
4. ``workspace`` / ``pages`` / ``printing`` / ``recording`` / ``exporting`` / ``ledger_verification`` / ``branch_comparison``: joins files,
   settings and the compiler into one ``CompiledManual`` / every page of a site as a value / documents for paper / records events /
   archives, spreadsheets, PDFs and Word copies / the ledger against git / a change against its branch
3. ``compile`` / ``outside`` / ``rendering`` / ``reporting`` / ``sharing``: the pure pipeline / a door to each outside thing /
   documents to HTML / findings and changes for forges and for people / lists, dates and changes for other programs
2. ``reading`` / ``adoption`` / ``importing`` / ``checks`` / ``owners`` / ``indexes`` / ``registers`` / ``standing`` / ``changes`` / ``editing``:
   text in, foreign folders in, Word files in, findings, code owners, look-ups, lists, who signed and who is next, what differs, edits
1. ``words`` / ``model`` / ``rules``: what is said to people / what a document, approval, revision, finding and manual *is* /
   the catalogue of findings
"""

__version__ = "0.1.0"
