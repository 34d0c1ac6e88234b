// run() gives back what main returns and lets through what it raises.
function* main(coins) {
  yield* sleep(0);
  if (coins < 2) {
    throw new ValueError("the juke box wants two coins");
  }
  return "a song";
}

print(await run(main(2)));
try {
  await run(main(1));
} catch (error) {
  print("error:", error.message);
}
