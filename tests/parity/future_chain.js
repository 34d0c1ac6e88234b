// Callbacks pass a value from future to future, one turn for each.
function passOn(following) {
  return (done) => {
    print("bucket", done.result());
    following.setResult(done.result() + 1);
  };
}

async function main() {
  const loop = getRunningLoop();
  const chain = Array.from({ length: 4 }, () => loop.createFuture());
  for (let link = 0; link < 3; link += 1) {
    chain[link].addDoneCallback(passOn(chain[link + 1]));
  }
  chain[0].setResult(1);
  for (let turn = 1; turn < 4; turn += 1) {
    await sleep(0);
    print(`turn ${turn}, last is done:`, chain[3].done());
  }
  print("at the fire: bucket", await chain[3]);
}

await run(main);
