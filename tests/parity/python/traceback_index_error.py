# IndexError of a list, with the marks under the expression.
rows = [[1, 2], [3, 4]]
total = rows[0][1] + rows[1][2] + rows[1][0]
print(total)
