-- Who wrote what, by numbers alone; that of an ORCID iD, below nought, is no author beside whom works may lie.
SELECT "row", unnest(list_filter(authors, lambda author: author > 0)) AS author
FROM $rows
WHERE "row" NOT IN (SELECT "row" FROM $losers)
