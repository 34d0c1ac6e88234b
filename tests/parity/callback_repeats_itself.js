// A callback that sets its own next timer is a clock; cancelling the latest handle stops it.
class Clock {
  constructor(loop) {
    this.loop = loop;
    this.hour = 0;
    this.tick();
  }

  tick() {
    this.hour += 1;
    print(`clock: ${this.hour}`);
    this.handle = this.loop.callLater(0.04, () => this.tick());
  }
}

async function main() {
  const clock = new Clock(getRunningLoop());
  await sleep(0.1);
  clock.handle.cancel();
  print("main: stops the clock");
  await sleep(0.06);
  print("main: it is still", clock.hour);
}

await run(main);
