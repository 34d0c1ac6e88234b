// An error comes out where its turn is, and the loop over the others goes on.
async function egg(number, seconds) {
  await sleep(seconds);
  if (number % 2 === 0) {
    throw new ValueError(`egg ${number} is broken`);
  }
  return `egg ${number}`;
}

async function main() {
  for (const hatched of asCompleted([egg(1, 0.08), egg(2, 0.06), egg(3, 0.04), egg(4, 0.02)])) {
    try {
      print(await hatched);
    } catch (error) {
      print("oh,", error.message);
    }
  }
}

await run(main);
