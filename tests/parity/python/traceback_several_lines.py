# An expression over several lines: the line of its beginning is shown.
def area(width, height):
    return width * height


result = area(
    4,
    height=area(
        2,
        "3",
    ) - 1,
)
print(result)
