// yield* hands the caller on to another generator and gives back what that one returns.
function* coach(passengers) {
  for (const passenger of passengers) {
    yield passenger;
  }
  return passengers.length;
}

function* train() {
  print("train: first coach");
  const first = yield* coach(["Ada", "Bo"]);
  print("train: second coach");
  const second = yield* coach(["Cy"]);
  const empty = yield* coach([]);
  return [first, second, empty];
}

function* inspector() {
  const counts = yield* train();
  print("inspector: counted", counts);
}

for (const passenger of inspector()) {
  print("ticket of", passenger);
}
