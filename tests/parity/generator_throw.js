// throw() raises at the yield where the generator rests, and the generator may go on.
function* ferry() {
  let port = 1;
  while (true) {
    try {
      yield port;
      port += 1;
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      print(`ferry: ${error.message}, back to port 1`);
      port = 1;
    }
  }
}

const trip = ferry();
print("port", trip.next().value);
print("port", trip.next().value);
print("port", trip.next().value);
print("port", trip.throw(new ValueError("storm")).value);
print("port", trip.next().value);
try {
  trip.throw(new RuntimeError("aground"));
} catch (error) {
  print("captain:", error.message);
}
print("captain: next port is", trip.next().value);
