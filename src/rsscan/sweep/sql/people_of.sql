-- Whose some authors are, sought_author (author).
SELECT DISTINCT coalesce(holder.person, sought_author.author) AS person FROM sought_author LEFT JOIN holder USING (author)
