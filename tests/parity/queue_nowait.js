// putNowait() and getNowait() do not wait: they raise QueueFull and QueueEmpty.
function* main() {
  const nest = new Queue(1);
  try {
    nest.getNowait();
  } catch (error) {
    print([error], nest.empty(), nest.full());
  }
  nest.putNowait("egg");
  try {
    nest.putNowait("second egg");
  } catch (error) {
    print([error], nest.empty(), nest.full());
  }
  print(nest.getNowait(), nest.qsize());
}

await run(main);
