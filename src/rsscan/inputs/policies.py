"""Policies from YAML: shipped ones by id, own ones by path."""

from pathlib import Path

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.inputs import fields, yaml_tree
from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.policy import Condition, Policy, PolicyRule
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.watchlist import Effect

_KEYS = ("id", "title", "authority", "source_url", "lists", "lookback", "unseen_limit", "rules")
_WHEN_KEYS = (
    "list effect country relation ladder confidence published_from published_before older_than".split()
)  # fmt: skip


def shipped_policies() -> tuple[str, ...]:
    """Return the ids of the policies that came with this installation."""
    return tuple(sorted(path.stem for path in shipped.policies().glob("*.yaml")))


def load_policy(name: str | Path) -> Policy:
    """Load a policy by shipped id or by path. Raises InputError with all its problems."""
    path = shipped.policies() / f"{name}.yaml"
    if str(name) not in shipped_policies():
        path = Path(name)
        if not path.exists():
            known = ", ".join(shipped_policies())
            raise InputError(f"--policy {name}: is neither a shipped policy ({known}) nor a file")
    document = yaml_tree.read(path)
    yaml_tree.raise_all([document])
    policy = _policy(document)
    yaml_tree.raise_all([document])
    return policy


def _policy(document: Document) -> Policy:
    top = fields.mapping(document, document.value, (), _KEYS)
    rows = top.get("rules")
    if not isinstance(rows, list) or not rows:
        document.problem(("rules",) if "rules" in top else (), "rules must be a list with at least one rule")
        rows = []
    limit = top.get("unseen_limit", 0.9)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 <= limit <= 1:
        document.problem(("unseen_limit",), "must be a share from 0 to 1")
        limit = 0.9
    return Policy(
        id=fields.text(document, top, "id", (), required=True) or "",
        title=fields.titles(document, top, "title", ()),
        authority=fields.text(document, top, "authority", (), required=True) or "",
        source_url=fields.text(document, top, "source_url", (), required=True) or "",
        rules=tuple(_rule(document, row, ("rules", at)) for at, row in enumerate(rows)),
        lists=fields.texts(document, top, "lists", ()),
        lookback=fields.period(document, top, "lookback", ()),
        unseen_limit=float(limit),
        sha256=document.sha256,
    )


def _rule(document: Document, row: object, at: Path_) -> PolicyRule:
    value = fields.mapping(document, row, at, ("when", "severity", "because"))
    when = fields.mapping(document, value.get("when") or {}, (*at, "when"), _WHEN_KEYS)
    here = (*at, "when")
    countries = fields.texts(document, when, "country", here)
    for code in countries:
        fields.country(document, code, (*here, "country"))
    if "severity" not in value:
        document.problem(at, "severity is missing")
    return PolicyRule(
        when=Condition(
            lists=frozenset(fields.texts(document, when, "list", here)),
            effects=fields.words(document, when, "effect", here, Effect),
            countries=frozenset(countries),
            relations=fields.words(document, when, "relation", here, Relation),
            ladders=fields.words(document, when, "ladder", here, Ladder),
            confidences=fields.words(document, when, "confidence", here, Confidence),
            published_from=fields.day(document, when, "published_from", here),
            published_before=fields.day(document, when, "published_before", here),
            older_than=fields.period(document, when, "older_than", here),
        ),
        severity=fields.word(document, value, "severity", at, Severity) or Severity.NONE,
        because=fields.text(document, value, "because", at, required=True) or "",
    )
