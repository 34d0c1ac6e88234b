// The limit on memory that a worker can hold by itself: the size of one buffer. A browser gives out gigabytes without a
// word, and takes the whole frame away once they are filled; here the allocation fails instead, at its line.

const WASM_PAGE = 65_536;
const TYPED_ARRAYS = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
];

const ofBuffer = (length, options) => Math.max(Number(length), Number(options?.maxByteLength ?? 0));
const ofWasmMemory = ({ initial }) => Number(initial) * WASM_PAGE;
// Made from anything but a length, an array is no larger than what is there already.
const ofTypedArray = (bytesPerElement) => (first) => (typeof first === 'object' ? 0 : Number(first) * bytesPerElement);

/** Puts a constructor in the place of `owner[name]` that is the same but for the check. */
function guard(owner, name, sizeOf, limit, reached) {
  const Native = owner[name];
  if (!Native) return;
  const Guarded = new Proxy(Native, {
    construct(target, args, newTarget) {
      const bytes = args.length > 0 ? sizeOf(...args) : 0;
      if (bytes > limit) reached(bytes);
      return Reflect.construct(target, args, newTarget === Guarded ? target : newTarget);
    },
  });
  const hidden = { writable: true, configurable: true, enumerable: false, value: Guarded };
  Object.defineProperty(owner, name, hidden);
  Object.defineProperty(Native.prototype, 'constructor', hidden);
}

/**
 * @param {number} limit bytes
 * @param {(asked: number) => never} reached
 */
export function guardMemory(limit, reached) {
  guard(globalThis, 'ArrayBuffer', ofBuffer, limit, reached);
  guard(globalThis, 'SharedArrayBuffer', ofBuffer, limit, reached);
  guard(WebAssembly, 'Memory', ofWasmMemory, limit, reached);
  for (const name of TYPED_ARRAYS) guard(globalThis, name, ofTypedArray(globalThis[name]?.BYTES_PER_ELEMENT), limit, reached);
}
