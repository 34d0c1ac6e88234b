// waitFor() gives the result, or the error, of what ends in time; null waits without a limit.
async function tailor(seconds, cloth) {
  await sleep(seconds);
  if (cloth === "glass") {
    throw new ValueError("glass breaks");
  }
  return `coat of ${cloth}`;
}

async function main() {
  print(await waitFor(tailor(0.02, "wool"), 1));
  print(await waitFor(tailor(0.02, "linen"), null));
  try {
    await waitFor(tailor(0.02, "glass"), 1);
  } catch (error) {
    print("tailor:", error.message);
  }
}

await run(main);
