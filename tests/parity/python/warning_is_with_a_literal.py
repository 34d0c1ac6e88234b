# `is` with a literal is warned of before the program starts.
number = 3
print(number is 3)
