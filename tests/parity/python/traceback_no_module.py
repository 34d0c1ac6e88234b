# A module that does not exist.
def start():
    import asyncoi
    return asyncoi


start()
