// Awaiting what is already finished goes straight on.
function* letter() {
  return "sent";
}

function* neighbour() {
  print("neighbour: knocks");
}

async function main() {
  const done = createTask(letter());
  await done;
  const ready = getRunningLoop().createFuture();
  ready.setResult("stamped");
  const knock = createTask(neighbour());
  print("task:", await done);
  print("future:", await ready);
  print("task again:", await done);
  await knock;
  print("main: opens the door");
}

await run(main);
