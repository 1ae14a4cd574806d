"""Where a server is: the base address that is asked, what it must be, and the proxy on the way."""

import urllib.request

import httpx

from rsscan.errors import InputError
from rsscan.sources.service import Service


def proxy(base: httpx.URL) -> str | None:
    """The proxy that the environment names for this address (HTTPS_PROXY, NO_PROXY, …), as institutions require."""
    if urllib.request.proxy_bypass(base.host):
        return None
    named = urllib.request.getproxies()
    found = named.get(base.scheme) or named.get("all")
    return found if found and "://" in found else f"http://{found}" if found else None


def checked_base(text: str, service: Service) -> httpx.URL:
    """Return the address at which a service is asked. Raises InputError for anything that is none."""
    try:
        base = httpx.URL(text)
    except httpx.InvalidURL:
        base = httpx.URL("")
    if base.scheme not in {"http", "https"} or not base.host:
        raise InputError(f"{service.variable} is not the address of a server (https://…)")
    if base.userinfo or base.query or base.fragment:
        # They would be kept in the cache with every answer.
        raise InputError(f"{service.variable} must be an address alone, without a key or anything else behind it")
    return base


def place(url: httpx.URL) -> tuple[str, str, int | None]:
    """The part of an address within which the key may be sent; https and http are two places."""
    return url.scheme, url.host, url.port
