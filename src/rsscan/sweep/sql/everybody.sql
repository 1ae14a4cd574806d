-- Everybody: who has an ORCID iD that some profile shows, with all authors who carry it (carrier (person, author)), each
-- profile without one, and who stands in a byline and has no profile.
SELECT person, author FROM carrier WHERE person IN (SELECT person FROM holder)
UNION
SELECT person, author FROM holder
UNION
SELECT author AS person, author FROM line
WHERE author > 0 AND author NOT IN (SELECT author FROM holder)
