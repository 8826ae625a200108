"""Did it help? Control charts, interrupted series, rates and the figures of learning.

Each part stands alone: ``spc`` (individuals and moving range), ``its`` (a series before and after a change),
``rates`` (with exact or Byar intervals), ``figures`` (L1-L13), ``charts`` (pictures with a table twin).
"""
