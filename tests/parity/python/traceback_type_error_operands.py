# TypeError of operands: the marks stand under the operation.
count = 3
label = "eggs: " + count
print(label)
