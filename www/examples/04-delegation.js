// yield* lets another generator speak until it is done,
// and gives back what it returned.
function* verse(animal, sound) {
  yield `On the farm there is a ${animal},`;
  yield `and all night long it goes ${sound}.`;
  return sound.length;
}

function* song() {
  const cow = yield* verse('cow', 'moo');
  const cat = yield* verse('cat', 'meow');
  yield `(${cow + cat} letters of noise)`;
}

// The caller sees one generator, not three.
for (const line of song()) print(line);
