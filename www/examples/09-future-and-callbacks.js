// A Future is a box for a result that is not there yet.
// It runs nothing by itself.
const parcel = new Future();
parcel.addDoneCallback((box) => print('cat:', box.result()));
parcel.addDoneCallback(() => print('dog: woof'));

print('delivered?', parcel.done());
getEventLoop().callLater(2, () => {
  print('the bell rings');
  parcel.setResult('a bicycle'); // callbacks: next turn
});

print('unpacking', await parcel);
try {
  parcel.setResult('a second bicycle');
} catch (error) {
  print(error.name, '(a result comes once)');
}
