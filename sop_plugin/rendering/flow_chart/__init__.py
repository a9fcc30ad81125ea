"""Flow charts of tables of steps, drawn at build time: lanes by role, boxes in order, decisions where a step has branches.

``flow`` says what follows what, ``layout`` where everything stands, ``draw`` writes it as SVG, ``listing`` as a list.
"""
