// timeout() cancels its block at the deadline and turns the cancellation into TimeoutError.
async function main() {
  const limit = timeout(0.03);
  try {
    await asyncWith(limit, async () => {
      print("chess: thinks");
      try {
        await sleep(1);
      } catch (error) {
        print("chess: the flag falls, expired is", limit.expired());
        throw error;
      }
    });
  } catch (error) {
    print("lost on time:", [error]);
  }
  print("expired:", limit.expired(), "requests:", currentTask().cancelling());
  await sleep(0);
  print("and life goes on");
}

await run(main);
