-- Persons worth asking for, and why.
WITH told AS (
  SELECT 'prolific' AS why, a, row_number() OVER (ORDER BY works_count DESC, a) AS nth FROM counts
  UNION ALL
  SELECT 'orcid on two profiles', a, row_number() OVER (ORDER BY a)
  FROM counts WHERE a % 400 = 7 AND a - 1 IN (SELECT a FROM counts)
  UNION ALL
  SELECT 'moved', a, row_number() OVER (ORDER BY works_count DESC, a)
  FROM counts WHERE moved_in(a) > first_year AND moved_in(a) < last_year
  UNION ALL
  SELECT 'no orcid', a, row_number() OVER (ORDER BY works_count DESC, a) FROM counts WHERE NOT holds_orcid(a)
  UNION ALL
  SELECT 'one work', a, row_number() OVER (ORDER BY a) FROM counts WHERE works_count = 1 AND holds_orcid(a)
  UNION ALL
  SELECT 'expansion works alone', a, row_number() OVER (ORDER BY a) FROM counts WHERE works_count = 0 AND holds_orcid(a)
)
SELECT why, author_id(a) AS id, orcid_of(a) AS orcid, works_count
FROM told JOIN counts USING (a)
WHERE nth <= 10
ORDER BY why, nth
