// With returnExceptions the errors take their places among the results.
async function letter(to) {
  await sleep(0.02);
  if (to === "nobody") {
    throw new ValueError("no such address");
  }
  return `letter to ${to}`;
}

async function main() {
  const post = await gather([letter("Ida"), letter("nobody"), letter("Jon")], { returnExceptions: true });
  for (const item of post) {
    print([item], item instanceof Error);
  }
}

await run(main);
