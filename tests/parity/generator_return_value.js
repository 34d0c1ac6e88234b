// What a generator returns travels in its last result, once.
function* harvest(trees) {
  let basket = 0;
  for (const apples of trees) {
    basket += apples;
    yield apples;
  }
  return basket;
}

const work = harvest([4, 7]);
while (true) {
  const { value, done } = work.next();
  if (done) {
    print("basket", value);
    break;
  }
  print("picked", value);
}
print("afterwards", work.next().value);
