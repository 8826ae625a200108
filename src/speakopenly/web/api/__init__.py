"""What anybody may read here, for programs: the same rows as the public pages, under the same rules.

Nothing is sent in and nothing is kept of who asks. ``addresses`` lists what there is; the OpenAPI document,
the page for people and the routes are all made from it.
"""
