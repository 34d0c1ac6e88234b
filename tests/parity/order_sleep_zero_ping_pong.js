// sleep(0) gives up exactly one turn, so two tasks alternate.
function* player(name, hits) {
  for (let hit = 1; hit <= hits; hit += 1) {
    print(`${name} ${hit}`);
    yield* sleep(0);
  }
  print(`${name} sits down`);
}

function* main() {
  const ping = createTask(player("ping", 4));
  const pong = createTask(player("pong", 2));
  yield* ping;
  yield* pong;
  print("game over");
}

await run(main);
