-- The authors who published at some bodies, sought_body (body), or whose profiles carry one.
SELECT author FROM resolved JOIN sought_body USING (body) WHERE author IS NOT NULL
UNION
SELECT author FROM carried JOIN sought_body USING (body)
