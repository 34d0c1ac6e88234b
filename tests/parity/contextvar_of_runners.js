// A runner has one context for all its runs, and none of it is seen outside; a run can be given another one.
const shelf = new ContextVar("shelf", { default: "empty" });

function* look(name) {
  print(name, shelf.get());
}

function* put(value) {
  shelf.set(value);
  yield* look("just put:");
}

let mine;
await asyncWith(new Runner(), async (runner) => {
  await runner.run(put("bread"));
  await runner.run(look("the next run:"));
  mine = copyContext();
  await runner.run(put("milk"), { context: mine });
  print("in mine:", mine.get(shelf));
  await runner.run(look("the runner's own:"));
});
print("outside:", shelf.get());

async function main() {
  await asyncWith(new TaskGroup(), async (group) => {
    shelf.set("jam");
    group.createTask(look("copied:"));
    group.createTask(look("given:"), { context: mine });
    shelf.set("honey");
  });
}

await run(main());
