"""A made world with known truth: persons whose whole public record is planted, and what is to be said of each.

One direction: `bodies` (who is on a list, and who is not) → `person` (a record as it is planted) → `own`, `money`,
`others`, `clear` (the situations, each with its truth) → `world` (all of them behind local servers) → `told` (what a
report says, to be held against the truth) → `walked` (every sentence led back to a record).
"""
