-- What there was to be seen of those on whose works no list meets anything: linked_person (person) are the others.
WITH seen AS (SELECT place, author, whole, resolved, printed FROM line)
SELECT
  left_out.person AS person,
  count(shown.place) AS works,
  coalesce(sum(authorships), 0) AS authorships,
  coalesce(sum(with_institution), 0) AS with_institution,
  coalesce(sum(with_text_only), 0) AS with_text_only,
  coalesce(sum(without_affiliation), 0) AS without_affiliation
FROM (SELECT DISTINCT person FROM member WHERE person NOT IN (SELECT person FROM linked_person)) AS left_out
LEFT JOIN (SELECT DISTINCT person, place FROM member JOIN seen USING (author)) AS theirs ON theirs.person = left_out.person
LEFT JOIN (
  SELECT
    place,
    count(*) AS authorships,
    sum(CASE WHEN resolved THEN 1 ELSE 0 END) AS with_institution,
    sum(CASE WHEN printed AND NOT resolved THEN 1 ELSE 0 END) AS with_text_only,
    sum(CASE WHEN printed OR resolved THEN 0 ELSE 1 END) AS without_affiliation
  FROM seen WHERE whole GROUP BY place
) AS shown ON shown.place = theirs.place
GROUP BY left_out.person
