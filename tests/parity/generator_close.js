// return() ends a generator where it rests; its finally still runs.
function* library() {
  try {
    for (let shelf = 1; shelf < 100; shelf += 1) {
      yield `shelf ${shelf}`;
    }
    print("library: all read");
  } finally {
    print("library: lights off");
  }
}

const visit = library();
print(visit.next().value);
print(visit.next().value);
visit.return();
print("after closing:", visit.next().value);
visit.return();

const unopened = library();
unopened.return();
print("never opened:", unopened.next().value);
