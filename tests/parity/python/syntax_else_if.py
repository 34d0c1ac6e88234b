# A keyword where none is expected.
if True:
    pass
else if False:
    pass
