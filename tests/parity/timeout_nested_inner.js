// When the inner deadline comes first, the outer block can go on.
async function ask(name, seconds) {
  try {
    await asyncWith(timeout(0.06), async () => {
      await sleep(seconds);
    });
    return `${name} answered`;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    return `${name} kept silent`;
  }
}

async function main() {
  const show = timeout(0.2);
  try {
    await asyncWith(show, async () => {
      print(await ask("Ida", 0.02));
      print(await ask("Jon", 1));
      print(await ask("Kai", 1));
      print(await ask("Leo", 0.02));
      print(await ask("Mia", 1));
      print(await ask("Noa", 1));
    });
  } catch (error) {
    print("the show is over:", show.expired());
  }
}

await run(main);
