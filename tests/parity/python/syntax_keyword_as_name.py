# A keyword cannot be a name.
async = 5
