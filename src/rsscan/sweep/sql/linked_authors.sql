-- The authors on works that some list meets, and those whose profiles carry such a body.
SELECT author FROM line JOIN linked_work USING (place) WHERE author IS NOT NULL
UNION
SELECT author FROM carried JOIN hit_body USING (body)
