-- The words of each author's names; the four lowest bits of a word hold about how many works the profile counts.
SELECT (unnest(words_in(names)) << 4) | level AS word, id AS author
FROM (
  SELECT
    id,
    concat_ws(' ', told.display_name, array_to_string(told.display_name_alternatives, ' ')) AS names,
    CASE WHEN told.works_count > 0 THEN 1 + floor(log2(told.works_count) / 2)::BIGINT ELSE 0 END AS level
  FROM (
    SELECT id, from_json(profile, '{"display_name": "VARCHAR", "display_name_alternatives": ["VARCHAR"], "works_count": "BIGINT"}')
      AS told
    FROM $rows
  )
)
