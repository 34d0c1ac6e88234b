# A module that was not imported is suggested.
print("before")
time.sleep(1)
