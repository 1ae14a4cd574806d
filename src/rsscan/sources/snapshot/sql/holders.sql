-- Which authors carry which ORCID in the bylines of a part.
SELECT DISTINCT holder.author AS author, holder.orcid AS orcid
FROM (SELECT unnest(holders) AS holder FROM $rows)
ORDER BY ALL
