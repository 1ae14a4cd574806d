-- The hub of a work: its author with the most works; how many these are stands in the bits above the author's.
SELECT "row", max((works << $bits) | author) AS top
FROM $pairs JOIN (SELECT author, count(*) AS works FROM $pairs GROUP BY author) USING (author)
GROUP BY "row"
