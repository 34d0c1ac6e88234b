// Chained generators pull one item at a time through the whole chain.
function* river() {
  let fish = 0;
  while (true) {
    fish += 1;
    print(`river: fish ${fish}`);
    yield fish;
  }
}

function* net(source) {
  for (const fish of source) {
    if (fish % 2 === 0) {
      print(`net: keeps ${fish}`);
      yield fish;
    }
  }
}

function* cook(source, portions) {
  for (let portion = 0; portion < portions; portion += 1) {
    yield `dish ${portion + 1} of fish ${source.next().value}`;
  }
}

for (const dish of cook(net(river()), 2)) {
  print(dish);
}
