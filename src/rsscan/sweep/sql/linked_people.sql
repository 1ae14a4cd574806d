-- Who is on a work that some list meets, or whose profile carries such a body; member (person, author) says who has
-- which profiles.
SELECT DISTINCT person
FROM member
JOIN (
  SELECT author FROM line JOIN linked_work USING (place)
  UNION
  SELECT author FROM carried JOIN hit_body USING (body)
) AS linked USING (author)
