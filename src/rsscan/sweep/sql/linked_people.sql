-- Who is on a work that some list meets, or whose profile carries such a body; member (person, author) says who has
-- which profiles.
SELECT DISTINCT person FROM member JOIN linked_author USING (author)
