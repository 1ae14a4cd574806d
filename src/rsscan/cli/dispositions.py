"""What options say of dispositions."""

from datetime import date

from rsscan.cli.options import ScanOptions
from rsscan.disposition import Disposition
from rsscan.errors import InputError
from rsscan.inputs.dispositions import ignore_file, load_dispositions
from rsscan.period import Period, period


def dispositions(options: ScanOptions, as_of: date) -> tuple[Disposition, ...]:
    """Return the dispositions that are in use. Raises InputError with every problem of their file."""
    path = ignore_file(options.ignore_file)
    return load_dispositions(path, as_of, longest(options)) if path else ()


def longest(options: ScanOptions) -> Period:
    """Return how long a disposition lasts at most."""
    length = period(options.ignore_max)
    if length is None:
        raise InputError(f"--ignore-max {options.ignore_max}: is not a length of time (5y, 18m, 90d)")
    return length
