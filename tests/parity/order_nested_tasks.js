// Tasks made by tasks go to the end of the queue: the tree runs level by level.
function* branch(name, depth) {
  print(`branch ${name}`);
  if (depth > 0) {
    const left = createTask(branch(name + "l", depth - 1));
    const right = createTask(branch(name + "r", depth - 1));
    yield* left;
    yield* right;
  }
  print(`fruit ${name}`);
}

function* main() {
  yield* branch("o", 2);
}

await run(main);
