"""Values made readable: for people (tables), for programs (JSON, CSV) and for calendars (.ics).

Nothing here reads or decides. Modules are imported one by one, so that a program that wants JSON does not
pay for tables: ``screen`` and ``tables`` need rich, ``agenda`` needs icalendar, the others nothing.
"""
