// The custom sections of a WebAssembly module: what is in the file, and never in memory.

const HEADER = 8;
const CUSTOM = 0;

/** An unsigned LEB128 number of `bytes` at `at`, and where it ends. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/**
 * Parts the custom section called `name` from the rest of `module`.
 * @param {Buffer} module
 * @returns {{ rest: Buffer, section: Buffer | null }} the section's bytes, and a module without it
 */
export function takeSection(module, name) {
  for (let start = HEADER; start < module.length;) {
    const [size, body] = readNumber(module, start + 1);
    const end = body + size;
    if (module[start] === CUSTOM) {
      const [length, text] = readNumber(module, body);
      if (module.toString('utf8', text, text + length) === name) {
        return { rest: Buffer.concat([module.subarray(0, start), module.subarray(end)]), section: module.subarray(text + length, end) };
      }
    }
    start = end;
  }
  return { rest: module, section: null };
}
