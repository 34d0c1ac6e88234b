// An error climbs from task to awaiting task; every finally on the way runs.
function* floor(number) {
  try {
    if (number === 0) {
      throw new ValueError("the lift broke down");
    }
    yield* createTask(floor(number - 1));
  } finally {
    print(`floor ${number}: doors close`);
  }
}

function* main() {
  try {
    yield* floor(3);
  } catch (error) {
    print("main:", error.message);
  }
}

await run(main);
