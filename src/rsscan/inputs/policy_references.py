"""What a policy names beside itself: the lists and the fields of technology that its rules ask for.

A name that nothing has would be a question that nothing ever answers with yes: the rule would be silent for ever, and
the links that it is for would be graded by what stands below.
"""

from collections.abc import Iterable

from rsscan.errors import InputError
from rsscan.inputs.lists import list_path, load_lists, shipped_lists
from rsscan.inputs.technology import load_technology, shipped_technology, technology_path
from rsscan.inputs.yaml_tree import Document
from rsscan.policy import Policy
from rsscan.technology import TechnologyList


def note_unknown_lists(document: Document, policy: Policy, also: Iterable[str]) -> None:
    """Note what is called a list and is none; `also` are the ids of lists that are in use whatever the policy says.

    Every shipped list is known to every policy, so that one that asks for them can be used with other lists.
    """
    own = [name for name in policy.lists if name not in shipped_lists()]
    for name in own:
        if list_path(name) is None:
            document.problem(
                ("lists",), f"{name!r} is neither a shipped list ({', '.join(shipped_lists())}) nor a file"
            )
    known = {*shipped_lists(), *also}
    if not all(rule.when.lists <= known for rule in policy.rules):
        known |= _ids(document, [name for name in own if list_path(name) is not None])
    for at, rule in enumerate(policy.rules):
        for list_id in sorted(rule.when.lists - known):
            document.problem(
                ("rules", at, "when", "list"), f"{list_id!r} is neither a shipped list nor one that stands under lists"
            )


def _ids(document: Document, names: list[str]) -> set[str]:
    try:
        return {watchlist.id for watchlist in load_lists(names)}
    except InputError as error:
        document.problems.extend(error.problems)
        return set()


def technology_of(document: Document, policy: Policy) -> tuple[TechnologyList, ...]:
    """Return the technology lists of a policy, and note what is called a field and is none."""
    known = ", ".join(shipped_technology())
    for name in policy.technology:
        if technology_path(name) is None:
            document.problem(("technology",), f"{name!r} is neither a shipped technology list ({known}) nor a file")
    try:
        loaded = load_technology(name for name in policy.technology if technology_path(name) is not None)
    except InputError as error:
        document.problems.extend(error.problems)
        return ()
    areas = {each.id: {area.id for area in each.areas} for each in loaded}
    for at, rule in enumerate(policy.rules):
        for asked in sorted(rule.when.fields):
            list_id, parted, area = asked.partition("/")
            here = ("rules", at, "when", "field")
            if list_id not in {*areas, *policy.technology}:
                document.problem(here, f"{asked!r} is of no list that stands under technology")
            elif parted and area not in areas.get(list_id, {area}):
                document.problem(
                    here, f"{area!r} is no area of {list_id}, which has {', '.join(sorted(areas[list_id]))}"
                )
    return loaded
