"""Matching on annotated affiliations, beside what else one could use, and how its cost grows with the list.

`data` (lists and strings) → `phrases`, `methods` (what is compared) → `quality` (how right each is); `names` (lists of
a wanted length) and `worker` (one measurement, in a process of its own) → `growth` (how fast and how large).
`python -m tests.benchmarks.matching` prints all of it in one run.
"""
