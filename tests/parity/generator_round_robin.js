// An event loop in ten lines: generators in a queue, each asked for one step in its turn.
function* clerk(name, letters) {
  for (let letter = 1; letter <= letters; letter += 1) {
    print(`${name}: letter ${letter} of ${letters}`);
    yield;
  }
  return letters;
}

function takeTurns(...generators) {
  const ready = [...generators];
  let written = 0;
  while (ready.length > 0) {
    const generator = ready.shift();
    const { value, done } = generator.next();
    if (done) {
      written += value;
    } else {
      ready.push(generator);
    }
  }
  return written;
}

print("letters", takeTurns(clerk("Kim", 3), clerk("Lee", 1), clerk("Park", 2)));
