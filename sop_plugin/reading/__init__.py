"""Text in, values and findings out: nothing that somebody wrote is taken on trust, and nothing raises.

``source``: bytes to text · ``yaml_tree``: YAML with the place of each value · ``values`` and ``validation``: what a value may
be, and a tree held against a schema · ``front_matter``, ``foreign``, ``markdown``: a document · ``organisation``, ``settings``,
``ledger``: the three files beside the documents, each read by its ``file`` · ``histories``: released texts · ``json_schema``:
what editors are told of all that.

Functions that read a whole file return its value with the findings; those for a part of one tell ``report`` what is wrong.
"""
