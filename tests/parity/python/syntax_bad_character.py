# A character that Python does not know.
total = 3 € 4
