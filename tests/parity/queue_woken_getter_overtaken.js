// A getter that was woken may find the item gone: it waits again.
function* cat(name, bowl) {
  print(`${name}: waits`);
  print(`${name}: eats the ${yield* bowl.get()}`);
}

function* main() {
  const bowl = new Queue();
  const slow = createTask(cat("slow cat", bowl));
  yield* sleep(0);
  bowl.putNowait("fish");
  print("quick cat: eats the", bowl.getNowait());
  yield* sleep(0.02);
  print("slow cat is done:", slow.done());
  yield* bowl.put("mouse");
  yield* slow;
}

await run(main);
