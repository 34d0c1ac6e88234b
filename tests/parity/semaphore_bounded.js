// A bounded semaphore takes back no more than it gave; a plain one grows.
async function main() {
  const plain = new Semaphore(1);
  plain.release();
  print("plain:", await plain.acquire(), await plain.acquire(), plain.locked());

  const bounded = new BoundedSemaphore(1);
  await bounded.acquire();
  bounded.release();
  try {
    bounded.release();
  } catch (error) {
    print("bounded:", error.message);
  }
  print("still free:", !bounded.locked());

  try {
    new Semaphore(-1);
  } catch (error) {
    print("negative:", error.message);
  }
}

await run(main);
