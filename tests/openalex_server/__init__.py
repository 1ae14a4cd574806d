"""A local stand-in for the OpenAlex HTTP API, as documented and as nasty as the real one."""

from tests.openalex_server.builders import (
    made_author,
    made_authorship,
    made_institution,
    made_institution_record,
    made_work,
)
from tests.openalex_server.faults import Fault
from tests.openalex_server.gateway import RecordedRequest
from tests.openalex_server.server import OpenAlexServer
from tests.openalex_server.world import World

__all__ = [
    "Fault",
    "OpenAlexServer",
    "RecordedRequest",
    "World",
    "made_author",
    "made_authorship",
    "made_institution",
    "made_institution_record",
    "made_work",
]
