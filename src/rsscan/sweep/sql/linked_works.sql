-- The works that some list meets: hit_text (text) and hit_body (body) are what the lists meet.
SELECT place FROM printed JOIN hit_text USING (text)
UNION
SELECT place FROM resolved JOIN hit_body USING (body)
UNION
SELECT place FROM acknowledged JOIN hit_body USING (body)
