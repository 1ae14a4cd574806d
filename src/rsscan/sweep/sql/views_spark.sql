-- What the other statements read, in the words of Spark; the same rows as in those of DuckDB.
CREATE OR REPLACE TEMPORARY VIEW told AS
SELECT
  place,
  CAST(get(fields, 1) AS BIGINT) AS author,
  get(fields, 2) AS orcid,
  get(fields, 3) AS shown,
  get(fields, 4) AS bodies,
  get(fields, 5) AS texts,
  coalesce(exists(
    from_json(get(fields, 4), 'ARRAY<STRING>'),
    body -> body NOT LIKE '{%'
      OR coalesce(get_json_object(body, '$.display_name'), '') RLIKE r'[^\s\x0b\p{Z}\x1c-\x1f\x85]' OR coalesce(get_json_object(body, '$.ror'), '') <> ''
  ), false) AS resolved,
  coalesce(exists(
    from_json(get(fields, 5), 'ARRAY<STRING>'), text -> text RLIKE r'[^\s\x0b\p{Z}\x1c-\x1f\x85]'
  ), false) AS printed
FROM (SELECT place, explode(from_json(byline, 'ARRAY<ARRAY<STRING>>')) AS fields FROM work);

CREATE OR REPLACE TEMPORARY VIEW line AS
SELECT place, each.author AS author, each.nth = 0 AS whole, bodies, resolved, printed
FROM told LATERAL VIEW posexplode(concat(array(author), transform(
  filter(
    array(CASE WHEN shown <=> orcid THEN NULL ELSE shown END, CASE WHEN author IS NULL THEN orcid END),
    orcid -> upper(orcid) RLIKE r'^(?:.*[/:])?\s*\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]/?\s*$'
  ),
  orcid -> -(
    CAST(left(right(regexp_replace(upper(orcid), '[^0-9X]', ''), 16), 15) AS BIGINT) * 11
    + CASE WHEN right(regexp_replace(upper(orcid), '[^0-9X]', ''), 1) = 'X' THEN 10
      ELSE CAST(right(regexp_replace(upper(orcid), '[^0-9X]', ''), 1) AS BIGINT) END
  )
))) each AS nth, author;

CREATE OR REPLACE TEMPORARY VIEW printed AS
SELECT place, explode(from_json(texts, 'ARRAY<STRING>')) AS text FROM told WHERE texts <> '[]';

CREATE OR REPLACE TEMPORARY VIEW resolved AS
SELECT place, author, explode(from_json(bodies, 'ARRAY<STRING>')) AS body FROM line WHERE bodies <> '[]';

CREATE OR REPLACE TEMPORARY VIEW acknowledged AS
SELECT place, explode(get(from_json(funding, 'ARRAY<ARRAY<STRING>>'), 0)) AS body FROM work WHERE funding IS NOT NULL;

CREATE OR REPLACE TEMPORARY VIEW carried AS
SELECT author, explode(concat(
  coalesce(parts.affiliations.institution, CAST(array() AS ARRAY<STRING>)),
  coalesce(parts.last_known_institutions, CAST(array() AS ARRAY<STRING>))
)) AS body
FROM (
  SELECT author, from_json(profile, 'affiliations ARRAY<STRUCT<institution STRING>>, last_known_institutions ARRAY<STRING>')
    AS parts
  FROM profile
)
