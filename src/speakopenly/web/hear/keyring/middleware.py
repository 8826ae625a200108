"""Gives the browser its half of what keeps a reading key open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from speakopenly.web.hear.keyring import session_box


class HoldsTheBrowsersKey(MiddlewareMixin):
    """Sets the cookie with the answer in which a key was unlocked; reads no session."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        session_box.set_cookie(request, response)
        return response
