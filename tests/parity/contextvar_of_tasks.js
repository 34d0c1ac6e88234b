// Each task has a copy of its creator's context: it sees what was set before, and its own changes stay inside.
const user = new ContextVar("user", { default: "nobody" });

function* visit(name) {
  print(name, "finds", user.get());
  user.set(name);
  yield* sleep(0);
  print(name, "still sees", user.get());
}

async function main() {
  user.set("main");
  await gather(visit("ann"), visit("bob"));
  print("main sees", user.get());
  await visit("eve");
  print("awaited directly, it was main's own context:", user.get());
}

user.set("module");
await run(main());
print("outside:", user.get());
