# A print writes what it has before the next part is asked for; what a part prints itself stands in between.
class Noisy:
    def __str__(self):
        print('(asked)')
        return 'noisy'


class Broken:
    def __str__(self):
        raise ValueError('no text')


class Upper:
    def write(self, text):
        print(text.upper(), end='')


print('first', Noisy(), 'last', sep=' - ', end='!\n')
try:
    print('before', Broken(), 'after')
except ValueError as error:
    print('|', error)
print('a', 'b', file=Upper())
print(end='')
print('shown', flush=True, file=None)
for wrong in ({'sep': 3}, {'end': b'x'}):
    try:
        print(1, 2, **wrong)
    except TypeError as error:
        print(error)
