-- What is planted in a part, each with a person to ask for: the one who prints it, or somebody else in the byline; of
-- money, anybody in it.
WITH lines AS (
  SELECT *, CASE kind WHEN 'own' THEN [authors[place]] ELSE list_filter(authors, lambda a, nth: place IS NULL OR nth <> place) END
    AS persons
  FROM bylines($low, $high, $which)
  WHERE planted
)
SELECT
  kind,
  entry,
  CASE WHEN kind = 'own' THEN 'own' WHEN place IS NULL THEN 'funder' ELSE 'coauthor' END AS relation,
  author_id(subject) AS subject,
  orcid_of(subject) AS orcid,
  work_id(i) AS work,
  place,
  author_id(authors[place]) AS author,
  text,
  institution.id AS institution,
  funder.id AS funder,
  expansion
FROM (
  SELECT *, coalesce(list_filter(persons, lambda a: holds_orcid(a))[1], persons[1]) AS subject FROM lines
)
ORDER BY i
