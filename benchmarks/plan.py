"""Which documents a synthetic manual has: always the same for the same number of documents and seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from opencc import OpenCC

from benchmarks.vocabulary import ACTIVITIES, DEPARTMENTS, GIVEN_NAMES, JOBS, SUBJECTS, SUFFIXES, SURNAMES

AS_OF = date(2026, 11, 21)
"""The date that the manual's dates are spread around."""

CODES = {
    "policy": "POL",
    "procedure": "SOP",
    "work_instruction": "WI",
    "job_description": "JD",
    "form": "FRM",
}
# Every department begins with a policy and a form; then these types come again and again.
_FIRST = ("policy", "form")
_TYPES = (
    "procedure",
    "procedure",
    "work_instruction",
    "procedure",
    "form",
    "procedure",
    "work_instruction",
) * 2 + ("job_description",)
_TRADITIONAL_EVERY = 10


@dataclass(frozen=True)
class Person:
    """Somebody who signs for a department, always in the same role."""

    id: str
    name: str
    role: str


@dataclass(frozen=True)
class Plan:
    """A document before its text is written."""

    index: int
    department: str
    department_name: str
    type: str
    number: str
    title: str
    subject: str
    activity: str
    status: str
    effective: date

    @property
    def path(self) -> str:
        """Where it lies below the folder of documents."""
        return f"{self.department.lower()}/{self.number.lower()}.md"

    @property
    def is_traditional(self) -> bool:
        """Whether it is written in Traditional characters."""
        return self.index % _TRADITIONAL_EVERY == _TRADITIONAL_EVERY - 1

    @property
    def has_steps(self) -> bool:
        """Whether it has the clauses 4.1 to 4.3."""
        return self.type in ("policy", "procedure", "work_instruction")

    @property
    def released(self) -> bool:
        """Whether it has ever been released."""
        return self.status in ("approved", "withdrawn")

    @property
    def citable(self) -> bool:
        """Whether other documents may cite it."""
        return self.status == "approved"


def chance(*seeds: object) -> Random:
    """Chance that is the same every time."""
    return Random(" ".join(map(str, seeds)))


@cache
def to_traditional(text: str) -> str:
    """The text in Traditional characters."""
    return str(_converter().convert(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def staff(department: str) -> tuple[Person, ...]:
    """Who prepares, checks, reviews and approves the documents of a department."""
    random = chance("staff", department)
    return tuple(
        Person(f"{department.lower()}-{role}", random.choice(SURNAMES) + random.choice(GIVEN_NAMES), role)
        for role in ("prepared", "checked", "reviewed", "approved")
    )


def signers(plan: Plan) -> tuple[Person, ...]:
    """Those of them who sign a document: all, of a form that was released the first and the last."""
    people = staff(plan.department)
    return (people[0], people[-1]) if plan.type == "form" and plan.released else people


def jobs(department_name: str) -> tuple[str, ...]:
    """The jobs of a department."""
    return tuple(department_name + job for job in JOBS)


def plan_manual(documents: int, seed: int) -> tuple[Plan, ...]:
    """The documents, spread evenly over a fixed number of departments."""
    return tuple(_plans(documents, seed))


def _plans(documents: int, seed: int) -> Iterator[Plan]:
    issued: Counter[tuple[str, str]] = Counter()
    for index in range(documents):
        place, department = divmod(index, len(DEPARTMENTS))
        code, name, _ = DEPARTMENTS[department]
        kind = _FIRST[place] if place < len(_FIRST) else _TYPES[place % len(_TYPES)]
        issued[code, kind] += 1
        subject, activity, part = _topic(place)
        title = f"{name}{subject}{activity}{SUFFIXES[kind]}" + (f"（第 {part + 1} 部分）" if part else "")
        status, effective = _life(chance(seed, "life", index), always_in_force=place < len(_FIRST))
        plan = Plan(
            index=index,
            department=code,
            department_name=name,
            type=kind,
            number=f"{code}-{CODES[kind]}-{issued[code, kind]:03}",
            title=title,
            subject=subject,
            activity=activity,
            status=status,
            effective=effective,
        )
        yield replace(plan, title=to_traditional(title)) if plan.is_traditional else plan


def _topic(place: int) -> tuple[str, str, int]:
    """What the document is about; no two places of a department share it."""
    rest, subject = divmod(place, len(SUBJECTS))
    part, activity = divmod(rest, len(ACTIVITIES))
    return SUBJECTS[subject], ACTIVITIES[activity], part


def _life(random: Random, *, always_in_force: bool) -> tuple[str, date]:
    """Status and effective date: mostly in force, some due or overdue for review, a few not yet or no longer in force."""
    lot = 1.0 if always_in_force else random.random()
    if lot < 0.02:
        return "draft", AS_OF
    if lot < 0.03:
        return "in_review", AS_OF
    if lot < 0.04:
        return "approved", AS_OF + timedelta(random.randint(5, 40))
    if lot < 0.06:
        return "withdrawn", AS_OF - timedelta(random.randint(200, 380))
    return "approved", AS_OF - timedelta(random.randint(10, 380))
