-- Works of each author in a part, expansion works apart, as profiles count them.
WITH lines AS (
  SELECT unnest(authors) AS a, i, planted, expansion, year FROM bylines($low, $high, $which)
)
SELECT a, count(*) FILTER (WHERE NOT expansion) AS works_count, min(year) AS first_year, max(year) AS last_year
FROM lines
WHERE planted OR NOT nameless(i, a)
GROUP BY a
ORDER BY a
